// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/windowmenus.h"

#include "widgets/parts/theme.h"
#include "widgets/window/editactions.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/themechoice.h"
#include "widgets/window/windowlayout.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/workspaceactions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>

namespace civiscope::widgets {

namespace {

const QLatin1String legendKey("map/legend");
constexpr int widestFind = 360;
constexpr int asTheSystem = -1;  // where a theme would stand

}  // namespace

WindowMenus::WindowMenus(MainWindow &window, QSettings &settings)
    : QObject(&window)
    , m_window(window)
    , m_settings(settings)
    , m_file(window.menuBar()->addMenu(tr("&File")))
    , m_edit(window.menuBar()->addMenu(tr("&Edit")))
    , m_view(window.menuBar()->addMenu(tr("&View")))
    , m_themes(new QActionGroup(this))
{
    auto *tools = new QToolBar(tr("Tools"), &window);
    tools->setObjectName(QStringLiteral("tools"));
    tools->setMovable(false);
    window.addToolBar(Qt::TopToolBarArea, tools);
    fillFile(*tools);
    fillEdit();
    fillView(*tools);
    auto *space = new QWidget(tools);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    tools->addWidget(space);
    window.views().find.setMaximumWidth(widestFind);
    tools->addWidget(&window.views().find);
    connect(&window.sources(), &SourceActions::recentChanged, this, &WindowMenus::showRecent);
    connect(&window.themes(), &ThemeChoice::changed, this, &WindowMenus::showTheme);
    showRecent(window.sources().recent());
    showTheme();
}

QAction *WindowMenus::add(QMenu &menu, const char *iconName, const QString &text, const QKeySequence &shortcut,
                          const std::function<void()> &run)
{
    QAction *action = menu.addAction(iconName ? icon(iconName) : QIcon(), text);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void WindowMenus::fillFile(QToolBar &tools)
{
    QMenu &menu = *m_file;
    SourceActions *sources = &m_window.sources();
    WorkspaceActions *workspace = &m_window.workspace();
    tools.addAction(add(menu, "network-connect", tr("Open &broker…"), QKeySequence(Qt::CTRL | Qt::Key_B),
                        [sources] { sources->askBroker(); }));
    tools.addAction(
        add(menu, "document-open", tr("&Open file…"), QKeySequence::Open, [sources] { sources->askFile(); }));
    m_recent = menu.addMenu(icon("document-open-recent"), tr("Open &recent"));
    add(menu, "applications-science", tr("Open the &demo cities"), {}, [sources] { sources->openDemo(); });
    add(menu, "list-add", tr("Add a &GIS layer…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
        [sources] { sources->askLayer(); });
    menu.addSeparator();
    add(menu, "project-open", tr("Open &workspace…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [workspace] { workspace->askAndOpen(); });
    add(menu, "document-save", tr("&Save workspace"), QKeySequence::Save, [workspace] { workspace->save(); });
    add(menu, "document-save-as", tr("Save workspace &as…"), QKeySequence::SaveAs,
        [workspace] { workspace->saveAs(); });
    add(menu, "document-export", tr("&Export what is shown…"), QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { m_window.edit().askWhereToExport(); });
    menu.addSeparator();
    tools.addAction(
        add(menu, "view-refresh", tr("Load all &anew"), QKeySequence(Qt::Key_F5), [sources] { sources->loadAnew(); }));
    add(menu, "window-close", tr("&Close all sources"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
        [sources] { sources->closeAll(); });
    menu.addSeparator();
    add(menu, "application-exit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { m_window.close(); });
}

void WindowMenus::fillEdit()
{
    QMenu &menu = *m_edit;
    EditActions *edit = &m_window.edit();
    add(menu, "edit-copy", tr("&Copy"), QKeySequence::Copy, [edit] { edit->copy(); });
    menu.addSeparator();
    add(menu, "view-filter", tr("Fi&lter"), QKeySequence::Find, [this] { m_window.views().filter.begin(); });
    add(menu, "edit-find", tr("&Find by id or name"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_window.views().find.setFocus(Qt::ShortcutFocusReason);
        m_window.views().find.selectAll();
    });
    add(menu, "edit-select-none", tr("Select &nothing"), QKeySequence(Qt::Key_Escape), [edit] { edit->escape(); });
}

void WindowMenus::fillView(QToolBar &tools)
{
    QMenu &menu = *m_view;
    const WindowViews &views = m_window.views();
    MapPage &map = views.map;
    menu.addActions(views.modes.modeActions());
    menu.addSeparator();
    MapController &camera = map.view().controller();
    add(menu, "zoom-in", tr("Zoom &in"), QKeySequence::ZoomIn, [&camera] { camera.zoomBy(1); });
    add(menu, "zoom-out", tr("Zoom &out"), QKeySequence::ZoomOut, [&camera] { camera.zoomBy(-1); });
    tools.addSeparator();
    tools.addAction(add(menu, "zoom-fit-best", tr("Zoom to &all"), QKeySequence(Qt::CTRL | Qt::Key_0),
                        [&map] { map.sessionMap().zoomToAll(); }));
    tools.addAction(add(menu, "zoom-fit-selection", tr("Zoom to the &selection"), QKeySequence(Qt::CTRL | Qt::Key_J),
                        [&map] { map.sessionMap().zoomToSelection(); }));
    menu.addSeparator();
    add(menu, nullptr, tr("Go to the &map"), QKeySequence(Qt::CTRL | Qt::Key_M),
        [&map] { map.setFocus(Qt::ShortcutFocusReason); });
    add(menu, nullptr, tr("Go to the &table"), QKeySequence(Qt::CTRL | Qt::Key_T),
        [table = &views.table] { table->setFocus(Qt::ShortcutFocusReason); });
    menu.addSeparator();
    menu.addActions(views.time.timeActions());
    menu.addSeparator();
    menu.addActions(m_window.arrangement().dockActions());
    QAction *legend = menu.addAction(tr("&Legend on the map"));
    legend->setCheckable(true);
    legend->setChecked(m_settings.value(legendKey, true).toBool());
    legend->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    map.setLegendShown(legend->isChecked());
    connect(legend, &QAction::toggled, this, [this](bool shown) {
        m_window.views().map.setLegendShown(shown);
        m_settings.setValue(legendKey, shown);
    });
    add(menu, nullptr, tr("&Reset the layout"), {}, [this] { m_window.arrangement().reset(); });
    menu.addSeparator();
    fillThemes();
}

void WindowMenus::fillThemes()
{
    QMenu &themes = *m_view->addMenu(tr("Th&eme"));
    const auto theme = [&](const QString &text, std::optional<carto::Theme> value) {
        QAction *action = add(themes, nullptr, text, {}, [this, value] { m_window.themes().choose(value); });
        action->setCheckable(true);
        action->setData(value ? int(*value) : asTheSystem);
        m_themes->addAction(action);
    };
    theme(tr("As the &system has it"), std::nullopt);
    theme(tr("&Light"), carto::Theme::Light);
    theme(tr("&Dark"), carto::Theme::Dark);
}

void WindowMenus::showRecent(const QStringList &recent)
{
    m_recent->clear();
    for (const QString &words : recent) {
        add(*m_recent, nullptr, QString(words).replace(QLatin1Char('&'), QLatin1String("&&")), {},
            [this, words] { m_window.sources().open(words); });
    }
    m_recent->setEnabled(!recent.isEmpty());
}

void WindowMenus::showTheme()
{
    const auto chosen = m_window.themes().chosen();
    for (const auto actions = m_themes->actions(); QAction * action : actions)
        action->setChecked(action->data().toInt() == (chosen ? int(*chosen) : asTheSystem));
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/windowmenus.h"

#include "widgets/window/mainwindow.h"
#include "widgets/parts/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>

namespace civiscope::widgets {

namespace {

const QLatin1String legendKey("map/legend");
constexpr int widestFind = 360;

}  // namespace

WindowMenus::WindowMenus(MainWindow &window, ModeBar &modes, QSettings &settings)
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
    fillView(*tools, modes);
    auto *space = new QWidget(tools);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    tools->addWidget(space);
    window.findBox().setMaximumWidth(widestFind);
    tools->addWidget(&window.findBox());
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
    tools.addAction(add(menu, "network-connect", tr("Open &broker…"), QKeySequence(Qt::CTRL | Qt::Key_B),
                        [this] { m_window.askBroker(); }));
    tools.addAction(add(menu, "document-open", tr("&Open file…"), QKeySequence::Open, [this] { m_window.askFile(); }));
    m_recent = menu.addMenu(icon("document-open-recent"), tr("Open &recent"));
    add(menu, "applications-science", tr("Open the &demo cities"), {}, [this] { m_window.openDemo(); });
    add(menu, "list-add", tr("Add a &GIS layer…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
        [this] { m_window.askLayer(); });
    menu.addSeparator();
    add(menu, "project-open", tr("Open &workspace…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { m_window.askWorkspace(); });
    add(menu, "document-save", tr("&Save workspace"), QKeySequence::Save, [this] { m_window.saveWorkspace(); });
    add(menu, "document-save-as", tr("Save workspace &as…"), QKeySequence::SaveAs,
        [this] { m_window.saveWorkspaceAs(); });
    menu.addSeparator();
    tools.addAction(add(menu, "view-refresh", tr("Load all &anew"), QKeySequence(Qt::Key_F5),
                        [this] { m_window.refreshSources(); }));
    add(menu, "window-close", tr("&Close all sources"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
        [this] { m_window.closeSources(); });
    menu.addSeparator();
    add(menu, "application-exit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { m_window.close(); });
}

void WindowMenus::fillEdit()
{
    QMenu &menu = *m_edit;
    add(menu, "edit-copy", tr("&Copy"), QKeySequence::Copy, [this] { m_window.copy(); });
    menu.addSeparator();
    add(menu, "view-filter", tr("Fi&lter"), QKeySequence::Find, [this] { m_window.filterBar().begin(); });
    add(menu, "edit-find", tr("&Find by id or name"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_window.findBox().setFocus(Qt::ShortcutFocusReason);
        m_window.findBox().selectAll();
    });
    add(menu, "edit-select-none", tr("Select &nothing"), QKeySequence(Qt::Key_Escape), [this] { m_window.escape(); });
}

void WindowMenus::fillView(QToolBar &tools, const ModeBar &modes)
{
    QMenu &menu = *m_view;
    MapPage &map = m_window.mapPage();
    menu.addActions(modes.modeActions());
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
        [this] { m_window.tablePage().setFocus(Qt::ShortcutFocusReason); });
    menu.addSeparator();
    menu.addActions(m_window.timeBar().timeActions());
    menu.addSeparator();
    for (const auto docks = m_window.findChildren<QDockWidget *>(); const QDockWidget *dock : docks)
        menu.addAction(dock->toggleViewAction());
    QAction *legend = menu.addAction(tr("&Legend on the map"));
    legend->setCheckable(true);
    legend->setChecked(m_settings.value(legendKey, true).toBool());
    legend->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    map.setLegendShown(legend->isChecked());
    connect(legend, &QAction::toggled, this, [this](bool shown) {
        m_window.mapPage().setLegendShown(shown);
        m_settings.setValue(legendKey, shown);
    });
    add(menu, nullptr, tr("&Reset the layout"), {}, [this] { m_window.resetLayout(); });
    menu.addSeparator();
    fillThemes();
}

void WindowMenus::fillThemes()
{
    QMenu &themes = *m_view->addMenu(tr("Th&eme"));
    const auto theme = [&](const QString &text, const char *word, std::optional<carto::Theme> value) {
        QAction *action = add(themes, nullptr, text, {}, [this, value] { m_window.setTheme(value); });
        action->setCheckable(true);
        action->setData(QLatin1String(word));
        m_themes->addAction(action);
    };
    theme(tr("As the &system has it"), "", std::nullopt);
    theme(tr("&Light"), "light", carto::Theme::Light);
    theme(tr("&Dark"), "dark", carto::Theme::Dark);
    showTheme({});
}

void WindowMenus::showRecent(const QStringList &recent)
{
    m_recent->clear();
    for (const QString &words : recent) {
        add(*m_recent, nullptr, QString(words).replace(QLatin1Char('&'), QLatin1String("&&")), {},
            [this, words] { m_window.open(words); });
    }
    m_recent->setEnabled(!recent.isEmpty());
}

void WindowMenus::showTheme(const QString &word)
{
    for (const auto actions = m_themes->actions(); QAction * action : actions)
        action->setChecked(action->data().toString() == word);
}

}  // namespace civiscope::widgets

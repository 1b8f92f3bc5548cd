// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "openbrokerdialog.h"
#include "quarantinedialog.h"
#include "theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace civiscope::widgets {

using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

namespace {
constexpr int layoutVersion = 1;
constexpr QSize firstSize(1280, 800);
constexpr qsizetype mostRecent = 10;
const QLatin1String geometryKey("window/geometry");
const QLatin1String layoutKey("window/layout");
const QLatin1String splitKey("window/split");
const QLatin1String themeKey("window/theme");
const QLatin1String legendKey("map/legend");
const QLatin1String recentKey("recent");
}  // namespace

MainWindow::MainWindow(Session &session, QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_settings(settings)
    , m_symbology(std::make_shared<carto::Symbology>())
{
    setWindowTitle(tr("Civiscope"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    makeCentre();
    makeDocks();
    makeActions();
    link();
    resize(firstSize);
    m_firstLayout = saveState(layoutVersion);
    restoreGeometry(settings.value(geometryKey).toByteArray());
    restoreState(settings.value(layoutKey).toByteArray(), layoutVersion);
    m_centre->restoreState(settings.value(splitKey).toByteArray());
    showRecent();
    showState();
    const QString theme = settings.value(themeKey).toString();
    if (!theme.isEmpty())
        setTheme(theme == QLatin1String("dark") ? carto::Theme::Dark : carto::Theme::Light);
    else
        themeChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    m_map = new MapPage(m_session, m_symbology);
    m_table = new TablePage(m_session);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_table, icon("view-list-details"), tr("Table"));
    m_centre = new QSplitter(Qt::Vertical);
    m_centre->addWidget(m_map);
    m_centre->addWidget(m_tabs);
    m_centre->setStretchFactor(0, 3);
    m_centre->setStretchFactor(1, 2);
    m_centre->setChildrenCollapsible(false);
    m_map->setMinimumHeight(160);
    m_tabs->setMinimumHeight(120);
    m_centre->setSizes({440, 260});
    m_welcome = new WelcomePage;
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_centre);
    m_messages = new MessageBar;
    auto *all = new QWidget;
    auto *lines = new QVBoxLayout(all);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_messages);
    lines->addWidget(m_pages, 1);
    setCentralWidget(all);
    m_status = new StatusLine(m_session);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const char *name, const QString &title, QWidget *widget, Qt::DockWidgetArea area) {
        auto *made = new QDockWidget(title, this);
        made->setObjectName(QLatin1String(name));
        made->setWidget(widget);
        addDockWidget(area, made);
        return made;
    };
    m_sources = new SourcesPanel(m_session, m_symbology);
    m_inspector = new Inspector(m_session);
    QDockWidget *left = dock("sources", tr("Sources"), m_sources, Qt::LeftDockWidgetArea);
    QDockWidget *right = dock("inspector", tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    resizeDocks({left, right}, {310, 300}, Qt::Horizontal);
}

void MainWindow::makeActions()
{
    auto *modes = new QToolBar(tr("Modes"), this);
    modes->setObjectName(QStringLiteral("modes"));
    modes->setMovable(false);
    modes->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    QAction *browse = modes->addAction(icon("globe"), tr("Browse"));
    browse->setCheckable(true);
    browse->setChecked(true);
    browse->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_1));
    connect(browse, &QAction::triggered, browse, [browse] { browse->setChecked(true); });
    addToolBar(Qt::LeftToolBarArea, modes);

    m_find = new FindBox(m_session);
    auto *top = new QToolBar(tr("Tools"), this);
    top->setObjectName(QStringLiteral("tools"));
    top->setMovable(false);
    addToolBar(Qt::TopToolBarArea, top);

    makeFileMenu(*top);
    makeEditMenu();
    makeViewMenu(*top, browse);
    auto *space = new QWidget(top);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    top->addWidget(space);
    m_find->setMaximumWidth(360);
    top->addWidget(m_find);
}

QAction *MainWindow::addAction(QMenu &menu, const char *iconName, const QString &text, const QKeySequence &shortcut,
                               const std::function<void()> &run)
{
    QAction *action = menu.addAction(iconName ? icon(iconName) : QIcon(), text);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void MainWindow::makeFileMenu(QToolBar &tools)
{
    QMenu &menu = *menuBar()->addMenu(tr("&File"));
    tools.addAction(addAction(menu, "network-connect", tr("Open &broker…"), QKeySequence(Qt::CTRL | Qt::Key_B),
                              [this] { askBroker(); }));
    tools.addAction(addAction(menu, "document-open", tr("&Open file…"), QKeySequence::Open, [this] { askFile(); }));
    m_recent = menu.addMenu(icon("document-open-recent"), tr("Open &recent"));
    addAction(menu, "applications-science", tr("Open the &demo cities"), {}, [this] { openDemo(); });
    menu.addSeparator();
    tools.addAction(
        addAction(menu, "view-refresh", tr("Load all &anew"), QKeySequence(Qt::Key_F5), [this] { refreshSources(); }));
    addAction(menu, "window-close", tr("&Close all sources"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), [this] {
        while (!m_session.sources().empty())
            m_session.close(m_session.sources().front()->id());
    });
    menu.addSeparator();
    addAction(menu, "application-exit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::makeEditMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Edit"));
    addAction(menu, "edit-copy", tr("&Copy"), QKeySequence::Copy, [this] { copy(); });
    menu.addSeparator();
    addAction(menu, "edit-find", tr("&Find by id or name"), QKeySequence::Find, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    })->setShortcuts({QKeySequence(QKeySequence::Find), QKeySequence(Qt::CTRL | Qt::Key_K)});
    addAction(menu, "edit-select-none", tr("Select &nothing"), QKeySequence(Qt::Key_Escape), [this] { escape(); });
}

void MainWindow::makeViewMenu(QToolBar &tools, QAction *browse)
{
    QMenu &menu = *menuBar()->addMenu(tr("&View"));
    menu.addAction(browse);
    menu.addSeparator();
    MapController &camera = m_map->view().controller();
    addAction(menu, "zoom-in", tr("Zoom &in"), QKeySequence::ZoomIn, [&camera] { camera.zoomBy(1); });
    addAction(menu, "zoom-out", tr("Zoom &out"), QKeySequence::ZoomOut, [&camera] { camera.zoomBy(-1); });
    tools.addSeparator();
    tools.addAction(addAction(menu, "zoom-fit-best", tr("Zoom to &all"), QKeySequence(Qt::CTRL | Qt::Key_0),
                              [this] { m_map->sessionMap().zoomToAll(); }));
    tools.addAction(addAction(menu, "zoom-fit-selection", tr("Zoom to the &selection"),
                              QKeySequence(Qt::CTRL | Qt::Key_J), [this] { m_map->sessionMap().zoomToSelection(); }));
    menu.addSeparator();
    addAction(menu, nullptr, tr("Go to the &map"), QKeySequence(Qt::CTRL | Qt::Key_M),
              [this] { m_map->setFocus(Qt::ShortcutFocusReason); });
    addAction(menu, nullptr, tr("Go to the &table"), QKeySequence(Qt::CTRL | Qt::Key_T),
              [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    menu.addSeparator();
    for (const QDockWidget *dock : findChildren<QDockWidget *>())
        menu.addAction(dock->toggleViewAction());
    QAction *legend = menu.addAction(tr("&Legend on the map"));
    legend->setCheckable(true);
    legend->setChecked(m_settings.value(legendKey, true).toBool());
    legend->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_map->setLegendShown(legend->isChecked());
    connect(legend, &QAction::toggled, this, [this](bool shown) {
        m_map->setLegendShown(shown);
        m_settings.setValue(legendKey, shown);
    });
    addAction(menu, nullptr, tr("&Reset the layout"), {}, [this] { resetLayout(); });
    menu.addSeparator();
    QMenu &themes = *menu.addMenu(tr("Th&eme"));
    m_themes = new QActionGroup(this);
    const auto theme = [&](const QString &text, const char *word, std::optional<carto::Theme> value) {
        QAction *action = addAction(themes, nullptr, text, {}, [this, value] { setTheme(value); });
        action->setCheckable(true);
        action->setData(QLatin1String(word));
        m_themes->addAction(action);
    };
    theme(tr("As the &system has it"), "", std::nullopt);
    theme(tr("&Light"), "light", carto::Theme::Light);
    theme(tr("&Dark"), "dark", carto::Theme::Dark);
    m_themes->actions().first()->setChecked(true);
}

void MainWindow::link()
{
    connect(m_welcome, &WelcomePage::sourceWanted, this, [this](const QString &words) { open(words); });
    connect(m_welcome, &WelcomePage::fileWanted, this, &MainWindow::askFile);
    connect(m_welcome, &WelcomePage::demoWanted, this, &MainWindow::openDemo);
    connect(m_sources, &SourcesPanel::openBroker, this, &MainWindow::askBroker);
    connect(m_sources, &SourcesPanel::openFile, this, &MainWindow::askFile);
    connect(m_sources, &SourcesPanel::tableChosen, m_table, &TablePage::showTable);
    connect(m_sources, &SourcesPanel::zoomToSource, &m_map->sessionMap(), &SessionMap::zoomToSource);
    connect(m_sources, &SourcesPanel::zoomToTable, &m_map->sessionMap(), &SessionMap::zoomToTable);
    connect(m_table, &TablePage::activated, &m_map->sessionMap(), &SessionMap::zoomToSelection);
    connect(m_inspector, &Inspector::zoomRequested, &m_map->sessionMap(), &SessionMap::zoomToSelection);
    connect(m_inspector, &Inspector::followed, m_table, &TablePage::revealCurrent);
    connect(m_find, &FindBox::found, this, &MainWindow::goTo);
    for (const auto signal : {&MapController::clicked, &MapController::boxed})
        connect(&m_map->view().controller(), signal, m_table, &TablePage::revealCurrent);
    connect(m_status, &StatusLine::quarantineRequested, this, [this] {
        auto *dialog = new QuarantineDialog(m_session, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&m_session, &Session::sourceAdded, this, &MainWindow::showState);
    connect(&m_session, &Session::sourceClosed, this, &MainWindow::showState);
    connect(&m_session, &Session::sourceChanged, this, [this](Source *source) {
        const Source::State before = std::exchange(m_states[source->id()], source->state());
        if (source->state() == Source::State::Failed && before != Source::State::Failed && source->error() &&
            source->error()->code != ErrorCode::Cancelled)
            m_messages->say(*source->error());
    });
}

void MainWindow::setBaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> layers)
{
    m_baseMap = new BaseMap(engine, tiles, std::move(layers), *m_map, this);
    connect(m_baseMap, &BaseMap::saidChanged, this, [this] { m_status->setEngine(m_baseMap->said()); });
    m_status->setEngine(m_baseMap->said());
}

void MainWindow::open(const QString &words)
{
    const auto spec = workspace::parseSource(words, QDir::currentPath());
    if (!spec) {
        m_messages->say(spec.error());
        return;
    }
    workspace::SourceRequest request;
    request.spec = *spec;
    open(std::move(request));
}

void MainWindow::open(workspace::SourceRequest request)
{
    m_messages->hide();
    remember(request.spec.spelling());
    m_session.open(std::move(request));
}

void MainWindow::askBroker()
{
    OpenBrokerDialog dialog(this);
    if (dialog.exec() == QDialog::Accepted)
        open(dialog.request());
}

void MainWindow::askFile()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Open file"), QString(), tr("City data (*.json *.jsonld *.ndjson *.geojson *.jsonl);;All files (*)"));
    for (const QString &file : files)
        open(file);
}

void MainWindow::openDemo()
{
    open(QStringLiteral("demo:antwerp"));
    open(QStringLiteral("demo:brisbane"));
}

void MainWindow::remember(const QString &words)
{
    QStringList recent = m_settings.value(recentKey).toStringList();
    recent.removeAll(words);
    recent.prepend(words);
    m_settings.setValue(recentKey, QStringList(recent.first(std::min(recent.size(), mostRecent))));
    showRecent();
}

void MainWindow::showRecent()
{
    const QStringList recent = m_settings.value(recentKey).toStringList();
    m_welcome->setRecent(recent);
    m_recent->clear();
    for (const QString &words : recent) {
        addAction(*m_recent, nullptr, QString(words).replace(QLatin1Char('&'), QLatin1String("&&")), {},
                  [this, words] { open(words); });
    }
    m_recent->setEnabled(!recent.isEmpty());
}

void MainWindow::showState()
{
    const bool empty = m_session.sources().empty();
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_welcome) : m_centre);
    std::erase_if(m_states, [this](const auto &item) { return !m_session.source(item.first); });
}

void MainWindow::escape()
{
    if (m_find->hasFocus() && !m_find->text().isEmpty()) {
        m_find->clear();
        return;
    }
    m_session.select({});
    if (m_find->hasFocus())
        m_map->setFocus(Qt::ShortcutFocusReason);
}

// What is copied is what has the focus.
void MainWindow::copy()
{
    QWidget *focus = QApplication::focusWidget();
    if (focus && m_inspector->isAncestorOf(focus))
        m_inspector->copy();
    else if (focus && m_find->hasFocus())
        m_find->copy();
    else
        m_table->copySelection();
}

void MainWindow::refreshSources()
{
    for (const auto &source : m_session.sources())
        source->load();
}

void MainWindow::goTo(const EntityKey &entity)
{
    m_session.select({entity});
    if (m_map->sessionMap().placed(entity))
        m_map->sessionMap().zoomToSelection();
    m_table->revealCurrent();
}

void MainWindow::setTheme(std::optional<carto::Theme> theme)
{
    const QString word = !theme                         ? QString()
                         : *theme == carto::Theme::Dark ? QStringLiteral("dark")
                                                        : QStringLiteral("light");
    m_settings.setValue(themeKey, word);
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toString() == word);
    if (theme)
        QApplication::setPalette(paletteOf(*theme));
    else
        QApplication::setPalette(QPalette());
    themeChanged();
}

void MainWindow::themeChanged()
{
    applyIcons();
    const carto::Theme theme = themeOf(QApplication::palette());
    m_map->view().setTheme(theme);
    if (m_baseMap)
        m_baseMap->setTheme(theme);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_themes)
        themeChanged();
}

void MainWindow::resetLayout()
{
    restoreState(m_firstLayout, layoutVersion);
    m_centre->setSizes({440, 260});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(layoutKey, saveState(layoutVersion));
    m_settings.setValue(splitKey, m_centre->saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->hasUrls()) {
        for (const QUrl &url : event->mimeData()->urls())
            open(url.isLocalFile() ? url.toLocalFile() : url.toString());
    } else {
        open(event->mimeData()->text().trimmed());
    }
    event->acceptProposedAction();
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/mainwindow.h"

#include "widgets/map/basemap.h"
#include "widgets/parts/page.h"
#include "widgets/parts/theme.h"
#include "widgets/window/editactions.h"
#include "widgets/window/quarantinedialog.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/themechoice.h"
#include "widgets/window/windowlayout.h"
#include "widgets/window/windowmenus.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/workspaceactions.h"
#include "widgets/window/workspacekeeper.h"
#include "widgets/window/workspaceparts.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>

namespace civiscope::widgets {

using workspace::Session;

namespace {

const QLatin1String modeKey("window/mode");
constexpr int sourcesWidth = 310;
constexpr int inspectorWidth = 300;

}  // namespace

MainWindow::MainWindow(Session &session, QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_settings(settings)
    , m_views(std::make_unique<WindowViews>(session, settings, this))
    , m_keeper(new WorkspaceKeeper(this))
    , m_sources(new SourceActions(session, m_views->layers, m_views->messages, settings, *this))
    , m_workspace(new WorkspaceActions(*m_keeper, m_views->messages, *this))
    , m_edit(new EditActions(session, *m_views, this))
    , m_arrangement(new WindowLayout(*this, m_views->centre, settings))
    , m_themes(new ThemeChoice(settings, this))
{
    showTitle();
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setCentralWidget(&m_views->centre);
    statusBar()->addWidget(&m_views->status, 1);
    statusBar()->setSizeGripEnabled(false);
    makeDocks();
    addToolBar(Qt::LeftToolBarArea, &m_views->modes);
    new WindowMenus(*this, settings);
    linkViews(*m_views);
    link();
    addWindowParts(*m_keeper, *m_views, *m_arrangement, session);
    m_arrangement->restore();
    m_views->welcome.setRecent(m_sources->recent());
    showCentre();
    m_themes->restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeDocks()
{
    QDockWidget *left = m_arrangement->addDock("sources", tr("Sources"), &m_views->sources, Qt::LeftDockWidgetArea);
    QDockWidget *right =
        m_arrangement->addDock("inspector", tr("Inspector"), &m_views->inspector, Qt::RightDockWidgetArea);
    resizeDocks({left, right}, {sourcesWidth, inspectorWidth}, Qt::Horizontal);
}

void MainWindow::link()
{
    WelcomePage *welcome = &m_views->welcome;
    connect(welcome, &WelcomePage::sourceWanted, m_sources, qOverload<const QString &>(&SourceActions::open));
    connect(welcome, &WelcomePage::fileWanted, m_sources, &SourceActions::askFile);
    connect(welcome, &WelcomePage::demoWanted, m_sources, &SourceActions::openDemo);
    connect(&m_views->sources, &SourcesPanel::openBroker, m_sources, &SourceActions::askBroker);
    connect(&m_views->sources, &SourcesPanel::openFile, m_sources, &SourceActions::askFile);
    connect(&m_views->layerList, &LayersPanel::addWanted, m_sources, &SourceActions::askLayer);
    connect(m_sources, &SourceActions::recentChanged, welcome, &WelcomePage::setRecent);
    connect(m_sources, &SourceActions::workspaceWanted, m_workspace, &WorkspaceActions::open);
    connect(m_workspace, &WorkspaceActions::used, m_sources, &SourceActions::remember);
    connect(m_keeper, &WorkspaceKeeper::changed, this, &MainWindow::showTitle);
    connect(m_themes, &ThemeChoice::changed, this, &MainWindow::showTheme);
    connect(&m_views->find, &FindBox::found, m_edit, &EditActions::goTo);
    for (const Page *page : m_views->centre.pages())
        connect(page, &Page::zoomRequested, &m_views->map.sessionMap(), &SessionMap::zoomToSelection);
    connect(&m_views->status, &StatusLine::quarantineRequested, this, [this] {
        auto *dialog = new QuarantineDialog(m_session, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&m_views->modes, &ModeBar::modeChanged, this, [this](Mode mode) {
        m_settings.setValue(modeKey, wordOf(mode));
        showCentre();
    });
    connect(&m_session, &Session::sourceAdded, this, &MainWindow::showCentre);
    connect(&m_session, &Session::sourceClosed, this, &MainWindow::showCentre);
}

void MainWindow::addBottomTab(Page *page, const QIcon &icon, const QString &title)
{
    m_views->centre.addBottomTab(page, icon, title);
    adopt(*page, Mode::Browse);
}

void MainWindow::addAuditTab(Page *page, const QString &title)
{
    m_views->centre.addAuditTab(page, title);
    adopt(*page, Mode::Audit);
}

void MainWindow::setComparePage(Page *page)
{
    m_views->centre.setComparePage(page);
    adopt(*page, Mode::Compare);
}

void MainWindow::adopt(Page &page, Mode mode)
{
    connect(&page, &Page::zoomRequested, &m_views->map.sessionMap(), &SessionMap::zoomToSelection);
    if (auto part = page.workspacePart())
        m_keeper->add(std::move(*part));
    if (m_views->modes.offers(mode))
        return;
    m_views->modes.offer(mode);
    if (modeOf(m_settings.value(modeKey).toString()) == mode)
        m_views->modes.setMode(mode);
}

void MainWindow::setBaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> sketches)
{
    m_baseMap = new BaseMap(engine, tiles, std::move(sketches), m_views->layers, m_views->map, this);
    connect(m_baseMap, &BaseMap::saidChanged, this, [this] { m_views->status.setEngine(m_baseMap->said()); });
    m_views->status.setEngine(m_baseMap->said());
    m_views->map.sessionMap().colours().setEngine(&engine);
    m_sources->setLayersDrawn(true);
    showSketches();
}

void MainWindow::showSketches()
{
    QStringList cities;
    for (const auto &source : m_session.sources()) {
        const tasks::SourceSpec &spec = source->request().spec;
        if (spec.kind == tasks::SourceSpec::Kind::Demo)
            cities << spec.text;
    }
    if (m_baseMap)
        m_baseMap->showSketches(cities);
}

void MainWindow::showTitle()
{
    const QString name = m_keeper->name();
    setWindowTitle(name.isEmpty() ? tr("Civiscope") : tr("%1[*] – Civiscope").arg(name));
    setWindowModified(m_keeper->modified());
}

void MainWindow::showCentre()
{
    m_views->centre.show(m_views->modes.mode(), m_session.sources().empty());
    showSketches();
}

void MainWindow::showTheme()
{
    applyIcons();
    const carto::Theme theme = themeOf(QApplication::palette());
    m_views->map.view().setTheme(theme);
    if (m_baseMap)
        m_baseMap->setTheme(theme);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_themes)
        showTheme();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_workspace->mayLeave()) {
        event->ignore();
        return;
    }
    m_arrangement->save();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_sources->openDropped(*event->mimeData());
    event->acceptProposedAction();
}

}  // namespace civiscope::widgets

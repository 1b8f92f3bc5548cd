// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/mainwindow.h"

#include "widgets/map/colourpanel.h"
#include "widgets/map/layerspanel.h"
#include "widgets/window/openbrokerdialog.h"
#include "widgets/window/quarantinedialog.h"
#include "widgets/parts/theme.h"
#include "widgets/timeline/timelinepage.h"
#include "widgets/window/windowmenus.h"
#include "workspace/workspacefile.h"
#include "widgets/window/workspacekeeper.h"
#include "widgets/window/workspaceparts.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>

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
const QLatin1String modeKey("window/mode");
const QLatin1String themeKey("window/theme");
const QLatin1String recentKey("recent");
}  // namespace

MainWindow::MainWindow(Session &session, QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_settings(settings)
    , m_symbology(std::make_shared<carto::Symbology>())
    , m_layers(new GisLayers(this))
    , m_keeper(new WorkspaceKeeper(this))
{
    showTitle();
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    makeCentre();
    makeDocks();
    makeActions();
    link();
    addWindowParts(*m_keeper, *this, session, *m_layers);
    resize(firstSize);
    m_firstLayout = saveState(layoutVersion);
    restoreGeometry(settings.value(geometryKey).toByteArray());
    restoreState(settings.value(layoutKey).toByteArray(), layoutVersion);
    m_centre->restoreSizes(settings);
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
    m_centre = new Centre(m_map);
    m_filter = new FilterBar(m_session, m_settings);
    m_filter->setMapExtent([this] { return m_map->view().controller().view().box(); });
    m_centre->setFilterBar(m_filter);
    m_time = new TimeBar(m_session);
    m_centre->setTimeBar(m_time);
    m_centre->addBottomTab(m_table, icon("view-list-details"), tr("Table"));
    setCentralWidget(m_centre);
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
    auto *layers = new LayersPanel(*m_layers);
    connect(layers, &LayersPanel::addWanted, this, &MainWindow::askLayer);
    connect(layers, &LayersPanel::zoomWanted, this, [this](const GeoBox &box) {
        m_map->sessionMap().keepView();
        m_map->view().controller().fit(box);
    });
    m_sources->addBelow(layers);
    m_sources->addBelow(new ColourPanel(m_session, m_map->sessionMap().colours()));
    m_inspector = new Inspector(m_session);
    QDockWidget *left = dock("sources", tr("Sources"), m_sources, Qt::LeftDockWidgetArea);
    QDockWidget *right = dock("inspector", tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    resizeDocks({left, right}, {310, 300}, Qt::Horizontal);
}

void MainWindow::makeActions()
{
    m_modes = new ModeBar(this);
    addToolBar(Qt::LeftToolBarArea, m_modes);
    connect(m_modes, &ModeBar::modeChanged, this, [this](Mode mode) {
        m_settings.setValue(modeKey, wordOf(mode));
        showState();
    });
    m_find = new FindBox(m_session);
    m_menus = new WindowMenus(*this, *m_modes, m_settings);
}

void MainWindow::addBottomTab(QWidget *page, const QIcon &icon, const QString &title)
{
    m_centre->addBottomTab(page, icon, title);
}

void MainWindow::addAuditTab(QWidget *page, const QString &title)
{
    m_centre->addAuditTab(page, title);
    modeHasPage(Mode::Audit);
}

void MainWindow::setComparePage(QWidget *page)
{
    m_centre->setComparePage(page);
    modeHasPage(Mode::Compare);
}

void MainWindow::modeHasPage(Mode mode)
{
    if (m_modes->offers(mode))
        return;
    m_modes->offer(mode);
    if (modeOf(m_settings.value(modeKey).toString()) == mode)
        setMode(mode);
}

void MainWindow::setMode(Mode mode)
{
    if (m_modes->offers(mode))
        m_modes->setMode(mode);
}

void MainWindow::link()
{
    connect(&welcome(), &WelcomePage::sourceWanted, this, [this](const QString &words) { open(words); });
    connect(&welcome(), &WelcomePage::fileWanted, this, &MainWindow::askFile);
    connect(&welcome(), &WelcomePage::demoWanted, this, &MainWindow::openDemo);
    connect(m_sources, &SourcesPanel::openBroker, this, &MainWindow::askBroker);
    connect(m_sources, &SourcesPanel::openFile, this, &MainWindow::askFile);
    connect(m_sources, &SourcesPanel::tableChosen, m_table, &TablePage::showTable);
    connect(m_sources, &SourcesPanel::zoomToSource, &m_map->sessionMap(), &SessionMap::zoomToSource);
    connect(m_sources, &SourcesPanel::zoomToTable, &m_map->sessionMap(), &SessionMap::zoomToTable);
    connect(m_table, &TablePage::activated, &m_map->sessionMap(), &SessionMap::zoomToSelection);
    connect(m_inspector, &Inspector::zoomRequested, &m_map->sessionMap(), &SessionMap::zoomToSelection);
    connect(m_inspector, &Inspector::followed, m_table, &TablePage::revealCurrent);
    connect(m_keeper, &WorkspaceKeeper::changed, this, &MainWindow::showTitle);
    connect(m_layers, &GisLayers::failed, &messages(), qOverload<const QString &>(&MessageBar::say));
    connect(&m_map->view().controller(), &MapController::viewChanged, m_filter, &FilterBar::mapMoved);
    connect(m_filter, &FilterBar::left, this, [this] { m_map->setFocus(Qt::ShortcutFocusReason); });
    connect(m_find, &FindBox::found, this, &MainWindow::goTo);
    connect(&m_map->view().controller(), &MapController::clicked, m_table, &TablePage::revealCurrent);
    connect(&m_map->view().controller(), &MapController::boxed, m_table, &TablePage::revealCurrent);
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
            messages().say(*source->error());
    });
}

void MainWindow::setBaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> sketches)
{
    m_baseMap = new BaseMap(engine, tiles, std::move(sketches), *m_layers, *m_map, this);
    connect(m_baseMap, &BaseMap::saidChanged, this, [this] { m_status->setEngine(m_baseMap->said()); });
    m_status->setEngine(m_baseMap->said());
    m_map->sessionMap().colours().setEngine(&engine);
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

void MainWindow::open(const QString &words)
{
    if (words.endsWith(workspace::workspaceEnding, Qt::CaseInsensitive))
        return openWorkspace(words);
    const auto spec = tasks::parseSource(words, QDir::currentPath());
    if (!spec) {
        messages().say(spec.error());
        return;
    }
    tasks::SourceRequest request;
    request.spec = *spec;
    open(std::move(request));
}

void MainWindow::open(tasks::SourceRequest request)
{
    messages().hide();
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

void MainWindow::askLayer()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Add a GIS layer"), QString(),
        tr("Map data (*.gpkg *.geojson *.json *.shp *.fgb *.kml *.gml *.gpx *.tab *.dxf);;All files (*)"));
    for (const QString &file : files)
        addLayer(file);
}

void MainWindow::addLayer(const QString &path)
{
    messages().hide();
    if (const auto added = m_layers->add(path); !added)
        messages().say(added.error());
    else if (!m_baseMap)
        messages().say(tr("There is no base map here, so %1 cannot be drawn.").arg(QFileInfo(path).fileName()));
}

void MainWindow::askWorkspace()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open workspace"), QString(),
                                                      tr("Workspaces (*%1)").arg(workspace::workspaceEnding));
    if (!file.isEmpty())
        openWorkspace(file);
}

void MainWindow::openWorkspace(const QString &path)
{
    if (!mayLeaveWorkspace())
        return;
    messages().hide();
    const auto missing = m_keeper->open(path);
    if (!missing) {
        messages().say(missing.error());
        return;
    }
    if (!missing->isEmpty())
        messages().say(missing->join(QLatin1Char('\n')));
    remember(m_keeper->path());
}

bool MainWindow::saveWorkspace()
{
    if (m_keeper->path().isEmpty())
        return saveWorkspaceAs();
    const auto saved = m_keeper->save(m_keeper->path());
    if (!saved)
        messages().say(saved.error());
    return saved.has_value();
}

bool MainWindow::saveWorkspaceAs()
{
    QString file = QFileDialog::getSaveFileName(this, tr("Save workspace"), m_keeper->path(),
                                                tr("Workspaces (*%1)").arg(workspace::workspaceEnding));
    if (file.isEmpty())
        return false;
    if (!file.endsWith(workspace::workspaceEnding, Qt::CaseInsensitive))
        file += workspace::workspaceEnding;
    const auto saved = m_keeper->save(file);
    if (saved)
        remember(m_keeper->path());
    else
        messages().say(saved.error());
    return saved.has_value();
}

bool MainWindow::mayLeaveWorkspace()
{
    if (!m_keeper->modified())
        return true;
    const auto answer =
        QMessageBox::question(this, tr("Workspace"), tr("“%1” was changed. Save it first?").arg(m_keeper->name()),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && saveWorkspace());
}

void MainWindow::showTitle()
{
    const QString name = m_keeper->name();
    setWindowTitle(name.isEmpty() ? tr("Civiscope") : tr("%1[*] – Civiscope").arg(name));
    setWindowModified(m_keeper->modified());
}

void MainWindow::addWorkspacePart(WorkspacePart part)
{
    m_keeper->add(std::move(part));
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
    welcome().setRecent(recent);
    m_menus->showRecent(recent);
}

void MainWindow::showState()
{
    m_centre->show(mode(), m_session.sources().empty());
    showSketches();
    std::erase_if(m_states, [this](const auto &item) { return !m_session.source(item.first); });
}

void MainWindow::escape()
{
    if (m_find->hasFocus() && !m_find->text().isEmpty()) {
        m_find->clear();
        return;
    }
    if (m_session.timeWindow()) {
        m_session.setTimeWindow(std::nullopt);
        return;
    }
    m_session.selection().select({});
    if (m_find->hasFocus())
        m_map->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::copy()
{
    QWidget *focus = QApplication::focusWidget();
    if (focus && m_inspector->isAncestorOf(focus))
        m_inspector->copy();
    else if (focus && m_find->hasFocus())
        m_find->copy();
    else if (const auto *timeline = findChild<TimelinePage *>(); focus && timeline && timeline->isAncestorOf(focus))
        timeline->copyVisible();
    else
        m_table->copySelection();
}

void MainWindow::refreshSources()
{
    for (const auto &source : m_session.sources())
        source->load();
}

void MainWindow::closeSources()
{
    while (!m_session.sources().empty())
        m_session.close(m_session.sources().front()->id());
}

void MainWindow::goTo(const EntityKey &entity)
{
    m_session.selection().select({entity});
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
    m_menus->showTheme(word);
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
    if (event->type() == QEvent::PaletteChange && m_menus)
        themeChanged();
}

void MainWindow::resetLayout()
{
    restoreState(m_firstLayout, layoutVersion);
    m_centre->resetSizes();
}

QByteArray MainWindow::layoutText() const
{
    return saveState(layoutVersion).toBase64() + ' ' + m_centre->sizesText();
}

void MainWindow::setLayoutText(const QByteArray &text)
{
    const auto space = text.indexOf(' ');
    restoreState(QByteArray::fromBase64(text.first(std::max<qsizetype>(0, space))), layoutVersion);
    m_centre->setSizesText(text.mid(space + 1));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeaveWorkspace()) {
        event->ignore();
        return;
    }
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(layoutKey, saveState(layoutVersion));
    m_centre->saveSizes(m_settings);
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
        const auto drop = [this](const QString &words) {
            GisLayers::looksLikeLayer(words) ? addLayer(words) : open(words);
        };
        for (const auto urls = event->mimeData()->urls(); const QUrl &url : urls)
            drop(url.isLocalFile() ? url.toLocalFile() : url.toString());
    } else {
        open(event->mimeData()->text().trimmed());
    }
    event->acceptProposedAction();
}

}  // namespace civiscope::widgets

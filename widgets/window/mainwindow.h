// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/basemap.h"
#include "widgets/window/centre.h"
#include "widgets/window/filterbar.h"
#include "widgets/window/findbox.h"
#include "widgets/map/gislayers.h"
#include "widgets/window/inspector.h"
#include "widgets/map/mappage.h"
#include "widgets/window/messagebar.h"
#include "widgets/window/modebar.h"
#include "widgets/window/sourcespanel.h"
#include "widgets/window/statusline.h"
#include "widgets/table/tablepage.h"
#include "widgets/timeline/timebar.h"
#include "widgets/window/welcomepage.h"

#include <QMainWindow>

class QSettings;

namespace civiscope::widgets {

class WindowMenus;
class WorkspaceKeeper;
struct WorkspacePart;

// The window: modes on the left edge, sources on the left, the centre with a page a mode, inspector on the right, all
// on one session. What it is given belongs to main and outlives it. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // `settings` remembers layout, theme and recent sources.
    MainWindow(workspace::Session &session, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Puts tiles under the map. Without it there is plain ground.
    // `sketches`: of demo cities, by the city's name; shown while the city is open.
    void setBaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> sketches);

    // Opens what the words name (URL, file, "demo:…"); says in the window when they name nothing.
    void open(const QString &words);
    void open(tasks::SourceRequest request);

    // A workspace instead of what is open; asks before unsaved changes of another are lost.
    void openWorkspace(const QString &path);
    // What a page of others keeps in workspaces; call keeper().touch() when it changed.
    void addWorkspacePart(WorkspacePart part);
    [[nodiscard]] WorkspaceKeeper &keeper() { return *m_keeper; }
    [[nodiscard]] GisLayers &layers() { return *m_layers; }
    void addLayer(const QString &path);

    // Pages of others; the window takes them. A mode has its button once it has a page.
    void addBottomTab(QWidget *page, const QIcon &icon, const QString &title);  // beside the table
    void addAuditTab(QWidget *page, const QString &title);
    void setComparePage(QWidget *page);

    // Remembered. A mode without a page is ignored.
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_modes->mode(); }

    // The marks of types, the same in every view.
    [[nodiscard]] const std::shared_ptr<carto::Symbology> &symbology() const { return m_symbology; }
    [[nodiscard]] ModeBar &modeBar() { return *m_modes; }
    [[nodiscard]] Centre &centre() { return *m_centre; }
    [[nodiscard]] WindowMenus &menus() { return *m_menus; }
    [[nodiscard]] MapPage &mapPage() { return *m_map; }
    [[nodiscard]] TablePage &tablePage() { return *m_table; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }
    [[nodiscard]] SourcesPanel &sourcesPanel() { return *m_sources; }
    [[nodiscard]] FilterBar &filterBar() { return *m_filter; }
    [[nodiscard]] TimeBar &timeBar() { return *m_time; }
    [[nodiscard]] FindBox &findBox() { return *m_find; }
    [[nodiscard]] StatusLine &statusLine() { return *m_status; }
    [[nodiscard]] MessageBar &messages() { return m_centre->messages(); }
    [[nodiscard]] WelcomePage &welcome() { return m_centre->welcome(); }

    // What the menus ask for.
    void askBroker();
    void askFile();
    void askLayer();
    void askWorkspace();
    bool saveWorkspace();    // false: it was not saved
    bool saveWorkspaceAs();
    void openDemo();
    void refreshSources();
    void closeSources();
    void copy();    // what has the focus
    void escape();

    // nullopt: as the system has it. Remembered.
    void setTheme(std::optional<carto::Theme> theme);
    void resetLayout();
    // Docks, tool bars and the sizes in the centre, as text.
    [[nodiscard]] QByteArray layoutText() const;
    void setLayoutText(const QByteArray &text);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeCentre();
    void makeDocks();
    void makeActions();
    void link();
    void modeHasPage(Mode mode);
    void remember(const QString &words);
    void showRecent();
    void showState();
    void showTitle();
    void showSketches();
    bool mayLeaveWorkspace();  // false: a person wants to stay
    void goTo(const workspace::EntityKey &entity);
    void themeChanged();

    workspace::Session &m_session;
    QSettings &m_settings;
    std::shared_ptr<carto::Symbology> m_symbology;
    GisLayers *m_layers;
    WorkspaceKeeper *m_keeper;
    ModeBar *m_modes;
    Centre *m_centre;
    MapPage *m_map;
    TablePage *m_table;
    FilterBar *m_filter;
    TimeBar *m_time;
    SourcesPanel *m_sources;
    Inspector *m_inspector;
    FindBox *m_find;
    StatusLine *m_status;
    WindowMenus *m_menus = nullptr;
    BaseMap *m_baseMap = nullptr;
    QByteArray m_firstLayout;
    std::map<int, workspace::Source::State> m_states;  // last seen, to say a failure once
};

}  // namespace civiscope::widgets

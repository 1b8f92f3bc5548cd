// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/engineclient.h"
#include "gis/mapdescription.h"
#include "gis/tileserver.h"
#include "widgets/window/modebar.h"
#include "workspace/session.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QSettings;

namespace civiscope::widgets {

class BaseMap;
class EditActions;
class Page;
class SourceActions;
class ThemeChoice;
class WindowLayout;
class WorkspaceActions;
class WorkspaceKeeper;
struct WindowViews;

// The window: modes on the left edge, sources on the left, the centre with a page a mode, inspector on the right, all
// on one session. Puts its parts together; what is done with them is theirs. What it is given belongs to main and
// outlives it. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // `settings` remembers layout, mode, theme and recent sources.
    MainWindow(workspace::Session &session, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Puts tiles under the map. Without it there is plain ground.
    // `sketches`: of demo cities, by the city's name; shown while the city is open.
    void setBaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> sketches);

    // More pages; the window takes them, and keeps in workspaces what they want kept. A mode has its button once it has
    // a page, and comes back when it was the one that settings remember.
    void addBottomTab(Page *page, const QIcon &icon, const QString &title);  // beside the table
    void addAuditTab(Page *page, const QString &title);
    void setComparePage(Page *page);

    [[nodiscard]] const WindowViews &views() const { return *m_views; }
    [[nodiscard]] SourceActions &sources() { return *m_sources; }
    [[nodiscard]] WorkspaceActions &workspace() { return *m_workspace; }
    [[nodiscard]] EditActions &edit() { return *m_edit; }
    [[nodiscard]] WindowLayout &arrangement() { return *m_arrangement; }
    [[nodiscard]] ThemeChoice &themes() { return *m_themes; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeDocks();
    void link();
    void adopt(Page &page, Mode mode);
    void showCentre();
    void showTitle();
    void showSketches();
    void showTheme();

    workspace::Session &m_session;
    QSettings &m_settings;
    std::unique_ptr<WindowViews> m_views;
    WorkspaceKeeper *m_keeper;
    SourceActions *m_sources;
    WorkspaceActions *m_workspace;
    EditActions *m_edit;
    WindowLayout *m_arrangement;
    ThemeChoice *m_themes = nullptr;
    BaseMap *m_baseMap = nullptr;
};

}  // namespace civiscope::widgets

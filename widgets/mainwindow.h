// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "basemap.h"
#include "findbox.h"
#include "inspector.h"
#include "mappage.h"
#include "messagebar.h"
#include "sourcespanel.h"
#include "statusline.h"
#include "tablepage.h"
#include "welcomepage.h"

#include <QMainWindow>

class QAction;
class QActionGroup;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolBar;

namespace civiscope::widgets {

// The window: sources on the left, map over table in the middle, inspector on the right, all on one session. What it is
// given belongs to main and outlives it. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // `settings` remembers layout, theme and recent sources.
    MainWindow(workspace::Session &session, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Puts tiles under the map. Without it there is plain ground.
    void setBaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> layers);

    // Opens what the words name (URL, file, "demo:…"); says in the window when they name nothing.
    void open(const QString &words);
    void open(workspace::SourceRequest request);

    [[nodiscard]] MapPage &mapPage() { return *m_map; }
    [[nodiscard]] TablePage &tablePage() { return *m_table; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }
    [[nodiscard]] SourcesPanel &sourcesPanel() { return *m_sources; }
    [[nodiscard]] FindBox &findBox() { return *m_find; }
    [[nodiscard]] StatusLine &statusLine() { return *m_status; }
    [[nodiscard]] MessageBar &messages() { return *m_messages; }
    [[nodiscard]] WelcomePage &welcome() { return *m_welcome; }
    [[nodiscard]] QSplitter &centre() { return *m_centre; }

    // nullopt: as the system has it. Remembered.
    void setTheme(std::optional<carto::Theme> theme);
    void resetLayout();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeCentre();
    void makeDocks();
    void makeActions();
    void makeFileMenu(QToolBar &tools);
    void makeEditMenu();
    void makeViewMenu(QToolBar &tools, QAction *browse);
    QAction *addAction(QMenu &menu, const char *iconName, const QString &text, const QKeySequence &shortcut,
                       const std::function<void()> &run);
    void link();
    void askBroker();
    void askFile();
    void openDemo();
    void remember(const QString &words);
    void showRecent();
    void showState();
    void escape();
    void copy();
    void refreshSources();
    void goTo(const workspace::EntityKey &entity);
    void themeChanged();

    workspace::Session &m_session;
    QSettings &m_settings;
    std::shared_ptr<carto::Symbology> m_symbology;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    QSplitter *m_centre;
    MapPage *m_map;
    QTabWidget *m_tabs;
    TablePage *m_table;
    SourcesPanel *m_sources;
    Inspector *m_inspector;
    FindBox *m_find;
    StatusLine *m_status;
    MessageBar *m_messages;
    BaseMap *m_baseMap = nullptr;
    QMenu *m_recent = nullptr;
    QActionGroup *m_themes = nullptr;
    QByteArray m_firstLayout;
    std::map<int, workspace::Source::State> m_states;  // last seen, to say a failure once
};

}  // namespace civiscope::widgets

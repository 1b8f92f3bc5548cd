// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>

class QAction;
class QActionGroup;
class QMenu;
class QSettings;
class QToolBar;

namespace civiscope::widgets {

class MainWindow;

// The menus and the tool bar of the window: every action with its words, its icon and its key. What the actions do is
// the window's. Child of the window, GUI thread.
class WindowMenus : public QObject {
    Q_OBJECT

public:
    // Call when the window has its views, docks and actions.
    WindowMenus(MainWindow &window, QSettings &settings);

private:
    QAction *add(QMenu &menu, const char *iconName, const QString &text, const QKeySequence &shortcut,
                 const std::function<void()> &run);
    void fillFile(QToolBar &tools);
    void fillEdit();
    void fillView(QToolBar &tools);
    void fillThemes();
    void showRecent(const QStringList &words);
    void showTheme();

    MainWindow &m_window;
    QSettings &m_settings;
    QMenu *m_file;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_recent = nullptr;
    QActionGroup *m_themes;
};

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QSettings;
class QString;

namespace civiscope::widgets {

class Centre;

// Where docks and tool bars of the window stand and how wide they are, with the sizes in its centre: remembered in the
// settings, told as text for workspaces, put back as it was at first. Child of the window, GUI thread.
class WindowLayout : public QObject {
    Q_OBJECT

public:
    // All outlive this. The settings are read by restore() and written by save().
    WindowLayout(QMainWindow &window, Centre &centre, QSettings &settings);

    QDockWidget *addDock(const char *name, const QString &title, QWidget *widget, Qt::DockWidgetArea area);
    [[nodiscard]] QList<QAction *> dockActions() const;  // each shows or hides a dock

    // Call once, when all docks and tool bars are there and before the window is shown.
    void restore();
    void save();
    void reset();
    [[nodiscard]] QByteArray text() const;
    void setText(const QByteArray &text);  // what is no such text changes nothing

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setState(const QByteArray &state);

    QMainWindow &m_window;
    Centre &m_centre;
    QSettings &m_settings;
    QList<QDockWidget *> m_docks;
    QByteArray m_first;
    QByteArray m_waiting;  // a state for the maximised window, once it is as large as that
};

}  // namespace civiscope::widgets

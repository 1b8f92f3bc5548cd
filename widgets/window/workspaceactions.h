// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace civiscope::widgets {

class MessageBar;
class WorkspaceKeeper;

// Opens and saves workspaces with the questions that go with it, and says what went wrong in the message bar. Child of
// the window, GUI thread.
class WorkspaceActions : public QObject {
    Q_OBJECT

public:
    // All outlive this. `window`: over which dialogues stand.
    WorkspaceActions(WorkspaceKeeper &keeper, MessageBar &messages, QWidget &window);

    [[nodiscard]] WorkspaceKeeper &keeper() { return m_keeper; }

    // Instead of what is open; asks before unsaved changes of another are lost.
    void open(const QString &path);
    void askAndOpen();
    bool save();  // false: it was not saved
    bool saveAs();
    [[nodiscard]] bool mayLeave();  // false: a person wants to stay

Q_SIGNALS:
    void used(const QString &path);  // it was opened, or saved under a new name

private:
    WorkspaceKeeper &m_keeper;
    MessageBar &m_messages;
    QWidget &m_window;
};

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace civiscope::widgets {

// Moves the session's time window over what is loaded of the past: to a time, by steps, and on its own. Does nothing
// while there is no window, or nothing is loaded. GUI thread.
class TimePlayer : public QObject {
    Q_OBJECT

public:
    // `speed`: how much time passes in a second of play, now.
    TimePlayer(workspace::Session &session, std::function<workspace::TimeSpan()> speed, QObject *parent = nullptr);

    // The window as it is ends there, within what is loaded.
    void moveEnd(Moment end);
    void step(int count);  // backward when negative; pauses
    [[nodiscard]] static workspace::TimeSpan stepLength(workspace::TimeSpan window);  // in a window so long

    [[nodiscard]] bool playing() const { return m_beats.isActive(); }
    void play();  // from the beginning when it stands at the end
    void pause();
    // What so much of a person's time means to the play. Ends the play at the end of what is loaded. The views may be
    // slower: they then leave out what lies between.
    void advance(std::chrono::milliseconds elapsed);

Q_SIGNALS:
    void playingChanged();  // or was asked to

private:
    workspace::Session &m_session;
    std::function<workspace::TimeSpan()> m_speed;
    QTimer m_beats;
    QElapsedTimer m_sinceBeat;
    workspace::TimeSpan m_unplayed{};  // less than a minute of the play
};

}  // namespace civiscope::widgets

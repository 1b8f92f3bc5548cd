// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timechoices.h"
#include "widgets/timeline/timeplayer.h"
#include "widgets/timeline/timeslider.h"
#include "workspace/session.h"

#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace civiscope::widgets {

// When the views look: now, or a window in the past that is moved by hand, stepped and played. Works on the session's
// time window alone. GUI thread.
class TimeBar : public QWidget {
    Q_OBJECT

public:
    explicit TimeBar(workspace::Session &session, QWidget *parent = nullptr);

    // To the window that was last looked at, else to the newest; loads what is missing.
    void enterPast();
    void leavePast();

    // The same in the menu, with their keys.
    [[nodiscard]] QList<QAction *> timeActions() const { return {m_past, m_play, m_back, m_forward}; }
    [[nodiscard]] TimePlayer &player() { return *m_player; }
    [[nodiscard]] TimeChoices &choices() { return *m_choices; }
    [[nodiscard]] const TimeChoices &choices() const { return *m_choices; }
    [[nodiscard]] TimeSlider &slider() { return *m_slider; }
    [[nodiscard]] QToolButton &stopButton() { return *m_stop; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void arrange();
    void fit();
    void tell();
    void wantLength();
    void wantRange();
    [[nodiscard]] workspace::TimeWindow rangeFor(workspace::TimeSpan length, Moment end) const;
    [[nodiscard]] std::vector<std::uint32_t> bars() const;

    workspace::Session &m_session;
    TimeChoices *m_choices;
    TimePlayer *m_player;
    QAction *m_past;
    QAction *m_play;
    QAction *m_back;
    QAction *m_forward;
    TimeSlider *m_slider;
    QLabel *m_hint;
    QWidget *m_second;  // what is only there in the past
    QBoxLayout *m_secondLine;  // the time, and beside it or below the choices
    QLabel *m_text;  // the time, or that it is asked for
    QProgressBar *m_progress;
    QToolButton *m_stop;
    std::optional<workspace::TimeWindow> m_last;  // to come back to
};

}  // namespace civiscope::widgets

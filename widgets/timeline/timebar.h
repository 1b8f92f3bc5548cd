// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeslider.h"
#include "workspace/session.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QAction;
class QBoxLayout;
class QComboBox;
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
    [[nodiscard]] bool playing() const { return m_playing->isActive(); }
    void play();  // from the beginning when it stands at the end
    void pause();
    // What so much of a person's time means to the play. Ends the play at the end of what is loaded. The views may be
    // slower: they then leave out what lies between.
    void advance(std::chrono::milliseconds elapsed);
    void step(int count);  // backward when negative

    // The same in the menu, with their keys.
    [[nodiscard]] QList<QAction *> timeActions() const { return {m_past, m_play, m_back, m_forward}; }
    [[nodiscard]] TimeSlider &slider() { return *m_slider; }
    [[nodiscard]] QComboBox &lengths() { return *m_lengths; }
    [[nodiscard]] QComboBox &speeds() { return *m_speeds; }
    [[nodiscard]] QComboBox &ranges() { return *m_ranges; }
    [[nodiscard]] QToolButton &stopButton() { return *m_stop; }
    [[nodiscard]] QString text() const;  // the time, or how far a load is

    // As a workspace has it beside the window: seconds in a second of play, seconds back.
    [[nodiscard]] int speedChoice() const;
    [[nodiscard]] int rangeChoice() const;
    void setChoices(int speed, int range);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void makeChoices();
    void arrange();
    void fit();
    void tell();
    void tellLength(const workspace::TimeWindow &window);
    void wantEnd(Moment end);
    void wantLength();
    void wantRange();
    [[nodiscard]] workspace::TimeWindow rangeFor(workspace::TimeSpan length, Moment end) const;
    [[nodiscard]] workspace::TimeSpan stepLength() const;
    [[nodiscard]] std::vector<std::uint32_t> bars() const;

    workspace::Session &m_session;
    QAction *m_past;
    QAction *m_play;
    QAction *m_back;
    QAction *m_forward;
    TimeSlider *m_slider;
    QLabel *m_hint;
    QWidget *m_second;  // what is only there in the past
    QBoxLayout *m_secondLine;  // the time, and beside it or below the choices
    QWidget *m_choices;
    QLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_stop;
    QComboBox *m_lengths;
    QComboBox *m_speeds;
    QComboBox *m_ranges;
    QTimer *m_playing;
    QElapsedTimer m_sincePlayed;
    workspace::TimeSpan m_unplayed{};  // less than a minute of the play
    std::optional<workspace::TimeWindow> m_last;  // to come back to
};

}  // namespace civiscope::widgets

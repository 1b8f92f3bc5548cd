// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/timewindow.h"

#include <QWidget>

class QComboBox;

namespace civiscope::widgets {

// What a person chooses of the past: how long a value counts, how fast it is played, how far back it is asked for. GUI
// thread.
class TimeChoices : public QWidget {
    Q_OBJECT

public:
    explicit TimeChoices(QWidget *parent = nullptr);

    [[nodiscard]] workspace::TimeSpan length() const;  // of the window; zero: that of one chosen elsewhere
    [[nodiscard]] workspace::TimeSpan speed() const;   // in a second of play
    [[nodiscard]] workspace::TimeSpan range() const;   // back from now
    // The first of each in the place of one that is not offered.
    void choose(workspace::TimeSpan speed, workspace::TimeSpan range);
    // Of a window that may have been chosen elsewhere, and be of any length.
    void showLength(workspace::TimeSpan length);

    [[nodiscard]] QComboBox &lengths() { return *m_lengths; }
    [[nodiscard]] QComboBox &speeds() { return *m_speeds; }
    [[nodiscard]] QComboBox &ranges() { return *m_ranges; }

Q_SIGNALS:
    void lengthChosen();  // by hand, as rangeChosen()
    void rangeChosen();   // perhaps the same again

private:
    QComboBox *m_lengths;
    QComboBox *m_speeds;
    QComboBox *m_ranges;
};

}  // namespace civiscope::widgets

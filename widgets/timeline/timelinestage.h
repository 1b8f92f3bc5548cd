// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelineplot.h"

#include <QWidget>

#include <cstdint>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace civiscope::widgets {

// Where a timeline stands: the plot, or in its place a hint with a button that helps; above both what is missing or
// odd. GUI thread.
class TimelineStage : public QWidget {
    Q_OBJECT

public:
    enum class Help : std::uint8_t { None, TryAgain, ShowAll };  // what the button under a hint offers

    explicit TimelineStage(QWidget *parent = nullptr);

    [[nodiscard]] TimelinePlot &plot() { return *m_plot; }
    [[nodiscard]] const TimelinePlot &plot() const { return *m_plot; }
    void showPlot();
    void showHint(const QString &hint, Help help = Help::None);
    void setNotes(const QStringList &notes);

    [[nodiscard]] bool showsPlot() const;  // else the hint

Q_SIGNALS:
    void helpWanted(civiscope::widgets::TimelineStage::Help help);

private:
    QLabel *m_note;
    QStackedWidget *m_pages;
    TimelinePlot *m_plot;
    QWidget *m_hintPage;
    QLabel *m_hint;
    QPushButton *m_button;
    Help m_help = Help::None;
};

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/customplot.h"

#include <cmath>
#include <utility>

// What a timeline has handed to the plot that draws it: the lines above, the rows of bands with the time below.
// `timeline` is what the plot lies in, a TimelinePlot.
namespace civiscope::test {

[[nodiscard]] inline const QCustomPlot &plotIn(const QWidget &timeline)
{
    const QCustomPlot *plot = timeline.findChild<QCustomPlot *>();
    if (!plot)
        qFatal("nothing is plotted here");
    return *plot;
}

// Left and right by turns, as they were added.
[[nodiscard]] inline QList<QCPAxis *> valueAxes(const QWidget &timeline)
{
    const QCPAxisRect &lines = *plotIn(timeline).axisRect(0);
    const int count = lines.axisCount(QCPAxis::atLeft) + lines.axisCount(QCPAxis::atRight);
    QList<QCPAxis *> axes;
    for (int i = 0; i < count; ++i)
        axes << lines.axis(i % 2 == 0 ? QCPAxis::atLeft : QCPAxis::atRight, i / 2);
    return axes;
}

[[nodiscard]] inline QStringList axisLabels(const QWidget &timeline)
{
    QStringList labels;
    for (const auto axes = valueAxes(timeline); const QCPAxis *axis : axes)
        labels << axis->label();
    return labels;
}

[[nodiscard]] inline std::pair<double, double> valueRange(const QWidget &timeline, int axis)
{
    const QCPRange range = valueAxes(timeline).at(axis)->range();
    return {range.lower, range.upper};
}

[[nodiscard]] inline QString timeLabel(const QWidget &timeline)
{
    return plotIn(timeline).axisRect(1)->axis(QCPAxis::atBottom)->label();
}

// Tracks that are drawn as lines, counted from 0. Each is two graphs, a line and its dots.
[[nodiscard]] inline const QCPGraph &lineOf(const QWidget &timeline, int line)
{
    return *plotIn(timeline).graph(2 * line);
}

// In which a line is drawn; gaps lie between them.
[[nodiscard]] inline int pieces(const QWidget &timeline, int line)
{
    int count = 0;
    bool within = false;
    const QSharedPointer<QCPGraphDataContainer> drawn = lineOf(timeline, line).data();
    for (const QCPGraphData &sample : *drawn) {
        const bool there = !std::isnan(sample.value);
        count += there && !within ? 1 : 0;
        within = there;
    }
    return count;
}

[[nodiscard]] inline int samples(const QWidget &timeline, int line)
{
    return lineOf(timeline, line).dataCount();
}

}  // namespace civiscope::test

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinedata.h"

#include <QPixmap>

#include <memory>

class QCPAxis;
class QCPAxisRect;
class QCPGraph;
class QCPMarginGroup;
class QCustomPlot;
class QWidget;

namespace civiscope::widgets {

class TimelineBands;

// Draws a timeline with QCustomPlot: lines over their axes, rows of bands under them, the time below. Knows of no mouse
// and no keys. Only what a picture can show is handed to the plot, anew for each view. GUI thread.
class TimelineChart {
public:
    explicit TimelineChart(QWidget *parent);  // owns the plot
    ~TimelineChart();

    [[nodiscard]] QWidget &widget();

    void setData(std::shared_ptr<const TimelineData> data);  // not null; views it whole
    void setZone(const QTimeZone &zone);
    void setPalette(const QPalette &palette);
    // The time shown, `to` excluded; from < to. The axes of values fit what is in sight.
    void setView(Moment from, Moment to);
    [[nodiscard]] std::pair<Moment, Moment> view() const { return {m_from, m_to}; }
    void draw();  // after a change of size

    // Points of the widget.
    [[nodiscard]] QRect area() const;  // of lines and bands
    [[nodiscard]] double xOf(Moment at) const;
    [[nodiscard]] Moment at(double x) const;
    [[nodiscard]] double yOf(const TimelineTrack &track, double value) const;  // of a track with an axis

    // As it is, `scale` pixels a point.
    [[nodiscard]] QPixmap picture(double scale);

private:
    class TimeTicker;

    struct Drawn {
        QCPGraph *line = nullptr;  // null: banded
        QCPGraph *dots = nullptr;  // samples that no line leads to, or all when there is room
    };

    void build();
    void addValueAxis(int place, const QString &label);
    void fill();
    void fillTrack(std::size_t track, int columns);
    void fitValues();
    void look();

    QCustomPlot *m_plot;
    QCPMarginGroup *m_margins;
    QCPAxisRect *m_lines = nullptr;
    QCPAxisRect *m_rows = nullptr;  // holds the bands and the time axis
    QCPAxis *m_lineTime = nullptr;
    QCPAxis *m_time = nullptr;
    std::vector<QCPAxis *> m_values;
    std::vector<Drawn> m_drawn;  // a track each
    std::unique_ptr<TimelineBands> m_bands;
    std::shared_ptr<const TimelineData> m_data = std::make_shared<const TimelineData>();
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QPalette m_palette;
    Moment m_from = 0;
    Moment m_to = 1;
    double m_scale = 1;  // pixels a point
};

}  // namespace civiscope::widgets

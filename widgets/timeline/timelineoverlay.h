// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinechart.h"

#include <QWidget>

#include <optional>

namespace civiscope::widgets {

// Lies over the chart and is drawn without it: the window of time that other views show, the one that is being dragged,
// and what stands at the pointer. Takes no events. GUI thread.
class TimelineOverlay : public QWidget {
    Q_OBJECT

public:
    using Window = std::optional<std::pair<Moment, Moment>>;

    TimelineOverlay(const TimelineChart &chart, QWidget *parent);

    void setData(std::shared_ptr<const TimelineData> timeline);
    void setZone(const QTimeZone &zone);
    void showWindow(Window window);  // nullopt: none
    void showDragged(Window window);  // until the button is let go
    void point(std::optional<Moment> at);

    [[nodiscard]] const Window &shownWindow() const { return m_window; }
    [[nodiscard]] std::optional<Moment> pointed() const { return m_pointed; }
    [[nodiscard]] TimelineReading reading() const;  // what stands at the pointer

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintWindow(QPainter &painter, const Window &window, int alpha) const;
    void paintReading(QPainter &painter, const TimelineReading &reading, double x) const;

    const TimelineChart &m_chart;
    std::shared_ptr<const TimelineData> m_data = std::make_shared<const TimelineData>();
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    Window m_window;
    Window m_dragged;
    std::optional<Moment> m_pointed;
};

}  // namespace civiscope::widgets

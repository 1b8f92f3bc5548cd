// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <QObject>

#include <cstdint>

class QKeyEvent;
class QMouseEvent;
class QPointF;
class QWheelEvent;

namespace civiscope::widgets {

class TimelineOverlay;
class TimelinePlot;

// What the pointer and the keys do to a plot. The wheel zooms, dragging pans, dragging with Shift chooses a window of
// time, a double click shows all; arrows pan, + and - zoom, Home shows all. GUI thread.
class TimelineGestures : public QObject {
    Q_OBJECT

public:
    // A child of the overlay, which lies over the plot.
    TimelineGestures(TimelinePlot &plot, TimelineOverlay &overlay);

Q_SIGNALS:
    void windowChosen(civiscope::Moment from, civiscope::Moment to);  // `to` excluded; within the data's time

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Drag : std::uint8_t { None, Pan, Window };

    bool pressKey(QKeyEvent &event);  // false: means nothing here
    bool pressButton(const QMouseEvent &event);
    void movePointer(const QMouseEvent &event);
    void releaseButton(const QMouseEvent &event);
    void turnWheel(QWheelEvent &event);
    [[nodiscard]] double chartX(QPointF at) const;  // pixels from the chart's left edge

    TimelinePlot &m_plot;
    TimelineOverlay &m_overlay;
    Drag m_drag = Drag::None;
    Moment m_grabbed = 0;  // under the pointer when the button went down
};

}  // namespace civiscope::widgets

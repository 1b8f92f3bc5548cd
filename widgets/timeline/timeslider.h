// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/timewindow.h"

#include <QSlider>

#include <vector>

namespace civiscope::widgets {

// A stretch of time with the window that views look at, over bars that say how much was observed when. Dragging, a
// click, the wheel and the keys move the window's end; arrows by a step, Page Up and Down by the window's length. What
// a person asks for comes out as a signal, what is shown is what was set. Value: seconds since the stretch began.
class TimeSlider : public QSlider {
    Q_OBJECT

public:
    explicit TimeSlider(QWidget *parent = nullptr);

    // `first`: the earliest end a window may have; the stretch begins no later.
    void setStretch(const workspace::TimeWindow &stretch, Moment first);
    void setWindow(const workspace::TimeWindow &window, workspace::TimeSpan step);
    void setBars(std::vector<std::uint32_t> bars)
    {
        m_bars = std::move(bars);
        update();
    }
    void setZone(const QByteArray &zone)
    {
        m_zone = zone;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void endWanted(civiscope::Moment end);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void follow(double x);
    [[nodiscard]] double xOf(Moment moment) const;
    void paintBars(QPainter &painter, const QRectF &area) const;
    void paintMidnights(QPainter &painter, const QRectF &area) const;

    workspace::TimeWindow m_stretch;
    workspace::TimeWindow m_window;
    std::vector<std::uint32_t> m_bars;
    QByteArray m_zone;
    bool m_showing = false;  // the value is being set, not asked for
};

}  // namespace civiscope::widgets

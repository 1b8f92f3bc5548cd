// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinechart.h"
#include "widgets/timeline/timelineoverlay.h"

#include <QImage>
#include <QWidget>

namespace civiscope::widgets {

class TimelineLegend;

// Series over time: legend, lines, bands, and what stands at the pointer. The wheel zooms, dragging pans, dragging with
// Shift chooses a window of time, a double click shows all; arrows pan, + and - zoom, Home shows all. The view stays
// within the time that the data is known for. GUI thread.
class TimelinePlot : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePlot(QWidget *parent = nullptr);
    ~TimelinePlot() override;

    void setData(TimelineData data);  // and shows all of it
    [[nodiscard]] const TimelineData &data() const { return *m_data; }
    void setZone(const QTimeZone &zone);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    [[nodiscard]] std::pair<Moment, Moment> view() const { return m_chart.view(); }
    // Kept within the data's time and no shorter than 10 ms.
    void setView(Moment from, Moment to);
    void fit();
    void panBy(double share);  // of the view; positive: later
    void zoomBy(double factor, Moment around);  // above 1: less time

    // Shades it; nullopt: nothing.
    void showWindow(TimelineOverlay::Window window) { m_overlay->showWindow(window); }

    // With the legend, as large as the widget, `scale` pixels a point.
    [[nodiscard]] QImage picture(double scale);

    [[nodiscard]] TimelineChart &chart() { return m_chart; }
    [[nodiscard]] const TimelineOverlay &overlay() const { return *m_overlay; }

Q_SIGNALS:
    void viewChanged();
    void windowChosen(civiscope::Moment from, civiscope::Moment to);  // `to` excluded

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    enum class Drag : std::uint8_t { None, Pan, Window };

    void placeParts();
    [[nodiscard]] double chartX(QPointF at) const;

    TimelineLegend *m_legend;
    TimelineChart m_chart;
    TimelineOverlay *m_overlay;
    std::shared_ptr<const TimelineData> m_data = std::make_shared<const TimelineData>();
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    Drag m_drag = Drag::None;
    Moment m_grabbed = 0;  // under the pointer when the button went down
};

}  // namespace civiscope::widgets

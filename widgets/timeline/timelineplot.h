// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinechart.h"
#include "widgets/timeline/timelineoverlay.h"

#include <QImage>
#include <QWidget>

namespace civiscope::widgets {

class TimelineLegend;

// Series over time: legend, lines, bands, and what stands at the pointer; moved by hand as TimelineGestures says. The
// view stays within the time that the data is known for. GUI thread.
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

private:
    void placeParts();

    TimelineLegend *m_legend;
    TimelineChart m_chart;
    TimelineOverlay *m_overlay;
    std::shared_ptr<const TimelineData> m_data = std::make_shared<const TimelineData>();
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

}  // namespace civiscope::widgets

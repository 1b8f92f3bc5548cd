// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelineplot.h"

#include "widgets/timeline/timelinegestures.h"
#include "widgets/timeline/timelinelegend.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace civiscope::widgets {

namespace {
constexpr Moment shortest = 10'000;  // microseconds
constexpr int leastHeight = 110;
constexpr QMargins legendMargins(12, 4, 12, 2);
}  // namespace

TimelinePlot::TimelinePlot(QWidget *parent)
    : QWidget(parent)
    , m_legend(new TimelineLegend(this))
    , m_chart(this)
    , m_overlay(new TimelineOverlay(m_chart, this))
{
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_legend->setMouseTracking(true);
    setMinimumHeight(leastHeight);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *gestures = new TimelineGestures(*this, *m_overlay);
    connect(gestures, &TimelineGestures::windowChosen, this, &TimelinePlot::windowChosen);
}

TimelinePlot::~TimelinePlot() = default;

void TimelinePlot::setData(TimelineData data)
{
    m_data = std::make_shared<const TimelineData>(std::move(data));
    m_legend->setData(m_data);
    m_overlay->setData(m_data);
    m_chart.setData(m_data);
    placeParts();
    Q_EMIT viewChanged();
}

void TimelinePlot::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    m_chart.setZone(zone);
    m_overlay->setZone(zone);
}

void TimelinePlot::setView(Moment from, Moment to)
{
    const Moment length =
        std::clamp(to - from, std::min(shortest, m_data->to - m_data->from), m_data->to - m_data->from);
    from = std::clamp(from, m_data->from, m_data->to - length);
    m_chart.setView(from, from + length);
    m_overlay->update();
    Q_EMIT viewChanged();
}

void TimelinePlot::fit()
{
    setView(m_data->from, m_data->to);
}

void TimelinePlot::panBy(double share)
{
    const auto [from, to] = view();
    const auto shift = Moment(double(to - from) * share);
    setView(from + shift, to + shift);
}

void TimelinePlot::zoomBy(double factor, Moment around)
{
    const auto [from, to] = view();
    const double part = double(around - from) / double(to - from);
    const auto length = Moment(std::max(double(shortest), double(to - from) / factor));
    const auto begin = around - Moment(part * double(length));
    setView(begin, begin + length);
}

void TimelinePlot::placeParts()
{
    const int width = std::max(1, this->width() - legendMargins.left() - legendMargins.right());
    const int legend = m_legend->heightForWidth(width);
    m_legend->setGeometry(legendMargins.left(), legendMargins.top(), width, legend);
    const int top = legend + (legend > 0 ? legendMargins.top() + legendMargins.bottom() : 0);
    m_chart.widget().setGeometry(0, top, this->width(), std::max(1, height() - top));
    m_overlay->setGeometry(m_chart.widget().geometry());
    m_overlay->raise();
    m_chart.draw();
}

QImage TimelinePlot::picture(double scale)
{
    QImage picture(size() * scale, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(scale);
    picture.fill(palette().color(QPalette::Base));
    QPainter painter(&picture);
    m_legend->render(&painter, m_legend->pos(), QRegion(), QWidget::DrawChildren);
    painter.drawPixmap(QRectF(m_overlay->geometry()), m_chart.picture(scale), QRectF());
    return picture;
}

void TimelinePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_chart.setPalette(palette());
    if (event->type() == QEvent::FontChange)
        placeParts();
}

void TimelinePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeParts();
}

}  // namespace civiscope::widgets

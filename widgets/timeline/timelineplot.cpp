// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelineplot.h"

#include "widgets/timeline/timelinelegend.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace civiscope::widgets {

namespace {
constexpr Moment shortest = 10'000;  // microseconds
constexpr double keyPan = 0.1;
constexpr double keyZoom = 1.5;
constexpr double wheelZoom = 1.25;  // a notch
constexpr int notch = 120;
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

double TimelinePlot::chartX(QPointF at) const
{
    return at.x() - m_overlay->x();
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

void TimelinePlot::keyPressEvent(QKeyEvent *event)
{
    const auto [from, to] = view();
    const Moment middle = from + (to - from) / 2;
    switch (event->key()) {
    case Qt::Key_Left: panBy(-keyPan); break;
    case Qt::Key_Right: panBy(keyPan); break;
    case Qt::Key_PageUp: panBy(-1); break;
    case Qt::Key_PageDown: panBy(1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(keyZoom, m_overlay->pointed().value_or(middle)); break;
    case Qt::Key_Minus: zoomBy(1 / keyZoom, m_overlay->pointed().value_or(middle)); break;
    case Qt::Key_Home: fit(); break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

void TimelinePlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_drag = event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::Window : Drag::Pan;
    m_grabbed = m_chart.at(chartX(event->position()));
}

void TimelinePlot::mouseMoveEvent(QMouseEvent *event)
{
    const double x = chartX(event->position());
    const Moment at = m_chart.at(x);
    if (m_drag == Drag::Pan) {
        const auto [from, to] = view();
        setView(from + m_grabbed - at, to + m_grabbed - at);
    } else if (m_drag == Drag::Window) {
        m_overlay->showDragged(std::minmax(m_grabbed, at));
    }
    const QRect area = m_chart.area();
    const bool over = x >= area.left() && x <= area.right() && event->position().y() >= m_overlay->y();
    m_overlay->point(over ? std::optional(m_chart.at(x)) : std::nullopt);
    setCursor(m_drag == Drag::Pan ? Qt::ClosedHandCursor : over ? Qt::CrossCursor : Qt::ArrowCursor);
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag ended = std::exchange(m_drag, Drag::None);
    m_overlay->showDragged(std::nullopt);
    setCursor(Qt::CrossCursor);
    if (ended != Drag::Window)
        return;
    const Moment at = m_chart.at(chartX(event->position()));
    const Moment from = std::clamp(std::min(m_grabbed, at), m_data->from, m_data->to);
    const Moment to = std::clamp(std::max(m_grabbed, at), m_data->from, m_data->to);
    if (from < to)
        Q_EMIT windowChosen(from, to);
}

void TimelinePlot::mouseDoubleClickEvent(QMouseEvent *)
{
    fit();
}

void TimelinePlot::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()))
        panBy(-keyPan * turned.x() / notch);
    else
        zoomBy(std::pow(wheelZoom, double(turned.y()) / notch), m_chart.at(chartX(event->position())));
    event->accept();
}

void TimelinePlot::leaveEvent(QEvent *)
{
    m_overlay->point(std::nullopt);
}

}  // namespace civiscope::widgets

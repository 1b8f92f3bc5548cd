// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinegestures.h"

#include "widgets/timeline/timelineoverlay.h"
#include "widgets/timeline/timelineplot.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace civiscope::widgets {

namespace {
constexpr double keyPan = 0.1;
constexpr double keyZoom = 1.5;
constexpr double wheelZoom = 1.25;  // a notch
constexpr int notch = 120;
}  // namespace

TimelineGestures::TimelineGestures(TimelinePlot &plot, TimelineOverlay &overlay)
    : QObject(&overlay)
    , m_plot(plot)
    , m_overlay(overlay)
{
    plot.installEventFilter(this);
}

bool TimelineGestures::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        m_overlay.point(std::nullopt);
    if (!m_plot.isEnabled())
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: return pressKey(static_cast<QKeyEvent &>(*event));
    case QEvent::MouseButtonPress: return pressButton(static_cast<QMouseEvent &>(*event));
    case QEvent::MouseMove: movePointer(static_cast<QMouseEvent &>(*event)); return true;
    case QEvent::MouseButtonRelease: releaseButton(static_cast<QMouseEvent &>(*event)); return true;
    case QEvent::MouseButtonDblClick: m_plot.fit(); return true;
    case QEvent::Wheel: turnWheel(static_cast<QWheelEvent &>(*event)); return true;
    default: return QObject::eventFilter(watched, event);
    }
}

bool TimelineGestures::pressKey(QKeyEvent &event)
{
    const auto [from, to] = m_plot.view();
    const Moment centre = m_overlay.pointed().value_or(from + (to - from) / 2);
    switch (event.key()) {
    case Qt::Key_Left: m_plot.panBy(-keyPan); break;
    case Qt::Key_Right: m_plot.panBy(keyPan); break;
    case Qt::Key_PageUp: m_plot.panBy(-1); break;
    case Qt::Key_PageDown: m_plot.panBy(1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_plot.zoomBy(keyZoom, centre); break;
    case Qt::Key_Minus: m_plot.zoomBy(1 / keyZoom, centre); break;
    case Qt::Key_Home: m_plot.fit(); break;
    default: return false;
    }
    event.accept();
    return true;
}

bool TimelineGestures::pressButton(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_drag = event.modifiers().testFlag(Qt::ShiftModifier) ? Drag::Window : Drag::Pan;
    m_grabbed = m_plot.chart().at(chartX(event.position()));
    return true;
}

void TimelineGestures::movePointer(const QMouseEvent &event)
{
    const TimelineChart &chart = m_plot.chart();
    const double x = chartX(event.position());
    const Moment at = chart.at(x);
    if (m_drag == Drag::Pan) {
        const auto [from, to] = m_plot.view();
        m_plot.setView(from + m_grabbed - at, to + m_grabbed - at);
    } else if (m_drag == Drag::Window) {
        m_overlay.showDragged(std::minmax(m_grabbed, at));
    }
    const QRect area = chart.area();
    const bool over = x >= area.left() && x <= area.right() && event.position().y() >= m_overlay.y();
    m_overlay.point(over ? std::optional(chart.at(x)) : std::nullopt);
    m_plot.setCursor(m_drag == Drag::Pan ? Qt::ClosedHandCursor : over ? Qt::CrossCursor : Qt::ArrowCursor);
}

void TimelineGestures::releaseButton(const QMouseEvent &event)
{
    const Drag ended = std::exchange(m_drag, Drag::None);
    m_overlay.showDragged(std::nullopt);
    m_plot.setCursor(Qt::CrossCursor);
    if (ended != Drag::Window)
        return;
    const TimelineData &known = m_plot.data();
    const Moment at = m_plot.chart().at(chartX(event.position()));
    const Moment from = std::clamp(std::min(m_grabbed, at), known.from, known.to);
    const Moment to = std::clamp(std::max(m_grabbed, at), known.from, known.to);
    if (from < to)
        Q_EMIT windowChosen(from, to);
}

void TimelineGestures::turnWheel(QWheelEvent &event)
{
    const QPoint turned = event.angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()))
        m_plot.panBy(-keyPan * turned.x() / notch);
    else
        m_plot.zoomBy(std::pow(wheelZoom, double(turned.y()) / notch), m_plot.chart().at(chartX(event.position())));
    event.accept();
}

double TimelineGestures::chartX(QPointF at) const
{
    return at.x() - m_overlay.x();
}

}  // namespace civiscope::widgets

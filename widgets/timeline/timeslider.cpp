// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeslider.h"

#include "words/timewords.h"

#include <QDateTime>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>

namespace civiscope::widgets {

namespace {

constexpr Moment second = 1'000'000;
constexpr int barsHeight = 18;
constexpr int handleRoom = 5;  // left and right of the stretch, for the handle
// What a drag settles on, seconds: the least that is no less than a pixel.
constexpr std::array<qint64, 6> roundSteps{60, 300, 600, 900, 1800, 3600};

}  // namespace

TimeSlider::TimeSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QSlider::valueChanged, this, [this](int value) {
        if (!m_showing)
            Q_EMIT endWanted(m_stretch.from + value * second);
    });
}

void TimeSlider::setStretch(const workspace::TimeWindow &stretch, Moment first)
{
    const QScopedValueRollback showing(m_showing, true);
    m_stretch = stretch;
    constexpr Moment most = std::numeric_limits<int>::max();
    setRange(int(std::min(most, (first - stretch.from) / second)),
             int(std::min(most, (stretch.to - stretch.from) / second)));
    update();
}

void TimeSlider::setWindow(const workspace::TimeWindow &window, workspace::TimeSpan step)
{
    const QScopedValueRollback showing(m_showing, true);
    m_window = window;
    setSingleStep(int(step.count() / second));
    setPageStep(int(std::min<Moment>(std::numeric_limits<int>::max(), window.length().count() / second)));
    setValue(int(std::clamp<Moment>((window.to - m_stretch.from) / second, minimum(), maximum())));
    update();
}

QSize TimeSlider::sizeHint() const
{
    return {260, barsHeight + fontMetrics().height()};
}

QSize TimeSlider::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

double TimeSlider::xOf(Moment moment) const
{
    const double part = double(moment - m_stretch.from) / double(std::max<Moment>(1, m_stretch.to - m_stretch.from));
    return handleRoom + std::clamp(part, 0.0, 1.0) * (width() - 2 * handleRoom);
}

void TimeSlider::follow(double x)
{
    const double part = (x - handleRoom) / std::max(1, width() - 2 * handleRoom);
    const double seconds = double(m_stretch.to - m_stretch.from) / double(second);
    const double pixel = seconds / std::max(1, width() - 2 * handleRoom);
    const auto step =
        std::ranges::find_if(roundSteps, [pixel](qint64 candidate) { return double(candidate) >= pixel; });
    const qint64 grain = step == roundSteps.end() ? roundSteps.back() : *step;
    const Moment at = m_stretch.from / second + Moment(part * seconds);
    setValue(int(std::clamp<Moment>((at + grain / 2) / grain * grain - m_stretch.from / second, minimum(), maximum())));
}

void TimeSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    follow(event->position().x());
}

void TimeSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        follow(event->position().x());
}

void TimeSlider::mouseReleaseEvent(QMouseEvent *)
{
    setSliderDown(false);
}

void TimeSlider::paintBars(QPainter &painter, const QRectF &area) const
{
    if (m_bars.empty())
        return;
    const double most = std::max(1U, *std::ranges::max_element(m_bars));
    const double each = area.width() / double(m_bars.size());
    QColor colour = palette().color(QPalette::Text);
    colour.setAlphaF(0.35F);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        if (m_bars[i] == 0)
            continue;
        const double height = std::max(1.0, (area.height() - 3) * m_bars[i] / most);
        painter.fillRect(QRectF(area.left() + double(i) * each, area.bottom() - height, std::max(1.0, each), height),
                         colour);
    }
}

// The city's midnights; words only where there is room.
void TimeSlider::paintMidnights(QPainter &painter, const QRectF &area) const
{
    QTimeZone zone(m_zone);
    if (!zone.isValid())
        zone = QTimeZone::systemTimeZone();
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(m_stretch.from / 1000, zone);
    double free = area.left();
    for (QDate date = begin.date();; date = date.addDays(1)) {
        const Moment midnight = date.startOfDay(zone).toMSecsSinceEpoch() * 1000;
        if (midnight > m_stretch.to)
            break;
        const bool first = midnight <= m_stretch.from;
        const double x = first ? area.left() : xOf(midnight);
        painter.setPen(palette().color(QPalette::Mid));
        if (!first)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const QString text = QLocale().toString(date, QStringLiteral("d MMM"));
        const double wide = fontMetrics().horizontalAdvance(text) + 6;
        // The first day is only named when there is room for it before the second.
        const double room = first ? xOf(date.addDays(1).startOfDay(zone).toMSecsSinceEpoch() * 1000) - x : wide;
        if (x < free || x + wide > area.right() + handleRoom || room < wide)
            continue;
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QRectF(x + 2, area.bottom() + 1, wide, height() - area.bottom() - 1),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        free = x + wide;
    }
}

void TimeSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area(handleRoom, 1, width() - 2 * handleRoom, barsHeight);
    painter.fillRect(area, palette().color(QPalette::Base));
    if (m_stretch.to > m_stretch.from)
        paintMidnights(painter, area);
    QColor shade = palette().color(QPalette::Highlight);
    shade.setAlphaF(0.3F);
    const double from = xOf(m_window.from);
    const double to = xOf(m_window.to);
    painter.fillRect(QRectF(from, area.top(), to - from, area.height()), shade);
    paintBars(painter, area);
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 2 : 1));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(QRectF(to - 2.5, area.top() - 1, 5, area.height() + 2), 2, 2);
}

}  // namespace civiscope::widgets

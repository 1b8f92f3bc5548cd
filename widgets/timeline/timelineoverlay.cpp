// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelineoverlay.h"

#include "words/mapwords.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace civiscope::widgets {

namespace {
constexpr int inset = 6;
constexpr int distance = 12;  // of the reading from the line at the pointer
constexpr int swatch = 10;
constexpr int windowAlpha = 40;
constexpr int draggedAlpha = 80;
constexpr double dot = 3.5;
constexpr double mostShare = 0.6;  // of the width, for what is read
}  // namespace

TimelineOverlay::TimelineOverlay(const TimelineChart &chart, QWidget *parent)
    : QWidget(parent)
    , m_chart(chart)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void TimelineOverlay::setData(std::shared_ptr<const TimelineData> timeline)
{
    m_data = std::move(timeline);
    m_pointed.reset();
    update();
}

void TimelineOverlay::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    update();
}

void TimelineOverlay::showWindow(Window window)
{
    m_window = window;
    update();
}

void TimelineOverlay::showDragged(Window window)
{
    m_dragged = window;
    update();
}

void TimelineOverlay::point(std::optional<Moment> at)
{
    m_pointed = at;
    update();
}

TimelineReading TimelineOverlay::reading() const
{
    return m_pointed ? readingAt(*m_data, *m_pointed, m_chart.view(), m_zone) : TimelineReading();
}

void TimelineOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintWindow(painter, m_window, windowAlpha);
    paintWindow(painter, m_dragged, draggedAlpha);
    const TimelineReading read = reading();
    if (m_dragged || read.lines.empty())
        return;
    const QRect area = m_chart.area();
    const double x = m_chart.xOf(*m_pointed);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setClipRect(area);
    for (const TimelineTrack &track : m_data->tracks) {
        const history::Point *point = pointAt(track, *m_pointed, m_chart.view());
        if (!point || track.banded || point->value.type == history::Value::Type::Gone)
            continue;
        painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
        painter.setBrush(trackColour(track.colour, palette()));
        const double place = track.line.steps ? x : m_chart.xOf(point->at);
        painter.drawEllipse(QPointF(place, m_chart.yOf(track, point->value.number)), dot, dot);
    }
    painter.setClipping(false);
    paintReading(painter, read, x);
}

void TimelineOverlay::paintWindow(QPainter &painter, const Window &window, int alpha) const
{
    if (!window)
        return;
    const QRectF area = m_chart.area();
    QColor fill = palette().color(QPalette::Accent);
    const double left = std::clamp(m_chart.xOf(window->first), area.left(), area.right());
    const double right = std::clamp(m_chart.xOf(window->second), area.left(), area.right());
    painter.setPen(QPen(fill, 1));
    for (const double x : {left, right}) {
        if (x > area.left() && x < area.right())
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    fill.setAlpha(alpha);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), fill);
}

// A box beside the pointer, on the side that has room; the time bold. Lines that have no room are counted.
void TimelineOverlay::paintReading(QPainter &painter, const TimelineReading &reading, double x) const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics = fontMetrics();
    const int lineHeight = metrics.height() + 1;
    const std::size_t room = std::size_t(std::max(1, (height() - 2 * inset) / lineHeight - 1));
    const std::size_t count = reading.lines.size() <= room ? reading.lines.size() : room - 1;
    QStringList texts;
    for (std::size_t i = 0; i < count; ++i)
        texts << metrics.elidedText(reading.lines[i].text, Qt::ElideMiddle, int(width() * mostShare));
    if (count < reading.lines.size())
        texts << words::andMore(qint64(reading.lines.size() - count));
    int wide = QFontMetrics(bold).horizontalAdvance(reading.time) - swatch - inset;
    for (const QString &text : std::as_const(texts))
        wide = std::max(wide, metrics.horizontalAdvance(text));

    QRectF box(0, 0, wide + swatch + 3 * inset, lineHeight * double(texts.size() + 1) + 2 * inset);
    box.moveTop(std::max(0.0, std::min(m_chart.area().top() + double(inset), height() - box.height())));
    box.moveLeft(x + distance + box.width() <= width() ? x + distance : std::max(0.0, x - distance - box.width()));
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);

    const QColor ink = palette().color(QPalette::ToolTipText);
    QRectF line(box.left() + inset, box.top() + inset, box.width() - 2 * inset, lineHeight);
    painter.setPen(ink);
    painter.setFont(bold);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, reading.time);
    painter.setFont(font());
    for (std::size_t i = 0; i < std::size_t(texts.size()); ++i) {
        line.translate(0, lineHeight);
        // Texts have their colours in their row.
        const TimelineTrack *track = i < count ? &m_data->tracks[reading.lines[i].track] : nullptr;
        if (track && (!track->banded || track->onOff))
            painter.fillRect(QRectF(line.left(), line.center().y() - 4, swatch, 8),
                             trackColour(track->colour, palette()));
        painter.drawText(line.adjusted(swatch + inset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, texts[qsizetype(i)]);
    }
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinebands.h"

#include <algorithm>

namespace civiscope::widgets {

using history::Band;
using history::BandRun;

namespace {
constexpr int rowGap = 4;  // between two rows
constexpr int textInset = 4;  // of a text in its band
constexpr int mostName = 110;
constexpr int fillAlpha = 80;
}  // namespace

TimelineBands::TimelineBands(QCPAxisRect *rect)
    : QCPLayerable(rect->parentPlot(), QStringLiteral("main"), rect)
    , m_rect(rect)
{
}

int TimelineBands::rowHeight(const QFont &font)
{
    return QFontMetrics(font).height() + 4 + rowGap;
}

void TimelineBands::setData(std::shared_ptr<const TimelineData> data)
{
    m_data = std::move(data);
    m_rows.clear();
    m_colours.clear();
    for (const TimelineTrack &track : m_data->tracks) {
        if (!track.banded)
            continue;
        m_rows.push_back(&track);
        for (const Band &band : track.bands) {
            const QByteArray text = QByteArray::fromStdString(band.text);
            if (!m_colours.contains(text))
                m_colours.insert(text, int(m_colours.size()));
        }
    }
    const auto same = [this](auto part) {
        return std::ranges::all_of(m_rows,
                                   [&](const TimelineTrack *row) { return part(*row) == part(*m_rows.front()); });
    };
    m_oneEntity = same([](const TimelineTrack &track) { return track.known.series.entity; });
    m_oneAttribute = same([](const TimelineTrack &track) { return track.known.attribute; });
}

QString TimelineBands::nameOf(const TimelineTrack &track) const
{
    if (m_oneEntity)
        return track.known.attribute;
    return m_oneAttribute ? track.known.entity
                          : QStringLiteral("%1 · %2").arg(track.known.attribute, track.known.entity);
}

int TimelineBands::marginWidth() const
{
    int width = 0;
    for (const TimelineTrack *row : m_rows)
        width = std::max(width, QFontMetrics(m_font).horizontalAdvance(nameOf(*row)) + 2 * textInset);
    return std::min(width, mostName);
}

QRect TimelineBands::clipRect() const
{
    return m_rect->outerRect();
}

void TimelineBands::applyDefaultAntialiasingHint(QCPPainter *painter) const
{
    painter->setAntialiasing(false);
}

void TimelineBands::draw(QCPPainter *painter)
{
    painter->setFont(m_font);
    const QRect area = m_rect->rect();
    const int height = rowHeight(m_font);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QRectF row(area.left(), area.top() + int(i) * height + rowGap, area.width(), height - rowGap);
        const QRectF margin(m_rect->outerRect().left(), row.top(), area.left() - m_rect->outerRect().left() - textInset,
                            row.height());
        painter->setPen(m_palette.color(QPalette::Text));
        painter->drawText(margin, Qt::AlignRight | Qt::AlignVCenter,
                          QFontMetrics(m_font).elidedText(nameOf(*m_rows[i]), Qt::ElideMiddle, int(margin.width())));
        painter->save();
        painter->setClipRect(area, Qt::IntersectClip);
        drawRow(*painter, *m_rows[i], row);
        painter->restore();
    }
}

void TimelineBands::drawRow(QCPPainter &painter, const TimelineTrack &track, const QRectF &row) const
{
    const QCPAxis *time = m_rect->axis(QCPAxis::atBottom);
    const auto from = Moment(time->range().lower);
    const auto to = Moment(time->range().upper);
    if (from >= to)
        return;
    for (const BandRun &run : history::runsOf(track.bands, from, to, std::max(1, int(row.width() * m_perPoint)))) {
        const double left = std::max(time->coordToPixel(double(run.from)), row.left() - 1);
        const double right = std::min(time->coordToPixel(double(run.until)), row.right() + 1);
        QRectF place(left, row.top(), std::max(1.0, right - left), row.height());
        const Band &band = track.bands[run.first];
        const QString text = QString::fromStdString(band.text);
        if (run.count > 1) {
            painter.fillRect(place, QBrush(m_palette.color(QPalette::PlaceholderText), Qt::Dense4Pattern));
        } else if (track.onOff) {
            if (band.text == "false")
                place.setTop(place.bottom() - 2);
            painter.fillRect(place, trackColour(track.colour, m_palette));
        } else {
            drawBand(painter, place, text,
                     trackColour(m_colours.value(QByteArray::fromStdString(band.text)), m_palette));
        }
    }
}

void TimelineBands::drawBand(QCPPainter &painter, const QRectF &place, const QString &text, const QColor &colour) const
{
    QColor fill = colour;
    fill.setAlpha(fillAlpha);
    painter.fillRect(place, fill);
    painter.fillRect(QRectF(place.left(), place.top(), std::min(2.0, place.width()), place.height()), colour);
    const int room = int(place.width()) - 2 * textInset;
    const QFontMetrics metrics(m_font);
    if (room < metrics.horizontalAdvance(QStringLiteral("mm")))
        return;
    painter.setPen(m_palette.color(QPalette::Text));
    painter.drawText(place.adjusted(textInset, 0, -textInset, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, room));
}

}  // namespace civiscope::widgets

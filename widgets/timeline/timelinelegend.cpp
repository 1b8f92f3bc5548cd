// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinelegend.h"

#include "items/celltext.h"
#include "words/mapwords.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace civiscope::widgets {

namespace {
constexpr int stroke = 28;  // points, of the sample of a line
constexpr int strokeGap = 6;  // between stroke and words
constexpr int between = 18;  // two entries
constexpr int spare = 2;  // for what rounding takes from a text
constexpr int leastWidth = 80;  // of an entry
constexpr int mostWidth = 360;
constexpr int mostLines = 3;
}  // namespace

TimelineLegend::TimelineLegend(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Legend"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TimelineLegend::setData(std::shared_ptr<const TimelineData> timeline)
{
    m_data = std::move(timeline);
    QStringList titles;
    for (const TimelineTrack &track : m_data->tracks)
        titles << track.title();
    setAccessibleDescription(titles.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

std::vector<TimelineLegend::Entry> TimelineLegend::arrangeIn(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    const int lineHeight = metrics.height() + 2;
    // At least two beside each other, however long their names are.
    const int widest = std::max(leastWidth, std::min(mostWidth, (width - between) / 2));
    const bool onlyRows = std::ranges::all_of(m_data->tracks, &TimelineTrack::banded);
    std::vector<int> listed;
    for (std::size_t i = 0; i < m_data->tracks.size(); ++i) {
        if (onlyRows || !m_data->tracks[i].banded)
            listed.push_back(int(i));
    }
    std::vector<Entry> entries;
    QPoint at;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const QString title = m_data->tracks[std::size_t(listed[i])].title();
        const int before = onlyRows ? 0 : stroke + strokeGap;
        const int taken = std::min(before + metrics.horizontalAdvance(title) + spare, widest);
        if (at.x() > 0 && at.x() + taken > width)
            at = {0, at.y() + lineHeight};
        if (at.y() >= mostLines * lineHeight) {
            entries.back().track = -1;
            entries.back().text = words::andMore(qint64(listed.size() - i + 1));
            break;
        }
        entries.push_back({QRect(at, QSize(taken, lineHeight)), listed[i],
                           metrics.elidedText(title, Qt::ElideMiddle, taken - before)});
        at.rx() += taken + between;
    }
    return entries;
}

int TimelineLegend::heightForWidth(int width) const
{
    const auto entries = arrangeIn(width);
    return entries.empty() ? 0 : entries.back().place.bottom() + 1;
}

QSize TimelineLegend::sizeHint() const
{
    return {mostWidth, heightForWidth(std::max(width(), mostWidth))};
}

QSize TimelineLegend::minimumSizeHint() const
{
    return {stroke, 0};
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (const Entry &entry : arrangeIn(width())) {
        painter.setPen(palette().color(QPalette::WindowText));
        if (entry.track < 0) {
            painter.drawText(entry.place, Qt::AlignLeft | Qt::AlignVCenter, entry.text);
            continue;
        }
        const TimelineTrack &track = m_data->tracks[std::size_t(entry.track)];
        const int before = track.banded ? 0 : stroke + strokeGap;
        painter.drawText(entry.place.adjusted(before, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        if (track.banded)
            continue;
        const int middle = entry.place.center().y() + 1;
        painter.setPen(QPen(trackColour(track.colour, palette()), 2, trackDash(track.dash), Qt::FlatCap));
        painter.drawLine(entry.place.left(), middle, entry.place.left() + stroke, middle);
    }
}

bool TimelineLegend::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const QPoint at = static_cast<QHelpEvent *>(event)->pos();
    for (const Entry &entry : arrangeIn(width())) {
        if (entry.track >= 0 && entry.place.contains(at)) {
            const TimelineTrack &track = m_data->tracks[std::size_t(entry.track)];
            const history::Series &series = track.known.series;
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                               items::plainToolTip(QStringLiteral("%1\n%2\n%3")
                                                       .arg(track.title(), items::toQString(series.entity),
                                                            items::toQString(series.iri))),
                               this, entry.place);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

}  // namespace civiscope::widgets

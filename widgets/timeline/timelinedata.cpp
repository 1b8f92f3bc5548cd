// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinedata.h"

#include "base/csvcell.h"
#include "carto/palette.h"
#include "widgets/parts/theme.h"
#include "words/numberwords.h"
#include "words/timelinewords.h"
#include "words/zonewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace civiscope::widgets {

using history::Point;

namespace {

constexpr double leastContrast = 3;  // of lines; texts keep the palette's own
constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

struct TimelineText {
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
};

// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

int placeOf(QStringList &known, const QString &word)
{
    if (!known.contains(word))
        known << word;
    return int(known.indexOf(word));
}

void giveAxes(TimelineData &data)
{
    QStringList units;
    for (TimelineTrack &track : data.tracks) {
        if (!track.banded)
            track.axis = std::min(placeOf(units, track.unit), mostAxes - 1);
    }
    for (QString &unit : units) {
        if (unit.isEmpty())
            unit = TimelineText::tr("no unit");
    }
    data.axes = units.mid(0, mostAxes);
    if (units.size() > mostAxes)
        data.axes.last() =
            TimelineText::tr("several units: %1").arg(units.mid(mostAxes - 1).join(QStringLiteral(", ")));
}

QString cell(const QString &text)
{
    return QString::fromStdString(csvCell(text.toStdString()));
}

}  // namespace

QString TimelineTrack::title() const
{
    QStringList parts{known.attribute, known.entity};
    if (!known.series.dataset.empty())
        parts.insert(1, QString::fromStdString(known.series.dataset));
    if (!known.series.method.empty())
        parts.insert(1, QString::fromStdString(known.series.method));
    if (!unit.isEmpty())
        parts << unit;
    return parts.join(QStringLiteral(" · "));
}

TimelineData arrange(std::vector<TimelineSeries> series, Moment from, Moment to)
{
    TimelineData data;
    data.from = from;
    data.to = to;
    QStringList entities;
    QStringList attributes;
    for (TimelineSeries &one : series) {
        TimelineTrack track{.known = std::move(one)};
        const history::Series &points = track.known.series;
        track.unit = words::unit(points.unit);
        track.banded = history::hasBands(points);
        if (track.banded)
            track.bands = history::bandsOf(points, to);
        else
            track.line = history::lineOf(points);
        track.onOff = track.banded && std::ranges::all_of(track.bands, [](const history::Band &band) {
                          return band.text == "true" || band.text == "false";
                      });
        track.colour = placeOf(entities, QString::fromStdString(points.entity));
        track.dash = placeOf(attributes, track.known.attribute);
        data.tracks.push_back(std::move(track));
    }
    if (entities.size() <= 1 || attributes.size() <= 1) {
        for (std::size_t i = 0; i < data.tracks.size(); ++i)
            data.tracks[i].colour = data.tracks[i].dash = int(i);
    }
    giveAxes(data);
    return data;
}

QColor trackColour(int colour, const QPalette &palette)
{
    const QColor ground = palette.color(QPalette::Base);
    const bool dark = themeOf(palette) == carto::Theme::Dark;
    QColor shown = QColor::fromRgb(carto::colour(carto::markOf(colour % carto::paletteSize), themeOf(palette)));
    while (contrast(shown, ground) < leastContrast)
        shown = dark ? shown.lighter(108) : shown.darker(108);
    return shown;
}

Qt::PenStyle trackDash(int dash)
{
    return dashes[std::size_t(dash) % dashes.size()];
}

const Point *pointAt(const TimelineTrack &track, Moment at, std::pair<Moment, Moment> view)
{
    const std::vector<Point> &points = track.known.series.points;
    const auto begin = std::ranges::lower_bound(points, view.first, {}, &Point::at);
    const auto end = std::ranges::lower_bound(points, view.second, {}, &Point::at);
    auto next = std::ranges::upper_bound(points, at, {}, &Point::at);
    const bool stands = track.banded || track.line.steps;
    if (stands)
        return next == points.begin() ? nullptr : &*std::prev(next);
    if (begin == end)
        return nullptr;
    next = std::clamp(next, begin, end);
    if (next == begin)
        return &*begin;
    const auto before = std::prev(next);
    return next == end || at - before->at <= next->at - at ? &*before : &*next;
}

TimelineReading readingAt(const TimelineData &data, Moment at, std::pair<Moment, Moment> view, const QTimeZone &zone)
{
    std::vector<const Point *> points;
    const Point *nearest = nullptr;
    for (const TimelineTrack &track : data.tracks) {
        const Point *point = points.emplace_back(pointAt(track, at, view));
        if (point && (!nearest || std::abs(point->at - at) < std::abs(nearest->at - at)))
            nearest = point;
    }
    if (!nearest)
        return {};
    const auto timeOf = [&](const Point &point) {
        const QString from = words::timeIn(point.at, zone);
        return point.until > point.at ? QStringLiteral("%1 – %2").arg(from, words::timeIn(point.until, zone)) : from;
    };
    TimelineReading reading{.time = timeOf(*nearest)};
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i])
            continue;
        const TimelineSeries &known = data.tracks[i].known;
        QString text = QStringLiteral("%1 · %2: %3")
                           .arg(known.attribute, known.entity, words::exactValue(points[i]->value, known.series.unit));
        if (const QString time = timeOf(*points[i]); time != reading.time)
            text += QStringLiteral("  (%1)").arg(time);
        reading.lines.push_back({i, text});
    }
    return reading;
}

QString csvOf(const TimelineData &data, Moment from, Moment to)
{
    QString csv = QStringLiteral("time,entity,attribute,dataset,unit,value\n");
    for (const TimelineTrack &track : data.tracks) {
        const history::Series &series = track.known.series;
        const QString about =
            QStringLiteral(",%1,%2,%3,%4,")
                .arg(cell(QString::fromStdString(series.entity)), cell(track.known.attribute),
                     cell(QString::fromStdString(series.dataset)), cell(QString::fromStdString(series.unit)));
        const auto begin = std::ranges::lower_bound(series.points, from, {}, &Point::at);
        for (auto point = begin; point != series.points.end() && point->at < to; ++point) {
            const bool number = point->value.type == history::Value::Type::Number;
            const bool gone = point->value.type == history::Value::Type::Gone;
            csv += QString::fromStdString(formatDateTime(point->at)) + about;
            if (number)
                csv += words::exactNumber(point->value.number);
            else if (!gone)
                csv += cell(words::exactValue(point->value, {}));
            csv += QLatin1Char('\n');
        }
    }
    return csv;
}

}  // namespace civiscope::widgets

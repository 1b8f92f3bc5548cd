// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinechoice.h"

#include "items/celltext.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

namespace civiscope::widgets {

using store::CellType;
using workspace::EntityKey;
using workspace::Session;

namespace {

constexpr Moment hour = 3'600'000'000;
constexpr std::array<const char *, timelineRangeCount> rangeWords{"6h", "24h", "7d", "30d", "1y", "all", "custom"};

const store::Table &tableOf(const TimelineSubject &subject)
{
    return *subject.version->tables()[subject.place.table];
}

// What can change over time and be drawn.
bool hasPast(const store::Column &column, std::uint32_t row)
{
    const CellType type = column.at(row).type;
    return column.key().path.size() == 1 && type != CellType::None && type != CellType::Point &&
           type != CellType::Geometry;
}

}  // namespace

const char *rangeWord(TimelineRange range)
{
    return rangeWords[std::size_t(range)];
}

std::optional<TimelineRange> rangeOf(std::string_view word)
{
    const auto found = std::ranges::find(rangeWords, word);
    return found == rangeWords.end() ? std::nullopt : std::optional(TimelineRange(found - rangeWords.begin()));
}

std::optional<Moment> rangeLength(TimelineRange range)
{
    switch (range) {
    case TimelineRange::SixHours: return 6 * hour;
    case TimelineRange::Day: return 24 * hour;
    case TimelineRange::Week: return 7 * 24 * hour;
    case TimelineRange::Month: return 30 * 24 * hour;
    case TimelineRange::Year: return 365 * 24 * hour;
    case TimelineRange::All:
    case TimelineRange::Custom: break;
    }
    return std::nullopt;
}

std::vector<TimelineSubject> subjectsOf(const Session &session)
{
    std::vector<TimelineSubject> subjects;
    const std::vector<EntityKey> &selected = session.selection().entities();
    for (auto key = selected.rbegin(); key != selected.rend() && subjects.size() < mostEntities; ++key) {
        const workspace::Source *source = session.source(key->source);
        if (const auto place = source ? source->version()->find(key->id) : std::nullopt)
            subjects.push_back({*key, source->version(), *place});
    }
    return subjects;
}

QString nameOf(const TimelineSubject &subject)
{
    for (const store::ColumnPtr &column : tableOf(subject).columns()) {
        const store::Cell cell = column->at(subject.place.row);
        if (column->name() == "name" && cell.type != CellType::None)
            return items::readableText(cell, column->kind(subject.place.row));
    }
    return items::shortId(subject.key.id);
}

std::vector<TimelineAttribute> attributesOf(const std::vector<TimelineSubject> &subjects)
{
    std::vector<TimelineAttribute> all;
    for (const TimelineSubject &subject : subjects) {
        const std::uint32_t row = subject.place.row;
        for (const store::ColumnPtr &column : tableOf(subject).columns()) {
            if (!hasPast(*column, row))
                continue;
            const std::string &iri = column->key().path.front();
            auto known = std::ranges::find(all, iri, &TimelineAttribute::iri);
            if (known == all.end())
                known = all.insert(all.end(), {iri, QString::fromStdString(column->name())});
            known->number |= column->at(row).type == CellType::Number;
            known->observed |= column->observedAt(row).has_value();
        }
    }
    std::ranges::stable_partition(all, &TimelineAttribute::observed);
    return all;
}

std::vector<std::string> sensibleAttributes(const std::vector<TimelineAttribute> &all)
{
    std::vector<std::string> chosen;
    for (const bool observed : {true, false}) {
        for (const TimelineAttribute &one : all) {
            if (one.number && one.observed == observed && chosen.size() < 2)
                chosen.push_back(one.iri);
        }
        if (!chosen.empty())
            return chosen;
    }
    if (!all.empty())
        chosen.push_back(all.front().iri);
    return chosen;
}

std::vector<TimelineAsk> asksFor(const std::vector<TimelineSubject> &subjects,
                                 const std::vector<std::string> &attributes, std::optional<Moment> from,
                                 std::optional<Moment> to)
{
    std::map<std::pair<int, std::uint32_t>, std::size_t> places;
    std::vector<TimelineAsk> asks;
    for (const TimelineSubject &subject : subjects) {
        const store::Table &table = tableOf(subject);
        const auto [place, added] = places.try_emplace({subject.key.source, subject.place.table}, asks.size());
        if (added) {
            TimelineAsk ask{subject.key.source, {}};
            ask.query.type = table.typeIris().front();
            ask.query.from = from;
            ask.query.to = to;
            asks.push_back(std::move(ask));
        }
        history::TemporalQuery &query = asks[place->second].query;
        query.ids.push_back(subject.key.id);
        for (const std::string &iri : attributes) {
            const bool has = std::ranges::any_of(table.columns(), [&](const store::ColumnPtr &column) {
                return column->key().path.front() == iri && hasPast(*column, subject.place.row);
            });
            if (has && !std::ranges::contains(query.attrs, iri))
                query.attrs.push_back(iri);
        }
    }
    std::erase_if(asks, [](const TimelineAsk &ask) { return ask.query.attrs.empty(); });
    return asks;
}

TimelineData timelineOf(std::vector<TimelinePart> parts, const std::vector<TimelineSubject> &subjects,
                        const std::vector<TimelineAttribute> &attributes, std::optional<Moment> from,
                        std::optional<Moment> to, Moment now)
{
    struct Placed {
        std::pair<std::size_t, std::size_t> place;  // of the attribute, of the entity
        TimelineSeries series;
    };
    std::vector<Placed> placed;
    Moment first = std::numeric_limits<Moment>::max();
    Moment last = std::numeric_limits<Moment>::min();
    for (TimelinePart &part : parts) {
        const history::Series &series = part.series;
        first = std::min(first, series.points.front().at);
        last = std::max({last, series.points.back().at, series.points.back().until});
        const auto attribute = std::ranges::find_if(attributes, [&](const TimelineAttribute &one) {
            return one.iri == series.iri || one.iri == series.name || one.name.toStdString() == series.name;
        });
        const auto subject = std::ranges::find(subjects, EntityKey{part.source, series.entity}, &TimelineSubject::key);
        placed.push_back(
            {{std::size_t(attribute - attributes.begin()), std::size_t(subject - subjects.begin())},
             {.series = {},
              .entity = subject == subjects.end() ? items::shortId(series.entity) : nameOf(*subject),
              .attribute = attribute == attributes.end() ? QString::fromStdString(series.name) : attribute->name}});
        placed.back().series.series = std::move(part.series);
    }
    std::ranges::stable_sort(placed, {}, &Placed::place);
    std::vector<TimelineSeries> series;
    series.reserve(placed.size());
    for (Placed &one : placed)
        series.push_back(std::move(one.series));
    // A lone moment gets room on both sides.
    const Moment begin = from.value_or(first - 1);
    return arrange(std::move(series), begin, to.value_or(std::max(last + 1, from ? now : begin + 1)));
}

}  // namespace civiscope::widgets

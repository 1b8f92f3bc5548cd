// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/bands.h"

#include "history/gaps.h"

#include <algorithm>
#include <format>
#include <limits>

namespace civiscope::history {

namespace {

using Type = Value::Type;

std::string textOf(const Value &value)
{
    switch (value.type) {
    case Type::Gone: return {};
    case Type::Boolean: return value.number != 0 ? "true" : "false";
    case Type::Number: return std::format("{}", value.number);
    case Type::Text:
    case Type::Json: break;
    }
    return value.text;
}

// Most steps bring the same value again.
bool repeatsItself(std::span<const Point> points)
{
    std::size_t same = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        same += points[i].value == points[i - 1].value ? 1 : 0;
    return 2 * same >= points.size();
}

}  // namespace

bool hasBands(const Series &series)
{
    const auto has = [&](Type type) {
        return std::ranges::any_of(series.points, [type](const Point &point) { return point.value.type == type; });
    };
    return has(Type::Text) || has(Type::Json) || (has(Type::Boolean) && !has(Type::Number));
}

std::vector<Band> bandsOf(const Series &series, Moment end)
{
    const std::vector<Point> &points = series.points;
    const Moment longest = repeatsItself(points) ? longestStep(points) : std::numeric_limits<Moment>::max();
    std::vector<Band> bands;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point &point = points[i];
        if (point.value.type == Type::Gone)
            continue;
        const Moment next = i + 1 < points.size() ? points[i + 1].at : std::max(end, point.at);
        Moment until = point.until > point.at ? std::min(point.until, next) : next;
        if (until - point.at > longest)
            until = point.at + longest;
        std::string text = textOf(point.value);
        if (!bands.empty() && bands.back().until == point.at && bands.back().text == text)
            bands.back().until = until;
        else
            bands.push_back({point.at, until, std::move(text)});
    }
    return bands;
}

std::vector<BandRun> runsOf(std::span<const Band> bands, Moment from, Moment to, int columns)
{
    const Moment column = std::max<Moment>(1, (to - from) / columns);
    std::vector<BandRun> runs;
    auto band = std::ranges::upper_bound(bands, from, {}, &Band::until);
    bool growing = false;  // the last run is of narrow ones
    for (; band != bands.end() && band->from < to; ++band) {
        const bool narrow = band->until - band->from < column;
        if (narrow && growing && band->from - runs.back().until < column) {
            runs.back().until = std::max(runs.back().until, band->until);
            ++runs.back().count;
            // Wide enough by now: the next begins a run of its own, so that each stays a mark of its place.
            growing = runs.back().until - runs.back().from < column;
            continue;
        }
        runs.push_back({band->from, band->until, std::size_t(band - bands.begin()), 1});
        growing = narrow;
    }
    return runs;
}

}  // namespace civiscope::history

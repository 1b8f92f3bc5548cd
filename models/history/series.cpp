// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/series.h"

#include <algorithm>
#include <unordered_map>

namespace civiscope::history {

std::size_t settle(std::vector<Point> &points)
{
    std::ranges::stable_sort(points, {}, &Point::at);
    std::vector<Point> kept;
    kept.reserve(points.size());
    for (Point &point : points) {
        bool repeated = false;
        for (auto earlier = kept.rbegin(); earlier != kept.rend() && earlier->at == point.at && !repeated; ++earlier)
            repeated = *earlier == point;
        if (!repeated)
            kept.push_back(std::move(point));
    }
    const std::size_t taken = points.size() - kept.size();
    points = std::move(kept);
    return taken;
}

void clip(std::vector<Point> &points, Moment from, Moment to)
{
    const auto first = std::ranges::lower_bound(points, from, {}, &Point::at);
    const auto last = std::ranges::lower_bound(first, points.end(), to, {}, &Point::at);
    points.erase(last, points.end());
    points.erase(points.begin(), first);
}

std::size_t join(Series &known, Series &&more)
{
    const std::size_t before = known.points.size();
    const bool newer =
        !more.points.empty() && (known.points.empty() || more.points.back().at >= known.points.back().at);
    known.unitsDiffer |= more.unitsDiffer || (!more.unit.empty() && !known.unit.empty() && more.unit != known.unit);
    if (!more.unit.empty() && (newer || known.unit.empty()))
        known.unit = std::move(more.unit);
    known.points.insert(known.points.end(), std::make_move_iterator(more.points.begin()),
                        std::make_move_iterator(more.points.end()));
    settle(known.points);
    return known.points.size() - before;
}

std::size_t merge(std::vector<Series> &all, std::vector<Series> &&more)
{
    const auto keyOf = [](const Series &series) {
        return series.entity + '\n' + series.iri + '\n' + series.dataset + '\n' + series.method;
    };
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i)
        places.emplace(keyOf(all[i]), i);
    std::size_t fresh = 0;
    for (Series &series : more) {
        const auto [place, isNew] = places.try_emplace(keyOf(series), all.size());
        if (!isNew) {
            fresh += join(all[place->second], std::move(series));
            continue;
        }
        settle(series.points);
        fresh += series.points.size();
        all.push_back(std::move(series));
    }
    return fresh;
}

std::size_t pointCount(const std::vector<Series> &all)
{
    std::size_t count = 0;
    for (const Series &series : all)
        count += series.points.size();
    return count;
}

}  // namespace civiscope::history

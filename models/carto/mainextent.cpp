// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/mainextent.h"

#include <algorithm>

namespace civiscope::carto {

namespace {

constexpr std::size_t sampleSize = 20'000;

// Bounds of the bulk: the middle nine tenths, and beyond them as far as half their span.
std::pair<std::uint32_t, std::uint32_t> bulk(std::vector<std::uint32_t> values)
{
    std::ranges::sort(values);
    const std::size_t cut = values.size() / 20;
    const double low = values[cut];
    const double high = values[values.size() - 1 - cut];
    const double reach = (high - low) / 2;
    const auto first =
        std::ranges::lower_bound(values, std::max(0.0, low - reach), {}, [](std::uint32_t v) { return double(v); });
    const auto last = std::ranges::upper_bound(values, high + reach, {}, [](std::uint32_t v) { return double(v); });
    return {*first, *(last - 1)};
}

}  // namespace

GeoBox mainExtent(const std::vector<PlacedTablePtr> &tables)
{
    std::vector<std::uint32_t> xs;
    std::vector<std::uint32_t> ys;
    const auto add = [&](FixedPoint point) {
        xs.push_back(point.x);
        ys.push_back(point.y);
    };
    for (const PlacedTablePtr &table : tables) {
        const auto points = table->points();
        for (std::size_t i = 0; i < points.size(); i += points.size() / sampleSize + 1)
            add(points[i]);
        for (const Shape &shape : table->shapes()) {
            add(shape.low);
            add(shape.high);
        }
    }
    if (xs.empty())
        return {};
    const auto [west, east] = bulk(std::move(xs));
    const auto [north, south] = bulk(std::move(ys));
    GeoBox box;
    box.add(fromWorld(fromFixed({west, north})));
    box.add(fromWorld(fromFixed({east, south})));
    return box;
}

}  // namespace civiscope::carto

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatialindex.h"

#include "store/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <queue>

namespace civiscope::store {

namespace {

constexpr std::size_t nodeSize = 16;
// The smallest radius of curvature of the WGS 84 ellipsoid, metres (of the meridian at the equator): a distance on a
// sphere of this radius, with geodetic latitudes, is never longer than the geodesic.
constexpr double leastRadius = 6335439.327;

struct Node {
    std::uint32_t level = 0;
    std::uint32_t index = 0;
};

// Where a cell of a grid of 2¹⁶ × 2¹⁶ comes along the Hilbert curve.
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y)
{
    std::uint32_t along = 0;
    for (std::uint32_t side = 1U << 15; side > 0; side >>= 1) {
        const bool right = (x & side) != 0;
        const bool up = (y & side) != 0;
        along += side * side * ((right ? 3U : 0U) ^ (up ? 1U : 0U));
        if (!up) {
            if (right) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return along;
}

// Sorts by the upper half of the keys, keeping the order of equal ones; several times faster than by comparing.
void sortByUpperHalf(std::vector<std::uint64_t> &keys)
{
    std::vector<std::uint64_t> sorted(keys.size());
    for (int shift = 32; shift < 64; shift += 8) {
        const auto digit = [shift](std::uint64_t key) { return key >> shift & 0xFF; };
        std::array<std::size_t, 257> starts{};
        for (const std::uint64_t key : keys)
            ++starts[digit(key) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const std::uint64_t key : keys)
            sorted[starts[digit(key)]++] = key;
        keys.swap(sorted);
    }
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

// Degrees between two longitudes the short way round, 0 … 180.
double turn(double from, double to)
{
    const double difference = std::fabs(from - to);
    return std::min(difference, 360 - difference);
}

// The place of the box that is nearest on the sphere.
LonLat nearestIn(const GeoBox &box, LonLat place)
{
    if (place.lon >= box.west && place.lon <= box.east)
        return {place.lon, std::clamp(place.lat, box.south, box.north)};
    // On the nearer edge. Along it the cosine of the distance is a wave of the latitude, highest here:
    const double edge = turn(place.lon, box.west) <= turn(place.lon, box.east) ? box.west : box.east;
    const double apart = radians(turn(place.lon, edge));
    const double sine = std::sin(radians(place.lat));
    const double cosine = std::cos(radians(place.lat)) * std::cos(apart);
    const double highest = std::atan2(sine, cosine) * 180 / std::numbers::pi;
    if (highest >= box.south && highest <= box.north)
        return {edge, highest};
    const auto nearness = [sine, cosine](double lat) {
        return sine * std::sin(radians(lat)) + cosine * std::cos(radians(lat));
    };
    return {edge, nearness(box.south) >= nearness(box.north) ? box.south : box.north};
}

// A bound that no geodesic from the place to the box falls below, metres.
double leastMetres(const GeoBox &box, LonLat place)
{
    const LonLat nearest = nearestIn(box, place);
    const double half = std::sin(radians(nearest.lat - place.lat) / 2);
    const double turned = std::sin(radians(turn(nearest.lon, place.lon)) / 2);
    const double square = half * half + std::cos(radians(place.lat)) * std::cos(radians(nearest.lat)) * turned * turned;
    constexpr double rounding = 1e-3;
    return std::max(0.0, leastRadius * 2 * std::asin(std::min(1.0, std::sqrt(square))) - rounding);
}

bool onEarth(const GeoBox &box)
{
    return !box.empty() && LonLat{box.west, box.south}.valid() && LonLat{box.east, box.north}.valid();
}

GeoBox boxOf(const Cell &cell)
{
    if (cell.type == CellType::Point)
        return {cell.place.lon, cell.place.lat, cell.place.lon, cell.place.lat};
    const auto shape = shapeOf(cell);
    return shape ? shape->box() : GeoBox{};
}

}  // namespace

SpatialIndex::SpatialIndex(std::vector<Entry> entries)
{
    if (entries.empty())
        return;
    GeoBox extent;
    for (const Entry &entry : entries)
        extent.add(entry.box);
    const auto cell = [](double value, double low, double high) {
        return high > low ? static_cast<std::uint32_t>((value - low) / (high - low) * 65535) : 0U;
    };
    // Position on the curve above, number of the entry below.
    std::vector<std::uint64_t> order(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const LonLat centre = entries[i].box.centre();
        const std::uint32_t along =
            hilbert(cell(centre.lon, extent.west, extent.east), cell(centre.lat, extent.south, extent.north));
        order[i] = std::uint64_t{along} << 32 | i;
    }
    sortByUpperHalf(order);

    m_entities.reserve(entries.size());
    std::vector<GeoBox> boxes;
    boxes.reserve(entries.size());
    for (const std::uint64_t key : order) {
        const Entry &entry = entries[key & 0xFFFFFFFF];
        m_entities.push_back(entry.entity);
        boxes.push_back(entry.box);
    }
    m_levels.push_back(std::move(boxes));
    while (m_levels.back().size() > 1) {
        const std::vector<GeoBox> &below = m_levels.back();
        std::vector<GeoBox> nodes((below.size() + nodeSize - 1) / nodeSize);
        for (std::size_t i = 0; i < below.size(); ++i)
            nodes[i / nodeSize].add(below[i]);
        m_levels.push_back(std::move(nodes));
    }
}

Result<SpatialIndex> SpatialIndex::build(const Version &version, const Job &job)
{
    std::vector<Entry> entries;
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(version.entityCount());
    entries.reserve(version.entityCount());
    for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
        const Table &table = *version.tables()[t];
        const ColumnPtr column = table.geometry();
        for (std::uint32_t row = 0; column && row < table.rowCount(); ++row) {
            if (row % 4096 == 0) {
                if (job.cancelled())
                    return std::unexpected(Error{ErrorCode::Cancelled, "building the spatial index", {}, {}});
                job.progress(done + row, total);
            }
            const GeoBox box = boxOf(column->at(row));
            if (onEarth(box))
                entries.push_back({box, {t, row}});
        }
        done += table.rowCount();
    }
    return SpatialIndex(std::move(entries));
}

void SpatialIndex::query(const GeoBox &box, const Visitor &visitor) const
{
    if (m_levels.empty() || !m_levels.back().front().intersects(box))
        return;
    std::vector<Node> open{{static_cast<std::uint32_t>(m_levels.size() - 1), 0}};
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        if (node.level == 0) {
            if (!visitor(m_entities[node.index], m_levels[0][node.index]))
                return;
            continue;
        }
        const std::vector<GeoBox> &below = m_levels[node.level - 1];
        const std::size_t end = std::min(below.size(), (std::size_t{node.index} + 1) * nodeSize);
        for (std::size_t i = node.index * nodeSize; i < end; ++i) {
            if (below[i].intersects(box))
                open.push_back({node.level - 1, static_cast<std::uint32_t>(i)});
        }
    }
}

std::vector<SpatialIndex::Neighbour> SpatialIndex::nearest(LonLat place, double maxMetres, std::size_t most) const
{
    std::vector<Neighbour> found;
    if (m_levels.empty() || !place.valid())
        return found;
    // The nearest first, be it a node by its bound or an entity by its distance, which is measured only when its bound
    // comes to the front.
    struct Candidate {
        double metres = 0;
        Node node;
        bool measured = false;
        bool operator>(const Candidate &other) const { return metres > other.metres; }
    };
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> open;
    open.push({0, {static_cast<std::uint32_t>(m_levels.size() - 1), 0}, false});
    while (!open.empty() && found.size() < most) {
        const Candidate candidate = open.top();
        open.pop();
        const Node node = candidate.node;
        if (candidate.metres > maxMetres)
            break;
        if (candidate.measured) {
            found.push_back({m_entities[node.index], candidate.metres});
        } else if (node.level == 0) {
            open.push({distanceMetres(place, nearestIn(m_levels[0][node.index], place)), node, true});
        } else {
            const std::vector<GeoBox> &below = m_levels[node.level - 1];
            const std::size_t end = std::min(below.size(), (std::size_t{node.index} + 1) * nodeSize);
            for (std::size_t i = node.index * nodeSize; i < end; ++i)
                open.push({leastMetres(below[i], place), {node.level - 1, static_cast<std::uint32_t>(i)}, false});
        }
    }
    return found;
}

}  // namespace civiscope::store

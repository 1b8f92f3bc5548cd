// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "query/selection.h"
#include "store/table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace civiscope::carto {

// A place on the Web Mercator world in 2⁻³² of its width (9 mm at the equator): x from the west, y from the north edge.
// Differences wrap round at the antimeridian by themselves.
struct FixedPoint {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
};
[[nodiscard]] FixedPoint toFixed(WorldPoint point);
[[nodiscard]] WorldPoint fromFixed(FixedPoint point);

// A run of vertices: one line, or one ring of a polygon.
struct Path {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// A line or a polygon with its holes. Several of one row: a Multi geometry.
struct Shape {
    std::uint32_t row = 0;
    bool area = false;
    std::uint32_t firstPath = 0;
    std::uint32_t pathCount = 0;
    FixedPoint low;  // north-west corner
    FixedPoint high;  // south-east corner
};

// Where the entities of a table are, ready to be drawn: projected once and kept beside the version. Immutable; any
// thread. Entities without a place on earth (none, unreadable, out of range) are in no list, only counted.
class PlacedTable {
public:
    // Reads the geometry column of the table. Work for a worker: about 0.1 µs a point; cut short by `stop`.
    [[nodiscard]] static std::shared_ptr<const PlacedTable> place(const store::TablePtr &table,
                                                                  const std::stop_token &stop = {});

    // Only these rows, which keep their numbers; rows that are not in the set are not even counted. About 5 ns a point.
    [[nodiscard]] static std::shared_ptr<const PlacedTable> only(const std::shared_ptr<const PlacedTable> &all,
                                                                 const query::Rows &rows);

    // Points of entities, ascending by row; a MultiPoint gives several of one row.
    [[nodiscard]] std::span<const FixedPoint> points() const { return m_points; }
    [[nodiscard]] std::span<const std::uint32_t> pointRows() const { return m_pointRows; }
    [[nodiscard]] std::span<const Shape> shapes() const { return m_shapes; }  // ascending by row
    [[nodiscard]] std::span<const Path> paths(const Shape &shape) const;
    [[nodiscard]] std::span<const FixedPoint> vertices(Path path) const;

    [[nodiscard]] std::uint32_t rowCount() const { return m_rowCount; }
    [[nodiscard]] std::uint32_t located() const { return m_located; }  // rows with at least one place
    [[nodiscard]] const GeoBox &extent() const { return m_extent; }  // empty when nothing is located
    // Extent of one row; empty when it has no place.
    [[nodiscard]] GeoBox extentOf(std::uint32_t row) const;

private:
    friend class Placer;
    std::vector<FixedPoint> m_points;
    std::vector<std::uint32_t> m_pointRows;
    std::vector<Shape> m_shapes;
    std::vector<Path> m_paths;
    std::vector<FixedPoint> m_vertices;
    std::uint32_t m_rowCount = 0;
    std::uint32_t m_located = 0;
    GeoBox m_extent;
};
using PlacedTablePtr = std::shared_ptr<const PlacedTable>;

}  // namespace civiscope::carto

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/placedtable.h"

#include "store/geometry.h"

#include <algorithm>
#include <cmath>

namespace civiscope::carto {

namespace {

constexpr double fixedSpan = 4294967296.0;

std::uint32_t fixed(double unit)
{
    return static_cast<std::uint32_t>(std::clamp(unit * fixedSpan, 0.0, fixedSpan - 1));
}

}  // namespace

FixedPoint toFixed(WorldPoint point)
{
    return {fixed(point.x), fixed(point.y)};
}

WorldPoint fromFixed(FixedPoint point)
{
    return {point.x / fixedSpan, point.y / fixedSpan};
}

// Fills a PlacedTable row by row.
class Placer {
public:
    explicit Placer(PlacedTable &into)
        : m_into(into)
    {
    }

    void add(std::uint32_t row, const store::Cell &cell)
    {
        const std::size_t before = m_into.m_points.size() + m_into.m_shapes.size();
        if (cell.type == store::CellType::Point) {
            if (cell.place.valid())
                addPoint(row, cell.place);
        } else if (cell.type == store::CellType::Geometry) {
            if (const auto shape = store::shapeOf(cell))
                addShape(row, *shape);
        }
        if (m_into.m_points.size() + m_into.m_shapes.size() > before)
            ++m_into.m_located;
    }

private:
    void addPoint(std::uint32_t row, LonLat place)
    {
        m_into.m_points.push_back(toFixed(toWorld(place)));
        m_into.m_pointRows.push_back(row);
        m_into.m_extent.add(place);
    }

    void addShape(std::uint32_t row, const ngsild::GeoShape &shape)
    {
        using Piece = ngsild::GeoShape::Piece;
        bool outerIsDrawn = false;
        for (const ngsild::GeoShape::Part &part : shape.parts) {
            const auto places = std::span(shape.places).subspan(part.first, part.count);
            // What holds a place that is none on earth is left out as a whole rather than drawn wrong.
            const bool good = std::ranges::all_of(places, &LonLat::valid);
            switch (part.piece) {
            case Piece::Point:
                if (good)
                    addPoint(row, places.front());
                break;
            case Piece::Line:
                if (good)
                    addPath(newShape(row, false), places);
                break;
            case Piece::OuterRing:
                outerIsDrawn = good;
                if (good)
                    addPath(newShape(row, true), places);
                break;
            case Piece::InnerRing:
                if (good && outerIsDrawn)
                    addPath(m_into.m_shapes.back(), places);
                break;
            }
        }
    }

    Shape &newShape(std::uint32_t row, bool area)
    {
        m_into.m_shapes.push_back({.row = row,
                                   .area = area,
                                   .firstPath = static_cast<std::uint32_t>(m_into.m_paths.size()),
                                   .pathCount = 0,
                                   .low = {UINT32_MAX, UINT32_MAX},
                                   .high = {0, 0}});
        return m_into.m_shapes.back();
    }

    void addPath(Shape &shape, std::span<const LonLat> places)
    {
        m_into.m_paths.push_back(
            {static_cast<std::uint32_t>(m_into.m_vertices.size()), static_cast<std::uint32_t>(places.size())});
        ++shape.pathCount;
        for (const LonLat place : places) {
            const FixedPoint vertex = toFixed(toWorld(place));
            m_into.m_vertices.push_back(vertex);
            m_into.m_extent.add(place);
            shape.low = {std::min(shape.low.x, vertex.x), std::min(shape.low.y, vertex.y)};
            shape.high = {std::max(shape.high.x, vertex.x), std::max(shape.high.y, vertex.y)};
        }
    }

    PlacedTable &m_into;
};

std::shared_ptr<const PlacedTable> PlacedTable::place(const store::TablePtr &table, const std::stop_token &stop)
{
    auto placed = std::make_shared<PlacedTable>();
    placed->m_rowCount = table->rowCount();
    const store::ColumnPtr column = table->geometry();
    if (!column)
        return placed;
    if (column->type() == store::CellType::Point) {
        placed->m_points.reserve(column->present());
        placed->m_pointRows.reserve(column->present());
    }
    Placer placer(*placed);
    for (std::uint32_t row = 0; row < placed->m_rowCount; ++row) {
        if (row % store::chunkRows == 0 && stop.stop_requested())
            break;
        placer.add(row, column->at(row));
    }
    return placed;
}

std::shared_ptr<const PlacedTable> PlacedTable::only(const std::shared_ptr<const PlacedTable> &all,
                                                     const query::Rows &rows)
{
    auto kept = std::make_shared<PlacedTable>();
    kept->m_rowCount = rows.count();
    FixedPoint low{.x = ~0U, .y = ~0U};
    FixedPoint high;
    const auto cover = [&](FixedPoint from, FixedPoint to) {
        low = {std::min(low.x, from.x), std::min(low.y, from.y)};
        high = {std::max(high.x, to.x), std::max(high.y, to.y)};
    };
    std::uint32_t last = ~0U;
    for (std::size_t i = 0; i < all->m_points.size(); ++i) {
        const std::uint32_t row = all->m_pointRows[i];
        if (!rows.contains(row))
            continue;
        kept->m_points.push_back(all->m_points[i]);
        kept->m_pointRows.push_back(row);
        cover(all->m_points[i], all->m_points[i]);
        kept->m_located += row != last;
        last = row;
    }
    last = ~0U;
    for (const Shape &shape : all->m_shapes) {
        if (!rows.contains(shape.row))
            continue;
        kept->m_shapes.push_back(shape);
        cover(shape.low, shape.high);
        kept->m_located += shape.row != last && !std::ranges::binary_search(kept->m_pointRows, shape.row);
        last = shape.row;
    }
    if (!kept->m_shapes.empty()) {
        kept->m_paths = all->m_paths;
        kept->m_vertices = all->m_vertices;
    }
    if (kept->m_located > 0) {
        kept->m_extent.add(fromWorld(fromFixed(low)));
        kept->m_extent.add(fromWorld(fromFixed(high)));
    }
    return kept;
}

std::span<const Path> PlacedTable::paths(const Shape &shape) const
{
    return std::span(m_paths).subspan(shape.firstPath, shape.pathCount);
}

std::span<const FixedPoint> PlacedTable::vertices(Path path) const
{
    return std::span(m_vertices).subspan(path.first, path.count);
}

GeoBox PlacedTable::extentOf(std::uint32_t row) const
{
    GeoBox box;
    const auto points = std::ranges::equal_range(m_pointRows, row);
    for (auto it = points.begin(); it != points.end(); ++it)
        box.add(fromWorld(fromFixed(m_points[static_cast<std::size_t>(it - m_pointRows.begin())])));
    for (const Shape &shape : std::ranges::equal_range(m_shapes, row, {}, &Shape::row)) {
        box.add(fromWorld(fromFixed(shape.low)));
        box.add(fromWorld(fromFixed(shape.high)));
    }
    return box;
}

}  // namespace civiscope::carto

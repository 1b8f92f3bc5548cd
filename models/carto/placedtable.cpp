// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/placedtable.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace civiscope::carto {

namespace {

constexpr double fixedSpan = 4294967296.0;

std::uint32_t fixed(double unit)
{
    return static_cast<std::uint32_t>(std::clamp(unit * fixedSpan, 0.0, fixedSpan - 1));
}

using simdjson::dom::array;
using simdjson::dom::element;

// A coordinate as brokers send it: a number, or a number written as text.
std::optional<double> coordinate(element value)
{
    double number = 0;
    if (value.get_double().get(number) == simdjson::SUCCESS)
        return number;
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return std::nullopt;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<LonLat> position(element value)
{
    array numbers;
    if (value.get_array().get(numbers) != simdjson::SUCCESS || numbers.size() < 2)
        return std::nullopt;
    const auto lon = coordinate(numbers.at(0).value_unsafe());
    const auto lat = coordinate(numbers.at(1).value_unsafe());
    if (!lon || !lat)
        return std::nullopt;
    const LonLat place{*lon, *lat};
    return place.valid() ? std::optional(place) : std::nullopt;
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
            element geometry;
            if (m_parser.parse(cell.text.data(), cell.text.size()).get(geometry) == simdjson::SUCCESS)
                addGeometry(row, geometry, 0);
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

    // A path needs two (line) or three (ring) different positions to be seen; what is shorter or holds a position that
    // is none is left out as a whole rather than drawn wrong.
    bool addPath(element positions, std::size_t least, Shape &shape)
    {
        array list;
        if (positions.get_array().get(list) != simdjson::SUCCESS || list.size() < least)
            return false;
        const Path path{static_cast<std::uint32_t>(m_into.m_vertices.size()), static_cast<std::uint32_t>(list.size())};
        GeoBox box;
        for (const element value : list) {
            const auto place = position(value);
            if (!place) {
                m_into.m_vertices.resize(path.first);
                return false;
            }
            m_into.m_vertices.push_back(toFixed(toWorld(*place)));
            box.add(*place);
        }
        for (std::size_t i = path.first; i < m_into.m_vertices.size(); ++i) {
            const FixedPoint p = m_into.m_vertices[i];
            shape.low = {std::min(shape.low.x, p.x), std::min(shape.low.y, p.y)};
            shape.high = {std::max(shape.high.x, p.x), std::max(shape.high.y, p.y)};
        }
        m_into.m_extent.add(box);
        m_into.m_paths.push_back(path);
        ++shape.pathCount;
        return true;
    }

    Shape newShape(std::uint32_t row, bool area) const
    {
        return {.row = row,
                .area = area,
                .firstPath = static_cast<std::uint32_t>(m_into.m_paths.size()),
                .pathCount = 0,
                .low = {UINT32_MAX, UINT32_MAX},
                .high = {0, 0}};
    }

    void addLine(std::uint32_t row, element positions)
    {
        Shape shape = newShape(row, false);
        if (addPath(positions, 2, shape))
            m_into.m_shapes.push_back(shape);
    }

    void addPolygon(std::uint32_t row, element rings)
    {
        array list;
        if (rings.get_array().get(list) != simdjson::SUCCESS)
            return;
        Shape shape = newShape(row, true);
        for (const element ring : list) {
            // Without its outer ring a polygon has no area; a broken hole is only left out.
            if (!addPath(ring, 3, shape) && shape.pathCount == 0)
                return;
        }
        if (shape.pathCount > 0)
            m_into.m_shapes.push_back(shape);
    }

    template<typename Add>
    static void each(element list, Add add)
    {
        array parts;
        if (list.get_array().get(parts) != simdjson::SUCCESS)
            return;
        for (const element part : parts)
            add(part);
    }

    // Collections in collections are legal GeoJSON but nobody's city; the depth is limited all the same.
    void addGeometry(std::uint32_t row, element geometry, int depth)
    {
        std::string_view type;
        if (depth > 8 || geometry["type"].get_string().get(type) != simdjson::SUCCESS)
            return;
        element inside;
        if (geometry[type == "GeometryCollection" ? "geometries" : "coordinates"].get(inside) != simdjson::SUCCESS)
            return;
        const auto point = [&](element part) {
            if (const auto place = position(part))
                addPoint(row, *place);
        };
        if (type == "Point")
            point(inside);
        else if (type == "MultiPoint")
            each(inside, point);
        else if (type == "LineString")
            addLine(row, inside);
        else if (type == "MultiLineString")
            each(inside, [&](element part) { addLine(row, part); });
        else if (type == "Polygon")
            addPolygon(row, inside);
        else if (type == "MultiPolygon")
            each(inside, [&](element part) { addPolygon(row, part); });
        else if (type == "GeometryCollection")
            each(inside, [&](element part) { addGeometry(row, part, depth + 1); });
    }

    PlacedTable &m_into;
    simdjson::dom::parser m_parser;
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

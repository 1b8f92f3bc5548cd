// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/geometry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <vector>

namespace civiscope::store {

namespace {

using ngsild::GeoShape;
using Piece = GeoShape::Piece;
using Parts = std::span<const GeoShape::Part>;

// How the two texts differ.
struct Syntax {
    std::array<std::string_view, 3> single;  // by Simple
    std::array<std::string_view, 3> multi;
    std::string_view collection;
    char open;
    char close;
    std::string_view placeOpen;
    std::string_view placeBetween;
    std::string_view placeClose;
    std::string_view end;  // behind a geometry
};

constexpr Syntax wkt{{"POINT ", "LINESTRING ", "POLYGON "},
                     {"MULTIPOINT ", "MULTILINESTRING ", "MULTIPOLYGON "},
                     "GEOMETRYCOLLECTION (",
                     '(',
                     ')',
                     "",
                     " ",
                     "",
                     ""};
constexpr Syntax geoJson{{R"({"type":"Point","coordinates":)", R"({"type":"LineString","coordinates":)",
                          R"({"type":"Polygon","coordinates":)"},
                         {R"({"type":"MultiPoint","coordinates":)", R"({"type":"MultiLineString","coordinates":)",
                          R"({"type":"MultiPolygon","coordinates":)"},
                         R"({"type":"GeometryCollection","geometries":[)",
                         '[',
                         ']',
                         "[",
                         ",",
                         "]",
                         "}"};

// Points, lines and polygons: the parts that belong together.
enum class Simple : std::uint8_t { Point, Line, Polygon };
struct Element {
    Simple simple = Simple::Point;
    Parts parts;
};

std::vector<Element> elementsOf(const GeoShape &shape)
{
    std::vector<Element> elements;
    const Parts all(shape.parts);
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i + 1;
        while (end < all.size() && all[end].piece == Piece::InnerRing)
            ++end;
        const Simple simple = all[i].piece == Piece::Point  ? Simple::Point
                              : all[i].piece == Piece::Line ? Simple::Line
                                                            : Simple::Polygon;
        elements.push_back({simple, all.subspan(i, end - i)});
        i = end;
    }
    return elements;
}

class Writer {
public:
    Writer(const GeoShape &shape, const Syntax &syntax)
        : m_shape(shape)
        , m_syntax(syntax)
    {
    }

    std::string write()
    {
        const std::vector<Element> elements = elementsOf(m_shape);
        const bool alike = std::ranges::all_of(
            elements, [&elements](const Element &element) { return element.simple == elements.front().simple; });
        if (elements.size() == 1) {
            one(elements.front());
        } else if (alike) {
            m_text += m_syntax.multi[std::size_t(elements.front().simple)];
            list(elements, [this](const Element &element) { body(element); });
            m_text += m_syntax.end;
        } else {
            m_text += m_syntax.collection;
            separated(elements, [this](const Element &element) { one(element); });
            m_text += m_syntax.close;
            m_text += m_syntax.end;
        }
        return std::move(m_text);
    }

private:
    void one(const Element &element)
    {
        m_text += m_syntax.single[std::size_t(element.simple)];
        body(element);
        m_text += m_syntax.end;
    }
    void body(const Element &element)
    {
        const auto places = [this](const GeoShape::Part &part) {
            list(std::span(m_shape.places).subspan(part.first, part.count), [this](LonLat at) { place(at); });
        };
        if (element.simple == Simple::Polygon)
            list(element.parts, places);
        else if (element.simple == Simple::Line)
            places(element.parts.front());
        else
            point(m_shape.places[element.parts.front().first]);
    }
    // WKT has brackets round a single point, GeoJSON has them round every place.
    void point(LonLat at)
    {
        if (!m_syntax.placeOpen.empty())
            return place(at);
        m_text += m_syntax.open;
        place(at);
        m_text += m_syntax.close;
    }
    void place(LonLat at)
    {
        m_text += m_syntax.placeOpen;
        number(at.lon);
        m_text += m_syntax.placeBetween;
        number(at.lat);
        m_text += m_syntax.placeClose;
    }
    void number(double value)
    {
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        m_text.append(digits.data(), end.ptr);
    }
    template<typename Range, typename Write>
    void separated(const Range &range, Write write)
    {
        bool first = true;
        for (const auto &item : range) {
            if (!first)
                m_text += ',';
            first = false;
            write(item);
        }
    }
    template<typename Range, typename Write>
    void list(const Range &range, Write write)
    {
        m_text += m_syntax.open;
        separated(range, write);
        m_text += m_syntax.close;
    }

    const GeoShape &m_shape;
    const Syntax &m_syntax;
    std::string m_text;
};

}  // namespace

std::optional<GeoShape> shapeOf(const Cell &cell)
{
    if (cell.type == CellType::Point)
        return GeoShape{{cell.place}, {{Piece::Point, 0, 1}}};
    if (cell.type != CellType::Geometry)
        return std::nullopt;
    GeoShape shape;
    ngsild::GeoFaults faults;
    if (ngsild::readGeometry(cell.text, shape, faults) == ngsild::GeoReading::Malformed)
        return std::nullopt;
    return shape;
}

std::string toWkt(const GeoShape &shape)
{
    return Writer(shape, wkt).write();
}

std::string toGeoJson(const GeoShape &shape)
{
    return Writer(shape, geoJson).write();
}

}  // namespace civiscope::store

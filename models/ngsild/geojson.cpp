// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/geojson.h"

#include "ngsild/jsontokens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace civiscope::ngsild {

namespace {

enum class Type : std::uint8_t { Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon, Collection };

constexpr std::array<std::string_view, 7> typeNames{"Point",   "MultiPoint",   "LineString",        "MultiLineString",
                                                    "Polygon", "MultiPolygon", "GeometryCollection"};
// Arrays around one position.
constexpr std::array<int, 7> wrapping{0, 1, 1, 2, 2, 3, 0};
constexpr int collectionDepth = 16;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool sameLetters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

// Walks over JSON text that a parser has seen before; on anything else it fails, it never runs past the end.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_p(text.data())
        , m_end(text.data() + text.size())
    {
    }
    char peek()
    {
        while (m_p != m_end && (*m_p == ' ' || *m_p == '\n' || *m_p == '\r' || *m_p == '\t'))
            ++m_p;
        return m_p == m_end ? '\0' : *m_p;
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_p;
        return true;
    }
    // The inside of a string that begins here.
    std::optional<std::string_view> string()
    {
        if (!take('"'))
            return std::nullopt;
        const char *begin = m_p;
        while (m_p != m_end && *m_p != '"')
            m_p += *m_p == '\\' && m_p + 1 != m_end ? 2 : 1;
        if (m_p == m_end)
            return std::nullopt;
        return std::string_view(begin, m_p++);
    }
    // A number or word.
    std::string_view word()
    {
        peek();
        const char *begin = m_p;
        while (m_p != m_end && *m_p > ' ' && *m_p != ',' && *m_p != ']' && *m_p != '}')
            ++m_p;
        return {begin, m_p};
    }
    // Passes over any value and gives its text.
    std::string_view value()
    {
        peek();
        const char *begin = m_p;
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                if (!string())
                    return {};
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_p;
            } else if (c == '}' || c == ']') {
                --depth;
                ++m_p;
            } else if (c == ',' || c == ':') {
                ++m_p;
            } else if (c == '\0' || word().empty()) {
                return {};
            }
        } while (depth > 0);
        return {begin, m_p};
    }

private:
    const char *m_p;
    const char *m_end;
};

struct Members {
    std::string_view type;
    std::string_view coordinates;
    std::string_view geometries;
};

std::optional<Members> readMembers(std::string_view json)
{
    Cursor cursor(json);
    Members members;
    if (!cursor.take('{'))
        return std::nullopt;
    do {
        const auto key = cursor.string();
        if (!key || !cursor.take(':'))
            return std::nullopt;
        if ((*key == "type" || *key == "@type") && cursor.peek() == '"')
            members.type = cursor.string().value_or("");
        else if (*key == "coordinates")
            members.coordinates = cursor.value();
        else if (*key == "geometries")
            members.geometries = cursor.value();
        else if (cursor.value().empty())
            return std::nullopt;
    } while (cursor.take(','));
    return members;
}

std::optional<double> readCoordinate(Cursor &cursor, GeoFaults &faults)
{
    if (cursor.peek() != '"')
        return parseNumber(cursor.word());
    faults.text = true;
    const auto inside = cursor.string();
    return inside ? parseNumber(*inside) : std::nullopt;
}

// The numbers of one position, behind its opening bracket.
std::optional<LonLat> readPosition(Cursor &cursor, GeoFaults &faults)
{
    const auto lon = readCoordinate(cursor, faults);
    if (!lon || !cursor.take(','))
        return std::nullopt;
    const auto lat = readCoordinate(cursor, faults);
    if (!lat || !std::isfinite(*lon) || !std::isfinite(*lat))
        return std::nullopt;
    while (cursor.take(',')) {
        faults.height = true;
        if (!readCoordinate(cursor, faults))
            return std::nullopt;
    }
    if (!cursor.take(']'))
        return std::nullopt;
    const LonLat place{*lon, *lat};
    if (!place.valid()) {
        if (LonLat{*lat, *lon}.valid())
            faults.swapped = true;
        else
            faults.outOfRange = true;
    }
    return place;
}

// Reads nested arrays of positions. `levels` of arrays stand around a position; ends of the innermost and of the one
// around it are told, for rings and polygons. false: wrongly nested.
class CoordinatesReader {
public:
    CoordinatesReader(Type type, GeoShape &shape, GeoFaults &faults)
        : m_type(type)
        , m_levels(wrapping[std::size_t(type)])
        , m_shape(shape)
        , m_faults(faults)
    {
    }
    bool read(std::string_view text)
    {
        Cursor cursor(text);
        int depth = 0;
        m_first = m_shape.places.size();
        do {
            while (cursor.take('[')) {
                const bool position = cursor.peek() != '[' && cursor.peek() != ']';
                if (position) {
                    // A bracket too many around a single place is taken for what was meant.
                    if (depth != m_levels && !(m_type == Type::Point && depth == 1))
                        return false;
                    m_faults.wrapped |= depth != m_levels;
                    const auto place = readPosition(cursor, m_faults);
                    if (!place)
                        return false;
                    m_shape.places.push_back(*place);
                    break;
                }
                if (++depth > m_levels + 1)
                    return false;
            }
            while (depth > 0 && cursor.take(']')) {
                if (!close(--depth))
                    return false;
            }
        } while (depth > 0 && cursor.take(','));
        return depth == 0 && cursor.peek() == '\0' && finish();
    }

private:
    using Piece = GeoShape::Piece;

    // An array was closed that stood inside `depth` others.
    bool close(int depth)
    {
        const bool rings = m_type == Type::Polygon || m_type == Type::MultiPolygon;
        if (depth == m_levels - 1 && (rings || m_type == Type::LineString || m_type == Type::MultiLineString))
            return rings ? addRing() : addLine();
        if (depth == m_levels - 2)
            m_inner = false;
        return true;
    }
    bool addLine()
    {
        const bool good = m_shape.places.size() - m_first >= 2;
        addPart(Piece::Line);
        return good;
    }
    bool addRing()
    {
        if (m_shape.places.size() - m_first < 3)
            return false;
        if (m_shape.places[m_first] != m_shape.places.back()) {
            m_faults.unclosed = true;
            m_shape.places.push_back(m_shape.places[m_first]);
        }
        addPart(m_inner ? Piece::InnerRing : Piece::OuterRing);
        m_inner = true;
        return true;
    }
    void addPart(Piece piece)
    {
        m_shape.parts.push_back({piece, std::uint32_t(m_first), std::uint32_t(m_shape.places.size() - m_first)});
        m_first = m_shape.places.size();
    }
    bool finish()
    {
        if (m_type == Type::Point || m_type == Type::MultiPoint) {
            if (m_type == Type::Point && m_shape.places.size() - m_first != 1)
                return false;
            const std::size_t end = m_shape.places.size();
            for (std::size_t i = m_first; i < end; ++i)
                m_shape.parts.push_back({Piece::Point, std::uint32_t(i), 1});
        }
        return !m_shape.parts.empty();
    }

    Type m_type;
    int m_levels;
    GeoShape &m_shape;
    GeoFaults &m_faults;
    std::size_t m_first = 0;  // where the current piece begins
    bool m_inner = false;     // the current polygon has its outer ring
};

std::optional<Type> typeOf(std::string_view name, GeoFaults &faults)
{
    for (std::size_t i = 0; i < typeNames.size(); ++i) {
        if (name == typeNames[i])
            return Type(i);
    }
    for (std::size_t i = 0; i < typeNames.size(); ++i) {
        if (sameLetters(name, typeNames[i])) {
            faults.misspelt = true;
            return Type(i);
        }
    }
    return std::nullopt;
}

GeoReading append(std::string_view json, GeoShape &shape, GeoFaults &faults, int depth)
{
    const auto members = readMembers(json);
    const auto type = members ? typeOf(members->type, faults) : std::nullopt;
    if (!type)
        return GeoReading::Malformed;
    if (*type != Type::Collection) {
        if (!CoordinatesReader(*type, shape, faults).read(members->coordinates))
            return GeoReading::Malformed;
        return *type == Type::Point ? GeoReading::Point : GeoReading::Other;
    }
    Cursor cursor(members->geometries);
    if (depth == 0 || !cursor.take('['))
        return GeoReading::Malformed;
    do {
        if (append(cursor.value(), shape, faults, depth - 1) == GeoReading::Malformed)
            return GeoReading::Malformed;
    } while (cursor.take(','));
    return GeoReading::Other;
}

}  // namespace

void GeoShape::clear()
{
    places.clear();
    parts.clear();
}

GeoBox GeoShape::box() const
{
    GeoBox box;
    for (const LonLat place : places)
        box.add(place);
    return box;
}

bool isGeometryType(std::string_view type)
{
    return std::ranges::find(typeNames, type) != typeNames.end();
}

bool resemblesGeometryType(std::string_view type)
{
    return std::ranges::any_of(typeNames, [type](std::string_view name) { return sameLetters(type, name); });
}

GeoReading readGeometry(std::string_view json, GeoShape &shape, GeoFaults &faults)
{
    shape.clear();
    faults = {};
    const GeoReading reading = append(json, shape, faults, collectionDepth);
    if (reading == GeoReading::Malformed)
        shape.clear();
    return reading;
}

}  // namespace civiscope::ngsild

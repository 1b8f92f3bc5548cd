// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/geoquery.h"

#include "ngsild/jsontokens.h"
#include "base/jsontext.h"
#include "store/geometry.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace civiscope::query {

namespace {

using nlohmann::json;

constexpr int deepestArray = 8;

std::unexpected<Fault> fault(FaultCode code, const char *parameter, std::string_view found, std::size_t at = 0,
                             std::string expected = {})
{
    return std::unexpected(Fault{.code = code,
                                 .parameter = parameter,
                                 .at = at,
                                 .length = found.size(),
                                 .found = std::string(found),
                                 .expected = std::move(expected)});
}

// How deep the places lie in the coordinates of a geometry type; nullopt: queries do not take it.
std::optional<int> nestingOf(std::string_view type)
{
    constexpr std::array types{
        std::pair("Point", 0),           std::pair("MultiPoint", 1), std::pair("LineString", 1),
        std::pair("MultiLineString", 2), std::pair("Polygon", 2),    std::pair("MultiPolygon", 3),
    };
    const auto found = std::ranges::find(types, type, &std::pair<const char *, int>::first);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

bool isPlace(const json &value)
{
    return value.is_array() && value.size() >= 2 && value.size() <= 3 &&
           std::ranges::all_of(value, [](const json &number) { return number.is_number(); });
}

bool isNested(const json &value, int depth)
{
    if (depth == 0)
        return isPlace(value);
    return value.is_array() && !value.empty() &&
           std::ranges::all_of(value, [depth](const json &inside) { return isNested(inside, depth - 1); });
}

bool ringsClose(const json &value, int depth)
{
    if (depth > 1)
        return std::ranges::all_of(value, [depth](const json &inside) { return ringsClose(inside, depth - 1); });
    return value.size() >= 4 && value.front() == value.back();
}

Parsed<void> readRelation(std::string_view georel, GeoQuery &query)
{
    constexpr std::array relations{
        std::pair("within", GeoRelation::Within),         std::pair("contains", GeoRelation::Contains),
        std::pair("intersects", GeoRelation::Intersects), std::pair("equals", GeoRelation::Equals),
        std::pair("disjoint", GeoRelation::Disjoint),     std::pair("overlaps", GeoRelation::Overlaps),
    };
    const auto found = std::ranges::find(relations, georel, &std::pair<const char *, GeoRelation>::first);
    if (found != relations.end()) {
        query.relation = found->second;
        return {};
    }
    const std::size_t semicolon = std::min(georel.find(';'), georel.size());
    if (georel.substr(0, semicolon) != "near")
        return fault(FaultCode::RelationUnknown, "georel", georel.substr(0, semicolon), 0,
                     "near, within, contains, intersects, equals, disjoint, overlaps");
    query.relation = GeoRelation::Near;
    const std::string_view modifier = georel.substr(std::min(semicolon + 1, georel.size()));
    const bool least = modifier.starts_with("minDistance==");
    if (!least && !modifier.starts_with("maxDistance=="))
        return fault(FaultCode::DistanceMissing, "georel", modifier, semicolon, "near;maxDistance==1000");
    constexpr std::size_t nameSize = 13;  // of both
    const auto metres = ngsild::parseNumber(modifier.substr(nameSize));
    if (!metres || !(*metres > 0) || *metres > 1e9)
        return fault(FaultCode::DistanceWrong, "georel", modifier.substr(nameSize), semicolon + 1 + nameSize);
    (least ? query.minMetres : query.maxMetres) = *metres;
    return {};
}

Parsed<void> readShape(const GeoText &text, GeoQuery &query)
{
    const auto nesting = nestingOf(text.geometry);
    if (!nesting)
        return fault(FaultCode::GeometryUnknown, "geometry", text.geometry, 0,
                     "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon");
    if (isDeeperThan(text.coordinates, deepestArray))
        return fault(FaultCode::CoordinatesWrong, "coordinates", text.coordinates);
    const json coordinates = json::parse(text.coordinates, nullptr, false);
    if (coordinates.is_discarded() || !isNested(coordinates, *nesting))
        return fault(FaultCode::CoordinatesWrong, "coordinates", text.coordinates, 0,
                     std::array{"[4.4,51.2]", "[[4.4,51.2],[4.5,51.3]]",
                                "[[[4.4,51.2],[4.5,51.2],[4.5,51.3],[4.4,51.2]]]",
                                "[[[[4.4,51.2],[4.5,51.2],[4.5,51.3],[4.4,51.2]]]]"}[std::size_t(*nesting)]);
    if (text.geometry.ends_with("Polygon") && !ringsClose(coordinates, *nesting))
        return fault(FaultCode::RingNotClosed, "coordinates", text.coordinates);
    ngsild::GeoFaults odd;
    const std::string geometry = json{{"type", text.geometry}, {"coordinates", coordinates}}.dump();
    if (ngsild::readGeometry(geometry, query.shape, odd) == ngsild::GeoReading::Malformed)
        return fault(FaultCode::CoordinatesWrong, "coordinates", text.coordinates);
    if (!std::ranges::all_of(query.shape.places, &LonLat::valid))
        return fault(FaultCode::CoordinatesOutside, "coordinates", text.coordinates);
    return {};
}

}  // namespace

Parsed<GeoQuery> parseGeo(const GeoText &text)
{
    GeoQuery query;
    query.text = text;
    if (text.georel.empty())
        return fault(FaultCode::ParameterMissing, "georel", {});
    if (text.geometry.empty())
        return fault(FaultCode::ParameterMissing, "geometry", {});
    if (text.coordinates.empty())
        return fault(FaultCode::ParameterMissing, "coordinates", {});
    if (const auto relation = readRelation(text.georel, query); !relation)
        return std::unexpected(relation.error());
    if (const auto shape = readShape(text, query); !shape)
        return std::unexpected(shape.error());
    // A geoproperty is a path as those of q are.
    auto property = parse(text.geoproperty.empty() ? "location" : text.geoproperty);
    if (!property || property->root.type != ExpressionNode::Type::Term || property->root.term.op != Operator::Exists ||
        property->root.term.path.link || !property->root.term.path.keys.empty())
        return fault(FaultCode::NameExpected, "geoproperty", text.geoproperty);
    query.property = std::move(property->root.term.path);
    return query;
}

GeoText withinBox(const GeoBox &box)
{
    const json ring{{box.west, box.south},
                    {box.east, box.south},
                    {box.east, box.north},
                    {box.west, box.north},
                    {box.west, box.south}};
    return {.georel = "within", .geometry = "Polygon", .coordinates = json::array({ring}).dump(), .geoproperty = {}};
}

}  // namespace civiscope::query

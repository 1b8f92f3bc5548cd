// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/geojson.h"
#include "query/expression.h"
#include "query/fault.h"

#include <string>
#include <string_view>

namespace civiscope::query {

// How the entity's geometry (left) stands to the one of the query (right).
enum class GeoRelation : std::uint8_t { Near, Within, Contains, Intersects, Equals, Disjoint, Overlaps };

// A geo-query as it is sent: the texts of the four parameters, decoded.
struct GeoText {
    std::string georel = {};
    std::string geometry = {};
    std::string coordinates = {};
    std::string geoproperty = {};  // empty: location

    [[nodiscard]] bool empty() const { return georel.empty() && geometry.empty() && coordinates.empty(); }
    bool operator==(const GeoText &) const = default;
};

// A geo-query (ETSI GS CIM 009 V1.9.1, clause 4.10). A plain value.
struct GeoQuery {
    GeoRelation relation = GeoRelation::Within;
    double minMetres = 0;  // of Near: at least so far, geodesic; 0: no least distance
    double maxMetres = 0;  // of Near: at most so far; 0: no greatest distance
    ngsild::GeoShape shape;  // WGS 84, longitude first
    Path property;
    GeoText text;  // as written

    bool operator==(const GeoQuery &other) const { return text == other.text; }
};

// All parameters are looked at, the first fault is told. `coordinates`: JSON text.
[[nodiscard]] Parsed<GeoQuery> parseGeo(const GeoText &text);

// A polygon of a box, as the parameters of a query: what "in map" is at a broker.
[[nodiscard]] GeoText withinBox(const GeoBox &box);

}  // namespace civiscope::query

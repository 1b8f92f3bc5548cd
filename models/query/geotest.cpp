// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/geotest.h"

#include <geos_c.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace civiscope::query {

namespace {

using ngsild::GeoShape;

struct Geos {
    Geos()
        : handle(GEOS_init_r())
    {
        // What GEOS has to say about a geometry it cannot work with is told by its answers too.
        GEOSContext_setNoticeMessageHandler_r(handle, nullptr, nullptr);
        GEOSContext_setErrorMessageHandler_r(handle, nullptr, nullptr);
    }
    ~Geos() { GEOS_finish_r(handle); }
    Geos(const Geos &) = delete;
    Geos &operator=(const Geos &) = delete;

    GEOSContextHandle_t handle;
};

struct Destroy {
    GEOSContextHandle_t geos = nullptr;
    void operator()(GEOSGeometry *geometry) const { GEOSGeom_destroy_r(geos, geometry); }
    void operator()(const GEOSPreparedGeometry *geometry) const { GEOSPreparedGeom_destroy_r(geos, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, Destroy>;

// Degrees of longitude and latitude, or metres of some plane.
using Plane = LonLat (*)(LonLat place, LonLat centre);

LonLat degrees(LonLat place, LonLat /*centre*/)
{
    return place;
}

// Equirectangular, true at the centre: nearest places are the same as on earth as far as a city goes.
LonLat around(LonLat place, LonLat centre)
{
    double lon = place.lon - centre.lon;
    if (lon > 180)
        lon -= 360;
    else if (lon < -180)
        lon += 360;
    return {lon * std::cos(centre.lat * std::numbers::pi / 180), place.lat - centre.lat};
}

LonLat back(LonLat point, LonLat centre)
{
    const double squeeze = std::cos(centre.lat * std::numbers::pi / 180);
    return {squeeze > 0 ? centre.lon + point.lon / squeeze : centre.lon, centre.lat + point.lat};
}

// null: GEOS does not take it.
Geometry geometryOf(GEOSContextHandle_t geos, const GeoShape &shape, Plane plane = degrees, LonLat centre = {})
{
    const Destroy destroy{geos};
    const auto sequence = [&](const GeoShape::Part &part) {
        GEOSCoordSequence *places = GEOSCoordSeq_create_r(geos, part.count, 2);
        for (std::uint32_t i = 0; places && i < part.count; ++i) {
            const LonLat place = plane(shape.places[part.first + i], centre);
            GEOSCoordSeq_setXY_r(geos, places, i, place.lon, place.lat);
        }
        return places;
    };
    std::vector<Geometry> pieces;
    for (std::size_t i = 0; i < shape.parts.size(); ++i) {
        const GeoShape::Part &part = shape.parts[i];
        Geometry piece(nullptr, destroy);
        if (part.piece == GeoShape::Piece::Point) {
            piece.reset(GEOSGeom_createPoint_r(geos, sequence(part)));
        } else if (part.piece == GeoShape::Piece::Line) {
            piece.reset(GEOSGeom_createLineString_r(geos, sequence(part)));
        } else {
            Geometry shell(GEOSGeom_createLinearRing_r(geos, sequence(part)), destroy);
            std::vector<Geometry> holes;
            while (i + 1 < shape.parts.size() && shape.parts[i + 1].piece == GeoShape::Piece::InnerRing) {
                Geometry hole(GEOSGeom_createLinearRing_r(geos, sequence(shape.parts[++i])), destroy);
                if (!hole)
                    return hole;
                holes.push_back(std::move(hole));
            }
            if (!shell)
                return shell;
            std::vector<GEOSGeometry *> inside;
            inside.reserve(holes.size());
            for (Geometry &hole : holes)
                inside.push_back(hole.release());
            piece.reset(GEOSGeom_createPolygon_r(geos, shell.release(), inside.data(), unsigned(inside.size())));
        }
        if (!piece)
            return piece;
        pieces.push_back(std::move(piece));
    }
    if (pieces.size() == 1)
        return std::move(pieces.front());
    // Predicates want the collection of one kind where it is of one kind.
    int type = pieces.empty() ? GEOS_POINT : GEOSGeomTypeId_r(geos, pieces.front().get());
    for (const Geometry &piece : pieces)
        type = GEOSGeomTypeId_r(geos, piece.get()) == type ? type : GEOS_GEOMETRYCOLLECTION;
    const int collection = type == GEOS_POINT        ? GEOS_MULTIPOINT
                           : type == GEOS_LINESTRING ? GEOS_MULTILINESTRING
                           : type == GEOS_POLYGON    ? GEOS_MULTIPOLYGON
                                                     : GEOS_GEOMETRYCOLLECTION;
    std::vector<GEOSGeometry *> all;
    all.reserve(pieces.size());
    for (Geometry &piece : pieces)
        all.push_back(piece.release());
    return {GEOSGeom_createCollection_r(geos, collection, all.data(), unsigned(all.size())), destroy};
}

// A polygon that crosses itself is taken as what it encloses.
Geometry sound(GEOSContextHandle_t geos, Geometry geometry)
{
    if (!geometry || GEOSisValid_r(geos, geometry.get()) == 1)
        return geometry;
    return {GEOSMakeValid_r(geos, geometry.get()), Destroy{geos}};
}

GeoShape pointShape(LonLat place)
{
    return {.places = {place}, .parts = {{.piece = GeoShape::Piece::Point, .first = 0, .count = 1}}};
}

}  // namespace

struct GeoTest::Private {
    explicit Private(const GeoQuery &asked)
        : query(asked)
        , reference(sound(geos.handle, geometryOf(geos.handle, asked.shape)))
        , prepared(reference ? GEOSPrepare_r(geos.handle, reference.get()) : nullptr, Destroy{geos.handle})
        , box(asked.shape.box())
        , isPoint(asked.shape.places.size() == 1)
    {
    }

    // Geodesic metres between the nearest places of the two.
    double distance(const GeoShape &shape) const
    {
        const LonLat centre = query.shape.box().centre();
        const Geometry mine = sound(geos.handle, geometryOf(geos.handle, shape, around, centre));
        const Geometry other = sound(geos.handle, geometryOf(geos.handle, query.shape, around, centre));
        if (!mine || !other)
            return std::numeric_limits<double>::quiet_NaN();
        GEOSCoordSequence *nearest = GEOSNearestPoints_r(geos.handle, mine.get(), other.get());
        if (!nearest)
            return std::numeric_limits<double>::quiet_NaN();
        LonLat from;
        LonLat to;
        GEOSCoordSeq_getXY_r(geos.handle, nearest, 0, &from.lon, &from.lat);
        GEOSCoordSeq_getXY_r(geos.handle, nearest, 1, &to.lon, &to.lat);
        GEOSCoordSeq_destroy_r(geos.handle, nearest);
        return distanceMetres(back(from, centre), back(to, centre));
    }

    bool near(double metres) const
    {
        return query.minMetres > 0 ? metres >= query.minMetres : metres <= query.maxMetres;
    }

    Geos geos;
    GeoQuery query;
    Geometry reference;
    Prepared prepared;
    GeoBox box;
    bool isPoint;
};

GeoTest::GeoTest(const GeoQuery &query)
    : d(std::make_unique<Private>(query))
{
}

GeoTest::~GeoTest() = default;
GeoTest::GeoTest(GeoTest &&) noexcept = default;

bool GeoTest::operator()(LonLat place) const
{
    if (!place.valid())
        return false;
    const bool nearPoint = d->query.relation == GeoRelation::Near && d->isPoint;
    if (nearPoint)
        return d->near(distanceMetres(place, d->query.shape.places.front()));
    const bool inside = d->query.relation == GeoRelation::Within || d->query.relation == GeoRelation::Intersects;
    if (inside && !d->box.contains(place))
        return false;
    if (inside && d->prepared) {
        const char answer = d->query.relation == GeoRelation::Within
                                ? GEOSPreparedContainsXY_r(d->geos.handle, d->prepared.get(), place.lon, place.lat)
                                : GEOSPreparedIntersectsXY_r(d->geos.handle, d->prepared.get(), place.lon, place.lat);
        return answer == 1;
    }
    return (*this)(pointShape(place));
}

bool GeoTest::operator()(const GeoShape &shape) const
{
    if (shape.places.empty())
        return false;
    if (d->query.relation == GeoRelation::Near)
        return d->near(d->distance(shape));
    const Geometry mine = sound(d->geos.handle, geometryOf(d->geos.handle, shape));
    if (!mine || !d->prepared)
        return false;
    const auto geos = d->geos.handle;
    // The query's geometry is the prepared one, so what the entity's is to it is asked the other way round.
    switch (d->query.relation) {
    case GeoRelation::Within: return GEOSPreparedContains_r(geos, d->prepared.get(), mine.get()) == 1;
    case GeoRelation::Contains: return GEOSPreparedWithin_r(geos, d->prepared.get(), mine.get()) == 1;
    case GeoRelation::Intersects: return GEOSPreparedIntersects_r(geos, d->prepared.get(), mine.get()) == 1;
    case GeoRelation::Disjoint: return GEOSPreparedDisjoint_r(geos, d->prepared.get(), mine.get()) == 1;
    case GeoRelation::Overlaps: return GEOSPreparedOverlaps_r(geos, d->prepared.get(), mine.get()) == 1;
    case GeoRelation::Equals: return GEOSEquals_r(geos, mine.get(), d->reference.get()) == 1;
    case GeoRelation::Near: break;
    }
    return false;
}

}  // namespace civiscope::query

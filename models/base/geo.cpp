// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/geo.h"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace civiscope {

namespace {
constexpr double equatorRadius = 6378137.0;            // metres, WGS 84
constexpr double flattening = 1 / 298.257223563;       // WGS 84
constexpr double northEdge = 85.05112877980659;        // where the Mercator world is square, degrees
}  // namespace

void GeoBox::add(LonLat p)
{
    west = std::min(west, p.lon);
    east = std::max(east, p.lon);
    south = std::min(south, p.lat);
    north = std::max(north, p.lat);
}

void GeoBox::add(const GeoBox &other)
{
    west = std::min(west, other.west);
    east = std::max(east, other.east);
    south = std::min(south, other.south);
    north = std::max(north, other.north);
}

WorldPoint toWorld(LonLat place)
{
    const double lat = std::clamp(place.lat, -northEdge, northEdge) * std::numbers::pi / 180;
    return {place.lon / 360 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2 * std::numbers::pi)};
}

LonLat fromWorld(WorldPoint point)
{
    const double lat = std::atan(std::sinh((0.5 - point.y) * 2 * std::numbers::pi));
    return {(point.x - 0.5) * 360, lat * 180 / std::numbers::pi};
}

double metresPerPixel(double lat, double zoom)
{
    return 2 * std::numbers::pi * equatorRadius * std::cos(lat * std::numbers::pi / 180) / (256 * std::exp2(zoom));
}

double distanceMetres(LonLat from, LonLat to)
{
    geod_geodesic earth;
    geod_init(&earth, equatorRadius, flattening);
    double metres = 0;
    geod_inverse(&earth, from.lat, from.lon, to.lat, to.lon, &metres, nullptr, nullptr);
    return metres;
}

}  // namespace civiscope

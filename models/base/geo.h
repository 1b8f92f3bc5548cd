// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

namespace civiscope {

// A place on earth. WGS 84, degrees; longitude first in every list, file and call of this project.
struct LonLat {
    double lon = 0;  // −180 … 180
    double lat = 0;  // −90 … 90

    [[nodiscard]] bool valid() const { return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90; }
    bool operator==(const LonLat &) const = default;
};

// A box of WGS 84 degrees that does not cross the antimeridian. Starts empty (west > east) and grows.
struct GeoBox {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return west > east || south > north; }
    [[nodiscard]] bool contains(LonLat p) const
    {
        return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north;
    }
    [[nodiscard]] bool intersects(const GeoBox &other) const
    {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }
    [[nodiscard]] LonLat centre() const { return {(west + east) / 2, (south + north) / 2}; }
    void add(LonLat p);
    void add(const GeoBox &other);
    bool operator==(const GeoBox &) const = default;
};

// Web Mercator (EPSG:3857) scaled to the unit square: x 0 at −180° … 1 at 180°, y 0 at the north edge (85.051129°)
// … 1 at the south edge. Latitudes past the edges are clamped.
struct WorldPoint {
    double x = 0;
    double y = 0;
};
[[nodiscard]] WorldPoint toWorld(LonLat place);
[[nodiscard]] LonLat fromWorld(WorldPoint point);

// Metres of ground that one pixel spans at this latitude, for tiles of 256 pixels at this zoom (may be fractional).
[[nodiscard]] double metresPerPixel(double lat, double zoom);

// Geodesic distance on the WGS 84 ellipsoid, metres (PROJ, after Karney).
[[nodiscard]] double distanceMetres(LonLat from, LonLat to);

}  // namespace civiscope

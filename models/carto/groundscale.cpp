// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/groundscale.h"

#include <cmath>
#include <numbers>

namespace civiscope::carto {

namespace {

// Ground that the same length on a Web Mercator map covers at a latitude, up to a constant factor: the mean √(M N) of
// north (radius M) and east (radius N), of which Mercator's formula for the sphere knows nothing.
double ground(double lat)
{
    constexpr double eccentricity2 = 0.00669437999014;  // WGS 84
    const double phi = lat * std::numbers::pi / 180;
    return std::cos(phi) / (1 - eccentricity2 * std::sin(phi) * std::sin(phi));
}

}  // namespace

double zoomOfSameGround(double lat, double otherLat, double otherZoom)
{
    return otherZoom + std::log2(ground(lat) / ground(otherLat));
}

}  // namespace civiscope::carto

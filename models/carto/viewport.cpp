// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/viewport.h"

#include <algorithm>
#include <cmath>

namespace civiscope::carto {

namespace {
constexpr double tilePixels = 256;
}

double Viewport::worldPixels() const
{
    return tilePixels * std::exp2(zoom);
}

QPointF Viewport::toScreen(WorldPoint point) const
{
    double dx = point.x - centre.x;
    dx -= std::round(dx);
    return {size.width() / 2 + dx * worldPixels(), size.height() / 2 + (point.y - centre.y) * worldPixels()};
}

WorldPoint Viewport::toWorld(QPointF pixel) const
{
    const double x = centre.x + (pixel.x() - size.width() / 2) / worldPixels();
    return {x - std::floor(x), centre.y + (pixel.y() - size.height() / 2) / worldPixels()};
}

GeoBox Viewport::box() const
{
    const double halfWidth = size.width() / 2 / worldPixels();
    const double halfHeight = size.height() / 2 / worldPixels();
    GeoBox box;
    box.add(fromWorld({std::max(0.0, centre.x - halfWidth), std::max(0.0, centre.y - halfHeight)}));
    box.add(fromWorld({std::min(1.0, centre.x + halfWidth), std::min(1.0, centre.y + halfHeight)}));
    return box;
}

Viewport Viewport::grown(double pixels) const
{
    Viewport larger = *this;
    larger.size += QSizeF(2 * pixels, 2 * pixels);
    return larger;
}

Viewport Viewport::clamped() const
{
    Viewport view = *this;
    const double least = std::log2(std::max({size.width(), size.height(), tilePixels}) / tilePixels);
    view.zoom = std::clamp(zoom, least, std::max(least, maxZoom));
    const double half = std::min(0.5, size.height() / 2 / view.worldPixels());
    view.centre.y = std::clamp(centre.y, half, 1 - half);
    view.centre.x = centre.x - std::floor(centre.x);
    return view;
}

Viewport Viewport::fitting(const GeoBox &box, QSizeF size, double dpr, double margin)
{
    Viewport view{.size = size, .dpr = dpr};
    if (box.empty())
        return view.clamped();
    const WorldPoint a = civiscope::toWorld({box.west, box.north});
    const WorldPoint b = civiscope::toWorld({box.east, box.south});
    view.centre = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    const double width = std::max(1.0, size.width() - 2 * margin);
    const double height = std::max(1.0, size.height() - 2 * margin);
    const double span = std::max((b.x - a.x) / width, (b.y - a.y) / height);  // world per pixel
    view.zoom = span > 0 ? std::min(-std::log2(span * tilePixels), streetZoom + 1) : streetZoom;
    return view.clamped();
}

bool Viewport::operator==(const Viewport &other) const
{
    return centre.x == other.centre.x && centre.y == other.centre.y && zoom == other.zoom && size == other.size &&
           dpr == other.dpr;
}

}  // namespace civiscope::carto

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace civiscope::carto {

// What part of the earth a picture shows: Web Mercator, north up. A value.
struct Viewport {
    WorldPoint centre{0.5, 0.5};
    double zoom = 2;     // tiles of 256 pixels, may be fractional
    QSizeF size;         // logical pixels
    double dpr = 1;      // device pixels per logical pixel

    [[nodiscard]] double worldPixels() const;  // logical pixels that the whole world spans
    // Nearest copy of the point around the centre; logical pixels from the top left corner.
    [[nodiscard]] QPointF toScreen(WorldPoint point) const;
    [[nodiscard]] WorldPoint toWorld(QPointF pixel) const;
    // Box of degrees that the picture shows, cut at the antimeridian.
    [[nodiscard]] GeoBox box() const;
    // The same place and scale with this many more logical pixels on every side.
    [[nodiscard]] Viewport grown(double pixels) const;
    // The zoom is limited to [zoom at which the world fills the picture, maxZoom], the centre kept so that no edge of
    // the world is passed in the north and south.
    [[nodiscard]] Viewport clamped() const;
    // The box in the middle with `margin` logical pixels around it; a box without extent is shown at street scale.
    [[nodiscard]] static Viewport fitting(const GeoBox &box, QSizeF size, double dpr, double margin);

    bool operator==(const Viewport &other) const;
};

inline constexpr double maxZoom = 19;
inline constexpr double streetZoom = 16;

}  // namespace civiscope::carto

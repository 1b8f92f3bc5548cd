// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "basemappalette.h"

#include <qgsmapsettings.h>
#include <qgsrectangle.h>
#include <qgsvectorlayer.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::engine {

class World;

struct LayerRequest {
    std::string id;
    std::string path;
    std::string kind;    // "sketch" or "vector"
    std::string colour;  // "#rrggbb" of a vector layer; empty: one of the style's
};

// Why a layer is not on the map.
struct LayerProblem {
    std::string id;
    std::string path;
    std::string code;  // "not-readable", "no-geometry", "no-crs"
    std::string message;
};

// What a layer on the map is.
struct LayerFacts {
    std::string id;
    std::int64_t features = 0;
    QgsRectangle box;  // EPSG:4326; null: empty
    std::string attribution;
};

// A base map with its layers, made once and not changed any more: a drawing keeps the map it began with while the next
// one is already set. Main thread only.
class Map {
public:
    // What cannot be read is left out and told in `problems`, the rest in `facts`.
    Map(const World &world, const Palette &palette, const std::vector<LayerRequest> &requests,
        std::vector<LayerProblem> &problems, std::vector<LayerFacts> &facts);
    ~Map();

    // EPSG:3857 metres; `width` and `height` in device pixels, `scale` device pixels per pixel of 1/96 inch.
    [[nodiscard]] QgsMapSettings settings(const QgsRectangle &extent, int width, int height, double scale) const;

private:
    Palette m_palette;
    std::vector<std::unique_ptr<QgsVectorLayer>> m_layers;  // lowest first
};

// The map that is set now, shared by the methods; null before the first setMap.
using CurrentMap = std::shared_ptr<std::shared_ptr<const Map>>;

}  // namespace civiscope::engine

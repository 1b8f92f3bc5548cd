// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QString>

#include <nlohmann/json.hpp>

#include <vector>

namespace civiscope::gis {

enum class MapStyle { Light, Dark };

struct MapLayer {
    enum class Kind { Sketch, Vector };

    QString id;    // names the layer in messages about it
    QString path;  // a file that the engine reads
    Kind kind = Kind::Vector;
    QString colour = {};  // "#rrggbb" of a vector layer; empty: the style's
};

// What the engine found in a layer that it draws.
struct LayerFacts {
    QString id;
    qint64 features = 0;
    GeoBox box;           // empty: nothing in it, or not known
    QString attribution;  // what the file says of its rights; mostly empty
};

// A base map as the engine draws it: QGIS's world map in one of our styles, and layers above it, lowest first.
struct MapDescription {
    MapStyle style = MapStyle::Light;
    std::vector<MapLayer> layers;

    // The parameters of the engine's setMap.
    [[nodiscard]] nlohmann::json toJson() const;

    // 32 hexadecimal digits that differ when the picture may differ: style, layers (path, size and time of the file),
    // and the engine's program. Reads file times.
    [[nodiscard]] QString revision(const QString &engineProgram) const;
};

}  // namespace civiscope::gis

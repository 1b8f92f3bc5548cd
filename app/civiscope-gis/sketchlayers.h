// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labels.h"
#include "palette.h"

#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::engine {

// What one file adds to the map: layers in drawing order, and names that take part in the placing of all names.
struct Overlay {
    std::vector<std::unique_ptr<QgsVectorLayer>> layers;
    std::vector<PointLabel> labels;
};

// A city as a sketch: GeoJSON in WGS 84 whose features say what they are by `kind` (sea, land, river, dock, park,
// district, road with `class` motorway or main, rail, coast, label) and how they are called by `name`. Other kinds are
// left out. At the scales of a city it covers the coarse world map below.
// The error is a message for the log. Blocks while it reads.
[[nodiscard]] std::expected<Overlay, std::string> sketchOverlay(const QString &path, const Palette &palette);

// Any file that GDAL reads as vectors, in one plain style.
[[nodiscard]] std::expected<Overlay, std::string> vectorOverlay(const QString &path, const Palette &palette);

}  // namespace civiscope::engine

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overlay.h"
#include "basemappalette.h"

#include <expected>
#include <string>

namespace civiscope::engine {

// A city as a sketch: GeoJSON in WGS 84 whose features say what they are by `kind` (sea, land, river, dock, park,
// district, road with `class` motorway or main, rail, coast, label) and how they are called by `name`. Other kinds are
// left out. At the scales of a city it covers the coarse world map below. The first label names the city itself.
// The error is a message for the log. Blocks while it reads.
[[nodiscard]] std::expected<Overlay, Unreadable> sketchOverlay(const QString &path, const Palette &palette);

}  // namespace civiscope::engine

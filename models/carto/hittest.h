// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/entityraster.h"

namespace civiscope::carto {

// What lies within `tolerance` logical pixels of `pixel` (inside, for areas): points, then lines, then areas; nearer
// before farther by steps of three pixels, topmost first within a step. At most `most` entities, each once. About 1 ms
// a million points.
[[nodiscard]] std::vector<Hit> entitiesAt(const Viewport &view, std::span<const MapLayer> layers, QPointF pixel,
                                          double tolerance = 7, std::size_t most = 50);

// What has a vertex inside the box (logical pixels), ascending by layer and row.
[[nodiscard]] std::vector<Hit> entitiesIn(const Viewport &view, std::span<const MapLayer> layers, QRectF box);

}  // namespace civiscope::carto

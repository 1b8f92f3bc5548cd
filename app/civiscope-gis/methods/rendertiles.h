// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map.h"
#include "method.h"

namespace civiscope::engine {

// Draws n × n neighbouring tiles of the usual web scheme (EPSG:3857, y downwards) in one go, with a margin so that no
// name is cut. Parameters: zoom 0 … 24, x, y of the upper left tile, n 1 … 4, scale 1 (tiles of 256 pixels) or 2 (512).
// Result: sizes, the lengths of the n * n PNGs that the payload holds one after the other, row by row.
class RenderTiles : public Method {
public:
    explicit RenderTiles(CurrentMap map)
        : m_map(std::move(map))
    {
    }
    [[nodiscard]] const char *name() const override { return "renderTiles"; }
    void run(std::shared_ptr<Call> call) override;

private:
    CurrentMap m_map;
};

}  // namespace civiscope::engine

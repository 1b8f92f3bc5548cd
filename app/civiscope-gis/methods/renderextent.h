// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map.h"
#include "method.h"

namespace civiscope::engine {

// Draws one picture. Parameters: box [west, south, east, north]; crs "EPSG:3857" or "EPSG:4326" (longitude first);
// width, height in pixels of 1/96 inch; scale device pixels per pixel, 1 … 4. The box is widened to the shape of the
// picture. Result: width, height, and box as drawn in EPSG:3857; payload: a PNG.
class RenderExtent : public Method {
public:
    explicit RenderExtent(CurrentMap map)
        : m_map(std::move(map))
    {
    }
    [[nodiscard]] const char *name() const override { return "renderExtent"; }
    void run(std::shared_ptr<Call> call) override;

private:
    CurrentMap m_map;
};

}  // namespace civiscope::engine

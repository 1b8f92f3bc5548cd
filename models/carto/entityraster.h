// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"
#include "carto/placedtable.h"
#include "carto/rowmarks.h"
#include "carto/viewport.h"

#include <QImage>

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace civiscope::carto {

// One table on the map. Later layers lie on top of earlier ones; in every layer areas lie under lines under points.
struct MapLayer {
    PlacedTablePtr placed;
    Mark mark;
    RowMarksPtr rows = nullptr;  // where an attribute colours the rows: stands over `mark`

    [[nodiscard]] Mark markOf(std::uint32_t row) const { return rows ? rows->at(row) : mark; }
};

// An entity of a layer.
struct Hit {
    std::uint32_t layer = 0;  // index in the list of layers
    std::uint32_t row = 0;

    auto operator<=>(const Hit &) const = default;
};

// The functions below are pure work on immutable values: run them in a worker. Pictures are premultiplied ARGB with a
// transparent ground, of viewport.size × dpr pixels, with their devicePixelRatio set.

// All entities: points as marks of 2 to 5 logical pixels radius (the more there are in view, the smaller), lines,
// areas. Points are drawn on all cores: a million in at most 150 ms on two. A stopped drawing gives a null image.
[[nodiscard]] QImage drawEntities(const Viewport &view, std::span<const MapLayer> layers, Theme theme,
                                  const std::stop_token &stop = {});

// Only these entities, larger and ringed; `hovered` with a wider ring. Transparent elsewhere.
[[nodiscard]] QImage drawHighlights(const Viewport &view, std::span<const MapLayer> layers,
                                    std::span<const Hit> selected, std::optional<Hit> hovered, Theme theme,
                                    const std::stop_token &stop = {});

// A mark alone, for legends and trees, centred in a square of `side` logical pixels.
[[nodiscard]] QImage drawMark(Mark mark, Theme theme, int side, double dpr);

}  // namespace civiscope::carto

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <cstdint>

namespace civiscope::carto {

enum class Theme : std::uint8_t { Light, Dark };

enum class MarkShape : std::uint8_t {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    TriangleDown,
    Star,
    Saltire,
    Bar,
    Post,
};
inline constexpr int markShapeCount = 10;

// Where a mark's colour is from.
enum class Ramp : std::uint8_t {
    Palette,  // categories: one of paletteSize
    Viridis,  // classes: from 0, the lowest, to 255, the highest
    Cividis,
    Plain,    // greys that say "nothing": 0 no value, 1 something else
};

// How one category or class looks: a colour and a shape. Colours differ a little between the themes, so that they stand
// out on both; the hue, by which people know them, stays.
struct Mark {
    std::uint8_t colour = 0;  // in its ramp
    MarkShape shape = MarkShape::Circle;
    Ramp ramp = Ramp::Palette;

    bool operator==(const Mark &) const = default;
};

// Okabe and Ito's eight colours, which people with any common colour blindness can tell apart.
inline constexpr int paletteSize = 8;
[[nodiscard]] QRgb colour(Mark mark, Theme theme);

// The n-th category, n ≥ 0: eight colours as circles, then again as squares, and so on; after markCount from the
// beginning, so that what tells categories apart must be their name.
inline constexpr int markCount = paletteSize * markShapeCount;
[[nodiscard]] Mark markOf(int n);

// Edge that sets a mark off from whatever lies under it.
[[nodiscard]] QRgb haloColour(Theme theme);
// Ring around what is selected or under the pointer.
[[nodiscard]] QRgb highlightColour(Theme theme);

}  // namespace civiscope::carto

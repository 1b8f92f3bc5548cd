// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

namespace civiscope::carto {

// The device pixels at which a mark is seen in a band of a picture: those of the band, and `reach` more on each side.
// x from the left edge of the picture, y from its top, downwards.
struct StampGrid {
    int width = 0;   // of the band, pixels
    int top = 0;     // first row of the band
    int bottom = 0;  // the row behind its last
    int reach = 0;   // ≥ 0

    [[nodiscard]] constexpr std::size_t size() const
    {
        return static_cast<std::size_t>(width + 2 * reach) * static_cast<std::size_t>(bottom - top + 2 * reach);
    }
    // Number of a pixel, below size(); nullopt outside. Whole coordinates, of any size; NaN is outside.
    [[nodiscard]] constexpr std::optional<std::size_t> cell(double x, double y) const
    {
        // From the grid's own corner, so that nothing negative is left before it is counted.
        const double column = x + reach;
        const double row = y + reach - top;
        if (!(column >= 0 && column < width + 2 * reach && row >= 0 && row < bottom - top + 2 * reach))
            return std::nullopt;
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width + 2 * reach) +
               static_cast<std::size_t>(column);
    }
};

}  // namespace civiscope::carto

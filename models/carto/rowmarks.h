// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace civiscope::carto {

// How the rows of one table look when an attribute colours them: at most 256 looks, one of them for each row;
// the last is that of rows without a value. Immutable.
struct RowMarks {
    std::vector<Mark> looks;
    std::vector<std::uint8_t> lookOf;   // of each row: index in `looks`
    std::vector<std::int64_t> located;  // rows of the whole table with a place on earth, of each look

    [[nodiscard]] Mark at(std::uint32_t row) const { return looks[lookOf[row]]; }
    // No entity of the table has the attribute: it belongs below the tables that have.
    [[nodiscard]] bool withoutValue() const
    {
        return std::ranges::none_of(located.begin(), located.end() - 1, [](std::int64_t count) { return count > 0; });
    }
};
using RowMarksPtr = std::shared_ptr<const RowMarks>;

}  // namespace civiscope::carto

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <memory>
#include <optional>
#include <string_view>

namespace civiscope::compare {

// Converts between units named by UN/CEFACT codes (base/units.h), with UDUNITS. One thread at a time, in the whole
// program: UDUNITS keeps state of its own.
class UnitConverter {
public:
    UnitConverter();
    ~UnitConverter();
    UnitConverter(const UnitConverter &) = delete;
    UnitConverter &operator=(const UnitConverter &) = delete;

    // Nullopt: one of the codes is unknown, or they measure different things. A code to itself is factor 1, offset 0,
    // known or not.
    [[nodiscard]] std::optional<Conversion> conversion(std::string_view from, std::string_view to) const;

    // Its zero is a convention (°C, °F): values cannot be said to be so many times others.
    [[nodiscard]] bool hasArbitraryZero(std::string_view code) const;

    // Neither has a dimension: percent, per mille, parts per million, one.
    [[nodiscard]] bool bothShares(std::string_view a, std::string_view b) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::compare

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace civiscope {

// A unit of measure by its UN/CEFACT common code (Recommendation 20), as `unitCode` holds it. All UTF-8, static.
struct Unit {
    std::string_view code;     // "GQ"
    std::string_view name;     // "microgram per cubic metre"
    std::string_view symbol;   // "µg/m³"; empty: counts have none
    std::string_view udunits;  // as UDUNITS-2 reads it, "ug m-3"; empty: it converts to nothing else
};

// The codes that city data uses (resources/units/units.csv), by code. The recommendation has many more: a code that
// is not here may be a right one.
[[nodiscard]] std::span<const Unit> knownUnits();

// Null: not in the table. Codes are written in capitals.
[[nodiscard]] const Unit *findUnit(std::string_view code);

}  // namespace civiscope

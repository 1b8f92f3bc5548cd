// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

// Numbers and units for people, in the locale's manner.
namespace civiscope::words {

// To be read at a glance: at most four significant digits behind the point, groups of thousands, never an exponent
// where a person would write none: "1,204", "42.13", "0.0042".
[[nodiscard]] QString number(double value);
// Every digit the value has, as a machine would write it: for copying and for the inspector. "1204.25".
[[nodiscard]] QString exactNumber(double value);
// One of several numbers that lie a step apart, with just the decimals that tell them apart: "1,012.4" for a step of
// 0.2. Step > 0.
[[nodiscard]] QString numberAtStep(double value, double step);
// "1,204"
[[nodiscard]] QString count(qint64 value);
// A count for tr("%Ln entities", nullptr, numerus(n)): the form of the noun goes with it, and %Ln writes it as count()
// does. Counts over two thousand million are written as that many.
[[nodiscard]] int numerus(qint64 count);
// "37 of 742"
[[nodiscard]] QString countOf(qint64 part, qint64 whole);
// "1.2 MB", decimal units.
[[nodiscard]] QString bytes(qint64 value);

// Symbol of a UN/CEFACT common code (Recommendation 20), as NGSI-LD writes units: "GQ" → "µg/m³". A code that is not in
// the table is shown as it is; empty stays empty. Unitless codes ("C62") give an empty text.
[[nodiscard]] QString unit(std::string_view code);

// "21.4 °C"; without a unit only the number.
[[nodiscard]] QString numberWithUnit(double value, std::string_view unitCode);

}  // namespace civiscope::words

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QString>
#include <QStringList>

// Two sources side by side, in sentences. Plain text; names of cities, types and attributes come from outside.
namespace civiscope::words {

// What the two sources are called in sentences.
using CityNames = compare::Sides<QString>;
[[nodiscard]] CityNames cityNames(const compare::Comparison &comparison);

// "98 %"; "<1 %" and ">99 %" rather than a 0 or 100 that is not quite true.
[[nodiscard]] QString share(double part);

// "same IRI", "suggested", "only in Antwerp"; "so far only in Antwerp" where the other was loaded in part.
[[nodiscard]] QString match(const compare::Comparison &comparison, compare::Match match);

// Why the comparison is not quite fair: "Only 10 in Málaga: too few to say much."
[[nodiscard]] QString note(const compare::Note &note, const CityNames &names);

// What speaks for a suggestion: "same short name, same unit; 83 of 100".
[[nodiscard]] QString suggestion(const compare::Suggestion &suggestion);

// Why the two sides of a row need a second look.
[[nodiscard]] QStringList conflicts(const compare::AttributeRow &row, const CityNames &names);

// "°F of Brisbane are shown in °C (× 0.5556 − 17.78)."
[[nodiscard]] QString conversion(const compare::Conversion &conversion, const CityNames &names);

// "temperature of WeatherObserved: °C in Antwerp, °F in Brisbane."
[[nodiscard]] QString difference(const compare::Comparison &comparison, const compare::Difference &difference);

// What both publish and what not: "3 types are in both (2 by IRI, 1 suggested), 1 only in Antwerp, none only in
// Brisbane."
[[nodiscard]] QString overview(const compare::Comparison &comparison);

}  // namespace civiscope::words

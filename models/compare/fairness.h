// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

namespace civiscope::compare {

class UnitConverter;

// Limits beyond which a note is made; see NoteCode.
inline constexpr std::int64_t smallN = 30;
inline constexpr double unequalTimes = 5;
inline constexpr double staleSeconds = 86'400;
inline constexpr double otherPeriodSeconds = 3'600;
inline constexpr double locatedShare = 0.9;

// Adds to sources, types and attributes what makes their comparison less fair. What is said of a type is not said again
// of each attribute; what only one side publishes is not compared, and gets no note.
void addNotes(Comparison &comparison, Moment now, const UnitConverter &units);

}  // namespace civiscope::compare

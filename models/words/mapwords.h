// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What stands on maps beside names and numbers of the data. Plain text.
namespace civiscope::words {

// Entries of a legend that are no single value.
[[nodiscard]] QString emptyText();                // "(empty)"
[[nodiscard]] QString otherValues(qint64 count);  // "3 other values"
[[nodiscard]] QString uncountedOthers();          // "other values": they came after the others were counted
[[nodiscard]] QString inAnotherUnit();
[[nodiscard]] QString withoutValue();  // "no value"
// The last line of a list that had no room for all: "and 3 more".
[[nodiscard]] QString andMore(qint64 more);

// Who made what the base map shows.
[[nodiscard]] QString baseMapAttribution(bool withSketch);

}  // namespace civiscope::words

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/unitconverter.h"

namespace civiscope::compare {

// Adds what differs in one row of types. Nothing is said of the attributes of suggested types and of suggested
// attributes but that they are called the same: whether they mean the same is still open. What fewer than one in twenty
// entities have counts as a slip, not as published.
void addDifferences(Comparison &comparison, std::size_t type, const UnitConverter &units);

}  // namespace civiscope::compare

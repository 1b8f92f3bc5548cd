// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entitysink.h"

#include <limits>

namespace civiscope::store {

// What one column holds in one row. Text lives as long as the version it was read from; times and points come without
// it (Version::raw() has the entity as it was written).
// Type::None: the entity does not have the attribute, or has it with a null (then Column::kinds() counts it).
using Cell = ngsild::Value;
using CellType = ngsild::Value::Type;

// Stands where a moment is kept and there is none.
inline constexpr Moment noMoment = std::numeric_limits<Moment>::min();

}  // namespace civiscope::store

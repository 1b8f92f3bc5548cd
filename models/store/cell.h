// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entitysink.h"

namespace civiscope::store {

// What one column holds in one row. Text lives as long as the version it was read from.
// Type::None: the entity does not have the attribute.
using Cell = ngsild::Value;
using CellType = ngsild::Value::Type;

}  // namespace civiscope::store

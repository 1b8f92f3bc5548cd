// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/placedtable.h"

#include <vector>

namespace civiscope::carto {

// Where the entities mostly are: without the few that lie far from all others, as a place (0, 0) for "unknown" does.
// Looks at a sample of large tables.
// Empty when nothing is located.
[[nodiscard]] GeoBox mainExtent(const std::vector<PlacedTablePtr> &tables);

}  // namespace civiscope::carto

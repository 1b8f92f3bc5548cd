// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <span>

namespace civiscope::query {

// The types and attributes a filter asks for and no entity has, as written, each once, in the order in which they
// stand: why nothing may match. Attributes behind a relationship and inside of others are not looked at. `context`: as
// for select(). Looks at the heads of columns, not at rows.
[[nodiscard]] std::vector<std::string> unknownNames(std::span<const store::VersionPtr> versions, const Filter &filter,
                                                    const jsonld::Context *context = nullptr);

}  // namespace civiscope::query

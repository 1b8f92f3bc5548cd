// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace civiscope::test {

// The meaning of the query language, said once more as plainly as it can be: over the JSON of one normalized entity, no
// columns, no contexts (names are compared as written), nothing shared with models/query but the tree of an expression.
// `all` are the entities that links may lead to.
[[nodiscard]] bool naiveMatch(const query::ExpressionNode &node, const nlohmann::json &entity,
                              const std::vector<nlohmann::json> &all);

}  // namespace civiscope::test

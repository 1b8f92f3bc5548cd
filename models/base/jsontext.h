// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace civiscope {

// Whether brackets nest deeper than that, told without building anything: what is built from JSON is walked over
// recursively, so depth has to be limited before.
[[nodiscard]] bool isDeeperThan(std::string_view text, int maxDepth);

// Parses JSON from outside. The nesting is measured before anything is built, so that no depth can exhaust the stack of
// what walks over the result. Of equal keys in an object the last one counts. A byte order mark is passed over.
// Errors, with `where` as given: Empty, NotJson (detail: what and at which byte), TooDeep.
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text, const std::string &where, int maxDepth);

}  // namespace civiscope

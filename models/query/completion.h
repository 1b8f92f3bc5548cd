// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::query {

// What may stand where somebody is writing a query, from the data: names of attributes, the system members and
// sub-attributes behind a dot, values behind an operator.
struct Completion {
    std::size_t at = 0;  // bytes; what stands from here to the cursor is what a choice replaces
    std::vector<std::string> choices;  // begin with what stands there, whatever its case; sorted, at most 50
};

// `cursor`: bytes, ≤ text.size(). Looks at the heads of columns, for values at 5,000 rows of a table: about a
// millisecond.
[[nodiscard]] Completion complete(std::span<const store::VersionPtr> versions, std::string_view text,
                                  std::size_t cursor);

}  // namespace civiscope::query

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "query/filter.h"

#include <QString>

#include <string>
#include <vector>

namespace civiscope::words {

// What is wrong with a query, and what would be right, in one or two sentences; the place is not in it.
[[nodiscard]] QString sentence(const query::Fault &fault);

// Where: the number of the character, from 1. `text`: the query, UTF-8.
[[nodiscard]] int character(const query::Fault &fault, std::string_view text);

// Which parameter, where and what: "q, character 9: A text stands in quotes: \"free\"."
[[nodiscard]] QString whole(const query::Fault &fault, const query::FilterText &text);

// Why nothing may match: names in the query that nothing bears; at least one.
[[nodiscard]] QString nothingIsCalled(const std::vector<std::string> &names);

// The same as the error of a wrong call.
[[nodiscard]] Error usageError(const query::Fault &fault, const query::FilterText &text);

}  // namespace civiscope::words

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fault.h"

#include <QString>

#include <string>
#include <vector>

namespace civiscope::words {

// What is wrong with a query, and what would be right, in one or two sentences; the place is not in it.
[[nodiscard]] QString sentence(const query::Fault &fault);

// Which parameter, where and what: "q, character 9: A text stands in quotes: \"free\"." `character`: its number from 1;
// empty: there is no text it could stand in.
[[nodiscard]] QString sentence(const query::Fault &fault, const QString &character);

// Why nothing may match: names in the query that nothing bears; at least one.
[[nodiscard]] QString nothingIsCalled(const std::vector<std::string> &names);

}  // namespace civiscope::words

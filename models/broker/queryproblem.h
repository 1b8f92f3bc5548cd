// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <string>

namespace civiscope::broker {

// What the embedded broker answers to a query that cannot be read: in English, as brokers do, whatever the user's
// language. "q, character 8: A text stands in double quotes: "free"."
[[nodiscard]] std::string queryProblem(const query::Fault &fault, const query::FilterText &text);

}  // namespace civiscope::broker

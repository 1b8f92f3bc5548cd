// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/checks/tools.h"
#include "query/filter.h"

namespace civiscope::audit {

// A filter proven by its effect: what came, looked at again here.
struct Filtered {
    std::string text;                      // "q=power>30"
    std::int64_t total = 0;                // entities of the type
    std::int64_t expected = 0;             // about so many should come; > 0
    query::FilterText again = {};          // what every hit has to satisfy here, a tolerance included
    jsonld::ContextPtr context = {};       // of the names
};

// nullopt: it works, and the reason is added. Else the verdict, with its reason. The answer is not one that
// `unanswered` knows.
[[nodiscard]] std::optional<Verdict> judgeFilter(Finding &finding, const Probe &probe, const Filtered &filtered);

}  // namespace civiscope::audit

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/contextprocessor.h"

#include <string>
#include <vector>

namespace civiscope::jsonld {

struct BuiltContext {
    ContextPtr context;               // never null; complete when `needed` is empty
    std::vector<std::string> needed;  // absolute URLs the look-up does not know yet, sorted
};

// Builds what an @context says (a URL, an object, an array of both, null), the core context last. No I/O: call it
// again with a look-up that knows the URLs it asked for, until it asks for none; each call may find further ones. What
// is wrong in the contexts becomes issues of the Context, and the rest counts. `base`: URL of the document the
// @context stands in, for relative references; may be empty.
// Errors: TooLarge (more work than ContextLimits allow).
[[nodiscard]] Result<BuiltContext> buildContext(const nlohmann::json &context, const std::string &base,
                                                const DocumentLookup &lookup, ContextLimits limits = {});

}  // namespace civiscope::jsonld

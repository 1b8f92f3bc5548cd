// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace civiscope::jsonld {

// One document of many addresses: a pattern over the whole URL, what it becomes, and why both are the same document.
struct ContextUrlRule {
    const char *pattern;    // regular expression, anchored at both ends
    const char *canonical;  // with \1, \2 for what the pattern caught
    const char *reason;
};

// In the order they are applied, each to what the one before gave.
[[nodiscard]] std::span<const ContextUrlRule> contextUrlRules();

// The one spelling under which a document is fetched and kept: host in lower case, no default port, no fragment, then
// the rules. Text that is no http or https URL comes back as it is.
[[nodiscard]] std::string canonicalContextUrl(std::string_view url);

}  // namespace civiscope::jsonld

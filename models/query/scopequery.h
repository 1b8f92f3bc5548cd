// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fault.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::query {

// A query over scopes (ETSI GS CIM 009 V1.9.1, clause 4.19): one of the alternatives, of which all patterns must find a
// scope of the entity.
struct ScopeQuery {
    // The levels: a name, "+" for any one level, and at the end "#" for this level and all below.
    using Pattern = std::vector<std::string>;
    std::vector<std::vector<Pattern>> alternatives;
    std::string text;  // as written

    [[nodiscard]] bool accepts(std::span<const std::string_view> scopes) const;

    bool operator==(const ScopeQuery &) const = default;
};

// "/A/B", "/A/+/C", "/A/#", "/#"; "," or "|" for or, "(/A;/B)" for and. Fault: ScopeWrong, Empty.
[[nodiscard]] Parsed<ScopeQuery> parseScopes(std::string_view text);

}  // namespace civiscope::query

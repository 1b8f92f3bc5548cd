// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/valuereader.h"

#include <string>
#include <string_view>
#include <utility>

namespace civiscope::ngsild {

// Steps through the members of objects and the items of arrays, and keeps why an entity cannot be read. Functions that
// answer bool say false when it cannot, see fault().
struct MemberWalker {
    using Token = JsonTokens::Token;
    struct Fault {
        QuarantineReason reason = QuarantineReason::InvalidJson;
        std::string detail;
    };

    // Levels that an entity may have.
    static constexpr int maxDepth = 1024;

    JsonTokens tokens;
    ValueReader values{tokens};
    Fault fault;

    // Reads `"name":` and stops at the value.
    bool readName(Token &token, std::string_view &name);
    // Behind a value: passes over a comma (`more`) or the closing bracket.
    bool passSeparator(Token &token, char bracket, bool &more);
    bool fail(QuarantineReason reason, std::string detail)
    {
        fault = {reason, std::move(detail)};
        return false;
    }
    bool failValue() { return fail(values.fault().reason, values.fault().detail); }
};

}  // namespace civiscope::ngsild

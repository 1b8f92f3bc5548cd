// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace civiscope::compare {

// What somebody said about a suggestion. IRIs; both attributes empty: about the types themselves.
struct Decision {
    std::string typeA;
    std::string typeB;
    std::string attributeA;
    std::string attributeB;
    bool accepted = true;  // false: these two do not mean the same

    bool operator==(const Decision &) const = default;
};
using Mapping = std::vector<Decision>;

// Replaces what was said of the same pair before.
void decide(Mapping &mapping, Decision decision);

// [{"type":{"a":"…","b":"…"},"attribute":{"a":"…","b":"…"},"accepted":true}], "attribute" only when it is about one.
// Errors: NotJson (no such shape; where: JSON Pointer).
[[nodiscard]] Result<Mapping> mappingFromJson(const nlohmann::json &json);

}  // namespace civiscope::compare

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributekind.h"
#include "ngsild/jsontokens.h"

#include <cstdint>
#include <optional>

namespace civiscope::ngsild {

enum class AttributeForm : std::uint8_t {
    Bare,        // a value alone
    Instance,    // an object with type, value …
    DatasetMap,  // {"dataset":{…}}
};

// What an object in the place of an attribute is.
struct AttributeLook {
    AttributeForm form = AttributeForm::Bare;
    std::optional<AttributeKind> kind;  // declared
    bool strange = false;               // has a type that is no kind
    bool marked = false;                // has a member that only instances have
    bool foreign = false;               // has a member that no attribute reserves
};

// Looks at the object at `token`: §4.5.0 normalized and concise, or else a bare value. Reads nothing.
[[nodiscard]] AttributeLook lookAt(const JsonTokens &tokens, JsonTokens::Token token);

// [[value, time], …], the same without the outer array, or [{"value":…}, …].
[[nodiscard]] bool isSeries(const JsonTokens &tokens, JsonTokens::Token token);

// Whether the array at `token` holds the instances of an attribute; otherwise it is a value.
[[nodiscard]] bool holdsInstances(const JsonTokens &tokens, JsonTokens::Token token);

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace civiscope::jsonld {

// An error of the JSON-LD algorithms. Thrown inside models/jsonld only.
struct JsonLdFault {
    std::string_view code;  // as JSON-LD 1.1 API, clause 9.6 names it: "invalid IRI mapping"
    std::string detail;
    ContextIssueCode issue = ContextIssueCode::InvalidTerm;
    std::string where = {};  // URL of the document at fault; empty: the one being read
};

// More work than any honest context asks for. Thrown inside models/jsonld only; never passed over.
struct ContextOverload {
    std::string detail;  // which limit
};

// Throws a JsonLdFault.
[[noreturn]] void failContext(std::string_view code, std::string detail = {},
                              ContextIssueCode issue = ContextIssueCode::InvalidTerm, std::string where = {});

// The member of an object; null: it has none.
[[nodiscard]] const nlohmann::json *memberOf(const nlohmann::json &object, const char *key);

// A direction as written in a context; the empty text for null. Throws JsonLdFault.
[[nodiscard]] std::string readDirection(const nlohmann::json &value);

}  // namespace civiscope::jsonld

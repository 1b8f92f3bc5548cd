// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/contextprocessor.h"

#include <nlohmann/json.hpp>

#include <string>

namespace civiscope::jsonld {

// Documents nested deeper than this are not expanded.
inline constexpr int expansionDepth = 512;

struct ExpansionOptions {
    std::string base;                // URL of the document
    nlohmann::json expandContext;    // a context to start from; null: none
    DocumentLookup lookup;           // for the contexts the document names
};

// The expanded form of any JSON-LD 1.1 document (JSON-LD 1.1 API, clause 5.1), by the letter: an array of node objects,
// or the first error. Knows no core context.
// Errors: ContextInvalid (detail begins with JSON-LD's word for it: "invalid IRI mapping"), TooDeep, TooLarge.
[[nodiscard]] Result<nlohmann::json> expandDocument(const nlohmann::json &document, const ExpansionOptions &options);

// The expanded form of NGSI-LD entities by a context resolved before. Their own @context members are passed over, what
// is wrong in scoped contexts too. `lookup` is asked for remote scoped contexts only.
// Errors: ContextInvalid where the document breaks JSON-LD's own rules, TooDeep, TooLarge.
[[nodiscard]] Result<nlohmann::json> expandDocument(const nlohmann::json &document, const ContextPtr &context,
                                                    const DocumentLookup &lookup = {});

}  // namespace civiscope::jsonld

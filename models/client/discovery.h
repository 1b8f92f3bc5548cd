// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::client {

// One entity type of a broker (ETSI GS CIM 009 V1.9.1, clause 5.2.24 to 5.2.26).
struct TypeInfo {
    std::string name = {};                    // as the broker writes it: short by the request's context, or an IRI
    std::string iri = {};                     // empty when the answer did not say
    std::optional<std::int64_t> count = {};   // of entities; may be an estimate
    std::vector<std::string> attributes = {}; // names; empty when the answer did not say
    bool operator==(const TypeInfo &) const = default;
};

// One attribute (clause 5.2.27, 5.2.28).
struct AttributeInfo {
    std::string name = {};
    std::string iri = {};
    std::optional<std::int64_t> count = {};
    std::vector<std::string> kinds = {};  // "Property", "GeoProperty", … ; short even where the broker sends IRIs
    std::vector<std::string> types = {};  // entity types that have it
    bool operator==(const AttributeInfo &) const = default;
};

// Readers of discovery answers. Each takes the list form and the details form, whichever was asked for, for brokers
// swap them; arrays of one that became scalars; counts sent as text. Names are kept in order, each once. Errors:
// NotJson, NotNgsiLd (JSON of another shape); `where` is left empty.
[[nodiscard]] Result<std::vector<TypeInfo>> parseTypes(std::string_view body);
[[nodiscard]] Result<std::vector<AttributeInfo>> parseAttributes(std::string_view body);

}  // namespace civiscope::client

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"
#include "query/fault.h"
#include "store/dataset.h"

#include <string>
#include <string_view>
#include <vector>

namespace civiscope::query {

// The types an entity must have: one of the alternatives, of which all (ETSI GS CIM 009 V1.9.1, clause 4.17). Names or
// IRIs, as written.
struct TypeSelection {
    std::vector<std::vector<std::string>> alternatives;  // empty: any type

    // With a context names are expanded by it; without one they mean what they mean to the table's source: the names
    // it shows, and what the context of its first entity makes of them.
    [[nodiscard]] bool accepts(const store::Version &version, std::uint32_t table,
                               const jsonld::Context *context) const;

    bool operator==(const TypeSelection &) const = default;
};

// "A", "A,B", "A|B", "(A;B)", and these nested up to 8 deep; "*" for any. Fault: TypeWrong, TooLong (over 1,000
// alternatives).
[[nodiscard]] Parsed<TypeSelection> parseTypes(std::string_view text);

}  // namespace civiscope::query

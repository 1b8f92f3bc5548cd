// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/mapping.h"
#include "compare/attributeprofile.h"
#include "compare/unitconverter.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace civiscope::compare {

// Two things put into one row, by their places in the lists they come from.
struct Aligned {
    Match match = Match::Iri;
    Sides<std::optional<std::size_t>> places;
    std::optional<Suggestion> suggestion;
    bool sameName = false;  // one short name, two IRIs, and nobody has said that they mean the same
};

// How alike two names are, 0 … 1, by their words (camelCase, snake_case) and by their letters. Names that differ in
// their digits, or in words such as "min" and "max", are never alike by more than 0.5.
[[nodiscard]] double nameSimilarity(std::string_view a, std::string_view b);

// By IRI and by what was decided; what is left over, by likeness: best first, each once, none under 0.55 (same name:
// 0.5). In both first, then only A, then only B; each in the order of its list.
[[nodiscard]] std::vector<Aligned> alignTypes(std::span<const TypeView> a, std::span<const TypeView> b,
                                              const Mapping &mapping);
// Of the types with these IRIs. Precondition: readCells() of all.
[[nodiscard]] std::vector<Aligned> alignAttributes(std::span<const AttributeProfile> a,
                                                   std::span<const AttributeProfile> b, const std::string &typeA,
                                                   const std::string &typeB, const Mapping &mapping,
                                                   const UnitConverter &units);

}  // namespace civiscope::compare

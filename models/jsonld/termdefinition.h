// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace civiscope::jsonld {

// How the values of a term are kept (JSON-LD 1.1, @container); several may hold at once.
enum class Container : std::uint8_t {
    List = 1,
    Set = 2,
    Index = 4,
    Language = 8,
    Id = 16,
    Type = 32,
    Graph = 64,
};

struct Containers {
    std::uint8_t bits = 0;

    [[nodiscard]] bool has(Container container) const { return (bits & std::uint8_t(container)) != 0; }
    [[nodiscard]] bool empty() const { return bits == 0; }
    bool operator==(const Containers &) const = default;
};

// What a context says of one term (JSON-LD 1.1 API, clause 4.1, "term definition"). Immutable once made.
struct TermDefinition {
    std::optional<std::string> iri;  // absolute IRI, keyword or blank node; nullopt: the term is told to mean nothing
    std::string type;  // coercion: an IRI, "@id", "@vocab", "@json", "@none"; empty: none
    Containers containers;
    bool isPrefix = false;  // may stand before the colon of a compact IRI
    bool isProtected = false;  // later contexts may not change it
    bool isReverse = false;
    std::optional<std::string> language;  // empty text: values have no language, whatever the default
    std::optional<std::string> direction;  // "ltr" or "rtl"; empty text: none, whatever the default
    std::string index;  // the property that keeps the key of an @index map; empty: @index itself
    std::string nest;  // empty: not nested
    std::optional<nlohmann::json> context;  // scoped context, as written
    std::string contextBase;  // base of the relative references in it

    // Equal but for isProtected: what JSON-LD allows a protected term to be defined as again.
    [[nodiscard]] bool sameMeaning(const TermDefinition &other) const
    {
        return iri == other.iri && type == other.type && containers == other.containers && isPrefix == other.isPrefix &&
               isReverse == other.isReverse && language == other.language && direction == other.direction &&
               index == other.index && nest == other.nest && context == other.context;
    }
};

}  // namespace civiscope::jsonld

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/termdefinition.h"

#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace civiscope::jsonld {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template<typename T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

struct ActiveContext;
using ActiveContextPtr = std::shared_ptr<const ActiveContext>;

// The active context of the JSON-LD 1.1 algorithms (JSON-LD 1.1 API, clause 4.1).
struct ActiveContext {
    TextMap<std::shared_ptr<const TermDefinition>> terms;
    std::optional<std::string> base;  // nullopt: relative references stay relative
    std::string originalBase;         // of the document
    std::optional<std::string> vocab;
    std::string language;             // default language; empty: none
    std::string direction;            // "ltr", "rtl"; empty: none
    ActiveContextPtr previous;        // to go back to at the next node; null: this one goes on into nodes below

    [[nodiscard]] const TermDefinition *find(std::string_view term) const
    {
        const auto it = terms.find(term);
        return it == terms.end() ? nullptr : it->second.get();
    }

    // IRI expansion without a local context (JSON-LD 1.1 API, clause 5.2.2). nullopt: the value means nothing.
    [[nodiscard]] std::optional<std::string> expand(std::string_view value, bool documentRelative,
                                                    bool vocabulary) const;
};

}  // namespace civiscope::jsonld

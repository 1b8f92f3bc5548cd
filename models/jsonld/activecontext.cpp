// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/activecontext.h"

#include "jsonld/iri.h"

namespace civiscope::jsonld {

std::optional<std::string> ActiveContext::expand(std::string_view value, bool documentRelative, bool vocabulary) const
{
    if (isKeyword(value))
        return std::string(value);
    if (hasKeywordForm(value))
        return std::nullopt;
    if (const auto *definition = find(value)) {
        if (vocabulary || (definition->iri && isKeyword(*definition->iri)))
            return definition->iri;
    }
    if (const auto colon = value.find(':', 1); colon != value.npos) {
        const auto prefix = value.substr(0, colon);
        const auto suffix = value.substr(colon + 1);
        if (prefix == "_" || suffix.starts_with("//"))
            return std::string(value);
        const auto *definition = find(prefix);
        if (definition && definition->isPrefix && definition->iri)
            return *definition->iri + std::string(suffix);
        if (isIri(value))
            return std::string(value);
    }
    if (vocabulary && vocab)
        return *vocab + std::string(value);
    if (documentRelative && base)
        return resolveIri(*base, value);
    return std::string(value);
}

}  // namespace civiscope::jsonld

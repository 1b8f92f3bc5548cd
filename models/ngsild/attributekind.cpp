// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/attributekind.h"

#include <array>

namespace civiscope::ngsild {

namespace {

struct KindNames {
    std::string_view kind;
    std::string_view member;
};

constexpr std::array<KindNames, attributeKindCount> kindNames{{
    {"Property", "value"},
    {"GeoProperty", "value"},
    {"Relationship", "object"},
    {"LanguageProperty", "languageMap"},
    {"VocabProperty", "vocab"},
    {"JsonProperty", "json"},
    {"ListProperty", "valueList"},
    {"ListRelationship", "objectList"},
}};

}  // namespace

std::string_view kindName(AttributeKind kind)
{
    return kindNames[std::size_t(kind)].kind;
}

std::optional<AttributeKind> kindFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kindNames.size(); ++i) {
        if (name == kindNames[i].kind)
            return AttributeKind(i);
    }
    if (name == "VocabularyProperty")
        return AttributeKind::VocabProperty;
    return std::nullopt;
}

std::string_view valueMember(AttributeKind kind)
{
    return kindNames[std::size_t(kind)].member;
}

}  // namespace civiscope::ngsild

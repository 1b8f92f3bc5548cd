// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace civiscope::ngsild {

// The kinds of attribute of ETSI GS CIM 009 V1.9.1, clause 4.5.
enum class AttributeKind : std::uint8_t {
    Property,
    GeoProperty,
    Relationship,
    LanguageProperty,
    VocabProperty,
    JsonProperty,
    ListProperty,
    ListRelationship,
};
inline constexpr int attributeKindCount = 8;

// The kind's name as it stands in `type`.
[[nodiscard]] std::string_view kindName(AttributeKind kind);

// Also knows VocabularyProperty, the name that V1.7.1 used. nullopt for anything else.
[[nodiscard]] std::optional<AttributeKind> kindFromName(std::string_view name);

// The member that holds the value: "value", "object", "languageMap", "vocab", "json", "valueList", "objectList".
[[nodiscard]] std::string_view valueMember(AttributeKind kind);

}  // namespace civiscope::ngsild

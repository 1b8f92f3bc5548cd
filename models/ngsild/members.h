// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributekind.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace civiscope::ngsild {

// What a member of an entity or of an attribute is, by its name (ETSI GS CIM 009 V1.9.1, clauses 4.5 and 5.2). Full
// IRIs of the core vocabulary are told as their short names ("…/ngsi-ld/hasValue" as "value").
enum class Member : std::uint8_t {
    Other,  // an attribute or sub-attribute
    Id,
    Type,
    Scope,
    Context,
    CreatedAt,
    ModifiedAt,
    // Of attributes
    ObservedAt,
    UnitCode,
    DatasetId,
    Value,         // "value", "object" … of one of the kinds
    Series,        // "values", "objects" … of the temporal forms
    Aggregate,     // "avg", "totalCount" …
    DatasetMap,    // "dataset" of the simplified form
    V2Metadata,    // NGSIv2's "metadata"
    Reserved,      // any other that is no sub-attribute
};

struct MemberName {
    Member member = Member::Other;
    AttributeKind kind = AttributeKind::Property;  // of Value and Series
};

[[nodiscard]] MemberName entityMember(std::string_view name);
[[nodiscard]] MemberName rareAttributeMember(std::string_view name);
[[nodiscard]] inline MemberName attributeMember(std::string_view name)
{
    // Nearly all that is met.
    if (name == "type")
        return {Member::Type};
    if (name == "value")
        return {Member::Value};
    if (name == "observedAt")
        return {Member::ObservedAt};
    if (name == "unitCode")
        return {Member::UnitCode};
    return rareAttributeMember(name);
}

// The kind a `type` names, as a short name, a prefixed name or a full IRI.
[[nodiscard]] std::optional<AttributeKind> kindOf(std::string_view type);

}  // namespace civiscope::ngsild

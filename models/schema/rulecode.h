// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace civiscope::schema {

enum class Severity : std::uint8_t { Error, Warning, Note };

// Whose fault a finding is: what the source sent, or the schema or context that says what is right.
enum class Fault : std::uint8_t { Data, Model };

// What can be found. First what a JSON Schema says, one code a keyword; then rules beside schemas.
enum class RuleCode : std::uint8_t {
    SchemaType,
    SchemaRequired,
    SchemaEnum,
    SchemaConst,
    SchemaFormat,
    SchemaPattern,
    SchemaMinimum,
    SchemaMaximum,
    SchemaMultipleOf,
    SchemaLength,      // minLength, maxLength
    SchemaItems,       // how many items an array has, which, and whether they repeat
    SchemaProperties,  // how many members an object has, and their names
    SchemaAdditional,  // a member the schema does not allow
    SchemaAlternatives,  // anyOf, oneOf
    SchemaNot,
    SchemaOther,

    Unreadable,        // an entity that could not be taken in
    DuplicateId,       // the same id with other content
    IdNotUri,
    KindMalformed,     // an attribute whose kind is none of the standard's, or that lacks its value
    KindGeometry,      // a geometry in a Property
    KindLeftover,      // members of NGSIv2
    KeyRepeated,       // a member that stands twice; two instances with one datasetId
    NameNotPortable,   // an attribute name no query can hold
    ValueNull,
    NumberAsString,
    TimeUnreadable,
    TimeWithoutZone,
    TimeInFuture,
    TimeImplausible,   // an observation before there were such sensors
    UnitUnknown,
    UnitMissing,
    TermUndefined,
    TermNearMiss,
    AxesSwapped,
    NullIsland,
    GeometryInvalid,
    RelationshipDangling,
};
inline constexpr int ruleCount = int(RuleCode::RelationshipDangling) + 1;

struct RuleInfo {
    RuleCode code;
    std::string_view word;  // stable, never translated: "schema.type", "unit-unknown"
    Severity severity;      // as a rule; a finding may be milder
    Fault fault;
};

[[nodiscard]] const RuleInfo &ruleInfo(RuleCode code);
[[nodiscard]] std::string_view ruleWord(RuleCode code);
[[nodiscard]] constexpr bool isSchemaRule(RuleCode code)
{
    return code < RuleCode::Unreadable;
}

// "error", "warning", "note"; "data", "model".
[[nodiscard]] std::string_view severityWord(Severity severity);
[[nodiscard]] std::string_view faultWord(Fault fault);

}  // namespace civiscope::schema

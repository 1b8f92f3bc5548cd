// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rulecode.h"

#include <algorithm>
#include <array>

namespace civiscope::schema {

namespace {

using enum Severity;
using enum Fault;

constexpr std::array<RuleInfo, ruleCount> catalogue{{
    {RuleCode::SchemaType, "schema.type", Error, Data},
    {RuleCode::SchemaRequired, "schema.required", Error, Data},
    {RuleCode::SchemaEnum, "schema.enum", Error, Data},
    {RuleCode::SchemaConst, "schema.const", Error, Data},
    {RuleCode::SchemaFormat, "schema.format", Error, Data},
    {RuleCode::SchemaPattern, "schema.pattern", Error, Data},
    {RuleCode::SchemaMinimum, "schema.minimum", Error, Data},
    {RuleCode::SchemaMaximum, "schema.maximum", Error, Data},
    {RuleCode::SchemaMultipleOf, "schema.multiple-of", Error, Data},
    {RuleCode::SchemaLength, "schema.length", Error, Data},
    {RuleCode::SchemaItems, "schema.items", Error, Data},
    {RuleCode::SchemaProperties, "schema.properties", Error, Data},
    {RuleCode::SchemaAdditional, "schema.additional", Error, Data},
    {RuleCode::SchemaAlternatives, "schema.alternatives", Error, Data},
    {RuleCode::SchemaNot, "schema.not", Error, Data},
    {RuleCode::SchemaOther, "schema.other", Error, Data},
    {RuleCode::Unreadable, "unreadable", Error, Data},
    {RuleCode::DuplicateId, "duplicate-id", Error, Data},
    {RuleCode::IdNotUri, "id-not-uri", Error, Data},
    {RuleCode::KindMalformed, "kind-malformed", Error, Data},
    {RuleCode::KindGeometry, "kind-geometry", Warning, Data},
    {RuleCode::KindLeftover, "kind-leftover", Warning, Data},
    {RuleCode::KeyRepeated, "key-repeated", Warning, Data},
    {RuleCode::NameNotPortable, "name-not-portable", Warning, Model},
    {RuleCode::ValueNull, "value-null", Error, Data},
    {RuleCode::NumberAsString, "number-as-string", Warning, Data},
    {RuleCode::TimeUnreadable, "time-unreadable", Error, Data},
    {RuleCode::TimeWithoutZone, "time-without-zone", Error, Data},
    {RuleCode::TimeInFuture, "time-in-future", Warning, Data},
    {RuleCode::TimeImplausible, "time-implausible", Warning, Data},
    {RuleCode::UnitUnknown, "unit-unknown", Error, Data},
    {RuleCode::UnitMissing, "unit-missing", Warning, Data},
    {RuleCode::TermUndefined, "term-undefined", Warning, Model},
    {RuleCode::TermNearMiss, "term-near-miss", Warning, Data},
    {RuleCode::AxesSwapped, "axes-swapped", Error, Data},
    {RuleCode::NullIsland, "null-island", Warning, Data},
    {RuleCode::GeometryInvalid, "geometry-invalid", Error, Data},
    {RuleCode::RelationshipDangling, "relationship-dangling", Warning, Data},
}};

constexpr bool inOrder()
{
    for (int i = 0; i < ruleCount; ++i) {
        if (catalogue[std::size_t(i)].code != RuleCode(i))
            return false;
    }
    return true;
}
static_assert(inOrder());

}  // namespace

const RuleInfo &ruleInfo(RuleCode code)
{
    return catalogue[std::size_t(code)];
}

std::string_view ruleWord(RuleCode code)
{
    return ruleInfo(code).word;
}

std::string_view severityWord(Severity severity)
{
    switch (severity) {
    case Error: return "error";
    case Warning: return "warning";
    case Note: return "note";
    }
    return "note";
}

std::string_view faultWord(Fault fault)
{
    return fault == Model ? "model" : "data";
}

}  // namespace civiscope::schema

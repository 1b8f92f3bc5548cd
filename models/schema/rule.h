// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"
#include "ngsild/entitysink.h"
#include "schema/findings.h"
#include "schema/json.h"
#include "store/dataset.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::schema {

class CompiledSchema;

// What all entities of a type have in an attribute, by the attribute's name as written ("no2", "no2.quality").
struct AttributeFacts {
    std::int64_t numbers = 0;   // values that are numbers
    std::int64_t texts = 0;     // values that are strings
    std::int64_t withUnit = 0;  // of the numbers
    std::string unit;           // the most frequent unitCode
};

// What rules know of the source beyond one entity. Made once, then read by all threads.
struct SourceFacts {
    const store::Version *version = nullptr;
    Moment now = 0;
    bool partial = false;  // the source has more than is here
    std::function<bool(std::string_view id)> elsewhere;  // whether another source has an entity; empty: there is none
    std::vector<jsonld::TextMap<AttributeFacts>> tables;  // as Version::tables()
    jsonld::TextMap<bool> typeNames;  // short names and tails of IRIs of the types that are here
    GeoBox home;  // where nearly all points are; empty: too few to tell
};

// The entity under examination.
struct EntityAt {
    const SourceFacts &source;
    std::uint32_t table = 0;
    std::string_view raw;
    const jsonld::Context &context;
    const std::vector<std::shared_ptr<const CompiledSchema>> &schemas;  // of its types; may be empty

    [[nodiscard]] const AttributeFacts *facts(std::span<const std::string_view> path) const;
};

// Takes what rules find in one entity; finds out by itself where that stands in the bytes, and what stands there.
class Reporter {
public:
    virtual ~Reporter() = default;
    virtual void report(RuleCode rule, Severity severity, const std::string &pointer, std::string expected) = 0;
    void report(RuleCode rule, const std::string &pointer, std::string expected = {})
    {
        report(rule, ruleInfo(rule).severity, pointer, std::move(expected));
    }
    // Of an attribute as the reader gave it, or of a member of its instance ("observedAt").
    [[nodiscard]] virtual std::string pointerTo(const ngsild::AttributeView &attribute, std::string_view member) = 0;
    // The entity, parsed when first asked for.
    [[nodiscard]] virtual const Json &entity() = 0;
};

// A rule beside schemas, asked for each entity in the order begin, attribute…, remark…. May keep what it learns; one
// thread has its own. To add one: a file in schema/rules, a line in makeRules(), a code in the catalogue, its words in
// words/findingwords.cpp, both ways in tests/schema/tst_rules.cpp.
class Rule {
public:
    virtual ~Rule() = default;
    virtual void begin(const EntityAt &, const ngsild::EntityHead &, Reporter &) {}
    virtual void attribute(const EntityAt &, const ngsild::AttributeView &, Reporter &) {}
    virtual void remark(const EntityAt &, ngsild::RemarkCode, const std::string & /*pointer*/, Reporter &) {}
};

[[nodiscard]] std::unique_ptr<Rule> makeIdRule();
[[nodiscard]] std::unique_ptr<Rule> makeKindRule();
[[nodiscard]] std::unique_ptr<Rule> makeNumberRule();
[[nodiscard]] std::unique_ptr<Rule> makePlaceRule();
[[nodiscard]] std::unique_ptr<Rule> makeRelationRule();
[[nodiscard]] std::unique_ptr<Rule> makeTermRule();
[[nodiscard]] std::unique_ptr<Rule> makeTimeRule();
[[nodiscard]] std::unique_ptr<Rule> makeUnitRule();

// All of them.
[[nodiscard]] std::vector<std::unique_ptr<Rule>> makeRules();

// Findings about what the source could not take in at all: unreadable entities, ids that repeat.
void reportQuarantine(const store::Version &version, Findings &findings);

}  // namespace civiscope::schema

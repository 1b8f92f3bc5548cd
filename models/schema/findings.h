// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/rulecode.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace civiscope::schema {

// A fault in the data or in its model. The words for people are made of it by models/words.
struct Finding {
    RuleCode rule = RuleCode::SchemaOther;
    Severity severity = Severity::Error;
    Fault fault = Fault::Data;
    std::string entity;    // id; empty: no entity could be read there (then `pointer` is the place in the source)
    std::string type;      // the entity's type, short
    std::string pointer;   // JSON Pointer into the entity as it came: "/no2/value"; empty: the entity itself
    std::string found;     // JSON text of what stands there, cut after 200 bytes; empty: nothing stands there
    std::string expected;  // what would be right: facts (a type, a bound, a term), not a sentence
    std::string schema;    // URL or file of the schema and the place in it; empty: no schema says so

    bool operator==(const Finding &) const = default;
};

// Findings by rule with exact counts; the details of the first ones of each rule and type, and of no more. A value, to
// be made by one thread and then read by many. About 40 bytes a finding kept, texts once.
class Findings {
public:
    static constexpr std::size_t detailLimit = 1000;  // of one rule in one type

    struct Group {
        RuleCode rule = RuleCode::SchemaOther;
        Severity severity = Severity::Error;  // a rule may be found in several severities: then several groups
        Fault fault = Fault::Data;
        std::int64_t count = 0;     // exact
        std::int64_t entities = 0;  // that have at least one; exact
        struct OfType {
            std::string type;
            std::int64_t count = 0;
            std::int64_t entities = 0;
        };
        std::vector<OfType> types;  // in order of first appearance
        std::vector<std::uint32_t> kept;  // numbers for at(), in the order of the data
    };

    void addFinding(const Finding &finding);
    // Adds the other's behind. Precondition: no entity has findings in both.
    void merge(const Findings &later);

    // The severest first, then the most frequent.
    [[nodiscard]] std::vector<Group> groups() const;
    [[nodiscard]] std::int64_t count(Severity severity) const;
    [[nodiscard]] bool empty() const { return m_groups.empty(); }

    // Those whose details were kept.
    [[nodiscard]] std::size_t size() const { return m_kept.size(); }
    [[nodiscard]] Finding at(std::uint32_t number) const;
    // Of one entity, of those kept.
    [[nodiscard]] std::vector<std::uint32_t> of(std::string_view entity) const;

private:
    struct FindingRow {
        RuleCode rule;
        Severity severity;
        Fault fault;
        std::uint32_t entity, type, pointer, found, expected, schema;  // in m_texts
    };
    struct Counted : Group {
        std::string lastEntity;  // findings of one entity come together
    };

    Counted &group(RuleCode rule, Severity severity, Fault fault);
    std::uint32_t text(std::string_view text);

    std::vector<Counted> m_groups;  // in order of first appearance
    std::vector<FindingRow> m_kept;
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_byEntity;
};

}  // namespace civiscope::schema

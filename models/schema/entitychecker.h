// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entityreader.h"
#include "schema/rule.h"

#include <set>

namespace civiscope::schema {

struct KeyValues;

// The schemas of one table's types, and what findings call the type.
struct TableSchemas {
    std::string name;  // of the type, short
    std::vector<std::shared_ptr<const CompiledSchema>> schemas;
    std::vector<std::string> names;  // of the type each schema is for
};

// Checks one entity after the other, by schemas and by rules. One a thread.
class EntityChecker : private ngsild::EntitySink, private Reporter {
public:
    explicit EntityChecker(const SourceFacts &source);
    ~EntityChecker() override;

    // Adds what it finds. Gives whether an error is among it.
    bool check(std::string_view raw, std::uint32_t table, const TableSchemas &schemas, const jsonld::Context &context,
               Findings &findings);

private:
    // EntitySink
    void begin(const ngsild::EntityHead &head) override;
    void attribute(const ngsild::AttributeView &attribute) override;
    void end(std::string_view raw) override;
    void abandon() override {}
    void remark(ngsild::RemarkCode code, std::string_view pointer) override;

    // Reporter
    void report(RuleCode rule, Severity severity, const std::string &pointer, std::string expected) override;
    std::string pointerTo(const ngsild::AttributeView &attribute, std::string_view member) override;
    const Json &entity() override;

    void checkSchemas();
    void checkSchema(const CompiledSchema &schema, const std::string &typeName, KeyValues &values);
    bool tryOtherForms(const CompiledSchema &schema, KeyValues &values);
    void addFinding(Finding finding);

    const SourceFacts &m_source;
    ngsild::EntityReader m_reader;
    std::vector<std::unique_ptr<Rule>> m_rules;

    // Of the entity under examination.
    const EntityAt *m_at = nullptr;
    const TableSchemas *m_schemas = nullptr;
    Findings *m_findings = nullptr;
    std::string m_id;
    std::optional<Json> m_entity;
    std::set<std::pair<RuleCode, std::string>> m_bySchema;  // what schemas said, and where
    bool m_hasError = false;
};

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "jsonld/contextbuilder.h"
#include "schema/schemaregistry.h"
#include "schema/validator.h"
#include "tests/support/cityoftext.h"

#include <nlohmann/json.hpp>

#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace civiscope::test {

// Words that the test entities use, so that only the one a test is about may be undefined.
inline jsonld::ContextPtr stationContext()
{
    const nlohmann::json terms = {{"Station", "https://example.org/Station"},
                                  {"Device", "https://example.org/Device"},
                                  {"no2", "https://example.org/no2"},
                                  {"temperature", "https://example.org/temperature"},
                                  {"quality", "https://example.org/quality"},
                                  {"name", "https://example.org/name"},
                                  {"status", "https://example.org/status"},
                                  {"dateObserved", "https://example.org/dateObserved"},
                                  {"endDate", "https://example.org/endDate"},
                                  {"area", "https://example.org/area"},
                                  {"refDevice", "https://example.org/refDevice"}};
    return jsonld::buildContext(terms, {}, {}).value().context;
}

inline const Moment testNow = parseDateTime("2026-03-01T12:00:00Z")->moment;

// What is found in a document of entities. `schema`: JSON text of a schema for all types; empty: none.
inline schema::Validation validated(std::string_view document, std::string_view schema = {}, bool partial = false,
                                    const jsonld::ContextPtr &context = stationContext())
{
    store::Dataset dataset;
    if (!mergeText(dataset, document, context))
        qFatal("unreadable test document");
    std::shared_ptr<schema::SchemaRegistry> registry;
    if (!schema.empty()) {
        registry = std::make_shared<schema::SchemaRegistry>();
        if (!registry->addDocument("https://schemas.example.org/all", schema, true))
            qFatal("unusable test schema");
    }
    schema::ValidationOptions options;
    options.now = testNow;
    options.partial = partial;
    return schema::validate(dataset.current(), registry, options).value();
}

// How often a rule was broken.
inline std::int64_t countOf(const schema::Findings &findings, schema::RuleCode rule)
{
    const auto groups = findings.groups();
    const auto found = std::ranges::find(groups, rule, &schema::Findings::Group::rule);
    return found == groups.end() ? 0 : found->count;
}

inline schema::ValidationOptions testOptions()
{
    schema::ValidationOptions options;
    options.now = testNow;
    return options;
}

// One line a finding: "unit-unknown error /no2/unitCode \"XYZ\" -> GQ".
inline QStringList lines(const schema::Validation &validation)
{
    QStringList all;
    for (const auto &group : validation.findings.groups()) {
        for (const std::uint32_t number : group.kept) {
            const schema::Finding finding = validation.findings.at(number);
            std::string line(schema::ruleWord(finding.rule));
            line += " " + std::string(schema::severityWord(finding.severity)) + " " + finding.pointer;
            if (!finding.found.empty())
                line += " " + finding.found;
            if (!finding.expected.empty())
                line += " -> " + finding.expected;
            all << QString::fromStdString(line);
        }
    }
    return all;
}

}  // namespace civiscope::test

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/validationjson.h"

#include "words/errorwords.h"
#include "words/findingwords.h"

namespace civiscope::app {

using Json = nlohmann::ordered_json;
using schema::Finding;
using schema::Findings;
using schema::Validation;

Json validationJson(const Validation &validation)
{
    Json types = Json::array();
    for (const schema::TypeValidity &type : validation.types)
        types.push_back({{"iri", type.iri},
                         {"name", type.name},
                         {"schema", type.schema.empty() ? Json() : Json(type.schema)},
                         {"entities", type.entities},
                         {"valid", type.valid},
                         {"invalid", type.invalid}});
    Json rules = Json::array();
    Json findings = Json::array();
    for (const Findings::Group &group : validation.findings.groups()) {
        rules.push_back({{"rule", schema::ruleWord(group.rule)},
                         {"severity", schema::severityWord(group.severity)},
                         {"count", group.count},
                         {"entities", group.entities},
                         {"fault", schema::faultWord(group.fault)}});
        for (const std::uint32_t number : group.kept) {
            const Finding finding = validation.findings.at(number);
            findings.push_back({{"rule", schema::ruleWord(finding.rule)},
                                {"severity", schema::severityWord(finding.severity)},
                                {"fault", schema::faultWord(finding.fault)},
                                {"entity", finding.entity},
                                {"type", finding.type},
                                {"pointer", finding.pointer},
                                {"message", words::sentence(finding).toStdString()},
                                {"found", finding.found},
                                {"expected", finding.expected},
                                {"schema", finding.schema},
                                {"fix", words::advice(finding).toStdString()}});
        }
    }
    Json problems = Json::array();
    for (const Error &problem : validation.problems)
        problems.push_back({{"code", codeWord(problem.code)},
                            {"message", words::sentence(problem).toStdString()},
                            {"where", problem.where}});
    return {{"entities", validation.entities},     {"valid", validation.valid},      {"invalid", validation.invalid},
            {"notChecked", validation.notChecked}, {"types", std::move(types)},      {"rules", std::move(rules)},
            {"findings", std::move(findings)},     {"problems", std::move(problems)}};
}

}  // namespace civiscope::app

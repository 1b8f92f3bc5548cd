// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"
#include "schema/validator.h"

#include <set>

namespace civiscope::audit::checks {

// M9: all that is loaded and has a schema is valid by it; from 50 % on with remarks.
CheckResult schemaPasses(const Material &material)
{
    Finding finding("M9");
    std::int64_t valid = 0, invalid = 0;
    if (!material.validation)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"schemas"});
    for (const schema::TypeValidity &type : material.validation->types) {
        if (type.schema.empty())
            continue;
        valid += type.valid;
        invalid += type.invalid;
    }
    const std::int64_t checked = valid + invalid;
    if (checked == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"schemas"});
    std::set<std::string> told;
    const schema::Findings &findings = material.validation->findings;
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        const schema::Finding one = findings.at(i);
        if (!schema::isSchemaRule(one.rule) || one.severity != schema::Severity::Error ||
            !told.insert(one.entity).second)
            continue;
        finding.entity(one.entity);
        finding.evidence(
            {.request = one.schema,
             .at = material.now,
             .excerpt = std::string(schema::ruleWord(one.rule)) + " " + one.pointer + ": " + excerptOf(one.found),
             .entity = one.entity});
    }
    finding.evidence(material.sample.pages);
    if (invalid == 0)
        return finding.close(Verdict::Met, ReasonCode::SchemaPasses, {text(valid), text(checked)});
    const double share = double(valid) / double(checked);
    const Verdict verdict = share >= mostOf ? Verdict::MetWithRemarks : Verdict::NotMet;
    return finding.close(verdict, ReasonCode::SchemaFails, {text(invalid), text(checked)});
}

}  // namespace civiscope::audit::checks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"
#include "schema/validator.h"

namespace civiscope::audit::checks {

// M2: of 95 % of the types a schema is at hand; from 50 % on with remarks. Where nobody gave any schemas there is
// nothing to tell.
CheckResult knownSchemas(const Material &material)
{
    Finding finding("M2");
    if (!material.validation)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"schemas"});
    std::int64_t known = 0;
    std::vector<std::string> unknown;
    for (const schema::TypeValidity &type : material.validation->types) {
        if (type.schema.empty()) {
            unknown.push_back(type.name);
            continue;
        }
        ++known;
        finding.evidence({.request = type.schema, .at = material.now, .excerpt = type.name + ", " + type.iri});
    }
    const std::int64_t all = known + std::ssize(unknown);
    if (known == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"schemas"});
    if (unknown.empty())
        return finding.close(Verdict::Met, ReasonCode::SchemasKnown, {text(known), text(all)});
    const double share = double(known) / double(all);
    const Verdict verdict = share >= nearlyAll ? Verdict::Met
                            : share >= mostOf  ? Verdict::MetWithRemarks
                                               : Verdict::NotMet;
    return finding.close(verdict, ReasonCode::SchemasUnknown, {text(std::ssize(unknown)), text(all), list(unknown)});
}

}  // namespace civiscope::audit::checks

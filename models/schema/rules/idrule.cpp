// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

namespace civiscope::schema {

namespace {

// An id has to be a URI (ETSI GS CIM 009 V1.9.1, clause 4.5.1).
class IdRule final : public Rule {
    void remark(const EntityAt &, ngsild::RemarkCode code, const std::string &, Reporter &to) override
    {
        if (code == ngsild::RemarkCode::IdNotUri)
            to.report(RuleCode::IdNotUri, to.entity().contains("@id") ? "/@id" : "/id", "urn:ngsi-ld:Type:name");
    }
};

}  // namespace

std::unique_ptr<Rule> makeIdRule()
{
    return std::make_unique<IdRule>();
}

}  // namespace civiscope::schema

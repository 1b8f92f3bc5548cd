// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

namespace civiscope::schema {

void reportQuarantine(const store::Version &version, Findings &findings)
{
    for (const ngsild::Quarantined &item : version.quarantine()) {
        const bool repeats = item.reason == ngsild::QuarantineReason::ConflictingDuplicate;
        Finding finding;
        finding.rule = repeats ? RuleCode::DuplicateId : RuleCode::Unreadable;
        finding.severity = ruleInfo(finding.rule).severity;
        finding.fault = ruleInfo(finding.rule).fault;
        finding.expected = repeats ? std::string() : std::string(ngsild::quarantineWord(item.reason));
        finding.found = item.where;
        if (repeats) {
            finding.entity = item.detail;
            if (const auto first = version.find(item.detail))
                finding.type = version.tables()[first->table]->name();
        }
        findings.addFinding(finding);
    }
}

}  // namespace civiscope::schema

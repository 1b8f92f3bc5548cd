// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/filtering.h"

namespace civiscope::audit {

std::optional<Verdict> judgeFilter(Finding &finding, const Probe &probe, const Filtered &filtered)
{
    finding.evidence(probe.evidence);
    if (probe.status() != 200) {
        finding.reason(ReasonCode::FilterRefused, {filtered.text, text(probe.status())});
        return Verdict::NotMet;
    }
    const store::VersionPtr hits = datasetOf(probe.body(), filtered.context);
    const auto came = hits ? std::int64_t(hits->entityCount()) : 0;
    const std::int64_t count = countOf(probe).value_or(came);
    if (came == 0) {
        finding.reason(ReasonCode::FilterNoHits, {filtered.text, text(filtered.expected)});
        return Verdict::NotMet;
    }
    if (count >= filtered.total) {
        finding.reason(ReasonCode::FilterIgnored, {filtered.text, text(count), text(filtered.expected)});
        return Verdict::NotMet;
    }
    const auto filter = query::parseFilter(filtered.again);
    const auto right = filter ? query::select(*hits, *filter, filtered.context.get())
                              : std::unexpected(Error{ErrorCode::Internal, "checking a filter", {}, {}, false});
    for (std::uint32_t t = 0; right && t < hits->tables().size(); ++t)
        for (std::uint32_t row = 0; row < hits->tables()[t]->rowCount(); ++row)
            if (!right->contains({t, row}))
                finding.entity(hits->tables()[t]->id(row));
    if (const auto wrong = right ? came - std::int64_t(right->count()) : came; wrong > 0) {
        finding.reason(ReasonCode::FilterWrongHits, {filtered.text, text(wrong), text(came)});
        return Verdict::NotMet;
    }
    finding.reason(ReasonCode::FilterWorks, {filtered.text, text(count), text(filtered.total)});
    return std::nullopt;
}

}  // namespace civiscope::audit

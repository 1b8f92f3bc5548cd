// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "net/linkheader.h"

#include <algorithm>
#include <set>

namespace civiscope::audit::checks {

// A19: two pages of the largest type hold as many entities as asked for and have none in common. Without a count, or
// without a link to the next page, it is a remark.
Task paging(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A19");
    const SampledType *type = material->sample.largest();
    const std::int64_t total = type ? type->total.value_or(std::int64_t(type->entities.size())) : 0;
    if (total < 2)
        co_return finding.close(Verdict::NotApplicable, ReasonCode::NothingToTest, {"two entities of a type"});
    const int size = int(std::min<std::int64_t>(20, total / 2));
    std::set<std::string> seen;
    std::int64_t common = 0;
    bool counted = true, linked = false;
    for (const int page : {0, 1}) {
        const Probe probe =
            co_await material->prober->entities({.type = type->name}, {.offset = page * size, .limit = size}, stop);
        if (auto reason = unanswered(probe, "limit, offset"))
            co_return couldNotTest("A19", probe, std::move(*reason));
        finding.evidence(probe.evidence);
        if (probe.status() != 200)
            co_return finding.close(Verdict::NotMet, ReasonCode::FilterRefused,
                                    {"limit, offset", text(probe.status())});
        counted = counted && countOf(probe).has_value();
        const auto links = net::parseLinks(probe.outcome->headerValues("Link"));
        linked = linked || net::linkByRelation(links, "next").has_value();
        const auto entities = entitiesOf(probe.body(), *material->version, nullptr);
        if (std::ssize(entities) != size)
            co_return finding.close(Verdict::NotMet, ReasonCode::PageSizeIgnored,
                                    {text(size), text(std::ssize(entities))});
        for (const SampledEntity &entity : entities)
            if (!seen.insert(entity.entity.id).second) {
                ++common;
                finding.entity(entity.entity.id);
            }
    }
    if (common > 0)
        co_return finding.close(Verdict::NotMet, ReasonCode::PagesOverlap, {text(common), text(size)});
    if (!counted)
        finding.reason(ReasonCode::NoTotal);
    if (!linked)
        finding.reason(ReasonCode::NoNextLink);
    co_return finding.close(counted && linked ? Verdict::Met : Verdict::MetWithRemarks, ReasonCode::PagesFit,
                            {text(size)});
}

}  // namespace civiscope::audit::checks

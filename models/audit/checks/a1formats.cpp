// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <nlohmann/json.hpp>

namespace civiscope::audit::checks {

// A1: at least one format that parses and is called by its name; a remark when there is only one, or when a format
// nobody has makes the server fail.
Task formats(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A1");
    const SampledType *type = material->sample.largest();
    if (!type)
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    std::vector<std::string> offered;
    for (const char *asked : {"application/json", "application/ld+json", "application/geo+json"}) {
        const Probe probe = co_await material->prober->entities({.type = type->name}, {.limit = 1}, stop, asked);
        if (auto reason = unanswered(probe, asked); reason && reason->code != ReasonCode::NotOffered)
            co_return couldNotTest("A1", probe, std::move(*reason));
        finding.evidence(probe.evidence);
        if (probe.status() != 200)
            continue;
        const std::string got = probe.outcome->mediaType().toStdString();
        if (got != asked)
            finding.reason(ReasonCode::FormatNotAsAsked, {asked, got});
        else if (nlohmann::json::accept(probe.body()))
            offered.emplace_back(asked);
    }
    const Probe strange = co_await material->prober->entities({.type = type->name}, {.limit = 1}, stop, "text/csv");
    finding.evidence(strange.evidence);
    if (strange.status() >= 500)
        finding.reason(ReasonCode::FailsOnUnknownFormat, {"text/csv", text(strange.status())});
    if (offered.empty())
        co_return finding.close(Verdict::NotMet, ReasonCode::NoFormat);
    if (offered.size() == 1)
        co_return finding.close(Verdict::MetWithRemarks, ReasonCode::OneFormatOnly, {offered.front()});
    co_return finding.close(strange.status() >= 500 ? Verdict::MetWithRemarks : Verdict::Met,
                            ReasonCode::FormatsOffered, {list(offered)});
}

}  // namespace civiscope::audit::checks

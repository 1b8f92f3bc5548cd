// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

namespace civiscope::audit::checks {

// A3: a GET answers 200 with NGSI-LD entities: each has an id and a type.
Task entitiesByGet(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A3");
    const SampledType *type = material->sample.largest();
    if (!type)
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    const Probe probe = co_await material->prober->entities({.type = type->name}, {.limit = 10}, stop);
    if (auto reason = unanswered(probe, "GET /entities"))
        co_return couldNotTest("A3", probe, std::move(*reason));
    finding.evidence(probe.evidence);
    if (probe.status() != 200)
        co_return finding.close(Verdict::NotMet, ReasonCode::StatusUnexpected, {"GET /entities", text(probe.status())});
    const auto entities = entitiesOf(probe.body(), *material->version, nullptr);
    const auto typed = std::ranges::count_if(entities, [](const auto &one) { return !one.entity.types.empty(); });
    if (entities.empty() || std::size_t(typed) != entities.size())
        co_return finding.close(Verdict::NotMet, ReasonCode::NotEntities, {probe.evidence.mediaType});
    co_return finding.close(Verdict::Met, ReasonCode::EntitiesAnswered, {text(typed)});
}

}  // namespace civiscope::audit::checks

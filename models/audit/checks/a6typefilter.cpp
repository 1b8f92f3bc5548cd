// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <array>

namespace civiscope::audit::checks {

// A6: what is asked for by type has that type, and a type that nobody has gives nothing.
Task typeFilter(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A6");
    const SampledType *largest = material->sample.largest();
    if (!largest)
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    std::int64_t hits = 0, wrong = 0;
    for (const SampledType &type : material->sample.types) {
        for (const SampledEntity &entity : type.entities) {
            ++hits;
            // As IRIs; or by the name, where a broker was asked by one that no context knows.
            if (std::ranges::contains(entity.typeIris, type.iri) ||
                std::ranges::contains(entity.entity.types, type.name))
                continue;
            ++wrong;
            finding.entity(material->sample, entity, "type");
        }
    }
    const Probe nothing =
        co_await material->prober->entities({.type = "CiviscopeAsksForNoSuchType"}, {.limit = 1}, stop);
    if (auto reason = unanswered(nothing, "type="))
        co_return couldNotTest("A6", nothing, std::move(*reason));
    finding.evidence(nothing.evidence);
    if (nothing.status() >= 400 && nothing.status() != 404)
        co_return finding.close(Verdict::NotMet, ReasonCode::FilterRefused, {"type", text(nothing.status())});
    const auto strangers = entitiesOf(nothing.body(), *material->version, nullptr);
    if (!strangers.empty())
        co_return finding.close(Verdict::NotMet, ReasonCode::FilterIgnored,
                                {"type", text(countOf(nothing).value_or(std::int64_t(strangers.size()))), "0"});
    if (wrong > 0)
        co_return finding.close(Verdict::NotMet, ReasonCode::FilterWrongHits, {"type", text(wrong), text(hits)});
    finding.evidence(material->sample.pages);
    co_return finding.close(Verdict::Met, ReasonCode::FilterWorks,
                            {"type=" + largest->name, text(largest->total.value_or(hits)),
                             text(std::int64_t(material->version->entityCount()))});
}

}  // namespace civiscope::audit::checks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <algorithm>
#include <random>
#include <set>

namespace civiscope::audit::checks {

namespace {

constexpr std::size_t idsAsked = 20;

std::set<std::string> attributeNames(const ngsild::Entity &entity)
{
    std::set<std::string> names;
    for (const ngsild::Attribute &attribute : entity.attributes)
        names.insert(attribute.name);
    return names;
}

}  // namespace

// I2: each of 20 ids of the sample, chosen by the seed, gives the same entity when it is asked for by itself: the same
// type and the same attributes (where they differ it is a remark, for data lives).
Task idsResolve(MaterialPtr material, std::stop_token stop)
{
    Finding finding("I2");
    std::vector<const SampledEntity *> all, chosen;
    eachEntity(material->sample, [&](const SampledType &, const SampledEntity &entity) { all.push_back(&entity); });
    std::mt19937_64 chance(material->seed);
    // Written out, for std::sample chooses differently from library to library.
    for (; !all.empty() && chosen.size() < idsAsked; all.pop_back()) {
        std::swap(all[chance() % all.size()], all.back());
        chosen.push_back(all.back());
    }
    if (chosen.empty())
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    std::int64_t missing = 0, different = 0;
    std::vector<Evidence> good, bad;
    for (const SampledEntity *one : chosen) {
        const Probe probe = co_await material->prober->entity(one->entity.id, stop);
        if (auto reason = unanswered(probe, "GET /entities/{id}"))
            co_return couldNotTest("I2", probe, std::move(*reason));
        const auto found = entitiesOf(probe.body(), *material->version, one->context);
        const bool here = probe.status() == 200 && !found.empty() && found.front().entity.id == one->entity.id &&
                          std::ranges::is_permutation(found.front().typeIris, one->typeIris);
        const bool same = here && attributeNames(found.front().entity) == attributeNames(one->entity);
        missing += here ? 0 : 1;
        different += here && !same ? 1 : 0;
        // Those that fail have to be in the report; of the others some will do.
        (same ? good : bad).push_back(probe.evidence);
        if (!same)
            finding.entity(one->entity.id);
    }
    for (const Evidence &evidence : bad.empty() ? good : bad)
        finding.evidence(evidence);
    const auto asked = text(std::ssize(chosen));
    if (missing > 0)
        co_return finding.close(Verdict::NotMet, ReasonCode::IdsDoNotResolve, {text(missing), asked});
    if (different > 0)
        finding.reason(ReasonCode::EntityDiffers, {text(different), asked});
    co_return finding.close(different > 0 ? Verdict::MetWithRemarks : Verdict::Met, ReasonCode::IdsResolve,
                            {asked, asked});
}

}  // namespace civiscope::audit::checks

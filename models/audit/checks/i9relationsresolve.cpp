// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <algorithm>
#include <random>
#include <set>

namespace civiscope::audit::checks {

namespace {

constexpr std::size_t targetsLookedUp = 200;
constexpr std::size_t targetsAsked = 60;  // at the broker: those that are not among what is loaded

using Json = nlohmann::ordered_json;

void collect(const Json &value, std::set<std::string> &targets)
{
    if (value.is_string())
        targets.insert(value.get<std::string>());
    else if (value.is_array())
        for (const Json &one : value)
            collect(one, targets);
    else if (value.is_object() && value.contains("object"))
        collect(value["object"], targets);
}

void collect(const std::vector<ngsild::Attribute> &attributes, std::set<std::string> &targets)
{
    for (const ngsild::Attribute &attribute : attributes)
        for (const ngsild::AttributeInstance &instance : attribute.instances) {
            if (instance.kind == ngsild::AttributeKind::Relationship ||
                instance.kind == ngsild::AttributeKind::ListRelationship)
                collect(instance.value, targets);
            collect(instance.attributes, targets);
        }
}

// Of targets, whose entity they stand in.
std::string pointingAt(const Sample &sample, const std::string &target)
{
    std::string from;
    eachEntity(sample, [&](const SampledType &, const SampledEntity &entity) {
        if (from.empty() && entity.raw.contains('"' + target + '"'))
            from = entity.entity.id;
    });
    return from;
}

}  // namespace

// I9: of up to 200 targets of relationships, 95 % are entities that are loaded or that the broker has. Web addresses
// are not followed, for that would leave the broker.
Task relationsResolve(MaterialPtr material, std::stop_token stop)
{
    Finding finding("I9");
    std::set<std::string> found;
    eachEntity(material->sample,
               [&](const SampledType &, const SampledEntity &entity) { collect(entity.entity.attributes, found); });
    std::vector<std::string> targets(found.begin(), found.end());
    std::mt19937_64 chance(material->seed);
    for (std::size_t i = targets.size(); i > 1; --i)
        std::swap(targets[i - 1], targets[chance() % i]);
    targets.resize(std::min(targets.size(), targetsLookedUp));
    if (targets.empty())
        co_return finding.close(Verdict::NotApplicable, ReasonCode::NothingToTest, {"relationships"});
    std::int64_t here = 0, elsewhere = 0, dangling = 0;
    std::size_t asked = 0;
    for (const std::string &target : targets) {
        if (material->version->find(target)) {
            ++here;
            continue;
        }
        if (target.starts_with("http://") || target.starts_with("https://")) {
            ++elsewhere;
            continue;
        }
        bool resolved = false;
        if (material->prober && asked++ < targetsAsked) {
            const Probe probe = co_await material->prober->entity(target, stop);
            if (auto reason = unanswered(probe, "GET /entities/{id}"))
                co_return couldNotTest("I9", probe, std::move(*reason));
            resolved = probe.status() == 200;
            if (!resolved)
                finding.evidence(probe.evidence);
        } else if (material->prober) {
            continue;  // enough were asked: nothing is said of this one
        }
        here += resolved ? 1 : 0;
        dangling += resolved ? 0 : 1;
        if (!resolved)
            if (const std::string from = pointingAt(material->sample, target); !from.empty())
                finding.entity(from);
    }
    finding.evidence(material->sample.pages);
    const std::int64_t told = here + dangling;
    if (elsewhere > 0)
        finding.reason(ReasonCode::RelationsElsewhere, {text(elsewhere)});
    if (told == 0)
        co_return finding.close(Verdict::CouldNotBeTested);
    const bool enough = double(here) >= nearlyAll * double(told);
    if (dangling > 0)
        co_return finding.close(enough ? Verdict::MetWithRemarks : Verdict::NotMet, ReasonCode::RelationsDangle,
                                {text(dangling), text(told)});
    co_return finding.close(elsewhere > 0 ? Verdict::MetWithRemarks : Verdict::Met, ReasonCode::RelationsResolve,
                            {text(here), text(told)});
}

}  // namespace civiscope::audit::checks

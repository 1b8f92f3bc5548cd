// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/names.h"

#include "audit/checks/tools.h"

#include <algorithm>
#include <set>

namespace civiscope::audit {

void NameShare::addName(std::string_view iri, std::string_view name, bool defined)
{
    const bool known = defined && !iri.starts_with(jsonld::defaultVocabulary);
    m_names.try_emplace(std::string(iri), std::string(name), known);
}

std::vector<std::string> NameShare::undefined() const
{
    std::vector<std::string> names;
    for (const auto &[iri, name] : m_names)
        if (!name.second)
            names.push_back(name.first);
    return names;
}

CheckResult judgeNames(std::string id, const NameShare &names, const Material &material, const std::string &noun)
{
    Finding finding(std::move(id));
    finding.evidence(material.sample.pages);
    if (names.all() == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {noun});
    const std::vector<std::string> undefined = names.undefined();
    const auto missing = std::int64_t(undefined.size());
    if (missing == 0)
        return finding.close(Verdict::Met, ReasonCode::NamesDefined, {text(names.all()), text(names.all())});
    eachEntity(material.sample, [&](const SampledType &type, const SampledEntity &entity) {
        // One entity of each type that shows it is enough.
        const bool shows = std::ranges::any_of(entity.entity.attributes, [&](const ngsild::Attribute &attribute) {
            return std::ranges::contains(undefined, attribute.name);
        });
        if ((shows || std::ranges::contains(undefined, type.name)) && &entity == &type.entities.front())
            finding.entity(material.sample, entity);
    });
    // Not the source's fault for certain: the context may be there, and only we cannot reach it.
    std::set<std::string> unreachable;
    eachEntity(material.sample, [&](const SampledType &, const SampledEntity &entity) {
        for (const jsonld::ContextSource &source : entity.context->sources())
            if (!source.available && !source.isCore)
                unreachable.insert(source.url);
    });
    if (!unreachable.empty()) {
        finding.reason(ReasonCode::NamesUndefined, {text(missing), text(names.all()), list(undefined, 30)});
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::ContextMissing,
                             {list({unreachable.begin(), unreachable.end()})});
    }
    const double share = double(names.all() - missing) / double(names.all());
    const Verdict verdict = share >= nearlyAll ? Verdict::Met
                            : share >= mostOf  ? Verdict::MetWithRemarks
                                               : Verdict::NotMet;
    return finding.close(verdict, ReasonCode::NamesUndefined, {text(missing), text(names.all()), list(undefined, 30)});
}

}  // namespace civiscope::audit

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/context.h"

#include "jsonld/iri.h"

#include <algorithm>
#include <set>

namespace civiscope::jsonld {

namespace {

bool isBetter(std::string_view name, std::string_view than)
{
    return name.size() != than.size() ? name.size() < than.size() : name < than;
}

void offer(TextMap<std::string> &names, const std::string &iri, const std::string &name)
{
    const auto [it, isNew] = names.try_emplace(iri, name);
    if (!isNew && isBetter(name, it->second))
        it->second = name;
}

}  // namespace

const char *issueWord(ContextIssueCode code)
{
    switch (code) {
    case ContextIssueCode::ProtectedRedefinition: return "protected-redefinition";
    case ContextIssueCode::OverriddenByCore: return "overridden-by-core";
    case ContextIssueCode::InvalidTerm: return "invalid-term";
    case ContextIssueCode::InvalidContext: return "invalid-context";
    case ContextIssueCode::CyclicContext: return "cyclic-context";
    case ContextIssueCode::Unavailable: return "unavailable";
    case ContextIssueCode::ScopedContext: return "scoped-context";
    }
    return "invalid-context";
}

Context::Context(ActiveContextPtr active, std::vector<ContextSource> sources, std::vector<ContextIssue> issues,
                 std::size_t issueCount)
    : m_active(std::move(active))
    , m_sources(std::move(sources))
    , m_issues(std::move(issues))
    , m_issueCount(issueCount)
{
    std::set<std::size_t, std::greater<>> lengths;
    for (const auto &[name, definition] : m_active->terms) {
        if (!definition->iri || definition->isReverse || name.starts_with('@'))
            continue;
        offer(m_names, *definition->iri, name);
        if (definition->isPrefix) {
            offer(m_prefixes, *definition->iri, name);
            lengths.insert(definition->iri->size());
        }
    }
    m_prefixLengths.assign(lengths.begin(), lengths.end());
}

Expansion Context::expand(std::string_view name) const
{
    using enum Expansion::Origin;
    auto iri = m_active->expand(name, false, true);
    if (!iri)
        return {std::string(name), Nothing};
    if (isKeyword(*iri) || m_active->find(name))
        return {std::move(*iri), Term};
    if (const auto colon = name.find(':', 1); colon != name.npos && *iri == name)
        return {std::move(*iri), isCertainIri(name) || isBlankNode(name) ? Iri : UnknownPrefix};
    if (name.find(':', 1) != name.npos && m_active->find(name.substr(0, name.find(':', 1))))
        return {std::move(*iri), Prefix};
    if (!m_active->vocab)
        return {std::move(*iri), Nothing};
    return {std::move(*iri), *m_active->vocab == defaultVocabulary ? DefaultVocab : Vocabulary};
}

std::string Context::compact(std::string_view iri) const
{
    if (const auto it = m_names.find(iri); it != m_names.end())
        return it->second;
    const auto leadsBack = [&](const std::string &name) { return m_active->expand(name, false, true) == iri; };
    if (m_active->vocab && iri.size() > m_active->vocab->size() && iri.starts_with(*m_active->vocab)) {
        std::string name(iri.substr(m_active->vocab->size()));
        if (!m_active->find(name) && leadsBack(name))
            return name;
    }
    std::string best;
    for (const std::size_t length : m_prefixLengths) {
        if (length >= iri.size())
            continue;
        const auto it = m_prefixes.find(iri.substr(0, length));
        if (it == m_prefixes.end())
            continue;
        std::string name = it->second + ':' + std::string(iri.substr(length));
        if ((best.empty() || isBetter(name, best)) && leadsBack(name))
            best = std::move(name);
    }
    return best.empty() ? std::string(iri) : best;
}

}  // namespace civiscope::jsonld

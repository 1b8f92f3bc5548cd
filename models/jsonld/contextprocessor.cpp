// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextprocessor.h"

#include "jsonld/corecontext.h"
#include "jsonld/iri.h"
#include "jsonld/termdefiner.h"

#include <algorithm>
#include <array>

namespace civiscope::jsonld {

using nlohmann::json;

// Step numbers below are those of the JSON-LD 1.1 Processing Algorithms and API (W3C Recommendation, 16 July 2020).

namespace {

constexpr std::size_t keptIssues = 1000;
const std::string noUrl;

bool isSetting(std::string_view key)
{
    static constexpr std::array<std::string_view, 8> settings{"@base",      "@direction", "@import",  "@language",
                                                              "@propagate", "@protected", "@version", "@vocab"};
    return std::ranges::contains(settings, key);
}

}  // namespace

ContextProcessor::ContextProcessor(Mode mode, DocumentLookup lookup, ContextLimits limits)
    : m_mode(mode)
    , m_lookup(std::move(lookup))
    , m_limits(limits)
{
}

void ContextProcessor::noteFault(const JsonLdFault &fault, const std::string &term, const std::string &where,
                                 ContextIssueCode issue)
{
    std::string detail(fault.code);
    if (!fault.detail.empty())
        detail.append(": ").append(fault.detail);
    addIssue(fault.issue == ContextIssueCode::InvalidTerm ? issue : fault.issue, term,
             fault.where.empty() ? where : fault.where, std::move(detail));
}

void ContextProcessor::addIssue(ContextIssueCode code, const std::string &term, const std::string &where,
                                std::string detail)
{
    if (m_issueCount++ < keptIssues)
        m_issues.push_back({code, term, where, std::move(detail)});
}

void ContextProcessor::addSource(const std::string &url, const std::string &sha256, bool isCore, bool available)
{
    if (url.empty() || m_sourcesSeen.insert(url).second)
        m_sources.push_back({url, sha256, isCore, available});
}

void ContextProcessor::spend(std::size_t work)
{
    m_work += work;
    if (m_work > m_limits.work)
        throw ContextOverload{"more than " + std::to_string(m_limits.work) + " terms"};
}

ActiveContextPtr ContextProcessor::process(const ActiveContextPtr &active, const json &local, const std::string &base,
                                           Flags flags, std::vector<std::string> chain)
{
    spend(active->terms.size() + 1);
    auto result = std::make_shared<ActiveContext>(*active);
    const std::string &where = chain.empty() ? base : chain.back();
    if (local.is_object()) {
        if (const auto *propagate = memberOf(local, "@propagate"); propagate && propagate->is_boolean())
            flags.propagate = propagate->get<bool>();
    }
    if (!flags.propagate && !result->previous)
        result->previous = active;
    const auto one = [&](const json &entry) {
        attempt({}, where, ContextIssueCode::InvalidContext, [&] { processOne(result, entry, base, flags, chain); });
    };
    if (local.is_array())
        std::ranges::for_each(local, one);
    else
        one(local);
    return result;
}

ActiveContextPtr ContextProcessor::withCore(const ActiveContextPtr &active, const std::string &url)
{
    auto result = std::make_shared<ActiveContext>(*active);
    overlayCore(*result, url);
    result->previous.reset();
    return result;
}

void ContextProcessor::processOne(Building &result, const json &local, const std::string &base, Flags flags,
                                  const std::vector<std::string> &chain)
{
    if (local.is_null()) {  // step 5.1
        const auto isProtected = [](const auto &entry) { return entry.second->isProtected; };
        if (!flags.overrideProtected && std::ranges::any_of(result->terms, isProtected))
            failContext("invalid context nullification");
        auto empty = std::make_shared<ActiveContext>();
        empty->originalBase = result->originalBase;
        empty->base = result->originalBase;
        if (!flags.propagate)
            empty->previous = result->previous;
        result = std::move(empty);
    } else if (local.is_string()) {
        processRemote(result, resolveIri(base, local.get_ref<const std::string &>()), flags, chain);
    } else if (local.is_object()) {
        if (chain.empty())
            addSource({}, {}, false, true);
        processObject(result, local, base, flags, chain);
    } else {
        failContext("invalid local context");
    }
}

void ContextProcessor::processRemote(Building &result, const std::string &url, Flags flags,
                                     std::vector<std::string> chain)
{
    if (m_mode == Mode::NgsiLd && isCoreContextUrl(url)) {
        overlayCore(*result, url);
        return;
    }
    if (std::ranges::contains(chain, url)) {
        if (!flags.validateScoped)  // step 5.2.2
            return;
        failContext("context overflow", "leads back to itself", ContextIssueCode::CyclicContext, url);
    }
    if (chain.size() >= m_limits.depth)
        failContext("context overflow", "more than " + std::to_string(m_limits.depth) + " contexts deep");
    if (++m_documents > m_limits.documents)
        throw ContextOverload{"more than " + std::to_string(m_limits.documents) + " documents"};
    const auto *document = load(url);
    if (!document)
        return;
    const auto *loaded = document->json->is_object() ? memberOf(*document->json, "@context") : nullptr;
    if (!loaded)
        failContext("invalid remote context", "no @context in it", ContextIssueCode::InvalidContext, url);
    chain.push_back(url);
    const auto processed = process(result, *loaded, document->url, flags, std::move(chain));
    result = std::const_pointer_cast<ActiveContext>(processed);  // ours alone: process() has just made it
}

// null: asked for later. Throws when it cannot be had.
const RemoteDocument *ContextProcessor::load(const std::string &url)
{
    const auto *document = m_lookup ? m_lookup(url) : nullptr;
    if (!document && m_mode == Mode::NgsiLd) {
        m_needed.insert(url);
        return nullptr;
    }
    const bool available = document && document->json;
    addSource(url, available ? document->sha256 : std::string(), false, available);
    if (!available) {
        failContext("loading remote context failed",
                    document && document->error ? document->error->detail : std::string(),
                    ContextIssueCode::Unavailable, url);
    }
    return document;
}

void ContextProcessor::overlayCore(ActiveContext &result, const std::string &url)
{
    const auto &core = *coreActiveContext();
    spend(core.terms.size());
    for (const auto &[term, definition] : core.terms) {
        auto &place = result.terms[term];
        if (place && place->iri != definition->iri)
            addIssue(ContextIssueCode::OverriddenByCore, term, {}, place->iri.value_or(std::string()));
        place = definition;
    }
    if (result.vocab && result.vocab != core.vocab)
        addIssue(ContextIssueCode::OverriddenByCore, "@vocab", {}, *result.vocab);
    result.vocab = core.vocab;
    addSource(url, {}, true, true);
}

// Step 5.6: the context an @import names, with this one's own entries over it.
json ContextProcessor::imported(const json &object, const std::string &base)
{
    const json &import = object.at("@import");
    if (!import.is_string())
        failContext("invalid @import value");
    const auto *document = load(resolveIri(base, import.get_ref<const std::string &>()));
    if (!document)
        return object;
    const auto *loaded = document->json->is_object() ? memberOf(*document->json, "@context") : nullptr;
    if (!loaded || !loaded->is_object())
        failContext("invalid remote context", "no @context object in it", ContextIssueCode::InvalidContext,
                    document->url);
    if (loaded->contains("@import"))
        failContext("invalid context entry", "@import in an imported context");
    json merged = *loaded;
    merged.update(object);
    return merged;
}

void ContextProcessor::processObject(Building &result, const json &written, const std::string &base, Flags flags,
                                     const std::vector<std::string> &chain)
{
    const std::string &where = chain.empty() ? noUrl : chain.back();
    json merged;
    if (written.contains("@import"))
        attempt("@import", where, ContextIssueCode::InvalidContext, [&] { merged = imported(written, base); });
    const json &object = merged.is_null() ? written : merged;

    bool isProtected = false;
    const auto setting = [&](const char *key, auto apply) {
        const auto it = object.find(key);
        if (it != object.end())
            attempt(key, where, ContextIssueCode::InvalidContext, [&] { apply(*it); });
    };
    setting("@version", [](const json &value) {
        if (!value.is_number() || value != 1.1)
            failContext("invalid @version value");
    });
    applySettings(*result, object, !chain.empty());
    setting("@vocab", [&](const json &value) {
        if (value.is_null()) {
            result->vocab.reset();
            return;
        }
        if (!value.is_string())
            failContext("invalid vocab mapping");
        auto iri = result->expand(value.get_ref<const std::string &>(), true, true);
        if (!iri || iri->size() > m_limits.iriLength || (!iri->empty() && isKeyword(*iri)))
            failContext("invalid vocab mapping");
        result->vocab = std::move(iri);
    });
    setting("@propagate", [](const json &value) {
        if (!value.is_boolean())
            failContext("invalid @propagate value");
    });
    setting("@protected", [&](const json &value) {
        if (!value.is_boolean())
            failContext("invalid @protected value");
        isProtected = value.get<bool>();
    });
    TermDefiner definer(*this, {result, object, base, flags, chain, where, isProtected});
    for (const auto &[term, value] : object.items()) {
        if (!isSetting(term))
            definer.createTerm(term);
    }
}

void ContextProcessor::applySettings(ActiveContext &result, const json &object, bool isRemote)
{
    const auto setting = [&](const char *key, auto apply) {
        const auto it = object.find(key);
        if (it != object.end())
            attempt(key, noUrl, ContextIssueCode::InvalidContext, [&] { apply(*it); });
    };
    setting("@base", [&](const json &value) {
        if (isRemote)  // step 5.7: a remote context does not set it
            return;
        if (value.is_null()) {
            result.base.reset();
            return;
        }
        if (!value.is_string())
            failContext("invalid base IRI");
        const auto &text = value.get_ref<const std::string &>();
        if (!isIri(text) && !result.base)
            failContext("invalid base IRI", text);
        result.base = isIri(text) ? text : resolveIri(*result.base, text);
    });
    setting("@language", [&](const json &value) {
        if (!value.is_null() && !value.is_string())
            failContext("invalid default language");
        result.language = value.is_null() ? std::string() : value.get<std::string>();
    });
    setting("@direction", [&](const json &value) { result.direction = readDirection(value); });
}

}  // namespace civiscope::jsonld

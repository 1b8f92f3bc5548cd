// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextprocessor.h"

#include "jsonld/corecontext.h"
#include "jsonld/iri.h"

#include <algorithm>
#include <array>
#include <bit>

namespace civiscope::jsonld {

using nlohmann::json;

// Step numbers below are those of the JSON-LD 1.1 Processing Algorithms and API (W3C Recommendation, 16 July 2020).

struct ContextProcessor::Local {
    Building &active;  // under construction
    const json &object;
    const std::string &base;
    Flags flags;
    const std::vector<std::string> &chain;
    const std::string &where;
    bool isProtected = false;
    TextMap<bool> defined = {};  // false: being defined

    ActiveContext &context() const { return *active; }
};

namespace {

constexpr std::size_t keptIssues = 1000;
const std::string noUrl;

[[noreturn]] void fail(std::string_view code, std::string detail = {},
                       ContextIssueCode issue = ContextIssueCode::InvalidTerm, std::string where = {})
{
    throw JsonLdFault{code, std::move(detail), issue, std::move(where)};
}

bool isSetting(std::string_view key)
{
    static constexpr std::array<std::string_view, 8> settings{"@base",      "@direction", "@import",  "@language",
                                                              "@propagate", "@protected", "@version", "@vocab"};
    return std::ranges::contains(settings, key);
}

const json *member(const json &object, const char *key)
{
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

// A direction as written in a context; the empty text for null.
std::string readDirection(const json &value)
{
    if (value.is_null())
        return {};
    if (!value.is_string() || (value != "ltr" && value != "rtl"))
        fail("invalid base direction");
    return value.get<std::string>();
}

Containers readContainers(const json &value)
{
    static constexpr std::array<std::pair<std::string_view, Container>, 7> names{{{"@list", Container::List},
                                                                                  {"@set", Container::Set},
                                                                                  {"@index", Container::Index},
                                                                                  {"@language", Container::Language},
                                                                                  {"@id", Container::Id},
                                                                                  {"@type", Container::Type},
                                                                                  {"@graph", Container::Graph}}};
    Containers read;
    const auto add = [&read](const json &name) {
        const auto it = name.is_string()
                            ? std::ranges::find(names, std::string_view(name.get_ref<const std::string &>()),
                                                &std::pair<std::string_view, Container>::first)
                            : names.end();
        if (it == names.end())
            fail("invalid container mapping");
        read.bits |= std::uint8_t(it->second);
    };
    if (value.is_array())
        std::ranges::for_each(value, add);
    else
        add(value);

    // Step 19.1: one of them; or @set with one other but @list; or @graph with @id or @index, with or without @set.
    const int rest = std::popcount(unsigned(read.bits & ~std::uint8_t(Container::Set)));
    const bool graphMap = read.has(Container::Graph) && (read.has(Container::Id) || read.has(Container::Index));
    const bool listInSet = read.has(Container::List) && read.has(Container::Set);
    if (read.empty() || listInSet || rest > (graphMap ? 2 : 1))
        fail("invalid container mapping");
    return read;
}

bool endsAsPrefix(std::string_view iri)
{
    return isBlankNode(iri) || (!iri.empty() && std::string_view(":/?#[]@").contains(iri.back()));
}

// Step 14.2.4: a term that is itself shaped like an IRI or a path.
bool looksLikeIri(std::string_view term)
{
    const auto colon = term.find(':', 1);
    return (colon != term.npos && colon + 1 < term.size()) || term.contains('/');
}

}  // namespace

ContextProcessor::ContextProcessor(Mode mode, DocumentLookup lookup, ContextLimits limits)
    : m_mode(mode)
    , m_lookup(std::move(lookup))
    , m_limits(limits)
{
}

template<typename Step>
void ContextProcessor::attempt(const std::string &term, const std::string &where, ContextIssueCode issue, Step step)
{
    if (m_mode == Mode::JsonLd) {
        step();
        return;
    }
    try {
        step();
    } catch (const JsonLdFault &fault) {
        std::string detail(fault.code);
        if (!fault.detail.empty())
            detail.append(": ").append(fault.detail);
        addIssue(fault.issue == ContextIssueCode::InvalidTerm ? issue : fault.issue, term,
                 fault.where.empty() ? where : fault.where, std::move(detail));
    }
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

// --- contexts ----------------------------------------------------------------------------------------------------

ActiveContextPtr ContextProcessor::process(const ActiveContextPtr &active, const json &local, const std::string &base,
                                           Flags flags, std::vector<std::string> chain)
{
    spend(active->terms.size() + 1);
    auto result = std::make_shared<ActiveContext>(*active);
    const std::string &where = chain.empty() ? base : chain.back();
    if (local.is_object()) {
        if (const auto *propagate = member(local, "@propagate"); propagate && propagate->is_boolean())
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
            fail("invalid context nullification");
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
        fail("invalid local context");
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
        fail("context overflow", "leads back to itself", ContextIssueCode::CyclicContext, url);
    }
    if (chain.size() >= m_limits.depth)
        fail("context overflow", "more than " + std::to_string(m_limits.depth) + " contexts deep");
    if (++m_documents > m_limits.documents)
        throw ContextOverload{"more than " + std::to_string(m_limits.documents) + " documents"};
    const auto *document = load(url);
    if (!document)
        return;
    const auto *loaded = document->json->is_object() ? member(*document->json, "@context") : nullptr;
    if (!loaded)
        fail("invalid remote context", "no @context in it", ContextIssueCode::InvalidContext, url);
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
        fail("loading remote context failed", document && document->error ? document->error->detail : std::string(),
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
        fail("invalid @import value");
    const auto *document = load(resolveIri(base, import.get_ref<const std::string &>()));
    if (!document)
        return object;
    const auto *loaded = document->json->is_object() ? member(*document->json, "@context") : nullptr;
    if (!loaded || !loaded->is_object())
        fail("invalid remote context", "no @context object in it", ContextIssueCode::InvalidContext, document->url);
    if (loaded->contains("@import"))
        fail("invalid context entry", "@import in an imported context");
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

    Local local{result, object, base, flags, chain, where};
    const auto setting = [&](const char *key, auto apply) {
        const auto it = object.find(key);
        if (it != object.end())
            attempt(key, where, ContextIssueCode::InvalidContext, [&] { apply(*it); });
    };
    setting("@version", [](const json &value) {
        if (!value.is_number() || value != 1.1)
            fail("invalid @version value");
    });
    applySettings(*result, object, !chain.empty());
    setting("@vocab", [&](const json &value) {
        if (value.is_null()) {
            result->vocab.reset();
            return;
        }
        if (!value.is_string())
            fail("invalid vocab mapping");
        auto iri = result->expand(value.get_ref<const std::string &>(), true, true);
        if (!iri || iri->size() > m_limits.iriLength || (!iri->empty() && isKeyword(*iri)))
            fail("invalid vocab mapping");
        result->vocab = std::move(iri);
    });
    setting("@propagate", [](const json &value) {
        if (!value.is_boolean())
            fail("invalid @propagate value");
    });
    setting("@protected", [&](const json &value) {
        if (!value.is_boolean())
            fail("invalid @protected value");
        local.isProtected = value.get<bool>();
    });
    for (const auto &[term, value] : object.items()) {
        if (!isSetting(term))
            createTerm(local, term);
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
            fail("invalid base IRI");
        const auto &text = value.get_ref<const std::string &>();
        if (!isIri(text) && !result.base)
            fail("invalid base IRI", text);
        result.base = isIri(text) ? text : resolveIri(*result.base, text);
    });
    setting("@language", [&](const json &value) {
        if (!value.is_null() && !value.is_string())
            fail("invalid default language");
        result.language = value.is_null() ? std::string() : value.get<std::string>();
    });
    setting("@direction", [&](const json &value) { result.direction = readDirection(value); });
}

// --- terms -------------------------------------------------------------------------------------------------------

std::optional<std::string> ContextProcessor::expandIri(Local &local, const std::string &value, bool documentRelative)
{
    if (isKeyword(value) || hasKeywordForm(value))
        return local.context().expand(value, documentRelative, true);
    if (local.object.contains(value))
        createTerm(local, value);
    const auto colon = value.find(':', 1);
    if (colon != value.npos && !local.context().find(value) && !value.substr(colon + 1).starts_with("//")) {
        const std::string prefix = value.substr(0, colon);
        if (local.object.contains(prefix))
            createTerm(local, prefix);
    }
    return local.context().expand(value, documentRelative, true);
}

void ContextProcessor::createTerm(Local &local, const std::string &term)
{
    if (const auto it = local.defined.find(term); it != local.defined.end()) {
        if (!it->second)
            attempt(term, local.where, ContextIssueCode::InvalidTerm, [] { fail("cyclic IRI mapping"); });
        return;
    }
    spend(1);
    local.defined[term] = false;
    // Step 6. While it is being defined the term means nothing; when that fails it means what it meant before.
    std::shared_ptr<const TermDefinition> previous;
    if (auto node = local.context().terms.extract(term))
        previous = std::move(node.mapped());
    ++m_termDepth;
    attempt(term, local.where, ContextIssueCode::InvalidTerm, [&] {
        if (m_termDepth > m_limits.termDepth)
            fail("cyclic IRI mapping",
                 "more than " + std::to_string(m_limits.termDepth) + " terms build on each other");
        defineTerm(local, term, local.object.at(term), previous.get());
    });
    --m_termDepth;
    if (previous)
        local.context().terms.try_emplace(term, std::move(previous));
    local.defined[term] = true;
}

void ContextProcessor::defineTerm(Local &local, const std::string &term, const json &written,
                                  const TermDefinition *previous)
{
    if (term.empty())
        fail("invalid term definition", "empty term");
    if (term == "@type") {  // step 4
        const bool isMap = written.is_object() && !written.empty();
        const auto *container = isMap ? member(written, "@container") : nullptr;
        const auto allowed =
            std::size_t(container ? 1 : 0) + std::size_t(isMap && written.contains("@protected") ? 1 : 0);
        if (!isMap || (container && *container != "@set") || written.size() != allowed)
            fail("keyword redefinition", term);
    } else if (isKeyword(term)) {
        fail("keyword redefinition", term);
    } else if (hasKeywordForm(term)) {
        return;
    }

    const bool isSimple = written.is_string();
    if (!written.is_null() && !isSimple && !written.is_object())
        fail("invalid term definition");
    const json value = written.is_object() ? json() : json{{"@id", written}};
    const json &map = written.is_object() ? written : value;

    static constexpr std::array<std::string_view, 11> entries{"@id",        "@reverse",   "@container", "@context",
                                                              "@direction", "@index",     "@language",  "@nest",
                                                              "@prefix",    "@protected", "@type"};
    for (const auto &[key, ignored] : map.items()) {
        if (!std::ranges::contains(entries, std::string_view(key)))
            fail("invalid term definition", key);
    }

    TermDefinition definition;
    definition.isProtected = local.isProtected;
    if (const auto *entry = member(map, "@protected")) {
        if (!entry->is_boolean())
            fail("invalid @protected value");
        definition.isProtected = entry->get<bool>();
    }
    if (const auto *entry = member(map, "@type")) {  // step 12
        if (!entry->is_string())
            fail("invalid type mapping");
        const auto type = expandIri(local, entry->get_ref<const std::string &>());
        static constexpr std::array<std::string_view, 4> keywords{"@id", "@json", "@none", "@vocab"};
        if (!type || (!isIri(*type) && !std::ranges::contains(keywords, std::string_view(*type))))
            fail("invalid type mapping", entry->get<std::string>());
        definition.type = *type;
    }

    if (map.contains("@reverse")) {
        if (!defineReverse(local, map, definition))
            return;
    } else if (!defineIri(local, term, map, isSimple, definition)) {
        return;
    }
    if (definition.iri && definition.iri->size() > m_limits.iriLength)
        fail("invalid IRI mapping", "longer than " + std::to_string(m_limits.iriLength) + " bytes");

    if (const auto *entry = member(map, "@container"); entry && !definition.isReverse) {  // step 19
        definition.containers = readContainers(*entry);
        if (definition.containers.has(Container::Type)) {
            if (definition.type.empty())
                definition.type = "@id";
            if (definition.type != "@id" && definition.type != "@vocab")
                fail("invalid type mapping");
        }
    }
    if (const auto *entry = member(map, "@index")) {  // step 20
        if (!definition.containers.has(Container::Index) || !entry->is_string())
            fail("invalid term definition", "@index");
        const auto index = expandIri(local, entry->get_ref<const std::string &>());
        if (!index || !isIri(*index))
            fail("invalid term definition", "@index");
        definition.index = entry->get<std::string>();
    }
    if (const auto *entry = member(map, "@context"))
        defineScope(local, term, *entry, definition);
    if (const auto *entry = member(map, "@language"); entry && !map.contains("@type")) {
        if (!entry->is_null() && !entry->is_string())
            fail("invalid language mapping");
        definition.language = entry->is_null() ? std::string() : entry->get<std::string>();
    }
    if (const auto *entry = member(map, "@direction"); entry && !map.contains("@type"))
        definition.direction = readDirection(*entry);
    if (const auto *entry = member(map, "@nest")) {
        const auto *text = entry->get_ptr<const std::string *>();
        if (!text || (isKeyword(*text) && *text != "@nest"))
            fail("invalid @nest value");
        definition.nest = *text;
    }
    if (const auto *entry = member(map, "@prefix")) {
        if (term.contains(':') || term.contains('/'))
            fail("invalid term definition", "@prefix");
        if (!entry->is_boolean())
            fail("invalid @prefix value");
        definition.isPrefix = entry->get<bool>();
        if (definition.isPrefix && definition.iri && isKeyword(*definition.iri))
            fail("invalid term definition", "@prefix");
    }

    if (previous && previous->isProtected && !local.flags.overrideProtected) {  // step 27
        if (!definition.sameMeaning(*previous)) {
            fail("protected term redefinition", definition.iri.value_or(std::string()),
                 ContextIssueCode::ProtectedRedefinition);
        }
        definition.isProtected = true;
    }
    local.context().terms.insert_or_assign(term, std::make_shared<const TermDefinition>(std::move(definition)));
}

// Step 13. False: the definition is to be passed over.
bool ContextProcessor::defineReverse(Local &local, const json &value, TermDefinition &definition)
{
    if (value.contains("@id") || value.contains("@nest"))
        fail("invalid reverse property");
    const json &reverse = value.at("@reverse");
    if (!reverse.is_string())
        fail("invalid IRI mapping", "@reverse");
    const auto &text = reverse.get_ref<const std::string &>();
    if (hasKeywordForm(text))
        return false;
    definition.iri = expandIri(local, text);
    if (!definition.iri || (!isIri(*definition.iri) && !isBlankNode(*definition.iri)))
        fail("invalid IRI mapping", text);
    if (const auto *container = member(value, "@container"); container && !container->is_null()) {
        if (*container != "@set" && *container != "@index")
            fail("invalid reverse property");
        definition.containers = readContainers(*container);
    }
    definition.isReverse = true;
    return true;
}

// Steps 14 to 18. False: the definition is to be passed over.
bool ContextProcessor::defineIri(Local &local, const std::string &term, const json &value, bool isSimple,
                                 TermDefinition &definition)
{
    const auto *id = member(value, "@id");
    if (id && id->is_null())
        return true;
    if (id && !id->is_string())
        fail("invalid IRI mapping");
    if (id && *id != term) {
        const auto &text = id->get_ref<const std::string &>();
        if (!isKeyword(text) && hasKeywordForm(text))
            return false;
        definition.iri = expandIri(local, text);
        if (!definition.iri ||
            (!isKeyword(*definition.iri) && !isIri(*definition.iri) && !isBlankNode(*definition.iri)))
            fail("invalid IRI mapping", text);
        if (definition.iri == "@context")
            fail("invalid keyword alias");
        if (looksLikeIri(term)) {
            local.defined[term] = true;
            if (expandIri(local, term) != definition.iri)
                fail("invalid IRI mapping", text);
        } else if (isSimple && !term.contains(':') && !term.contains('/')) {
            definition.isPrefix = endsAsPrefix(*definition.iri);
        }
        return true;
    }
    if (const auto colon = term.find(':', 1); colon != term.npos) {
        const std::string prefix = term.substr(0, colon);
        if (local.object.contains(prefix))
            createTerm(local, prefix);
        const auto *known = local.context().find(prefix);
        definition.iri = known && known->iri ? *known->iri + term.substr(colon + 1) : term;
    } else if (term.contains('/')) {
        definition.iri = local.context().expand(term, false, true);
        if (!definition.iri || !isIri(*definition.iri))
            fail("invalid IRI mapping");
    } else if (term == "@type") {
        definition.iri = "@type";
    } else if (local.context().vocab) {
        definition.iri = *local.context().vocab + term;
    } else {
        fail("invalid IRI mapping", "no @vocab");
    }
    return true;
}

// Step 21: a scoped context is tried now, so that an error shows where it stands, and applied where the term is used.
void ContextProcessor::defineScope(Local &local, const std::string &term, const json &context,
                                   TermDefinition &definition)
{
    if (m_mode == Mode::NgsiLd)
        addIssue(ContextIssueCode::ScopedContext, term, local.where, {});
    try {
        Flags flags;
        flags.overrideProtected = true;
        flags.validateScoped = false;
        (void)process(local.active, context, local.base, flags, local.chain);
    } catch (const JsonLdFault &fault) {
        fail("invalid scoped context", std::string(fault.code) + ' ' + fault.detail);
    }
    definition.context = context;
    definition.contextBase = local.base;
}

}  // namespace civiscope::jsonld

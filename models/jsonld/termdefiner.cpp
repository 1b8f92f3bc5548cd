// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/termdefiner.h"

#include "jsonld/iri.h"

#include <algorithm>
#include <array>
#include <bit>

namespace civiscope::jsonld {

using nlohmann::json;

// Step numbers below are those of the JSON-LD 1.1 Processing Algorithms and API (W3C Recommendation, 16 July 2020).

namespace {

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
            failContext("invalid container mapping");
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
        failContext("invalid container mapping");
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

// Steps 4 and 5. False: a term of a keyword's form is passed over.
bool mayBeDefined(const std::string &term, const json &written)
{
    if (term.empty())
        failContext("invalid term definition", "empty term");
    if (term == "@type") {
        const bool isMap = written.is_object() && !written.empty();
        const auto *container = isMap ? memberOf(written, "@container") : nullptr;
        const auto allowed =
            std::size_t(container ? 1 : 0) + std::size_t(isMap && written.contains("@protected") ? 1 : 0);
        if (!isMap || (container && *container != "@set") || written.size() != allowed)
            failContext("keyword redefinition", term);
        return true;
    }
    if (isKeyword(term))
        failContext("keyword redefinition", term);
    return !hasKeywordForm(term);
}

void checkEntries(const json &map)
{
    static constexpr std::array<std::string_view, 11> entries{"@id",        "@reverse",   "@container", "@context",
                                                              "@direction", "@index",     "@language",  "@nest",
                                                              "@prefix",    "@protected", "@type"};
    for (const auto &[key, ignored] : map.items()) {
        if (!std::ranges::contains(entries, std::string_view(key)))
            failContext("invalid term definition", key);
    }
}

}  // namespace

std::optional<std::string> TermDefiner::expandIri(const std::string &value, bool documentRelative)
{
    if (isKeyword(value) || hasKeywordForm(value))
        return context().expand(value, documentRelative, true);
    if (m_place.object.contains(value))
        createTerm(value);
    const auto colon = value.find(':', 1);
    if (colon != value.npos && !context().find(value) && !value.substr(colon + 1).starts_with("//")) {
        const std::string prefix = value.substr(0, colon);
        if (m_place.object.contains(prefix))
            createTerm(prefix);
    }
    return context().expand(value, documentRelative, true);
}

void TermDefiner::createTerm(const std::string &term)
{
    if (const auto it = m_defined.find(term); it != m_defined.end()) {
        if (!it->second)
            m_processor.attempt(term, m_place.where, ContextIssueCode::InvalidTerm,
                                [] { failContext("cyclic IRI mapping"); });
        return;
    }
    m_processor.spend(1);
    m_defined[term] = false;
    // Step 6. While it is being defined the term means nothing; when that fails it means what it meant before.
    std::shared_ptr<const TermDefinition> previous;
    if (auto node = context().terms.extract(term))
        previous = std::move(node.mapped());
    ++m_processor.m_termDepth;
    m_processor.attempt(term, m_place.where, ContextIssueCode::InvalidTerm, [&] {
        if (m_processor.m_termDepth > m_processor.m_limits.termDepth)
            failContext("cyclic IRI mapping",
                        "more than " + std::to_string(m_processor.m_limits.termDepth) + " terms build on each other");
        defineTerm(term, m_place.object.at(term), previous.get());
    });
    --m_processor.m_termDepth;
    if (previous)
        context().terms.try_emplace(term, std::move(previous));
    m_defined[term] = true;
}

void TermDefiner::defineTerm(const std::string &term, const json &written, const TermDefinition *previous)
{
    if (!mayBeDefined(term, written))
        return;
    const bool isSimple = written.is_string();
    if (!written.is_null() && !isSimple && !written.is_object())
        failContext("invalid term definition");
    const json value = written.is_object() ? json() : json{{"@id", written}};
    const json &map = written.is_object() ? written : value;
    checkEntries(map);

    TermDefinition definition;
    definition.isProtected = m_place.isProtected;
    if (const auto *entry = memberOf(map, "@protected")) {
        if (!entry->is_boolean())
            failContext("invalid @protected value");
        definition.isProtected = entry->get<bool>();
    }
    defineType(map, definition);
    if (map.contains("@reverse")) {
        if (!defineReverse(map, definition))
            return;
    } else if (!defineIri(term, map, isSimple, definition)) {
        return;
    }
    const std::size_t longest = m_processor.m_limits.iriLength;
    if (definition.iri && definition.iri->size() > longest)
        failContext("invalid IRI mapping", "longer than " + std::to_string(longest) + " bytes");
    defineContainers(map, definition);
    if (const auto *entry = memberOf(map, "@context"))
        defineScope(term, *entry, definition);
    defineRest(term, map, definition);

    if (previous && previous->isProtected && !m_place.flags.overrideProtected) {  // step 27
        if (!definition.sameMeaning(*previous)) {
            failContext("protected term redefinition", definition.iri.value_or(std::string()),
                        ContextIssueCode::ProtectedRedefinition);
        }
        definition.isProtected = true;
    }
    context().terms.insert_or_assign(term, std::make_shared<const TermDefinition>(std::move(definition)));
}

// Step 12.
void TermDefiner::defineType(const json &map, TermDefinition &definition)
{
    const auto *entry = memberOf(map, "@type");
    if (!entry)
        return;
    if (!entry->is_string())
        failContext("invalid type mapping");
    const auto type = expandIri(entry->get_ref<const std::string &>());
    static constexpr std::array<std::string_view, 4> keywords{"@id", "@json", "@none", "@vocab"};
    if (!type || (!isIri(*type) && !std::ranges::contains(keywords, std::string_view(*type))))
        failContext("invalid type mapping", entry->get<std::string>());
    definition.type = *type;
}

// Steps 19 and 20.
void TermDefiner::defineContainers(const json &map, TermDefinition &definition)
{
    if (const auto *entry = memberOf(map, "@container"); entry && !definition.isReverse) {
        definition.containers = readContainers(*entry);
        if (definition.containers.has(Container::Type)) {
            if (definition.type.empty())
                definition.type = "@id";
            if (definition.type != "@id" && definition.type != "@vocab")
                failContext("invalid type mapping");
        }
    }
    if (const auto *entry = memberOf(map, "@index")) {
        if (!definition.containers.has(Container::Index) || !entry->is_string())
            failContext("invalid term definition", "@index");
        const auto index = expandIri(entry->get_ref<const std::string &>());
        if (!index || !isIri(*index))
            failContext("invalid term definition", "@index");
        definition.index = entry->get<std::string>();
    }
}

// Steps 22 to 25.
void TermDefiner::defineRest(const std::string &term, const json &map, TermDefinition &definition)
{
    if (const auto *entry = memberOf(map, "@language"); entry && !map.contains("@type")) {
        if (!entry->is_null() && !entry->is_string())
            failContext("invalid language mapping");
        definition.language = entry->is_null() ? std::string() : entry->get<std::string>();
    }
    if (const auto *entry = memberOf(map, "@direction"); entry && !map.contains("@type"))
        definition.direction = readDirection(*entry);
    if (const auto *entry = memberOf(map, "@nest")) {
        const auto *text = entry->get_ptr<const std::string *>();
        if (!text || (isKeyword(*text) && *text != "@nest"))
            failContext("invalid @nest value");
        definition.nest = *text;
    }
    if (const auto *entry = memberOf(map, "@prefix")) {
        if (term.contains(':') || term.contains('/'))
            failContext("invalid term definition", "@prefix");
        if (!entry->is_boolean())
            failContext("invalid @prefix value");
        definition.isPrefix = entry->get<bool>();
        if (definition.isPrefix && definition.iri && isKeyword(*definition.iri))
            failContext("invalid term definition", "@prefix");
    }
}

// Step 13. False: the definition is to be passed over.
bool TermDefiner::defineReverse(const json &value, TermDefinition &definition)
{
    if (value.contains("@id") || value.contains("@nest"))
        failContext("invalid reverse property");
    const json &reverse = value.at("@reverse");
    if (!reverse.is_string())
        failContext("invalid IRI mapping", "@reverse");
    const auto &text = reverse.get_ref<const std::string &>();
    if (hasKeywordForm(text))
        return false;
    definition.iri = expandIri(text);
    if (!definition.iri || (!isIri(*definition.iri) && !isBlankNode(*definition.iri)))
        failContext("invalid IRI mapping", text);
    if (const auto *container = memberOf(value, "@container"); container && !container->is_null()) {
        if (*container != "@set" && *container != "@index")
            failContext("invalid reverse property");
        definition.containers = readContainers(*container);
    }
    definition.isReverse = true;
    return true;
}

// Steps 14 to 18. False: the definition is to be passed over.
bool TermDefiner::defineIri(const std::string &term, const json &value, bool isSimple, TermDefinition &definition)
{
    const auto *id = memberOf(value, "@id");
    if (id && id->is_null())
        return true;
    if (id && !id->is_string())
        failContext("invalid IRI mapping");
    if (id && *id != term) {
        const auto &text = id->get_ref<const std::string &>();
        if (!isKeyword(text) && hasKeywordForm(text))
            return false;
        definition.iri = expandIri(text);
        if (!definition.iri ||
            (!isKeyword(*definition.iri) && !isIri(*definition.iri) && !isBlankNode(*definition.iri)))
            failContext("invalid IRI mapping", text);
        if (definition.iri == "@context")
            failContext("invalid keyword alias");
        if (looksLikeIri(term)) {
            m_defined[term] = true;
            if (expandIri(term) != definition.iri)
                failContext("invalid IRI mapping", text);
        } else if (isSimple && !term.contains(':') && !term.contains('/')) {
            definition.isPrefix = endsAsPrefix(*definition.iri);
        }
        return true;
    }
    if (const auto colon = term.find(':', 1); colon != term.npos) {
        const std::string prefix = term.substr(0, colon);
        if (m_place.object.contains(prefix))
            createTerm(prefix);
        const auto *known = context().find(prefix);
        definition.iri = known && known->iri ? *known->iri + term.substr(colon + 1) : term;
    } else if (term.contains('/')) {
        definition.iri = context().expand(term, false, true);
        if (!definition.iri || !isIri(*definition.iri))
            failContext("invalid IRI mapping");
    } else if (term == "@type") {
        definition.iri = "@type";
    } else if (context().vocab) {
        definition.iri = *context().vocab + term;
    } else {
        failContext("invalid IRI mapping", "no @vocab");
    }
    return true;
}

// Step 21: a scoped context is tried now, so that an error shows where it stands, and applied where the term is used.
void TermDefiner::defineScope(const std::string &term, const json &context, TermDefinition &definition)
{
    if (m_processor.m_mode == ContextProcessor::Mode::NgsiLd)
        m_processor.addIssue(ContextIssueCode::ScopedContext, term, m_place.where, {});
    try {
        ContextProcessor::Flags flags;
        flags.overrideProtected = true;
        flags.validateScoped = false;
        (void)m_processor.process(m_place.active, context, m_place.base, flags, m_place.chain);
    } catch (const JsonLdFault &fault) {
        failContext("invalid scoped context", std::string(fault.code) + ' ' + fault.detail);
    }
    definition.context = context;
    definition.contextBase = m_place.base;
}

}  // namespace civiscope::jsonld

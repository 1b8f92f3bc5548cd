// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/activecontext.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::jsonld {

// Where names end up that no context knows: the core context's @vocab.
inline constexpr std::string_view defaultVocabulary = "https://uri.etsi.org/ngsi-ld/default-context/";

// What a name means.
struct Expansion {
    enum class Origin : std::uint8_t {
        Term,           // a context defines it
        Prefix,         // a context defines its prefix
        Iri,            // it is a full IRI
        Vocabulary,     // a context's own @vocab
        DefaultVocab,   // only the core's @vocab: nobody said what it means
        UnknownPrefix,  // "foo:bar" where foo is neither a prefix nor a usual scheme
        Nothing,        // a context says it means nothing, or no vocabulary was there
    };
    std::string iri;  // the name itself for UnknownPrefix and Nothing
    Origin origin = Origin::Nothing;

    // Somebody said what it means.
    [[nodiscard]] bool defined() const { return origin <= Origin::Vocabulary; }
};

enum class ContextIssueCode : std::uint8_t {
    ProtectedRedefinition,  // a later context gives a protected term another meaning: the first meaning stays
    OverriddenByCore,       // a term of the core context was given another meaning: the core's counts
    InvalidTerm,            // a definition JSON-LD does not allow: passed over
    InvalidContext,         // a context, or a setting in it, that JSON-LD does not allow: passed over
    CyclicContext,          // a context that leads back to itself: passed over the second time
    Unavailable,            // a document that could not be had: its names stay unknown
    ScopedContext,          // a term with a context of its own, which NGSI-LD forbids since V1.7.1: kept
};

// Stable machine word: "protected-redefinition".
[[nodiscard]] const char *issueWord(ContextIssueCode code);

// Something wrong in a context that was read all the same.
struct ContextIssue {
    ContextIssueCode code = ContextIssueCode::InvalidTerm;
    std::string term;    // the term, or "@vocab" and the like; empty when it is about a whole document
    std::string where;   // URL of the document it stands in; empty: inline
    std::string detail;  // JSON-LD's word for the error, the other meaning, why it could not be had
};

// One of the documents and inline objects that a context was made of, in the order of first use.
struct ContextSource {
    std::string url;     // as the context names it, made absolute; empty: inline
    std::string sha256;  // of the bytes, lower-case hex; empty for inline, core and missing ones
    bool isCore = false;
    bool available = true;
};

// What all the @contexts of a document say together: names to IRIs and back. Immutable, to be shared between threads;
// every call costs a few hash look-ups.
class Context {
public:
    Context(ActiveContextPtr active, std::vector<ContextSource> sources, std::vector<ContextIssue> issues,
            std::size_t issueCount);

    // As a member name or a value of `type` is expanded (JSON-LD's @vocab expansion). Keywords and their aliases give
    // the keyword ("id" → "@id").
    [[nodiscard]] Expansion expand(std::string_view name) const;

    // The shortest name that expands to this IRI and nothing else: a term, a name in @vocab, a prefixed name; else the
    // IRI itself. Of terms of one length the first by code point.
    [[nodiscard]] std::string compact(std::string_view iri) const;

    // What is said of this very name; null when no context defines it. Lives as long as the Context.
    [[nodiscard]] const TermDefinition *term(std::string_view name) const { return m_active->find(name); }

    [[nodiscard]] std::size_t termCount() const { return m_active->terms.size(); }
    [[nodiscard]] const std::vector<ContextSource> &sources() const { return m_sources; }
    [[nodiscard]] const std::vector<ContextIssue> &issues() const { return m_issues; }  // the first 1,000
    [[nodiscard]] std::size_t issueCount() const { return m_issueCount; }  // all
    [[nodiscard]] const ActiveContextPtr &active() const { return m_active; }

private:
    ActiveContextPtr m_active;
    TextMap<std::string> m_names;  // IRI → best term
    TextMap<std::string> m_prefixes;  // IRI of a prefix → best prefix
    std::vector<std::size_t> m_prefixLengths;  // the lengths that occur in m_prefixes, longest first
    std::vector<ContextSource> m_sources;
    std::vector<ContextIssue> m_issues;
    std::size_t m_issueCount = 0;
};

using ContextPtr = std::shared_ptr<const Context>;

}  // namespace civiscope::jsonld

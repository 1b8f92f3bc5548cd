// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "jsonld/context.h"
#include "jsonld/contextfault.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace civiscope::jsonld {

// A document that contexts refer to, as somebody fetched it.
struct RemoteDocument {
    std::shared_ptr<const nlohmann::json> json;  // null: it cannot be had, `error` says why
    std::string url;                             // where it lies in the end, base of its relative references
    std::string sha256;
    std::optional<Error> error;
};

// Gives the document behind an absolute URL; null: not known yet. Called on the thread that processes; what it gives
// must live until the processing ends.
using DocumentLookup = std::function<const RemoteDocument *(const std::string &url)>;

// Where a context stops being an honest one.
struct ContextLimits {
    std::size_t depth = 16;             // contexts that lead to contexts
    int termDepth = 64;                 // terms that build on terms
    int documents = 100;                // uses of remote documents in one context
    std::size_t iriLength = 4096;       // bytes
    std::size_t work = 5'000'000;       // terms defined or copied
};

// Context processing of JSON-LD 1.1 (JSON-LD 1.1 API, clause 4), processing mode 1.1 as NGSI-LD has it.
// JsonLd: stops at the first error, by JsonLdFault; knows no core context.
// NgsiLd: notes an error as an issue, passes over the smallest part concerned and goes on; gathers the URLs that the
// look-up does not know; puts the built-in core context where a context names it, and its terms win.
// Both throw ContextOverload. One object serves one document; it gathers issues and sources over all calls.
class ContextProcessor {
public:
    enum class Mode : std::uint8_t { JsonLd, NgsiLd };

    ContextProcessor(Mode mode, DocumentLookup lookup, ContextLimits limits = {});

    struct Flags {
        bool overrideProtected = false;
        bool propagate = true;
        bool validateScoped = true;
    };
    // The active context with the local one on top. `chain`: the URLs that led here.
    [[nodiscard]] ActiveContextPtr process(const ActiveContextPtr &active, const nlohmann::json &local,
                                           const std::string &base, Flags flags, std::vector<std::string> chain = {});
    [[nodiscard]] ActiveContextPtr process(const ActiveContextPtr &active, const nlohmann::json &local,
                                           const std::string &base)
    {
        return process(active, local, base, Flags{});
    }
    // The active context with the core context over it, good for all nodes of a document.
    [[nodiscard]] ActiveContextPtr withCore(const ActiveContextPtr &active, const std::string &url);

    [[nodiscard]] const std::set<std::string> &needed() const { return m_needed; }
    [[nodiscard]] std::vector<ContextSource> &sources() { return m_sources; }
    [[nodiscard]] std::vector<ContextIssue> &issues() { return m_issues; }  // the first 1,000
    [[nodiscard]] std::size_t issueCount() const { return m_issueCount; }

private:
    friend class TermDefiner;
    using Building = std::shared_ptr<ActiveContext>;

    void processOne(Building &result, const nlohmann::json &local, const std::string &base, Flags flags,
                    const std::vector<std::string> &chain);
    void processRemote(Building &result, const std::string &url, Flags flags, std::vector<std::string> chain);
    void processObject(Building &result, const nlohmann::json &object, const std::string &base, Flags flags,
                       const std::vector<std::string> &chain);
    [[nodiscard]] const RemoteDocument *load(const std::string &url);
    [[nodiscard]] nlohmann::json imported(const nlohmann::json &object, const std::string &base);
    void overlayCore(ActiveContext &result, const std::string &url);
    void applySettings(ActiveContext &result, const nlohmann::json &object, bool isRemote);

    // Runs a step; in NgsiLd mode a fault in it becomes an issue and the rest goes on.
    template<typename Step>
    void attempt(const std::string &term, const std::string &where, ContextIssueCode issue, Step step)
    {
        if (m_mode == Mode::JsonLd) {
            step();
            return;
        }
        try {
            step();
        } catch (const JsonLdFault &fault) {
            noteFault(fault, term, where, issue);
        }
    }
    void noteFault(const JsonLdFault &fault, const std::string &term, const std::string &where, ContextIssueCode issue);
    void addIssue(ContextIssueCode code, const std::string &term, const std::string &where, std::string detail);
    void addSource(const std::string &url, const std::string &sha256, bool isCore, bool available);
    void spend(std::size_t work);

    Mode m_mode;
    DocumentLookup m_lookup;
    ContextLimits m_limits;
    std::size_t m_work = 0;
    int m_documents = 0;
    int m_termDepth = 0;
    std::set<std::string> m_needed;
    std::set<std::string> m_sourcesSeen;
    std::vector<ContextSource> m_sources;
    std::vector<ContextIssue> m_issues;
    std::size_t m_issueCount = 0;
};

}  // namespace civiscope::jsonld

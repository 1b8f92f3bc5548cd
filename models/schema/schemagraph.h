// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/json.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace civiscope::schema {

constexpr int deepestSchema = 512;  // levels of nesting that are looked at

// What refers to what in a schema and in those it refers to, told before it is compiled: compilers follow references
// without an end. Documents must outlive it.
class SchemaGraph {
public:
    // A document by its URL without fragment; null: not at hand.
    using Lookup = std::function<const Json *(const std::string &url)>;

    SchemaGraph(const Json &root, const std::string &url, Lookup lookup);

    // URLs of documents that are referred to, directly or by others, and not at hand.
    [[nodiscard]] const std::set<std::string> &missing() const { return m_missing; }
    // All references, absolute, with their fragments.
    [[nodiscard]] std::set<std::string> references() const;
    // A place that refers back to itself without going down into the instance: validation would never end. Empty: none.
    [[nodiscard]] std::string endlessLoop() const;

    // The document that a schema stands in; null: none, or in a part that has a name ($id) of its own.
    [[nodiscard]] const Json *documentOf(const Json &schema) const;
    // Where a schema's $ref leads; null: nowhere that is at hand.
    [[nodiscard]] const Json *referred(const Json &schema) const;

private:
    struct SchemaNode {
        const Json *document = nullptr;
        std::string base;  // URL against which its references are resolved
        std::string place;  // for people
        std::vector<std::string> references;  // absolute, with fragment
        std::vector<const Json *> inPlace;  // subschemas for the same instance
    };

    void read(const Json &document, const std::string &url);
    void walk(const Json &value, const Json *document, std::string base, const std::string &place, int depth);
    [[nodiscard]] const Json *target(const std::string &reference) const;

    Lookup m_lookup;
    std::map<const Json *, SchemaNode> m_nodes;
    std::map<std::string, const Json *> m_resources;  // by URL without fragment
    std::map<std::string, const Json *> m_anchors;  // by URL with fragment
    std::set<std::string> m_missing;
    std::vector<std::string> m_pending;
};

// What a document names as its $schema, or else the default.
[[nodiscard]] std::string draftOf(const Json &document, const std::string &defaultDraft);

}  // namespace civiscope::schema

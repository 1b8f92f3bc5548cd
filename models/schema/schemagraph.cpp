// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schemagraph.h"

#include "base/urlfragment.h"
#include "jsonld/iri.h"

#include <algorithm>
#include <array>

namespace civiscope::schema {

namespace {

std::string_view textOf(const Json &object, std::string_view name)
{
    const auto found = object.find(name);
    return found != object.object_range().end() && found->value().is_string() ? found->value().as_string_view()
                                                                              : std::string_view();
}

// The meta-schemas are built in.
bool isBuiltIn(const std::string &url)
{
    return url.starts_with("http://json-schema.org/") || url.starts_with("https://json-schema.org/");
}

// Members that hold no schemas, and whose look-alikes in data must not be taken for references.
bool holdsData(std::string_view name)
{
    constexpr std::array<std::string_view, 5> names{"enum", "const", "default", "examples", "example"};
    return std::ranges::contains(names, name);
}

}  // namespace

SchemaGraph::SchemaGraph(const Json &root, const std::string &url, Lookup lookup)
    : m_lookup(std::move(lookup))
{
    read(root, url);
    while (!m_pending.empty()) {
        const std::string next(withoutFragment(m_pending.back()));
        m_pending.pop_back();
        if (m_resources.contains(next) || m_missing.contains(next) || isBuiltIn(next))
            continue;
        if (const Json *document = m_lookup(next))
            read(*document, next);
        else
            m_missing.insert(next);
    }
}

void SchemaGraph::read(const Json &document, const std::string &url)
{
    m_resources.emplace(url, &document);
    walk(document, &document, url, url + "#", 0);
}

void SchemaGraph::walk(const Json &value, const Json *document, std::string base, const std::string &place, int depth)
{
    if (depth > deepestSchema)
        return;
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            walk(value.at(i), document, base, place + "/" + std::to_string(i), depth + 1);
        return;
    }
    if (!value.is_object())
        return;
    for (const char *name : {"$id", "id"}) {
        const std::string_view id = textOf(value, name);
        if (id.empty())
            continue;
        if (id.front() == '#') {
            m_anchors.emplace(base + std::string(id), &value);
        } else if (name[0] == '$') {
            base = std::string(withoutFragment(jsonld::resolveIri(base, id)));
            m_resources.emplace(base, &value);
            if (document != &value)
                document = nullptr;
        }
    }
    for (const char *name : {"$anchor", "$dynamicAnchor"}) {
        if (const std::string_view anchor = textOf(value, name); !anchor.empty())
            m_anchors.emplace(base + "#" + std::string(anchor), &value);
    }
    SchemaNode &node = m_nodes[&value];
    node.document = document;
    node.base = base;
    node.place = place;
    for (const char *name : {"$ref", "$dynamicRef", "$recursiveRef"}) {
        if (const std::string_view reference = textOf(value, name); !reference.empty()) {
            node.references.push_back(jsonld::resolveIri(base, reference));
            m_pending.push_back(node.references.back());
        }
    }
    for (const auto &entry : value.object_range()) {
        const std::string_view name = entry.key();
        const Json &inner = entry.value();
        if (name == "allOf" || name == "anyOf" || name == "oneOf") {
            for (std::size_t i = 0; inner.is_array() && i < inner.size(); ++i)
                m_nodes[&value].inPlace.push_back(&inner.at(i));
        } else if (name == "not" || name == "if" || name == "then" || name == "else") {
            m_nodes[&value].inPlace.push_back(&inner);
        } else if ((name == "dependentSchemas" || name == "dependencies") && inner.is_object()) {
            for (const auto &one : inner.object_range())
                m_nodes[&value].inPlace.push_back(&one.value());
        }
        if (!holdsData(name))
            walk(inner, document, base, place + token(name), depth + 1);
    }
}

const Json *SchemaGraph::target(const std::string &reference) const
{
    if (const auto anchor = m_anchors.find(reference); anchor != m_anchors.end())
        return anchor->second;
    const auto resource = m_resources.find(std::string(withoutFragment(reference)));
    if (resource == m_resources.end())
        return nullptr;
    const std::string fragment(fragmentOf(reference));
    if (fragment.empty() || fragment.front() == '/')
        return atPointer(*resource->second, fragment);
    return nullptr;
}

const Json *SchemaGraph::documentOf(const Json &schema) const
{
    const auto node = m_nodes.find(&schema);
    return node == m_nodes.end() ? nullptr : node->second.document;
}

const Json *SchemaGraph::referred(const Json &schema) const
{
    const auto node = m_nodes.find(&schema);
    const std::string_view reference = textOf(schema, "$ref");
    return node == m_nodes.end() || reference.empty() ? nullptr
                                                      : target(jsonld::resolveIri(node->second.base, reference));
}

std::string draftOf(const Json &document, const std::string &defaultDraft)
{
    const std::string_view named = document.is_object() ? textOf(document, "$schema") : std::string_view();
    return named.empty() ? defaultDraft : std::string(named);
}

std::set<std::string> SchemaGraph::references() const
{
    std::set<std::string> all;
    for (const auto &[json, node] : m_nodes)
        all.insert(node.references.begin(), node.references.end());
    return all;
}

std::string SchemaGraph::endlessLoop() const
{
    enum class Colour { New, Open, Done };
    std::map<const Json *, Colour> colours;
    struct Step {
        const Json *node;
        std::vector<const Json *> next;
    };
    const auto edges = [this](const Json *json) {
        std::vector<const Json *> next;
        const auto node = m_nodes.find(json);
        if (node == m_nodes.end())
            return next;
        next = node->second.inPlace;
        for (const std::string &reference : node->second.references) {
            if (const Json *to = target(reference))
                next.push_back(to);
        }
        return next;
    };
    for (const auto &[start, unused] : m_nodes) {
        if (colours[start] != Colour::New)
            continue;
        std::vector<Step> path;
        path.push_back({start, edges(start)});
        colours[start] = Colour::Open;
        while (!path.empty()) {
            if (path.back().next.empty()) {
                colours[path.back().node] = Colour::Done;
                path.pop_back();
                continue;
            }
            const Json *to = path.back().next.back();
            path.back().next.pop_back();
            Colour &colour = colours[to];
            if (colour == Colour::Open) {
                const auto node = m_nodes.find(to);
                return node == m_nodes.end() ? std::string("#") : node->second.place;
            }
            if (colour == Colour::New) {
                colour = Colour::Open;
                path.push_back({to, edges(to)});
            }
        }
    }
    return {};
}

}  // namespace civiscope::schema

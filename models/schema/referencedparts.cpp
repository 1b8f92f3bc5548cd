// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/referencedparts.h"

#include "base/urlfragment.h"
#include "jsonld/iri.h"
#include "schema/schemagraph.h"

#include <algorithm>
#include <initializer_list>

namespace civiscope::schema {

namespace {

bool isAny(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::ranges::contains(names, name);
}

// Where a draft keeps the schemas that others refer to.
std::string_view homeOf(bool keepsDefs)
{
    return keepsDefs ? "$defs" : "definitions";
}

// Whether the library compiles what stands at this pointer as a schema of its own.
bool isFound(std::string_view pointer, bool keepsDefs)
{
    enum class At { Schema, Map, List } at = At::Schema;
    while (!pointer.empty()) {
        const std::string name = firstToken(pointer, pointer);
        switch (at) {
        case At::Schema:
            if (isAny(name, {"properties", "patternProperties", homeOf(keepsDefs), "dependentSchemas"}))
                at = At::Map;
            else if (isAny(name, {"allOf", "anyOf", "oneOf", "prefixItems"}))
                at = At::List;
            else if (!isAny(name, {"not", "if", "then", "else", "items", "additionalProperties", "contains",
                                   "propertyNames", "unevaluatedItems", "unevaluatedProperties"}))
                return false;
            break;
        case At::Map:
        case At::List: at = At::Schema; break;
        }
    }
    return at == At::Schema;
}

}  // namespace

ReferencedParts::ReferencedParts(const std::set<std::string> &references, const KeepsDefs &keepsDefs)
{
    for (const std::string &reference : references) {
        const std::string pointer(fragmentOf(reference));
        const std::string url(withoutFragment(reference));
        if (!pointer.starts_with('/'))
            continue;
        const auto modern = keepsDefs(url);
        if (!modern || isFound(pointer, *modern))
            continue;
        auto &moved = m_moved[url];
        moved.emplace(pointer, "/" + std::string(homeOf(*modern)) + "/moved-" + std::to_string(moved.size()));
    }
}

Json ReferencedParts::rewritten(const Json &schema, std::string base, int depth) const
{
    if (depth > deepestSchema || (!schema.is_object() && !schema.is_array()))
        return schema;
    if (schema.is_array()) {
        Json copy(jsoncons::json_array_arg);
        for (const Json &item : schema.array_range())
            copy.push_back(rewritten(item, base, depth + 1));
        return copy;
    }
    if (depth > 0 && schema.contains("$id") && schema.at("$id").is_string() &&
        !schema.at("$id").as_string_view().starts_with('#'))
        base = jsonld::resolveIri(base, schema.at("$id").as_string_view());
    Json copy(jsoncons::json_object_arg);
    for (const auto &entry : schema.object_range()) {
        const Json &value = entry.value();
        if (isAny(entry.key(), {"enum", "const", "default", "examples", "example"})) {
            copy.insert_or_assign(entry.key(), value);
            continue;
        }
        if (entry.key() == "$ref" && value.is_string()) {
            const std::string reference = jsonld::resolveIri(base, value.as_string_view());
            const auto document = m_moved.find(std::string(withoutFragment(reference)));
            if (document != m_moved.end()) {
                const auto moved = document->second.find(std::string(fragmentOf(reference)));
                if (moved != document->second.end()) {
                    copy.insert_or_assign(entry.key(), document->first + "#" + moved->second);
                    continue;
                }
            }
        }
        copy.insert_or_assign(entry.key(), rewritten(value, base, depth + 1));
    }
    return copy;
}

Json ReferencedParts::prepared(const Json &document, const std::string &url) const
{
    if (m_moved.empty() || !document.is_object())
        return document;
    Json copy = rewritten(document, url, 0);
    const auto parts = m_moved.find(url);
    if (parts == m_moved.end())
        return copy;
    for (const auto &[pointer, moved] : parts->second) {
        const Json *part = atPointer(document, pointer);
        std::string_view rest;
        const std::string home = firstToken(moved, rest);
        if (!part)
            continue;
        if (!copy.contains(home) || !copy.at(home).is_object())
            copy.insert_or_assign(home, Json(jsoncons::json_object_arg));
        copy.at(home).insert_or_assign(rest.substr(1), rewritten(*part, url, 1));
    }
    return copy;
}

std::string ReferencedParts::original(const std::string &place) const
{
    const auto document = m_moved.find(std::string(withoutFragment(place)));
    const std::string pointer(fragmentOf(place));
    if (document == m_moved.end())
        return place;
    for (const auto &[from, moved] : document->second) {
        if (pointer == moved || pointer.starts_with(moved + "/"))
            return document->first + "#" + from + pointer.substr(moved.size());
    }
    return place;
}

}  // namespace civiscope::schema

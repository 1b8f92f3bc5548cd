// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/plainentity.h"

#include "ngsild/attributekind.h"

#include <algorithm>
#include <array>

namespace civiscope::broker {

namespace od = simdjson::ondemand;

namespace {

// Members of an attribute that are no sub-attributes (ETSI GS CIM 009 V1.9.1, clause 4.5.0) and hold no names.
constexpr std::array reserved{
    std::string_view("value"),      std::string_view("object"),    std::string_view("languageMap"),
    std::string_view("json"),       std::string_view("valueList"), std::string_view("datasetId"),
    std::string_view("observedAt"), std::string_view("unitCode"),
};
constexpr std::array systemTimes{
    std::string_view("createdAt"),
    std::string_view("modifiedAt"),
    std::string_view("deletedAt"),
};

}  // namespace

bool PlainEntity::isOwnName(std::string_view name)
{
    if (const auto known = m_names.find(std::string(name)); known != m_names.end())
        return known->second;
    const bool own = m_context->compact(m_context->expand(name).iri) == name;
    m_names.emplace(name, own);
    return own;
}

bool PlainEntity::isPlain(std::string_view raw)
{
    m_padded.assign(raw);
    m_padded.reserve(raw.size() + simdjson::SIMDJSON_PADDING);
    od::document document;
    if (m_parser.iterate(m_padded.data(), m_padded.size(), m_padded.capacity()).get(document))
        return false;
    od::object entity;
    if (document.get_object().get(entity))
        return false;
    for (auto member : entity) {
        std::string_view name;
        od::value value;
        if (member.unescaped_key().get(name) || member.value().get(value))
            return false;
        if (name == "id" || name == "scope")
            continue;
        if (name == "type") {
            std::string_view type;
            od::array types;
            if (!value.get_string().get(type)) {
                if (!isOwnName(type))
                    return false;
                continue;
            }
            if (value.get_array().get(types))
                return false;
            for (auto element : types) {
                if (element.get_string().get(type) || !isOwnName(type))
                    return false;
            }
            continue;
        }
        if (std::ranges::contains(systemTimes, name) || !isOwnName(name) || !isPlainAttribute(value))
            return false;
    }
    return true;
}

bool PlainEntity::isPlainAttribute(od::value value)
{
    od::object object;
    if (!value.get_object().get(object))
        return isPlainInstance(object);
    od::array instances;
    if (value.get_array().get(instances))
        return false;
    std::size_t count = 0;
    for (auto instance : instances) {
        if (instance.get_object().get(object) || !isPlainInstance(object))
            return false;
        ++count;
    }
    return count > 0;
}

bool PlainEntity::isPlainInstance(od::object object)
{
    bool hasKind = false;
    for (auto member : object) {
        std::string_view name;
        od::value value;
        if (member.unescaped_key().get(name) || member.value().get(value))
            return false;
        if (name == "type") {
            std::string_view kind;
            if (value.get_string().get(kind) || !ngsild::kindFromName(kind))
                return false;
            hasKind = true;
        } else if (std::ranges::contains(systemTimes, name) ||
                   (!std::ranges::contains(reserved, name) && (!isOwnName(name) || !isPlainAttribute(value)))) {
            return false;
        }
    }
    return hasKind;
}

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entity.h"
#include "ngsild/members.h"

#include <algorithm>

namespace civiscope::ngsild {

using nlohmann::ordered_json;

namespace {

bool isSystemTime(std::string_view member)
{
    return member == "createdAt" || member == "modifiedAt";
}

// One stays itself.
ordered_json oneOrMany(const std::vector<std::string> &texts)
{
    return texts.size() == 1 ? ordered_json(texts.front()) : ordered_json(texts);
}

// The items of an objectList as objects; sources write plain ids too.
ordered_json objectList(const ordered_json &value)
{
    ordered_json list = ordered_json::array();
    for (const ordered_json &item : value)
        list.push_back(item.is_string() ? ordered_json{{"object", item}} : item);
    return list;
}

ordered_json valueOf(const AttributeInstance &instance)
{
    return instance.kind == AttributeKind::ListRelationship && instance.value.is_array() ? objectList(instance.value)
                                                                                         : instance.value;
}

ordered_json simplifiedValue(const AttributeInstance &instance)
{
    switch (instance.kind) {
    case AttributeKind::LanguageProperty:
    case AttributeKind::VocabProperty:
    case AttributeKind::JsonProperty: return {{valueMember(instance.kind), instance.value}};
    case AttributeKind::ListRelationship: {
        ordered_json ids = ordered_json::array();
        for (const ordered_json &item : valueOf(instance))
            ids.push_back(item.is_object() && item.contains("object") ? item["object"] : item);
        return ids;
    }
    default: return instance.value;
    }
}

// Whether this object, put where an attribute stands, would be read as something else than a plain value.
bool isAmbiguous(const ordered_json &value)
{
    if (!value.is_object())
        return value.is_null() || (value.is_array() && std::ranges::any_of(value, isAmbiguous));
    return std::ranges::any_of(value.items(), [](const auto &member) {
        const Member known = attributeMember(member.key()).member;
        return known == Member::Value || known == Member::DatasetMap ||
               (known == Member::Type && member.value().is_string() &&
                kindOf(member.value().template get_ref<const std::string &>()));
    });
}

ordered_json writeAttribute(const Attribute &attribute, Representation representation, bool sysAttrs);

// `alone`: not in an array of instances, where each has to be an object.
ordered_json writeInstance(const AttributeInstance &instance, Representation representation, bool sysAttrs, bool alone)
{
    ordered_json metadata = ordered_json::object();
    if (!instance.datasetId.empty())
        metadata["datasetId"] = instance.datasetId;
    for (const auto &[name, value] : instance.metadata.items()) {
        if (sysAttrs || !isSystemTime(name))
            metadata[name] = value;
    }
    for (const Attribute &attribute : instance.attributes)
        metadata[attribute.name] = writeAttribute(attribute, representation, sysAttrs);

    const bool isPlain = instance.kind == AttributeKind::Property || instance.kind == AttributeKind::GeoProperty;
    if (representation == Representation::Concise && alone && isPlain && metadata.empty() &&
        !isAmbiguous(instance.value))
        return instance.value;
    ordered_json written = ordered_json::object();
    if (representation == Representation::Normalized)
        written["type"] = kindName(instance.kind);
    if (!instance.value.is_null())
        written[std::string(valueMember(instance.kind))] = valueOf(instance);
    written.update(metadata);
    return written;
}

ordered_json writeAttribute(const Attribute &attribute, Representation representation, bool sysAttrs)
{
    const std::vector<AttributeInstance> &instances = attribute.instances;
    if (representation == Representation::Simplified) {
        if (instances.size() == 1 && instances.front().datasetId.empty())
            return simplifiedValue(instances.front());
        ordered_json dataset = ordered_json::object();
        for (const AttributeInstance &instance : instances)
            dataset[instance.datasetId.empty() ? "@none" : instance.datasetId] = simplifiedValue(instance);
        return {{"dataset", dataset}};
    }
    if (instances.size() == 1)
        return writeInstance(instances.front(), representation, sysAttrs, true);
    ordered_json all = ordered_json::array();
    for (const AttributeInstance &instance : instances)
        all.push_back(writeInstance(instance, representation, sysAttrs, false));
    return all;
}

// All but id and @context.
void writeMembers(ordered_json &to, const Entity &entity, Representation representation, bool sysAttrs)
{
    to["type"] = oneOrMany(entity.types);
    if (!entity.scopes.empty())
        to["scope"] = oneOrMany(entity.scopes);
    for (const auto &[name, value] : entity.metadata.items()) {
        if (sysAttrs || !isSystemTime(name))
            to[name] = value;
    }
    for (const Attribute &attribute : entity.attributes)
        to[attribute.name] = writeAttribute(attribute, representation, sysAttrs);
}

// The default instance's value.
ordered_json geometryOf(const Entity &entity, std::string_view property)
{
    const Attribute *attribute = entity.find(property);
    if (!attribute)
        return nullptr;
    const auto found = std::ranges::find(attribute->instances, std::string(), &AttributeInstance::datasetId);
    if (found == attribute->instances.end() || found->kind != AttributeKind::GeoProperty || !found->value.is_object())
        return nullptr;
    return found->value;
}

}  // namespace

ordered_json writeEntity(const Entity &entity, Representation representation, bool sysAttrs)
{
    ordered_json json{{"id", entity.id}};
    writeMembers(json, entity, representation, sysAttrs);
    if (!entity.context.is_null())
        json["@context"] = entity.context;
    return json;
}

ordered_json writeFeature(const Entity &entity, Representation representation, std::string_view geometryProperty,
                          bool sysAttrs)
{
    ordered_json properties = ordered_json::object();
    writeMembers(properties, entity, representation, sysAttrs);
    ordered_json json{{"id", entity.id},
                      {"type", "Feature"},
                      {"geometry", geometryOf(entity, geometryProperty)},
                      {"properties", std::move(properties)}};
    if (!entity.context.is_null())
        json["@context"] = entity.context;
    return json;
}

}  // namespace civiscope::ngsild

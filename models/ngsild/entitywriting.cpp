// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entity.h"
#include "ngsild/members.h"

#include <algorithm>

namespace civiscope::ngsild {

using Json = nlohmann::ordered_json;

namespace {

bool isSystemTime(std::string_view member)
{
    return member == "createdAt" || member == "modifiedAt";
}

// One stays itself.
Json oneOrMany(const std::vector<std::string> &texts)
{
    return texts.size() == 1 ? Json(texts.front()) : Json(texts);
}

// The items of an objectList as objects; sources write plain ids too.
Json objectList(const Json &value)
{
    Json list = Json::array();
    for (const Json &item : value)
        list.push_back(item.is_string() ? Json{{"object", item}} : item);
    return list;
}

Json valueOf(const AttributeInstance &instance)
{
    return instance.kind == AttributeKind::ListRelationship && instance.value.is_array() ? objectList(instance.value)
                                                                                         : instance.value;
}

Json simplifiedValue(const AttributeInstance &instance)
{
    switch (instance.kind) {
    case AttributeKind::LanguageProperty:
    case AttributeKind::VocabProperty:
    case AttributeKind::JsonProperty: return {{valueMember(instance.kind), instance.value}};
    case AttributeKind::ListRelationship: {
        Json ids = Json::array();
        for (const Json &item : valueOf(instance))
            ids.push_back(item.is_object() && item.contains("object") ? item["object"] : item);
        return ids;
    }
    default: return instance.value;
    }
}

// Whether this object, put where an attribute stands, would be read as something else than a plain value.
bool isAmbiguous(const Json &value)
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

Json writeAttribute(const Attribute &attribute, Representation representation, bool sysAttrs);

// `alone`: not in an array of instances, where each has to be an object.
Json writeInstance(const AttributeInstance &instance, Representation representation, bool sysAttrs, bool alone)
{
    Json metadata = Json::object();
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
    Json written = Json::object();
    if (representation == Representation::Normalized)
        written["type"] = kindName(instance.kind);
    if (!instance.value.is_null())
        written[std::string(valueMember(instance.kind))] = valueOf(instance);
    written.update(metadata);
    return written;
}

Json writeAttribute(const Attribute &attribute, Representation representation, bool sysAttrs)
{
    const std::vector<AttributeInstance> &instances = attribute.instances;
    if (representation == Representation::Simplified) {
        if (instances.size() == 1 && instances.front().datasetId.empty())
            return simplifiedValue(instances.front());
        Json dataset = Json::object();
        for (const AttributeInstance &instance : instances)
            dataset[instance.datasetId.empty() ? "@none" : instance.datasetId] = simplifiedValue(instance);
        return {{"dataset", dataset}};
    }
    if (instances.size() == 1)
        return writeInstance(instances.front(), representation, sysAttrs, true);
    Json all = Json::array();
    for (const AttributeInstance &instance : instances)
        all.push_back(writeInstance(instance, representation, sysAttrs, false));
    return all;
}

// All but id and @context.
void writeMembers(Json &to, const Entity &entity, Representation representation, bool sysAttrs)
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
Json geometryOf(const Entity &entity, std::string_view property)
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

Json writeEntity(const Entity &entity, Representation representation, bool sysAttrs)
{
    Json json{{"id", entity.id}};
    writeMembers(json, entity, representation, sysAttrs);
    if (!entity.context.is_null())
        json["@context"] = entity.context;
    return json;
}

Json writeFeature(const Entity &entity, Representation representation, std::string_view geometryProperty, bool sysAttrs)
{
    Json properties = Json::object();
    writeMembers(properties, entity, representation, sysAttrs);
    Json json{{"id", entity.id},
              {"type", "Feature"},
              {"geometry", geometryOf(entity, geometryProperty)},
              {"properties", std::move(properties)}};
    if (!entity.context.is_null())
        json["@context"] = entity.context;
    return json;
}

}  // namespace civiscope::ngsild

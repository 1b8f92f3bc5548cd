// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entity.h"

#include "base/errorreason.h"
#include "base/jsontext.h"
#include "ngsild/members.h"

#include <algorithm>
#include <array>

namespace civiscope::ngsild {

using nlohmann::ordered_json;

namespace {

constexpr int maxEntityDepth = 1024;  // as EntityReader

constexpr std::array geometryTypes{
    std::string_view("Point"),
    std::string_view("MultiPoint"),
    std::string_view("LineString"),
    std::string_view("MultiLineString"),
    std::string_view("Polygon"),
    std::string_view("MultiPolygon"),
    std::string_view("GeometryCollection"),
};

bool isGeometry(const ordered_json &value)
{
    const auto type = value.is_object() ? value.find("type") : value.end();
    return value.is_object() && type != value.end() && type->is_string() &&
           std::ranges::contains(geometryTypes, type->get_ref<const std::string &>());
}

// A string, an array of which the strings count, or {"value": one of these}, as some sources write id, type and scope.
std::vector<std::string> texts(const ordered_json &value)
{
    if (value.is_string())
        return {value};
    if (value.is_object() && value.contains("value") && !value["value"].is_object())
        return texts(value["value"]);
    std::vector<std::string> all;
    for (const ordered_json &element : value.is_array() ? value : ordered_json::array()) {
        if (element.is_string())
            all.push_back(element);
    }
    return all;
}

// The kind its `type` declares.
std::optional<AttributeKind> declaredKind(const ordered_json &object)
{
    const auto type = object.find("type");
    return type != object.end() && type->is_string() ? kindOf(type->get_ref<const std::string &>()) : std::nullopt;
}

// Whether an object in the place of an attribute is an instance of it, and not just its value (ETSI GS CIM 009 V1.9.1,
// clauses 4.5.1 and 4.5.2.3).
bool isInstance(const ordered_json &object)
{
    if (!object.is_object())
        return false;
    if (declaredKind(object))
        return true;
    return std::ranges::any_of(
        object.items(), [](const auto &member) { return attributeMember(member.key()).member == Member::Value; });
}

Attribute readAttribute(const std::string &name, const ordered_json &value);

AttributeInstance readInstance(const ordered_json &object)
{
    AttributeInstance instance;
    const auto declared = declaredKind(object);
    std::optional<AttributeKind> valueKind;
    for (const auto &[name, value] : object.items()) {
        const MemberName known = attributeMember(name);
        switch (known.member) {
        case Member::Type:
            if (!declared)
                instance.metadata[name] = value;
            break;
        case Member::Value:
            // The declared kind's own member wins over others.
            if (!valueKind || (declared && valueMember(*declared) == name)) {
                valueKind = known.kind;
                instance.value = value;
            }
            break;
        case Member::DatasetId:
            if (value.is_string())
                instance.datasetId = value;
            break;
        case Member::Other: instance.attributes.push_back(readAttribute(name, value)); break;
        default: instance.metadata[name] = value;
        }
    }
    const AttributeKind found = valueKind.value_or(AttributeKind::Property);
    const bool isGeo = found == AttributeKind::Property && isGeometry(instance.value);
    instance.kind = declared.value_or(isGeo ? AttributeKind::GeoProperty : found);
    return instance;
}

AttributeInstance bareInstance(const ordered_json &value)
{
    AttributeInstance instance;
    instance.kind = isGeometry(value) ? AttributeKind::GeoProperty : AttributeKind::Property;
    instance.value = value;
    return instance;
}

Attribute readAttribute(const std::string &name, const ordered_json &value)
{
    Attribute attribute{.name = name, .instances = {}};
    const bool isList = value.is_array() && !value.empty() && std::ranges::all_of(value, isInstance);
    const auto dataset = value.is_object() ? value.find("dataset") : value.end();
    if (isList) {
        for (const ordered_json &element : value)
            attribute.instances.push_back(readInstance(element));
    } else if (isInstance(value)) {
        attribute.instances.push_back(readInstance(value));
    } else if (value.is_object() && value.size() == 1 && dataset != value.end() && dataset->is_object()) {
        for (const auto &[id, bare] : dataset->items()) {
            AttributeInstance &instance = attribute.instances.emplace_back(bareInstance(bare));
            instance.datasetId = id == "@none" ? std::string() : id;
        }
    } else {
        attribute.instances.push_back(bareInstance(value));
    }
    return attribute;
}

void readMembers(const ordered_json &object, Entity &entity)
{
    for (const auto &[name, value] : object.items()) {
        switch (entityMember(name).member) {
        case Member::Id:
            if (const auto ids = texts(value); ids.size() == 1 && entity.id.empty())
                entity.id = ids.front();
            break;
        case Member::Type: entity.types = texts(value); break;
        case Member::Scope: entity.scopes = texts(value); break;
        case Member::Context: entity.context = value; break;
        case Member::CreatedAt:
        case Member::ModifiedAt:
        case Member::Reserved: entity.metadata[name] = value; break;
        default:
            std::erase_if(entity.attributes, [&](const Attribute &earlier) { return earlier.name == name; });
            entity.attributes.push_back(readAttribute(name, value));
        }
    }
}

// Its attributes are the properties; the geometry is the location where no property repeats it.
void readFeature(const ordered_json &feature, Entity &entity)
{
    for (const char *name : {"id", "@context"}) {
        if (feature.contains(name))
            readMembers({{name, feature[name]}}, entity);
    }
    readMembers(feature["properties"], entity);
    const auto geometry = feature.find("geometry");
    const bool repeated = std::ranges::any_of(entity.attributes, [](const Attribute &attribute) {
        return attribute.name == "location" || attribute.instances.front().kind == AttributeKind::GeoProperty;
    });
    if (geometry != feature.end() && geometry->is_object() && !repeated)
        entity.attributes.push_back(readAttribute("location", *geometry));
}

}  // namespace

const Attribute *Entity::find(std::string_view name) const
{
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    return found == attributes.end() ? nullptr : &*found;
}

Result<Entity> readEntity(std::string_view raw)
{
    const auto error = [](ErrorCode code, ErrorReason reason, std::string detail = {}) {
        return std::unexpected(Error{
            .code = code, .what = "reading an entity", .where = {}, .detail = std::move(detail), .reason = reason});
    };
    if (isDeeperThan(raw, maxEntityDepth))
        return error(ErrorCode::TooDeep, ErrorReason::None, std::to_string(maxEntityDepth));
    const ordered_json json = ordered_json::parse(raw, nullptr, false);
    if (json.is_discarded())
        return error(ErrorCode::NotJson, ErrorReason::EntityNotJson);
    if (!json.is_object())
        return error(ErrorCode::NotNgsiLd, ErrorReason::EntityNotObject);
    Entity entity;
    const auto properties = json.find("properties");
    const auto type = json.find("type");
    if (properties != json.end() && properties->is_object() && type != json.end() && *type == "Feature")
        readFeature(json, entity);
    else
        readMembers(json, entity);
    if (entity.id.empty())
        return error(ErrorCode::NotNgsiLd, ErrorReason::EntityWithoutId);
    if (entity.types.empty())
        return error(ErrorCode::NotNgsiLd, ErrorReason::EntityWithoutType);
    return entity;
}

}  // namespace civiscope::ngsild

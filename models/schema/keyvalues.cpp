// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/keyvalues.h"

#include "base/datetime.h"
#include "ngsild/geojson.h"
#include "ngsild/members.h"

#include <algorithm>

namespace civiscope::schema {

namespace {

using ngsild::AttributeKind;
using ngsild::Member;
using ShortName = std::function<std::string(std::string_view)>;

constexpr std::string_view ngsiLdNull = "urn:ngsi-ld:null";

const Json *member(const Json &object, std::string_view name)
{
    const auto found = object.find(name);
    return found == object.object_range().end() ? nullptr : &found->value();
}

std::string_view textOf(const Json *value)
{
    return value && value->is_string() ? value->as_string_view() : std::string_view();
}

std::optional<AttributeKind> declaredKind(const Json &object)
{
    const Json *type = member(object, "type");
    if (!type)
        type = member(object, "@type");
    if (type && type->is_array() && type->size() == 1)
        type = &type->at(0);
    const std::string_view name = textOf(type);
    return name.empty() ? std::nullopt : ngsild::kindOf(name);
}

// Whether an object in the place of an attribute is an instance of it, and not just its value (clauses 4.5.1, 4.5.2.3).
bool isInstance(const Json &object)
{
    if (!object.is_object())
        return false;
    if (declaredKind(object))
        return true;
    return std::ranges::any_of(object.object_range(), [](const auto &entry) {
        const Member known = ngsild::attributeMember(entry.key()).member;
        return known == Member::Value || (known == Member::Series && entry.value().is_array());
    });
}

Json plainValue(const Json &value)
{
    if (value.is_object()) {
        if (const Json *inner = member(value, "@value"))
            return *inner;
        const Json *target = member(value, "@id");
        if (target && value.size() == 1)
            return *target;
    }
    if (value.is_array() && std::ranges::any_of(value.array_range(), [](const Json &item) {
            return item.is_object() && item.contains("@value");
        })) {
        Json items(jsoncons::json_array_arg);
        for (const Json &item : value.array_range())
            items.push_back(plainValue(item));
        return items;
    }
    return value;
}

class Converter {
public:
    Converter(KeyValues &to, const ShortName &shortName)
        : m_to(to)
        , m_shortName(shortName)
    {
    }

    void members(const Json &object, const std::string &base, bool feature)
    {
        for (const auto &entry : object.object_range()) {
            const std::string_view name = entry.key();
            if (feature && name != "id" && name != "@id")
                continue;
            const std::string pointer = base + token(name);
            switch (ngsild::entityMember(name).member) {
            case Member::Id: put("id", entry.value(), {"id", pointer}); break;
            case Member::Type: put("type", typeOf(entry.value()), {"type", pointer}); break;
            case Member::Scope: put("scope", entry.value(), {"scope", pointer}); break;
            case Member::Context:
            case Member::CreatedAt:
            case Member::ModifiedAt:
            case Member::Reserved: break;
            default: attribute(m_shortName(name), entry.value(), pointer);
            }
        }
    }

    void attribute(const std::string &name, const Json &value, const std::string &pointer)
    {
        const bool instances =
            value.is_array() && !value.empty() && std::ranges::all_of(value.array_range(), isInstance);
        if (instances) {
            manyInstances(name, value, pointer);
            return;
        }
        const Json *dataset = value.is_object() && value.size() == 1 ? member(value, "dataset") : nullptr;
        if (dataset && dataset->is_object()) {
            for (const auto &entry : dataset->object_range())
                add(name, plainValue(entry.value()), {name, pointer + "/dataset" + token(entry.key())},
                    entry.key() == "@none");
            return;
        }
        if (isInstance(value))
            instance(name, value, pointer, true);
        else
            add(name, plainValue(value), {name, pointer}, true);
    }

private:
    // A short name; of several types all of them.
    Json typeOf(const Json &value) const
    {
        if (value.is_string())
            return m_shortName(value.as_string_view());
        if (value.is_array() && value.size() == 1)
            return typeOf(value.at(0));
        return value;
    }

    void put(const std::string &name, Json value, KeyValues::Place place)
    {
        m_to.document.insert_or_assign(name, std::move(value));
        m_to.places.push_back(std::move(place));
    }

    // The default instance is the one the document holds; the first, when there is none.
    void add(const std::string &name, Json value, KeyValues::Place place, bool isDefault)
    {
        if (value.is_string() && value.as_string_view() == ngsiLdNull)
            return;
        const auto there = std::ranges::find(m_to.places, name, &KeyValues::Place::name);
        if (there == m_to.places.end()) {
            put(name, std::move(value), std::move(place));
        } else if (isDefault) {
            m_to.others.push_back({*there, m_to.document.at(name)});
            *there = std::move(place);
            m_to.document.insert_or_assign(name, std::move(value));
        } else {
            m_to.others.push_back({std::move(place), std::move(value)});
        }
    }

    // Of instances with one datasetId (a series) the newest counts.
    void manyInstances(const std::string &name, const Json &list, const std::string &pointer)
    {
        struct Newest {
            std::string_view dataset;
            std::size_t index = 0;
            std::optional<Moment> time;
        };
        std::vector<Newest> newest;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string_view dataset = textOf(member(list.at(i), "datasetId"));
            const auto parsed = parseDateTime(textOf(member(list.at(i), "observedAt")));
            const auto time = parsed ? std::optional(parsed->moment) : std::nullopt;
            const auto same = std::ranges::find(newest, dataset, &Newest::dataset);
            if (same == newest.end())
                newest.push_back({dataset, i, time});
            else if (!same->time || (time && *time >= *same->time))
                *same = {dataset, i, time};
        }
        for (const Newest &one : newest)
            instance(name, list.at(one.index), pointer + "/" + std::to_string(one.index), one.dataset.empty());
    }

    void instance(const std::string &name, const Json &object, const std::string &pointer, bool isDefault)
    {
        const auto declared = declaredKind(object);
        const Json *value = nullptr;
        std::string_view valueName;
        AttributeKind kind = declared.value_or(AttributeKind::Property);
        for (const auto &entry : object.object_range()) {
            const ngsild::MemberName known = ngsild::attributeMember(entry.key());
            const bool own = known.member == Member::Value && declared &&
                             ngsild::valueMember(*declared) == ngsild::valueMember(known.kind);
            if (known.member != Member::Value || (value && !own))
                continue;
            value = &entry.value();
            valueName = entry.key();
            if (!declared)
                kind = known.kind;
        }
        if (!value) {
            series(name, object, pointer, isDefault);
            return;
        }
        KeyValues::Place place{name, pointer + token(valueName), kind};
        Json plain = valueOf(kind, *value, place);
        add(name, std::move(plain), std::move(place), isDefault && !object.contains("datasetId"));
    }

    static Json valueOf(AttributeKind kind, const Json &value, KeyValues::Place &place)
    {
        if (kind == AttributeKind::JsonProperty)
            return value;
        if (kind != AttributeKind::ListRelationship || !value.is_array())
            return plainValue(value);
        Json targets(jsoncons::json_array_arg);
        for (const Json &item : value.array_range()) {
            const Json *target = item.is_object() ? member(item, "object") : nullptr;
            place.wrapped |= target != nullptr;
            targets.push_back(target ? *target : item);
        }
        return targets;
    }

    // "values":[[4,"2025-03-01T08:00:00Z"], …]: the newest pair.
    void series(const std::string &name, const Json &object, const std::string &pointer, bool isDefault)
    {
        for (const auto &entry : object.object_range()) {
            const ngsild::MemberName known = ngsild::attributeMember(entry.key());
            if (known.member != Member::Series || !entry.value().is_array())
                continue;
            std::optional<std::size_t> newest;
            std::string_view newestTime;
            for (std::size_t i = 0; i < entry.value().size(); ++i) {
                const Json &pair = entry.value().at(i);
                if (!pair.is_array() || pair.empty())
                    continue;
                const std::string_view time = pair.size() > 1 ? textOf(&pair.at(1)) : std::string_view();
                if (!newest || time >= newestTime) {
                    newest = i;
                    newestTime = time;
                }
            }
            if (!newest)
                continue;
            KeyValues::Place place{name, pointer + token(entry.key()) + "/" + std::to_string(*newest) + "/0",
                                   known.kind};
            Json plain = valueOf(known.kind, entry.value().at(*newest).at(0), place);
            add(name, std::move(plain), std::move(place), isDefault);
            return;
        }
    }

    KeyValues &m_to;
    const ShortName &m_shortName;
};

bool isFeature(const Json &entity)
{
    const Json *properties = member(entity, "properties");
    return properties && properties->is_object() && textOf(member(entity, "type")) == "Feature";
}

bool hasGeometry(const KeyValues &values)
{
    return std::ranges::any_of(values.places, [&](const KeyValues::Place &place) {
        const Json &value = values.document.at(place.name);
        return place.name == "location" || place.kind == AttributeKind::GeoProperty ||
               (value.is_object() && value.contains("coordinates") &&
                ngsild::isGeometryType(textOf(member(value, "type"))));
    });
}

}  // namespace

const KeyValues::Place *KeyValues::place(std::string_view name) const
{
    const auto found = std::ranges::find(places, name, &Place::name);
    return found == places.end() ? nullptr : &*found;
}

std::string KeyValues::original(std::string_view pointer) const
{
    if (pointer.empty())
        return {};
    std::string_view rest;
    const std::string name = firstToken(pointer, rest);
    const Place *from = place(name);
    if (!from)
        return std::string(pointer);
    if (!from->wrapped || rest.empty())
        return from->pointer + std::string(rest);
    std::string_view behind;
    const std::string index = firstToken(rest, behind);
    return from->pointer + token(index) + "/object" + std::string(behind);
}

KeyValues toKeyValues(const Json &entity, const ShortName &shortName)
{
    KeyValues values;
    values.document = Json(jsoncons::json_object_arg);
    if (!entity.is_object())
        return values;
    Converter converter(values, shortName);
    if (!isFeature(entity)) {
        converter.members(entity, {}, false);
        return values;
    }
    converter.members(entity, {}, true);
    const bool hasId = values.place("id") != nullptr;
    Json properties = *member(entity, "properties");
    if (hasId)
        properties.erase("id");
    converter.members(properties, "/properties", false);
    const Json *geometry = member(entity, "geometry");
    if (geometry && geometry->is_object() && !hasGeometry(values))
        converter.attribute("location", *geometry, "/geometry");
    return values;
}

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discovery.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <concepts>

namespace civiscope::client {

namespace {

using Json = nlohmann::json;

const Json *member(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? &*found : nullptr;
}

std::string text(const Json &object, const char *name)
{
    const Json *value = member(object, name);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

// An array of strings, or the one string that such an array became.
std::vector<std::string> texts(const Json *value)
{
    std::vector<std::string> out;
    if (value && value->is_string())
        out.push_back(value->get<std::string>());
    if (value && value->is_array())
        for (const Json &item : *value)
            if (item.is_string())
                out.push_back(item.get<std::string>());
    return out;
}

std::optional<std::int64_t> count(const Json &object, const char *name)
{
    const Json *value = member(object, name);
    if (value && value->is_number_integer())
        return std::max<std::int64_t>(value->get<std::int64_t>(), 0);
    if (!value || !value->is_string())
        return std::nullopt;
    const auto &digits = value->get_ref<const std::string &>();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && number >= 0 ? std::optional(number) : std::nullopt;
}

std::string absoluteOnly(const std::string &id)
{
    // The id of a list is an invented urn; that of a described type or attribute is its IRI.
    return id.contains("://") || id.starts_with("urn:") ? id : std::string();
}

template<typename Info>
Info named(std::string name)
{
    Info info;
    info.name = std::move(name);
    return info;
}

template<typename Info>
void addOnce(std::vector<Info> &all, Info info)
{
    if (!info.name.empty() && std::ranges::none_of(all, [&](const Info &i) { return i.name == info.name; }))
        all.push_back(std::move(info));
}

// Reads what all three answers have in common: a list of names in an object, or an array (or a lone one) of details.
template<typename Info>
Result<std::vector<Info>> parseList(std::string_view body, const char *listMember, const char *nameMember,
                                    std::invocable<const Json &> auto describe)
{
    const Json json = Json::parse(body.begin(), body.end(), nullptr, false);
    if (json.is_discarded())
        return std::unexpected(Error{ErrorCode::NotJson, "reading the broker's list", {}, {}, false});
    std::vector<Info> all;
    if (const Json *names = member(json, listMember)) {
        for (std::string &name : texts(names))
            addOnce(all, named<Info>(std::move(name)));
        return all;
    }
    const Json array = json.is_array() ? json : Json::array({json});
    for (const Json &item : array) {
        if (item.is_string())
            addOnce(all, named<Info>(item.get<std::string>()));
        else if (member(item, nameMember))
            addOnce(all, describe(item));
        else if (const Json *names = member(item, listMember))
            for (std::string &name : texts(names))
                addOnce(all, named<Info>(std::move(name)));
        else
            return std::unexpected(Error{ErrorCode::NotNgsiLd,
                                         "reading the broker's list",
                                         {},
                                         std::string("no ") + listMember + " and no " + nameMember,
                                         false});
    }
    return all;
}

}  // namespace

Result<std::vector<TypeInfo>> parseTypes(std::string_view body)
{
    return parseList<TypeInfo>(body, "typeList", "typeName", [](const Json &item) {
        TypeInfo info{.name = text(item, "typeName"),
                      .iri = absoluteOnly(text(item, "id")),
                      .count = count(item, "entityCount"),
                      .attributes = texts(member(item, "attributeNames"))};
        if (const Json *details = member(item, "attributeDetails"); details && details->is_array())
            for (const Json &attribute : *details)
                info.attributes.push_back(text(attribute, "attributeName"));
        return info;
    });
}

Result<std::vector<AttributeInfo>> parseAttributes(std::string_view body)
{
    return parseList<AttributeInfo>(body, "attributeList", "attributeName", [](const Json &item) {
        AttributeInfo info{.name = text(item, "attributeName"),
                           .iri = absoluteOnly(text(item, "id")),
                           .count = count(item, "attributeCount"),
                           .kinds = texts(member(item, "attributeTypes")),
                           .types = texts(member(item, "typeNames"))};
        for (std::string &kind : info.kinds)
            kind = kind.substr(kind.find_last_of("/#") + 1);
        return info;
    });
}

}  // namespace civiscope::client

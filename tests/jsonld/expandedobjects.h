// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

// The shapes of objects in expanded documents (JSON-LD 1.1, clause 9).
namespace civiscope::jsonld {

inline nlohmann::json asArray(nlohmann::json value)
{
    return value.is_array() ? std::move(value) : nlohmann::json::array({std::move(value)});
}

inline bool isScalar(const nlohmann::json &value)
{
    return value.is_string() || value.is_number() || value.is_boolean();
}

inline bool isValueObject(const nlohmann::json &value)
{
    return value.is_object() && value.contains("@value");
}

inline bool isListObject(const nlohmann::json &value)
{
    return value.is_object() && value.contains("@list");
}

// Any object but a value, list or set object.
inline bool isNodeObject(const nlohmann::json &value)
{
    return value.is_object() && !value.contains("@value") && !value.contains("@list") && !value.contains("@set");
}

inline bool isGraphObject(const nlohmann::json &value)
{
    if (!value.is_object() || !value.contains("@graph"))
        return false;
    return std::ranges::all_of(value.items(), [](const auto &item) {
        return item.key() == "@graph" || item.key() == "@id" || item.key() == "@index" || item.key() == "@context";
    });
}

// Appends to the array at key; an array is appended item by item.
inline void addValue(nlohmann::json &object, const std::string &key, nlohmann::json value)
{
    nlohmann::json &place = object[key];
    if (!place.is_array())
        place = place.is_null() ? nlohmann::json::array() : nlohmann::json::array({place});
    if (!value.is_array())
        place.push_back(std::move(value));
    else
        place.insert(place.end(), value.begin(), value.end());
}

}  // namespace civiscope::jsonld

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/enginejson.h"

#include <utility>

namespace civiscope::gis::enginejson {

const nlohmann::json &member(const nlohmann::json &json, const char *name)
{
    static const nlohmann::json none;
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_structured() ? *found : none;
}

std::string text(const nlohmann::json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> whole(const nlohmann::json &json)
{
    if (!json.is_number_integer())
        return std::nullopt;
    const auto number = json.get<std::int64_t>();
    return number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> whole(const nlohmann::json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() ? whole(*found) : std::nullopt;
}

std::optional<std::vector<double>> numbers(const nlohmann::json &json)
{
    std::vector<double> all;
    for (const nlohmann::json &one : json) {
        if (!one.is_number())
            return std::nullopt;
        all.push_back(one.get<double>());
    }
    return all;
}

Error failure(ErrorCode code, const std::string &method, std::string detail)
{
    return {.code = code,
            .what = "map engine: " + method,
            .where = {},
            .detail = std::move(detail),
            .retryable = code == ErrorCode::EngineFailed || code == ErrorCode::TimedOut};
}

}  // namespace civiscope::gis::enginejson

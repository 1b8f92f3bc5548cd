// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/city.h"

#include <nlohmann/json.hpp>

#include <QTest>

namespace demotest {

using namespace civiscope;
using namespace civiscope::demo;
using nlohmann::json;

inline Moment moment(const char *text)
{
    return parseDateTime(text)->moment;
}

// A Wednesday in January: noon in Antwerp, noon in Brisbane.
inline Moment januaryNoon(CityName city)
{
    return moment(city == CityName::Antwerp ? "2026-01-14T11:00:00Z" : "2026-01-14T02:00:00Z");
}

// A healthy city, unless asked for otherwise.
inline City make(CityName name, Moment now, double size = 1, std::uint64_t seed = 1, bool faulty = false)
{
    auto city = City::load({.city = name, .seed = seed, .size = size, .now = now, .faulty = faulty});
    if (!city)
        qFatal("%s: %s", city.error().where.c_str(), city.error().detail.c_str());
    return std::move(*city);
}

inline City make(CityName name)
{
    return make(name, januaryNoon(name));
}

inline std::vector<json> entities(const City &city)
{
    std::vector<json> all;
    city.generate([&](std::string_view, std::string &&text) {
        all.push_back(json::parse(text));
        return true;
    });
    return all;
}

inline std::string firstType(const json &entity)
{
    const json &type = entity.at("type");
    return type.is_array() ? type.at(0) : type;
}

// The values of one attribute over all entities of a type; default instances only.
inline std::vector<double> values(const City &city, std::string_view type, const char *attribute)
{
    std::vector<double> all;
    city.generate([&](std::string_view of, std::string &&text) {
        if (of == type) {
            const json entity = json::parse(text);
            const json &found = entity.at(attribute);
            for (const json &one : found.is_array() ? found : json::array({found})) {
                if (!one.contains("datasetId"))
                    all.push_back(one.at("value"));
            }
        }
        return true;
    });
    return all;
}

inline double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double v : values)
        sum += v;
    return sum / double(values.size());
}

}  // namespace demotest

Q_DECLARE_METATYPE(civiscope::demo::CityName)

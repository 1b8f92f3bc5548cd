// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/compare.h"
#include "jsonld/contextbuilder.h"
#include "support/cityoftext.h"

#include <nlohmann/json.hpp>

namespace civiscope::test {

inline const Moment noon = parseDateTime("2026-01-14T12:00:00Z")->moment;

// A small city, entity by entity, with its own words for things.
class CityMaker {
public:
    // Names without an entry in `terms` are undefined.
    explicit CityMaker(std::string name, nlohmann::json terms = nlohmann::json::object())
        : m_name(std::move(name))
        , m_terms(std::move(terms))
    {
    }

    // `attributes`: normalized ones. Number them from 0.
    CityMaker &add(const std::string &type, nlohmann::ordered_json attributes)
    {
        attributes["id"] = "urn:ngsi-ld:" + type + ":" + m_name + ":" + std::to_string(m_entities.size());
        attributes["type"] = type;
        m_entities.push_back(std::move(attributes));
        return *this;
    }

    // `count` entities with one number each: first, first + step …
    CityMaker &addNumbers(const std::string &type, const std::string &name, int count, double first, double step,
                          const std::string &unit = {}, Moment observedAt = noon)
    {
        for (int i = 0; i < count; ++i)
            add(type, {{name, number(first + i * step, unit, observedAt)}, {"location", place(4.4 + i * 0.001, 51.2)}});
        return *this;
    }

    static nlohmann::ordered_json number(double value, const std::string &unit = {}, Moment observedAt = noon)
    {
        nlohmann::ordered_json attribute{
            {"type", "Property"}, {"value", value}, {"observedAt", formatDateTime(observedAt)}};
        if (!unit.empty())
            attribute["unitCode"] = unit;
        return attribute;
    }
    static nlohmann::ordered_json place(double lon, double lat)
    {
        return {{"type", "GeoProperty"}, {"value", {{"type", "Point"}, {"coordinates", {lon, lat}}}}};
    }
    static nlohmann::ordered_json text(const std::string &value) { return {{"type", "Property"}, {"value", value}}; }

    [[nodiscard]] compare::Input input() const
    {
        const auto context = jsonld::buildContext(m_terms, {}, [](const std::string &) { return nullptr; });
        store::Dataset dataset;
        if (!m_entities.empty() && !mergeText(dataset, m_entities.dump(), context->context))
            qFatal("unreadable test city");
        compare::Input made;
        made.name = m_name;
        made.version = dataset.current();
        return made;
    }

private:
    std::string m_name;
    nlohmann::json m_terms;
    nlohmann::ordered_json m_entities = nlohmann::ordered_json::array();
};

inline compare::Comparison compared(const CityMaker &a, const CityMaker &b, const compare::Mapping &mapping = {})
{
    auto result = compare::compare(a.input(), b.input(), {mapping, noon}, {});
    if (!result)
        qFatal("not compared");
    return std::move(*result);
}

}  // namespace civiscope::test

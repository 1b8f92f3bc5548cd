// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faults.h"

#include "base/datetime.h"
#include "demo/chance.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace civiscope::demo {

// Named, as FaultKind is known to others and speaks of them.
namespace spoiling {

using Json = nlohmann::ordered_json;

constexpr std::size_t copies = 2;

struct Spot {
    std::string attribute;
    std::string pointer;
};

// An entity that is about to be spoilt, and what its city calls things.
struct Patient {
    Json &entity;
    const Layout &layout;
    const KindSpec &kind;

    // The default instance of what is measured, its name and its place.
    struct Measured {
        std::string name;
        std::string pointer;
        Json &instance;
    };
    [[nodiscard]] Measured measured(Quantity quantity) const
    {
        const auto measure = std::ranges::find(kind.measures, quantity, &Measure::quantity);
        const std::string name = measure->name;
        Json &attribute = entity.at(name);
        if (!attribute.is_array())
            return {name, '/' + name, attribute};
        const auto found =
            std::ranges::find_if(attribute, [](const Json &instance) { return !instance.contains("datasetId"); });
        return {name, '/' + name + '/' + std::to_string(found - attribute.begin()), *found};
    }

    Spot setValue(Quantity quantity, Json value) const
    {
        const Measured found = measured(quantity);
        found.instance["value"] = std::move(value);
        return {found.name, found.pointer + "/value"};
    }
    Spot setTime(Quantity quantity, const std::string &observedAt) const
    {
        const Measured found = measured(quantity);
        found.instance["observedAt"] = observedAt;
        return {found.name, found.pointer + "/observedAt"};
    }
    // Of a fixed attribute.
    Spot set(const std::string &attribute, const char *member, Json value) const
    {
        entity.at(attribute)[member] = std::move(value);
        return {attribute, '/' + attribute + '/' + member};
    }
    // The outer ring of an area.
    [[nodiscard]] Json &ring() const
    {
        Json &geometry = entity.at("location").at("value");
        Json &polygons = geometry.at("coordinates");
        return geometry.at("type") == "MultiPolygon" ? polygons.at(0).at(0) : polygons.at(0);
    }
    [[nodiscard]] Json &coordinates() const { return entity.at("location").at("value").at("coordinates"); }
};

}  // namespace spoiling

namespace {

using namespace spoiling;

const Spot place{"location", "/location/value/coordinates"};

std::string wrongId(std::size_t number)
{
    return "Lamp post " + std::to_string(number + 1);
}

}  // namespace

struct FaultKind {
    const char *code;
    const char *what;
    Kind kind;
    spoiling::Spot (*spoil)(const spoiling::Patient &patient);
    bool secondEntity = false;
};

namespace {

const FaultKind faultKinds[] = {
    {"id-not-a-uri", "the id is words, no URI", Kind::Streetlight,
     [](const Patient &p) -> Spot {
         p.entity["id"] = wrongId(*p.layout.find(p.entity.at("id").get<std::string>()) - p.layout.first(p.kind.kind));
         return {"", "/id"};
     }},
    {"property-without-value", "a Property has no value member", Kind::Streetlight,
     [](const Patient &p) -> Spot {
         const auto found = p.measured(Quantity::LampPower);
         found.instance.erase("value");
         return {found.name, found.pointer};
     }},
    {"kind-unknown", "the type of the attribute is none of the standard's", Kind::WasteBin,
     [](const Patient &p) { return p.set("capacity", "type", "Proprety"); }},
    {"number-as-string", "a number stands in quotes", Kind::AirQuality,
     [](const Patient &p) {
         return p.setValue(Quantity::Pm10, p.measured(Quantity::Pm10).instance.at("value").dump());
     }},
    {"text-for-number", "a word stands where the schema wants a number", Kind::Parking,
     [](const Patient &p) { return p.set("totalSpotNumber", "value", "many"); }},
    {"fraction-for-integer", "a fraction stands where the schema wants a whole number", Kind::BikeHub,
     [](const Patient &p) { return p.setValue(Quantity::BikesFree, 3.5); }},
    {"missing-required", "an attribute that the schema requires is missing", Kind::Weather,
     [](const Patient &p) -> Spot {
         const std::string name = p.measured(Quantity::Temperature).name;
         p.entity.erase(name);
         return {name, ""};
     }},
    {"word-not-in-list", "the word is none of those that the schema lists", Kind::Parking,
     [](const Patient &p) -> Spot {
         const auto found = p.measured(Quantity::ParkingState);
         found.instance["vocab"] = "on";
         return {found.name, found.pointer + "/vocab"};
     }},
    {"below-minimum", "a concentration is negative", Kind::AirQuality,
     [](const Patient &p) { return p.setValue(Quantity::No2, -12.5); }},
    {"above-maximum", "a percentage is over 100", Kind::Device,
     [](const Patient &p) { return p.setValue(Quantity::Battery, 134); }},
    {"time-without-zone", "observedAt has no time zone", Kind::Weather,
     [](const Patient &p) {
         std::string time = p.measured(Quantity::Wind).instance.at("observedAt");
         time.pop_back();
         return p.setTime(Quantity::Wind, time);
     }},
    {"time-in-future", "observedAt lies two days ahead", Kind::Device,
     [](const Patient &p) {
         return p.setTime(Quantity::Battery, formatDateTime(p.layout.options().now / day * day + 2 * day));
     }},
    {"time-unreadable", "observedAt is a word", Kind::WasteBin,
     [](const Patient &p) { return p.setTime(Quantity::FillShare, "yesterday"); }},
    {"unit-unknown", "the unit code is none of UN/CEFACT's", Kind::TrafficFlow,
     [](const Patient &p) -> Spot {
         const auto found = p.measured(Quantity::FlowSpeed);
         found.instance["unitCode"] = "km/h!";
         return {found.name, found.pointer + "/unitCode"};
     }},
    {"unit-missing", "the unit code that all others have is missing", Kind::TrafficFlow,
     [](const Patient &p) -> Spot {
         const auto found = p.measured(Quantity::FlowSpeed);
         found.instance.erase("unitCode");
         return {found.name, found.pointer};
     }},
    {"term-undefined", "no context defines this name", Kind::WasteBin,
     [](const Patient &p) -> Spot {
         p.entity["xInternal7"] = {{"type", "Property"}, {"value", 3}};
         return {"xInternal7", "/xInternal7"};
     }},
    {"term-misspelt", "a known name with a letter left out", Kind::Weather,
     [](const Patient &p) -> Spot {
         const auto found = p.measured(Quantity::Humidity);
         const Json attribute = p.entity.at(found.name);
         p.entity.erase(found.name);
         p.entity["relativeHumidty"] = attribute;
         return {"relativeHumidty", "/relativeHumidty"};
     }},
    {"axes-swapped", "latitude stands first", Kind::BikeHub,
     [](const Patient &p) {
         std::swap(p.coordinates().at(0), p.coordinates().at(1));
         return place;
     }},
    {"null-island", "the place is 0, 0", Kind::BikeHub,
     [](const Patient &p) {
         p.coordinates() = {0, 0};
         return place;
     }},
    {"coordinates-out-of-range", "the decimal point of the latitude has slipped", Kind::Event,
     [](const Patient &p) {
         p.coordinates().at(1) = 10 * p.coordinates().at(1).get<double>();
         return place;
     }},
    {"coordinates-too-few", "a position has one number only", Kind::Weather,
     [](const Patient &p) {
         p.coordinates().erase(1);
         return place;
     }},
    {"ring-not-closed", "the outline does not end where it began", Kind::Park,
     [](const Patient &p) {
         p.ring().erase(p.ring().size() - 1);
         return place;
     }},
    {"ring-crosses-itself", "the outline crosses itself", Kind::Park,
     [](const Patient &p) {
         double west = 180, south = 90, east = -180, north = -90;
         for (const Json &corner : p.ring()) {
             west = std::min(west, corner.at(0).get<double>());
             east = std::max(east, corner.at(0).get<double>());
             south = std::min(south, corner.at(1).get<double>());
             north = std::max(north, corner.at(1).get<double>());
         }
         p.ring() = {{west, south}, {east, north}, {east, south}, {west, north}, {west, south}};
         return place;
     }},
    {"target-missing", "a relationship leads to an entity that is not there", Kind::Streetlight,
     [](const Patient &p) {
         return p.set("refRoadSegment", "object",
                      "urn:ngsi-ld:RoadSegment:" + std::string(wordOf(p.layout.options().city)) + ":removed");
     }},
    {"target-not-a-uri", "a relationship leads to words, no URI", Kind::Streetlight,
     [](const Patient &p) { return p.set("operator", "object", "the lighting department"); }},
    {"duplicate-id", "another entity has the same id and other content", Kind::Streetlight,
     [](const Patient &p) -> Spot {
         p.set("lampPower", "value", 11);
         return {"", "/id"};
     },
     true},
    {"pattern-not-met", "a country is written out where the schema wants two letters", Kind::Parking,
     [](const Patient &p) -> Spot {
         p.entity.at("address").at("value")["addressCountry"] =
             p.layout.options().city == CityName::Antwerp ? "Belgium" : "Australia";
         return {"address", "/address/value/addressCountry"};
     }},
    {"text-empty", "a name is empty", Kind::Event,
     [](const Patient &p) -> Spot {
         p.entity.at("name").at("languageMap")["en"] = "";
         return {"name", "/name/languageMap/en"};
     }},
};

}  // namespace

Faults::Faults(const Layout &layout)
    : m_layout(layout)
{
    if (!layout.options().faulty)
        return;
    for (std::uint64_t n = 0; const FaultKind &kind : faultKinds) {
        const std::size_t count = layout.count(kind.kind);
        for (std::size_t copy = 0; copy < copies; ++copy, ++n) {
            const std::size_t start = below(mix(layout.options().seed, 0x6661756c74, n), count);
            for (std::size_t step = 0; step < count; ++step) {
                const std::size_t index = layout.first(kind.kind) + (start + step) % count;
                if (!touches(index) && layout.thing(index).oddity == Oddity::None) {
                    m_planted.emplace(index, &kind);
                    break;
                }
            }
        }
    }
}

std::vector<std::size_t> Faults::entities() const
{
    std::vector<std::size_t> all;
    all.reserve(m_planted.size());
    for (const auto &[entity, kind] : m_planted)
        all.push_back(entity);
    return all;
}

const char *Faults::code(std::size_t entity) const
{
    return m_planted.at(entity)->code;
}

const char *Faults::what(std::size_t entity) const
{
    return m_planted.at(entity)->what;
}

bool Faults::isSecondEntity(std::size_t entity) const
{
    return m_planted.at(entity)->secondEntity;
}

std::optional<std::string> Faults::id(std::size_t entity) const
{
    const auto found = m_planted.find(entity);
    if (found == m_planted.end() || found->second != &faultKinds[0])
        return std::nullopt;
    return wrongId(entity - m_layout.first(faultKinds[0].kind));
}

std::optional<std::size_t> Faults::find(std::string_view wanted) const
{
    const auto found = std::ranges::find_if(m_planted, [&](const auto &one) { return id(one.first) == wanted; });
    return found == m_planted.end() ? std::nullopt : std::optional(found->first);
}

Spoilt Faults::spoil(std::size_t entity, const std::string &healthy) const
{
    const FaultKind &kind = *m_planted.at(entity);
    Json json = Json::parse(healthy);
    const Spot spot = kind.spoil({json, m_layout, m_layout.spec(kind.kind)});
    return {json.dump(), spot.attribute, spot.pointer};
}

}  // namespace civiscope::demo

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/manifest.h"

#include <nlohmann/json.hpp>

namespace civiscope::demo {

namespace {

using nlohmann::ordered_json;

// Differences told by comparing the two tables of vocabulary, and those that live in the generator, by hand.
ordered_json differences()
{
    const auto iri = [](const char *term) { return std::string("https://civiscope.example/terms/") + term; };
    ordered_json all = ordered_json::array();
    const auto add = [&all](const char *code, const std::string &what, ordered_json antwerp, ordered_json brisbane) {
        all.push_back(
            {{"code", code}, {"iri", what}, {"antwerp", std::move(antwerp)}, {"brisbane", std::move(brisbane)}});
    };
    const auto on = [](const char *type, const char *attribute, const char *unitCode = nullptr) {
        ordered_json side{{"type", type}, {"attribute", attribute}};
        if (unitCode)
            side["unitCode"] = unitCode;
        return side;
    };
    add("unit", iri("temperature"), on("WeatherObserved", "temperature", "CEL"),
        on("WeatherObserved", "temperature", "FAH"));
    add("unit", iri("no2"), on("AirQualityObserved", "no2", "GQ"), on("AirQualityObserved", "nitrogenDioxide", "GP"));
    add("unit", iri("o3"), on("AirQualityObserved", "o3", "GQ"), on("AirQualityObserved", "ozone", "GP"));
    add("unit", iri("windSpeed"), on("WeatherObserved", "windSpeed", "KMH"), on("WeatherObserved", "windSpeed", "MTS"));
    add("scale", iri("relativeHumidity"), on("WeatherObserved", "relativeHumidity", "P1"),
        on("WeatherObserved", "relativeHumidity", "C62"));
    add("scale-suspect", iri("occupancy"),
        {{"type", "OffStreetParking"}, {"attribute", "occupancy"}, {"unitCode", "C62"}, {"range", {0, 1}}},
        {{"type", "OffStreetParking"}, {"attribute", "occupancy"}, {"unitCode", "C62"}, {"range", {0, 100}}});
    add("missing-unit", iri("intensity"), on("TrafficFlowObserved", "intensity", "H10"),
        on("TrafficFlowObserved", "intensity"));
    add("kind", iri("operator"), {{"type", "WaterLevelObserved"}, {"attribute", "operator"}, {"kind", "Relationship"}},
        {{"type", "WaterLevelObserved"}, {"attribute", "operator"}, {"kind", "Property"}});
    add("coverage", iri("pm25"), {{"type", "AirQualityObserved"}, {"attribute", "pm25"}, {"share", 1.0}},
        {{"type", "AirQualityObserved"}, {"attribute", "pm2_5"}, {"share", 0.6}});
    add("stale", iri("WaterLevelObserved"), {{"type", "WaterLevelObserved"}, {"silentDays", 0}},
        {{"type", "WaterLevelObserved"}, {"silentDays", 40}});
    add("short-name", iri("no2"), on("AirQualityObserved", "no2"), on("AirQualityObserved", "nitrogenDioxide"));
    add("short-name", iri("o3"), on("AirQualityObserved", "o3"), on("AirQualityObserved", "ozone"));
    add("short-name", iri("pm25"), on("AirQualityObserved", "pm25"), on("AirQualityObserved", "pm2_5"));
    add("short-name", iri("availableSpotNumber"), on("OffStreetParking", "availableSpotNumber"),
        on("OffStreetParking", "freeSpaces"));
    add("type-name", iri("WasteContainer"), {{"type", "WasteContainer"}}, {{"type", "WasteBin"}});
    all.push_back({{"code", "same-name-other-iri"},
                   {"antwerp", {{"type", "WasteContainer"}, {"attribute", "fillLevel"}, {"iri", iri("fillLevel")}}},
                   {"brisbane", {{"type", "WasteBin"}, {"attribute", "fillLevel"}, {"iri", iri("fillPercentage")}}}});
    const auto ours = kindsOf(CityName::Antwerp);
    const auto theirs = kindsOf(CityName::Brisbane);
    for (std::size_t i = 0; i < kindCount; ++i) {
        const bool both = ours[i].stepSeconds > 0 && theirs[i].stepSeconds > 0;
        if (both && ours[i].stepSeconds != theirs[i].stepSeconds)
            add("cadence", iri(ours[i].type), {{"type", ours[i].type}, {"stepSeconds", ours[i].stepSeconds}},
                {{"type", theirs[i].type}, {"stepSeconds", theirs[i].stepSeconds}});
    }
    add("geometry", iri("OffStreetParking"), {{"type", "OffStreetParking"}, {"geometry", "Point"}},
        {{"type", "OffStreetParking"}, {"geometry", "Polygon"}});
    add("languages", iri("name"), {{"languages", {"nl", "fr", "en"}}}, {{"languages", {"en"}}});
    add("type-of-one-city", iri("LowEmissionZone"), {{"type", "LowEmissionZone"}}, nullptr);
    add("type-of-one-city", iri("FerryTerminal"), nullptr, {{"type", "FerryTerminal"}});
    add("attribute-of-one-city", iri("dimmingLevel"), on("Streetlight", "dimmingLevel", "P1"), nullptr);
    add("attribute-of-one-city", iri("uvIndex"), nullptr, on("WeatherObserved", "uvIndex"));
    return all;
}

const char *pointerOf(Oddity oddity, CityName city)
{
    switch (oddity) {
    case Oddity::PointWithHeight: return "/location/value/coordinates";
    case Oddity::SamePlace:
    case Oddity::PolygonWithHole: return "/location/value";
    case Oddity::OnlyNamedDatasets: return city == CityName::Antwerp ? "/no2/datasetId" : "/nitrogenDioxide/datasetId";
    case Oddity::NestedSubAttributes:
        return city == CityName::Antwerp ? "/no2/0/uncertainty/method/certifiedBy"
                                         : "/nitrogenDioxide/0/uncertainty/method/certifiedBy";
    case Oddity::FractionOfSecond: return "/pm10/observedAt";
    case Oddity::SeveralTargets: return "/organizer/object";
    case Oddity::LanguageNone: return "/name/languageMap/@none";
    case Oddity::MarkupInText: return "/description/value";
    case Oddity::RightToLeftText: return "/description/languageMap/ar";
    default: return "/id";
    }
}

}  // namespace

const char *oddityWord(Oddity oddity)
{
    switch (oddity) {
    case Oddity::None: return "none";
    case Oddity::IdWithEscapedSlash: return "id-with-escaped-slash";
    case Oddity::IdOfHttpWithFragment: return "id-of-http-with-fragment";
    case Oddity::IdWithEscapedAccents: return "id-with-escaped-accents";
    case Oddity::PointWithHeight: return "point-with-height";
    case Oddity::OnlyNamedDatasets: return "only-named-datasets";
    case Oddity::SeveralTargets: return "several-targets";
    case Oddity::LanguageNone: return "language-none";
    case Oddity::FractionOfSecond: return "fraction-of-second";
    case Oddity::MarkupInText: return "markup-in-text";
    case Oddity::RightToLeftText: return "right-to-left-text";
    case Oddity::PolygonWithHole: return "polygon-with-hole";
    case Oddity::NestedSubAttributes: return "nested-sub-attributes";
    case Oddity::SamePlace: return "same-place";
    }
    return "none";
}

ordered_json manifest(const City &city)
{
    const CityOptions &options = city.options();
    ordered_json types = ordered_json::object();
    for (const KindSpec &kind : kindsOf(options.city)) {
        if (city.layout().count(kind.kind) > 0)
            types[kind.type] = city.layout().count(kind.kind);
    }
    ordered_json oddities = ordered_json::array();
    for (int code = int(Oddity::None) + 1; code <= int(Oddity::SamePlace); ++code) {
        const auto index = city.layout().find(Oddity(code));
        oddities.push_back({{"code", oddityWord(Oddity(code))},
                            {"id", city.id(index.value())},
                            {"pointer", pointerOf(Oddity(code), options.city)}});
    }
    ordered_json faults = ordered_json::array();
    for (const std::size_t index : city.faults().entities()) {
        const Spoilt spoilt = city.faults().spoil(index, city.writer().entity(city.layout().thing(index), options.now));
        faults.push_back({{"code", city.faults().code(index)},
                          {"id", city.id(index)},
                          {"type", city.type(index)},
                          {"attribute", spoilt.attribute},
                          {"pointer", spoilt.pointer},
                          {"what", city.faults().what(index)},
                          {"served", !city.faults().isSecondEntity(index)}});
    }
    return {{"city", wordOf(options.city)},       {"seed", options.seed},         {"size", options.size},
            {"now", formatDateTime(options.now)}, {"timeZone", city.timeZone()},  {"entities", city.count()},
            {"types", std::move(types)},          {"differences", differences()}, {"oddities", std::move(oddities)},
            {"faults", std::move(faults)}};
}

}  // namespace civiscope::demo

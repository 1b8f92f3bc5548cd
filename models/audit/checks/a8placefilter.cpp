// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/filtering.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace civiscope::audit::checks {

namespace {

constexpr std::size_t leastPlaces = 5;   // different ones
constexpr double tolerance = 0.01;       // of a distance, for brokers that measure on a sphere

struct Places {
    const SampledType *type = nullptr;
    std::vector<LonLat> all;
};

// The type of the most different points in `location`.
std::optional<Places> mostPlaces(const Sample &sample)
{
    std::optional<Places> best;
    for (const SampledType &type : sample.types) {
        Places places{.type = &type, .all = {}};
        std::set<std::pair<double, double>> different;
        for (const SampledEntity &entity : type.entities) {
            const ngsild::Attribute *location = entity.entity.find("location");
            if (!location || location->instances.empty() || !location->instances.front().value.is_object())
                continue;
            const auto &value = location->instances.front().value;
            const auto at = value.find("coordinates");
            if (value.value("type", std::string()) != "Point" || at == value.end() || !at->is_array() ||
                at->size() < 2 || !(*at)[0].is_number() || !(*at)[1].is_number())
                continue;
            const LonLat place{(*at)[0].get<double>(), (*at)[1].get<double>()};
            if (place.valid() && (place.lon != 0 || place.lat != 0) && different.insert({place.lon, place.lat}).second)
                places.all.push_back(place);
        }
        if (places.all.size() >= leastPlaces && (!best || places.all.size() > best->all.size()))
            best = std::move(places);
    }
    return best;
}

double middle(std::vector<double> values, double part = 0.5)
{
    std::ranges::sort(values);
    return values[std::size_t(double(values.size() - 1) * part)];
}

std::string metres(double distance)
{
    return std::to_string(std::int64_t(std::ceil(distance)));
}

}  // namespace

// A8: around the sample's middle, `near` and `within` let fewer through than there are, and each that comes is there
// when measured here (distances to 1 %).
Task placeFilter(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A8");
    const auto places = mostPlaces(material->sample);
    if (!places)
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"points"});
    std::vector<double> lons, lats, distances;
    for (const LonLat &place : places->all) {
        lons.push_back(place.lon);
        lats.push_back(place.lat);
    }
    const LonLat centre{middle(lons), middle(lats)};
    for (const LonLat &place : places->all)
        distances.push_back(distanceMetres(centre, place));
    const double radius = std::max(middle(distances), 1.0);
    GeoBox box;
    box.add(LonLat{middle(lons, 0.2), middle(lats, 0.2)});
    box.add(LonLat{middle(lons, 0.8), middle(lats, 0.8)});
    const auto within = [&](const LonLat &place) { return box.contains(place); };
    const auto inBox = std::ranges::count_if(places->all, within);

    const std::int64_t total = places->type->total.value_or(std::ssize(places->type->entities));
    const auto share = [&](std::int64_t part) {
        return std::max<std::int64_t>(1, total * part / std::ssize(places->all));
    };
    const std::string point = '[' + std::to_string(centre.lon) + ',' + std::to_string(centre.lat) + ']';
    const auto nearby = [&](double distance) {
        return query::GeoText{.georel = "near;maxDistance==" + metres(distance),
                              .geometry = "Point",
                              .coordinates = point,
                              .geoproperty = {}};
    };
    GeoBox wider = box;
    const double margin = 1e-9 + tolerance * std::max(box.east - box.west, box.north - box.south);
    wider.add(LonLat{box.west - margin, box.south - margin});
    wider.add(LonLat{box.east + margin, box.north + margin});
    struct Question {
        query::GeoText sent;
        query::GeoText again;
        std::int64_t expected;
    };
    std::vector<Question> questions{
        {nearby(radius), nearby(radius * (1 + tolerance)), share(std::ssize(places->all) / 2)}};
    if (inBox > 0)
        questions.push_back({query::withinBox(box), query::withinBox(wider), share(inBox)});
    for (const Question &question : questions) {
        const Probe probe = co_await material->prober->entities({.type = places->type->name,
                                                                 .georel = question.sent.georel,
                                                                 .geometry = question.sent.geometry,
                                                                 .coordinates = question.sent.coordinates},
                                                                {.limit = 100}, stop);
        if (auto reason = unanswered(probe, "georel"))
            co_return couldNotTest("A8", probe, std::move(*reason));
        const Filtered filtered{.text = "georel=" + question.sent.georel,
                                .total = total,
                                .expected = question.expected,
                                .again = {.q = {}, .geo = question.again, .scopeQ = {}, .types = {}, .idPattern = {}},
                                .context = places->type->entities.front().context};
        if (const auto verdict = judgeFilter(finding, probe, filtered))
            co_return finding.close(*verdict);
    }
    co_return finding.close(Verdict::Met);
}

}  // namespace civiscope::audit::checks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/sketch.h"

#include "demo/chance.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace civiscope::demo {

namespace {

using nlohmann::json;

constexpr double metresPerLat = 111'200;
constexpr std::size_t bands = 64;

Line readLine(const json &coordinates)
{
    Line line;
    for (const json &p : coordinates)
        line.push_back({p.at(0).get<double>(), p.at(1).get<double>()});
    return line;
}

Polygon readPolygon(const json &coordinates)
{
    Polygon polygon;
    for (const json &ring : coordinates)
        polygon.push_back(readLine(ring));
    return polygon;
}

std::vector<Polygon> readPolygons(const json &geometry)
{
    std::vector<Polygon> polygons;
    if (geometry.at("type") == "Polygon")
        polygons.push_back(readPolygon(geometry.at("coordinates")));
    else
        for (const json &one : geometry.at("coordinates"))
            polygons.push_back(readPolygon(one));
    return polygons;
}

std::vector<Line> readLines(const json &geometry)
{
    std::vector<Line> lines;
    if (geometry.at("type") == "LineString")
        lines.push_back(readLine(geometry.at("coordinates")));
    else
        for (const json &one : geometry.at("coordinates"))
            lines.push_back(readLine(one));
    return lines;
}

}  // namespace

Area::Area(std::string areaName, std::string areaWithin, double areaPopulation, std::vector<Polygon> areaPolygons)
    : name(std::move(areaName))
    , within(std::move(areaWithin))
    , population(areaPopulation)
    , polygons(std::move(areaPolygons))
    , m_bands(bands)
{
    for (const Polygon &polygon : polygons)
        for (const LonLat p : polygon.front())
            box.add(p);
    const double height = (box.north - box.south) / bands;
    for (const Polygon &polygon : polygons) {
        for (const Ring &ring : polygon) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const auto [low, high] = std::minmax(ring[i - 1].lat, ring[i].lat);
                const auto first = std::size_t((low - box.south) / height);
                const auto last = std::min(std::size_t((high - box.south) / height), bands - 1);
                for (std::size_t band = std::min(first, bands - 1); band <= last; ++band)
                    m_bands[band].push_back({ring[i - 1], ring[i]});
            }
        }
    }
}

bool Area::contains(LonLat p) const
{
    if (!box.contains(p))
        return false;
    const double height = (box.north - box.south) / bands;
    const std::size_t band = std::min(std::size_t((p.lat - box.south) / height), bands - 1);
    bool inside = false;
    for (const Edge &e : m_bands[band]) {
        if ((e.a.lat > p.lat) != (e.b.lat > p.lat) &&
            p.lon < (e.b.lon - e.a.lon) * (p.lat - e.a.lat) / (e.b.lat - e.a.lat) + e.a.lon)
            inside = !inside;
    }
    return inside;
}

Result<Sketch> Sketch::read(std::string_view geoJson, const std::string &where)
{
    Sketch sketch;
    bool named = false;
    try {
        const json document = json::parse(geoJson);
        for (const json &feature : document.at("features")) {
            const json &about = feature.at("properties");
            const json &geometry = feature.at("geometry");
            const auto kind = about.at("kind").get<std::string>();
            const auto name = about.at("name").get<std::string>();
            if (kind == "district")
                sketch.districts.emplace_back(name, about.value("within", ""), about.value("population", 0.0),
                                              readPolygons(geometry));
            else if (kind == "park")
                sketch.parks.emplace_back(name, "", 0, readPolygons(geometry));
            else if (kind == "zone")
                sketch.zones.emplace_back(name, "", 0, readPolygons(geometry));
            else if (kind == "sea" || kind == "river" || kind == "dock")
                sketch.waters.emplace_back(name, "", 0, readPolygons(geometry));
            else if (kind == "road")
                sketch.roads.push_back({name, about.at("class") == "motorway", readLines(geometry)});
            else if (kind == "label" && !named) {
                sketch.centre = readLine(json::array({geometry.at("coordinates")})).front();
                named = true;
            }
        }
    } catch (const json::exception &e) {
        return std::unexpected(Error{ErrorCode::NotJson, "reading the sketch of a demo city", where, e.what()});
    }
    if (!named || sketch.districts.empty() || sketch.parks.empty() || sketch.waters.empty() || sketch.roads.empty())
        return std::unexpected(Error{ErrorCode::NotFound, "reading the sketch of a demo city", where,
                                     "needs a label, districts, parks, water and roads"});
    sketch.m_metresPerLon = 111'320 * cosTurns(sketch.centre.lat / 360);
    return sketch;
}

bool Sketch::inWater(LonLat p) const
{
    return std::ranges::any_of(waters, [p](const Area &water) { return water.contains(p); });
}

bool Sketch::dryAround(LonLat p, double distance) const
{
    return !inWater(p) && !inWater(moved(p, distance, 0)) && !inWater(moved(p, -distance, 0)) &&
           !inWater(moved(p, 0, distance)) && !inWater(moved(p, 0, -distance));
}

std::optional<std::size_t> Sketch::districtAt(LonLat p) const
{
    for (std::size_t i = 0; i < districts.size(); ++i) {
        if (districts[i].contains(p))
            return i;
    }
    return std::nullopt;
}

double Sketch::metresToMotorway(LonLat p) const
{
    double nearest = 5000.0 * 5000.0;
    for (const Road &road : roads) {
        if (!road.motorway)
            continue;
        for (const Line &line : road.lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                const Step start = step(p, line[i - 1]);
                const Step way = step(line[i - 1], line[i]);
                const double square = way.east * way.east + way.north * way.north;
                const double dot = start.east * way.east + start.north * way.north;
                const double along = square > 0 ? std::clamp(-dot / square, 0.0, 1.0) : 0.0;
                const double x = start.east + along * way.east;
                const double y = start.north + along * way.north;
                nearest = std::min(nearest, x * x + y * y);
            }
        }
    }
    return std::sqrt(nearest);
}

LonLat Sketch::moved(LonLat p, double east, double north) const
{
    return {p.lon + east / m_metresPerLon, p.lat + north / metresPerLat};
}

Step Sketch::step(LonLat from, LonLat to) const
{
    return {(to.lon - from.lon) * m_metresPerLon, (to.lat - from.lat) * metresPerLat};
}

}  // namespace civiscope::demo

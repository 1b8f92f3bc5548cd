// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <algorithm>
#include <cmath>

namespace civiscope::audit::checks {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t largestRing = 400;  // places; crossings are looked for in smaller rings only

// What is to be said of one geometry.
struct Verdicts {
    bool valid = true;
    bool clockwise = false;  // an outer ring against the right-hand rule (RFC 7946, clause 3.1.6), or a hole along it
    bool crossing = false;  // a ring that crosses itself
};

bool isPosition(const Json &value)
{
    if (!value.is_array() || value.size() < 2 || value.size() > 4 ||
        !std::ranges::all_of(value, [](const Json &number) { return number.is_number(); }))
        return false;
    const double lon = value[0].get<double>(), lat = value[1].get<double>();
    return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}

bool isLine(const Json &value, std::size_t least)
{
    return value.is_array() && value.size() >= least && std::ranges::all_of(value, isPosition);
}

double cross(const Json &a, const Json &b, const Json &c)
{
    return (b[0].get<double>() - a[0].get<double>()) * (c[1].get<double>() - a[1].get<double>()) -
           (b[1].get<double>() - a[1].get<double>()) * (c[0].get<double>() - a[0].get<double>());
}

bool crossesItself(const Json &ring)
{
    const std::size_t edges = ring.size() - 1;
    for (std::size_t i = 0; i < edges; ++i)
        for (std::size_t j = i + 2; j < edges; ++j) {
            if (i == 0 && j == edges - 1)
                continue;  // neighbours
            const Json &a = ring[i], &b = ring[i + 1], &c = ring[j], &d = ring[j + 1];
            if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0)
                return true;
        }
    return false;
}

// Twice the signed area: positive against the clock.
double area(const Json &ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += cross(ring[0], ring[i], ring[i + 1]);
    return sum;
}

void lookAtPolygon(const Json &rings, Verdicts &verdicts)
{
    const bool sound = rings.is_array() && !rings.empty() && std::ranges::all_of(rings, [](const Json &ring) {
                           return isLine(ring, 4) && ring.front() == ring.back();
                       });
    verdicts.valid = verdicts.valid && sound;
    if (!sound)
        return;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const double turn = area(rings[i]);
        verdicts.clockwise = verdicts.clockwise || (i == 0 ? turn < 0 : turn > 0);
        verdicts.crossing = verdicts.crossing || (rings[i].size() <= largestRing && crossesItself(rings[i]));
    }
}

template<typename Each>
bool every(const Json &value, Each each)
{
    return value.is_array() && std::ranges::all_of(value, each);
}

void look(const Json &geometry, Verdicts &verdicts, int depth = 0)
{
    const auto type = geometry.is_object() ? geometry.find("type") : geometry.end();
    if (!geometry.is_object() || type == geometry.end() || !type->is_string() || depth > 16) {
        verdicts.valid = false;
        return;
    }
    const std::string name = type->get<std::string>();
    const Json parts = geometry.value(name == "GeometryCollection" ? "geometries" : "coordinates", Json());
    const auto line = [](const Json &value) { return isLine(value, 2); };
    bool sound = true;
    if (name == "Point")
        sound = isPosition(parts);
    else if (name == "MultiPoint")
        sound = every(parts, isPosition);
    else if (name == "LineString")
        sound = line(parts);
    else if (name == "MultiLineString")
        sound = every(parts, line);
    else if (name == "Polygon")
        lookAtPolygon(parts, verdicts);
    else if (name == "MultiPolygon" && parts.is_array())
        for (const Json &polygon : parts)
            lookAtPolygon(polygon, verdicts);
    else if (name == "GeometryCollection" && parts.is_array())
        for (const Json &part : parts)
            look(part, verdicts, depth + 1);
    else
        sound = false;
    verdicts.valid = verdicts.valid && sound;
}

}  // namespace

// G2: every geometry of the sample is GeoJSON by the letter of RFC 7946: its types, numbers in range, closed rings of
// four places or more. Rings that turn the wrong way or cross themselves are remarks; so are up to 5 % of invalid ones.
CheckResult validGeometries(const Material &material)
{
    Finding finding("G2");
    std::int64_t all = 0, invalid = 0, clockwise = 0, crossing = 0;
    eachEntity(material.sample, [&](const SampledType &, const SampledEntity &entity) {
        for (const ngsild::Attribute &attribute : entity.entity.attributes) {
            for (const ngsild::AttributeInstance &instance : attribute.instances) {
                if (instance.kind != ngsild::AttributeKind::GeoProperty)
                    continue;
                Verdicts verdicts;
                look(instance.value, verdicts);
                ++all;
                invalid += verdicts.valid ? 0 : 1;
                clockwise += verdicts.clockwise ? 1 : 0;
                crossing += verdicts.crossing ? 1 : 0;
                if (!verdicts.valid || verdicts.crossing)
                    finding.entity(material.sample, entity, attribute.name);
            }
        }
    });
    if (all == 0)
        return finding.close(Verdict::NotApplicable, ReasonCode::NothingToTest, {"geometries"});
    finding.evidence(material.sample.pages);
    if (clockwise > 0)
        finding.reason(ReasonCode::RingsClockwise, {text(clockwise)});
    if (crossing > 0)
        finding.reason(ReasonCode::RingsCrossing, {text(crossing)});
    if (invalid > 0)
        return finding.close(double(all - invalid) >= nearlyAll * double(all) ? Verdict::MetWithRemarks
                                                                              : Verdict::NotMet,
                             ReasonCode::GeometriesInvalid, {text(invalid), text(all)});
    return finding.close(clockwise + crossing > 0 ? Verdict::MetWithRemarks : Verdict::Met, ReasonCode::GeometriesValid,
                         {text(all)});
}

}  // namespace civiscope::audit::checks

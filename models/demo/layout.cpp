// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/layout.h"

#include "demo/chance.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace civiscope::demo {

namespace {

constexpr std::size_t fewest = 12;  // of a kind, however small the city: the oddities need room
constexpr int tries = 200;

struct Planted {
    Oddity oddity;
    Kind kind;
    std::size_t number;
};
constexpr Planted planted[] = {
    {Oddity::IdWithEscapedSlash, Kind::Parking, 0},  {Oddity::IdOfHttpWithFragment, Kind::Event, 0},
    {Oddity::IdWithEscapedAccents, Kind::Event, 1},  {Oddity::SeveralTargets, Kind::Event, 2},
    {Oddity::LanguageNone, Kind::Event, 3},          {Oddity::MarkupInText, Kind::Event, 4},
    {Oddity::RightToLeftText, Kind::Event, 5},       {Oddity::PolygonWithHole, Kind::Event, 6},
    {Oddity::PointWithHeight, Kind::Weather, 0},     {Oddity::OnlyNamedDatasets, Kind::AirQuality, 1},
    {Oddity::FractionOfSecond, Kind::AirQuality, 2}, {Oddity::NestedSubAttributes, Kind::AirQuality, 4},
    {Oddity::SamePlace, Kind::WasteBin, 1},
};

std::optional<std::string> oddId(Oddity oddity, std::string_view city, std::string_view type)
{
    const std::string head = "urn:ngsi-ld:" + std::string(type) + ':' + std::string(city) + ':';
    if (oddity == Oddity::IdWithEscapedSlash)
        return head + "Level%201%2FNorth%20deck";
    if (oddity == Oddity::IdOfHttpWithFragment)
        return "https://civiscope.example/" + std::string(city) + "/events?edition=1#main-stage";
    if (oddity == Oddity::IdWithEscapedAccents)
        return head + "f%C3%AAte-des-lumi%C3%A8res";
    return std::nullopt;
}

}  // namespace

Layout::Layout(const CityOptions &options, Sketch sketch)
    : m_options(options)
    , m_sketch(std::move(sketch))
{
    for (std::size_t i = 0; i < m_sketch.districts.size(); ++i) {
        if (m_sketch.districts[i].population >= 1000)
            m_livedIn.push_back(i);
    }
    for (std::size_t i = 0; i < m_sketch.parks.size(); ++i) {
        if (m_sketch.districtAt(m_sketch.parks[i].box.centre()))
            m_cityParks.push_back(i);
    }
    findSegments();
    findQuays();

    const auto countOf = [this](const KindSpec &kind) -> std::size_t {
        if (kind.kind == Kind::District)
            return m_sketch.districts.size();
        if (kind.kind == Kind::Park)
            return m_sketch.parks.size();
        if (kind.kind == Kind::RoadSegment)
            return m_segments.size();
        if (!kind.grows)
            return std::size_t(kind.atSizeOne);
        return std::max(fewest, std::size_t(std::lround(kind.atSizeOne * m_options.size)));
    };
    for (std::size_t i = 0; i < kindCount; ++i) {
        const KindSpec &kind = kindsOf(m_options.city)[i];
        const std::size_t number = kind.kind == Kind::Device
                                       ? count(Kind::AirQuality) + count(Kind::Weather) + count(Kind::WasteBin)
                                       : countOf(kind);
        m_first[i + 1] = m_first[i] + number;
    }
}

std::size_t Layout::count(Kind kind) const
{
    return m_first[std::size_t(kind) + 1] - m_first[std::size_t(kind)];
}

Kind Layout::kindOf(std::size_t index) const
{
    return Kind(std::ranges::upper_bound(m_first, index) - m_first.begin() - 1);
}

Thing Layout::thing(std::size_t index) const
{
    Thing thing;
    thing.index = index;
    thing.kind = kindOf(index);
    thing.number = index - first(thing.kind);
    thing.key = mix(m_options.seed, std::uint64_t(m_options.city), std::uint64_t(thing.kind), thing.number);
    for (const Planted &one : planted) {
        if (one.kind == thing.kind && one.number == thing.number)
            thing.oddity = one.oddity;
    }
    place(thing);
    return thing;
}

std::string Layout::id(std::size_t index) const
{
    const KindSpec &kind = spec(kindOf(index));
    const std::size_t number = index - first(kind.kind);
    for (const Planted &one : planted) {
        if (one.kind == kind.kind && one.number == number) {
            if (auto odd = oddId(one.oddity, wordOf(m_options.city), kind.type))
                return *odd;
        }
    }
    return "urn:ngsi-ld:" + std::string(kind.type) + ':' + std::string(wordOf(m_options.city)) + ':' +
           std::to_string(number + 1);
}

std::optional<std::size_t> Layout::find(std::string_view wanted) const
{
    for (const Planted &one : planted) {
        const std::size_t index = first(one.kind) + one.number;
        if (wanted == id(index))
            return index;
    }
    const auto colon = wanted.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    std::size_t number = 0;
    const auto read = std::from_chars(wanted.data() + colon + 1, wanted.data() + wanted.size(), number);
    if (read.ec != std::errc() || read.ptr != wanted.data() + wanted.size() || number == 0)
        return std::nullopt;
    for (std::size_t k = 0; k < kindCount; ++k) {
        if (number <= count(Kind(k)) && wanted == id(Kind(k), number - 1))
            return first(Kind(k)) + number - 1;
    }
    return std::nullopt;
}

std::optional<std::size_t> Layout::find(Oddity oddity) const
{
    for (const Planted &one : planted) {
        if (one.oddity == oddity)
            return first(one.kind) + one.number;
    }
    return std::nullopt;
}

std::size_t Layout::hostOf(std::size_t device) const
{
    std::size_t number = device - first(Kind::Device);
    for (const Kind kind : {Kind::AirQuality, Kind::Weather}) {
        if (number < count(kind))
            return first(kind) + number;
        number -= count(kind);
    }
    return first(Kind::WasteBin) + number;
}

std::size_t Layout::deviceOf(const Thing &host) const
{
    std::size_t number = host.number;
    if (host.kind != Kind::AirQuality)
        number += count(Kind::AirQuality);
    if (host.kind == Kind::WasteBin)
        number += count(Kind::Weather);
    return first(Kind::Device) + number;
}

// Walks along every road in short steps; what is in a district and dry on both sides is cut into stretches.
void Layout::findSegments()
{
    constexpr double step = 25;
    constexpr double margin = 30;
    const double longest = m_options.city == CityName::Antwerp ? 700 : 1600;
    for (std::size_t r = 0; r < m_sketch.roads.size(); ++r) {
        for (const Line &line : m_sketch.roads[r].lines) {
            Line run;
            const auto finish = [&] {
                const double metres = run.empty() ? 0 : step * double(run.size() - 1);
                if (metres >= 150) {
                    Segment segment{r, {}, metres};
                    for (std::size_t i = 0; i + 1 < run.size(); i += 3)
                        segment.line.push_back(run[i]);
                    segment.line.push_back(run.back());
                    if (!m_sketch.roads[r].motorway)
                        m_mainSegments.push_back(m_segments.size());
                    m_segments.push_back(std::move(segment));
                }
                run.clear();
            };
            double carried = 0;
            for (std::size_t i = 1; i < line.size(); ++i) {
                const double length = m_sketch.metres(line[i - 1], line[i]);
                for (; carried < length; carried += step) {
                    const double part = carried / length;
                    const LonLat p{line[i - 1].lon + part * (line[i].lon - line[i - 1].lon),
                                   line[i - 1].lat + part * (line[i].lat - line[i - 1].lat)};
                    if (!m_sketch.dryAround(p, margin) || !m_sketch.districtAt(p)) {
                        finish();
                        continue;
                    }
                    run.push_back(p);
                    if (step * double(run.size() - 1) >= longest) {
                        finish();
                        run.push_back(p);
                    }
                }
                carried -= length;
            }
            finish();
        }
    }
}

void Layout::findQuays()
{
    const std::string_view river = m_options.city == CityName::Antwerp ? "Schelde" : "Brisbane River";
    for (const Area &water : m_sketch.waters) {
        if (water.name != river)
            continue;
        for (const Polygon &polygon : water.polygons) {
            for (const LonLat p : polygon.front()) {
                if (m_sketch.metres(p, m_sketch.centre) > 9000)
                    continue;
                for (int direction = 0; direction < 8; ++direction) {
                    const LonLat q = m_sketch.moved(p, 32 * cosTurns(direction / 8.0), 32 * sinTurns(direction / 8.0));
                    if (m_sketch.dryAround(q, 12) && m_sketch.districtAt(q)) {
                        m_quays.push_back(q);
                        break;
                    }
                }
            }
        }
    }
}

std::optional<LonLat> Layout::inside(const Area &area, std::uint64_t chance) const
{
    for (int i = 0; i < tries; ++i) {
        const LonLat p{between(mix(chance, i, 1), area.box.west, area.box.east),
                       between(mix(chance, i, 2), area.box.south, area.box.north)};
        if (area.contains(p) && m_sketch.dryAround(p, 12))
            return p;
    }
    return std::nullopt;
}

LonLat Layout::inSomeDistrict(std::uint64_t chance) const
{
    for (int i = 0;; ++i) {
        const std::size_t district = m_livedIn[below(mix(chance, i), m_livedIn.size())];
        if (const auto p = inside(m_sketch.districts[district], mix(chance, i, 3)))
            return *p;
    }
}

// Thick in the middle, thin at the rim.
LonLat Layout::nearCentre(std::uint64_t chance, double metres) const
{
    for (int i = 0; i < tries; ++i) {
        const double u = unit(mix(chance, i, 1));
        const double far = metres * (0.2 * u + 0.8 * u * u);
        const double turn = unit(mix(chance, i, 2));
        const LonLat p = m_sketch.moved(m_sketch.centre, far * cosTurns(turn), far * sinTurns(turn));
        if (m_sketch.dryAround(p, 45) && m_sketch.districtAt(p))
            return p;
    }
    return inSomeDistrict(chance);
}

LonLat Layout::besideRoad(Thing &thing, bool main, double near, double far) const
{
    const std::uint64_t chance = mix(thing.key, 11);
    for (int i = 0;; ++i) {
        const std::size_t pick = below(mix(chance, i, 1), main ? m_mainSegments.size() : m_segments.size());
        thing.segment = main ? m_mainSegments[pick] : pick;
        const Line &line = m_segments[thing.segment].line;
        const std::size_t at = below(mix(chance, i, 2), line.size() - 1);
        const double part = unit(mix(chance, i, 3));
        const LonLat a = line[at];
        const LonLat b = line[at + 1];
        const Step along = m_sketch.step(a, b);
        const double side = between(mix(chance, i, 4), near, far) * (mix(chance, i, 5) % 2 ? 1 : -1) / along.length();
        const LonLat on{a.lon + part * (b.lon - a.lon), a.lat + part * (b.lat - a.lat)};
        const LonLat p = m_sketch.moved(on, along.north * side, -along.east * side);
        if (m_sketch.dryAround(p, 4) && m_sketch.districtAt(p))
            return p;
    }
}

Line Layout::lane(const Segment &segment, bool reversed, double metres) const
{
    Line line = segment.line;
    if (reversed)
        std::ranges::reverse(line);
    Line shifted;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Step along = m_sketch.step(line[i > 0 ? i - 1 : 0], line[std::min(i + 1, line.size() - 1)]);
        const double right = metres / along.length();
        shifted.push_back(m_sketch.moved(line[i], along.north * right, -along.east * right));
    }
    return shifted;
}

void Layout::place(Thing &thing) const
{
    const std::uint64_t chance = mix(thing.key, 7);
    switch (thing.kind) {
    case Kind::Organization:
    case Kind::Device:
    case Kind::LowEmissionZone:
    case Kind::Count: return;
    case Kind::District: thing.at = m_sketch.districts[thing.number].box.centre(); break;
    case Kind::Park: thing.at = m_sketch.parks[thing.number].box.centre(); break;
    case Kind::RoadSegment:
        thing.segment = thing.number;
        thing.at = m_segments[thing.number].line[m_segments[thing.number].line.size() / 2];
        break;
    case Kind::TrafficFlow:
        thing.segment = thing.number * 7919 % m_segments.size();
        thing.at = m_segments[thing.segment].line[m_segments[thing.segment].line.size() / 2];
        break;
    case Kind::AirQuality:
        thing.at = thing.number % 3 == 0 ? besideRoad(thing, false, 18, 45) : inSomeDistrict(chance);
        thing.metresToMotorway = m_sketch.metresToMotorway(*thing.at);
        break;
    case Kind::Weather: thing.at = inSomeDistrict(chance); break;
    case Kind::WaterLevel:
    case Kind::FerryTerminal:
        // Spread along the banks, the two kinds not on each other's feet.
        thing.at = m_quays[((2 * thing.number + std::size_t(thing.kind == Kind::WaterLevel)) * m_quays.size() /
                            (2 * count(thing.kind))) %
                           m_quays.size()];
        break;
    case Kind::Parking: thing.at = thing.number % 4 == 3 ? inSomeDistrict(chance) : nearCentre(chance, 2600); break;
    case Kind::BikeHub: thing.at = nearCentre(chance, 6500); break;
    case Kind::Streetlight: thing.at = besideRoad(thing, thing.number % 4 != 0, 7, 12); break;
    case Kind::WasteBin: {
        const std::size_t park = m_cityParks[below(mix(chance, 1), m_cityParks.size())];
        // Two bins side by side on one and the same point.
        if (thing.oddity == Oddity::SamePlace)
            thing.at = this->thing(thing.index - 1).at;
        else if (thing.number % 2 == 0)
            thing.at = inside(m_sketch.parks[park], mix(chance, 2));
        if (!thing.at)
            thing.at = besideRoad(thing, true, 8, 14);
        break;
    }
    case Kind::Event: {
        const std::size_t park = m_cityParks[below(mix(chance, 1), m_cityParks.size())];
        if (thing.number % 5 < 3)
            thing.at = inside(m_sketch.parks[park], mix(chance, 2));
        if (thing.at)
            thing.park = park;
        else
            thing.at = nearCentre(chance, 1800);
        break;
    }
    }
    thing.district = m_sketch.districtAt(*thing.at);
    thing.metresToCentre = m_sketch.metres(*thing.at, m_sketch.centre);
}

}  // namespace civiscope::demo

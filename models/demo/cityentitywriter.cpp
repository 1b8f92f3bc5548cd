// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/cityentitywriter.h"

#include "demo/chance.h"
#include "demo/citynames.h"

#include <cmath>

namespace civiscope::demo {

namespace {

void property(JsonWriter &json, std::string_view name, std::string_view value)
{
    json.attribute(name, "Property").key("value").text(value).close('}');
}

void property(JsonWriter &json, std::string_view name, double value, int decimals, const char *unitCode = nullptr)
{
    json.attribute(name, "Property").key("value").number(value, decimals);
    if (unitCode)
        json.key("unitCode").text(unitCode);
    json.close('}');
}

void vocab(JsonWriter &json, std::string_view name, std::string_view term)
{
    json.attribute(name, "VocabProperty").key("vocab").text(term).close('}');
}

void time(JsonWriter &json, std::string_view name, Moment moment)
{
    json.attribute(name, "Property")
        .key("value")
        .open('{')
        .key("@type")
        .text("DateTime")
        .key("@value")
        .text(formatDateTime(moment))
        .close('}')
        .close('}');
}

void position(JsonWriter &json, LonLat p)
{
    json.open('[').number(p.lon, 6).number(p.lat, 6).close(']');
}

void line(JsonWriter &json, const Line &points)
{
    json.open('[');
    for (const LonLat p : points)
        position(json, p);
    json.close(']');
}

void polygon(JsonWriter &json, const Polygon &rings)
{
    json.open('[');
    for (const Ring &ring : rings)
        line(json, ring);
    json.close(']');
}

void geometry(JsonWriter &json, std::string_view type, const auto &writeCoordinates)
{
    json.attribute("location", "GeoProperty").key("value").open('{').key("type").text(type).key("coordinates");
    writeCoordinates();
    json.close('}').close('}');
}

void languages(JsonWriter &json, std::string_view name, const Names &names)
{
    json.attribute(name, "LanguageProperty").key("languageMap").open('{');
    for (const auto &[tag, text] : names)
        json.key(tag).text(text);
    json.close('}').close('}');
}

// An eight-cornered ring, counter-clockwise.
Ring octagon(const Sketch &sketch, LonLat centre, double metres, bool clockwise)
{
    Ring ring;
    for (int corner = 0; corner <= 8; ++corner) {
        const double turn = (clockwise ? -corner % 8 : corner % 8) / 8.0;
        ring.push_back(sketch.moved(centre, metres * cosTurns(turn), metres * sinTurns(turn)));
    }
    return ring;
}

// A car park's outline, turned at random.
Ring footprint(const Sketch &sketch, LonLat centre, std::uint64_t chance)
{
    const double turn = unit(chance);
    const double c = cosTurns(turn);
    const double s = sinTurns(turn);
    Ring ring;
    for (const auto &[x, y] : {std::pair{-30, -20}, {30, -20}, {30, 20}, {-30, 20}, {-30, -20}})
        ring.push_back(sketch.moved(centre, x * c - y * s, x * s + y * c));
    return ring;
}

// Square kilometres, of outer rings less holes.
double areaOf(const Sketch &sketch, const Area &area)
{
    double twice = 0;
    for (const Polygon &rings : area.polygons) {
        for (const Ring &ring : rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const Step a = sketch.step(ring.front(), ring[i - 1]);
                const Step b = sketch.step(ring.front(), ring[i]);
                twice += a.east * b.north - b.east * a.north;
            }
        }
    }
    return std::abs(twice) / 2e6;
}

}  // namespace

const char *datasetOf(Instance instance)
{
    return instance == Instance::Default ? nullptr : "urn:ngsi-ld:Dataset:second-sensor";
}

std::vector<Instance> CityEntityWriter::instances(const Thing &thing, const Measure &measure) const
{
    // Two fifths of Brisbane's stations do not measure fine particles.
    if (thing.kind == Kind::AirQuality && measure.quantity == Quantity::Pm25 &&
        m_layout.options().city == CityName::Brisbane && mix(thing.key, 0x706d32) % 5 < 2)
        return {};
    if (thing.kind == Kind::AirQuality && measure.quantity == Quantity::No2) {
        if (thing.oddity == Oddity::OnlyNamedDatasets)
            return {Instance::SecondSensor};
        if (thing.number % 4 == 0)
            return {Instance::Default, Instance::SecondSensor};
    }
    return {Instance::Default};
}

std::string CityEntityWriter::instance(const Thing &thing, const Measure &measure, Instance which,
                                       Moment observedAt) const
{
    JsonWriter json;
    json.open('{').key("type");
    switch (measure.quantity) {
    case Quantity::ParkingState:
    case Quantity::HubState:
    case Quantity::LampState:
        json.text("VocabProperty").key("vocab").text(m_model.word(thing, measure.quantity, observedAt));
        break;
    case Quantity::Emptied:
        json.text("Property")
            .key("value")
            .open('{')
            .key("@type")
            .text("DateTime")
            .key("@value")
            .text(formatDateTime(m_model.moment(thing, observedAt)))
            .close('}');
        break;
    default: {
        double value = m_model.number(thing, measure.quantity, observedAt);
        // The cheaper sensor beside reads a little high and trembles.
        if (which == Instance::SecondSensor)
            value *= 1.07 + 0.04 * noise(thing.key, hoursOf(observedAt) * 3);
        json.text("Property").key("value").number(value * measure.factor + measure.offset, measure.decimals);
        if (measure.unitCode)
            json.key("unitCode").text(measure.unitCode);
    }
    }
    json.key("observedAt").text(formatDateTime(observedAt));
    if (which == Instance::SecondSensor)
        json.key("datasetId").text(datasetOf(which));
    if (thing.kind == Kind::AirQuality && measure.quantity == Quantity::No2) {
        json.attribute("uncertainty", "Property").key("value").number(which == Instance::Default ? 0.1 : 0.3, 2);
        if (thing.oddity == Oddity::NestedSubAttributes) {
            json.attribute("method", "Property").key("value").text("side by side, four weeks");
            json.attribute("certifiedBy", "Relationship").key("object").text(m_layout.id(Kind::Organization, 5));
            property(json, "certificate", "A-17/3");
            json.close('}').close('}');
        }
        json.close('}');
    }
    return json.close('}').takeText();
}

void CityEntityWriter::measures(JsonWriter &json, const Thing &thing, Moment observedAt) const
{
    for (const Measure &measure : m_layout.spec(thing.kind).measures) {
        const auto which = instances(thing, measure);
        if (which.empty())
            continue;
        json.key(measure.name);
        if (which.size() > 1)
            json.open('[');
        for (const Instance one : which)
            json.raw(instance(thing, measure, one, observedAt));
        if (which.size() > 1)
            json.close(']');
    }
}

std::string CityEntityWriter::attributes(const Thing &thing, Moment observedAt) const
{
    JsonWriter json;
    json.open('{');
    measures(json, thing, observedAt);
    return json.close('}').takeText();
}

std::string CityEntityWriter::entity(const Thing &thing, Moment at) const
{
    const KindSpec &kind = m_layout.spec(thing.kind);
    JsonWriter json;
    json.open('{').key("id").text(m_layout.id(thing.index)).key("type");
    if (kind.secondType)
        json.open('[').text(kind.type).text(kind.secondType).close(']');
    else
        json.text(kind.type);
    json.key("scope");
    // Bike hubs and events are filed under their district as well.
    if (thing.district && (thing.kind == Kind::BikeHub || thing.kind == Kind::Event))
        json.open('[')
            .text(kind.scope)
            .text(scopeOfDistrict(m_layout.options().city, m_layout.sketch().districts[*thing.district].name))
            .close(']');
    else
        json.text(kind.scope);
    name(json, thing);
    place(json, thing);
    facts(json, thing);
    if (kind.stepSeconds > 0)
        measures(json, thing, m_model.observedBy(thing, at));
    return json.close('}').takeText();
}

void CityEntityWriter::name(JsonWriter &json, const Thing &thing) const
{
    const CityName city = m_layout.options().city;
    const Sketch &sketch = m_layout.sketch();
    const std::string district = thing.district ? sketch.districts[*thing.district].name : "";
    Names names;
    switch (thing.kind) {
    case Kind::Organization: names = organizationNames(city, thing.number); break;
    case Kind::District: names = placeNames(city, sketch.districts[thing.number].name); break;
    case Kind::Park: names = placeNames(city, sketch.parks[thing.number].name); break;
    case Kind::RoadSegment:
    case Kind::TrafficFlow: names = placeNames(city, sketch.roads[m_layout.segments()[thing.segment].road].name); break;
    case Kind::Device:
    case Kind::Streetlight:
    case Kind::WasteBin: return;  // thousands of them, known by number only
    default: names = numberedNames(city, thing.kind, district, thing.number + 1);
    }
    if (thing.oddity == Oddity::LanguageNone)
        names.emplace_back("@none", names.front().second + " ★");
    languages(json, "name", names);
}

void CityEntityWriter::relation(JsonWriter &json, std::string_view name, std::size_t target) const
{
    json.attribute(name, "Relationship")
        .key("object")
        .text(m_layout.id(target))
        .key("objectType")
        .text(m_layout.spec(m_layout.kindOf(target)).type)
        .close('}');
}

void CityEntityWriter::areaProperty(JsonWriter &json, const Area &area) const
{
    const bool several = area.polygons.size() > 1;
    geometry(json, several ? "MultiPolygon" : "Polygon", [&] {
        if (several)
            json.open('[');
        for (const Polygon &rings : area.polygons)
            polygon(json, rings);
        if (several)
            json.close(']');
    });
}

void CityEntityWriter::place(JsonWriter &json, const Thing &thing) const
{
    const Sketch &sketch = m_layout.sketch();
    switch (thing.kind) {
    case Kind::Organization:
    case Kind::Device: return;
    case Kind::District: return areaProperty(json, sketch.districts[thing.number]);
    case Kind::Park: areaProperty(json, sketch.parks[thing.number]); break;
    case Kind::LowEmissionZone: return areaProperty(json, sketch.zones[thing.number]);
    case Kind::RoadSegment:
        geometry(json, "LineString", [&] { line(json, m_layout.segments()[thing.segment].line); });
        break;
    case Kind::TrafficFlow: {
        const std::size_t round = thing.number / m_layout.segments().size();
        const double metres = 6 + 3.5 * double(round / 2 % 4);
        geometry(json, "LineString",
                 [&] { line(json, m_layout.lane(m_layout.segments()[thing.segment], round % 2 == 1, metres)); });
        break;
    }
    case Kind::Parking:
        if (m_layout.options().city == CityName::Brisbane) {
            geometry(json, "Polygon", [&] { polygon(json, {footprint(sketch, *thing.at, mix(thing.key, 21))}); });
            break;
        }
        [[fallthrough]];
    default:
        if (thing.oddity == Oddity::PolygonWithHole)
            geometry(json, "Polygon", [&] {
                polygon(json, {octagon(sketch, *thing.at, 11, false), octagon(sketch, *thing.at, 4, true)});
            });
        else if (thing.oddity == Oddity::PointWithHeight)
            geometry(json, "Point", [&] {
                json.open('[').number(thing.at->lon, 6).number(thing.at->lat, 6).number(12.5, 1).close(']');
            });
        else
            geometry(json, "Point", [&] { position(json, *thing.at); });
    }
    if (thing.district)
        relation(json, "district", m_layout.first(Kind::District) + *thing.district);
}

void CityEntityWriter::groundFacts(JsonWriter &json, const Thing &thing) const
{
    const Sketch &sketch = m_layout.sketch();
    switch (thing.kind) {
    case Kind::District: {
        const Area &area = sketch.districts[thing.number];
        property(json, "population", area.population, 0, "C62");
        property(json, "area", areaOf(sketch, area), 2, "KMK");
        property(json, "partOf", area.within);
        break;
    }
    case Kind::LowEmissionZone:
        property(json, "minimumEuroClassDiesel", 5, 0);
        property(json, "minimumEuroClassPetrol", 2, 0);
        json.attribute("covers", "Relationship").key("object").open('[');
        for (const std::size_t district : lowEmissionDistricts(sketch))
            json.text(m_layout.id(Kind::District, district));
        json.close(']').key("objectType").text(m_layout.spec(Kind::District).type).close('}');
        break;
    case Kind::Park:
        property(json, "area", areaOf(sketch, sketch.parks[thing.number]), 2, "KMK");
        vocab(json, "access", "public");
        break;
    case Kind::RoadSegment:
        property(json, "length", m_layout.segments()[thing.segment].metres, 0, "MTR");
        property(json, "maximumAllowedSpeed", m_model.speedLimit(thing.segment), 0, "KMH");
        vocab(json, "roadClass", sketch.roads[m_layout.segments()[thing.segment].road].motorway ? "motorway" : "main");
        break;
    default: break;
    }
}

void CityEntityWriter::parkingFacts(JsonWriter &json, const Thing &thing) const
{
    const CityName city = m_layout.options().city;
    const int total = m_model.parkingSpaces(thing);
    property(json, "totalSpotNumber", total, 0, "C62");
    json.attribute("floorCapacities", "ListProperty").key("valueList").open('[');
    const int floors = 1 + total / 200;
    for (int floor = 0; floor < floors; ++floor) {
        const int spaces = total / floors + (floor == 0 ? total % floors : 0);
        json.number(spaces, 0);
    }
    json.close(']').close('}');
    json.attribute("openingHours", "JsonProperty").key("json").open('{');
    for (const char *days : {"Mo-Fr", "Sa-Su"})
        json.key(days).open('{').key("from").text("05:00").key("to").text("24:00").close('}');
    json.close('}').close('}');
    json.attribute("address", "Property")
        .key("value")
        .open('{')
        .key("addressLocality")
        .text(city == CityName::Antwerp ? "Antwerpen" : "Brisbane")
        .key("addressCountry")
        .text(city == CityName::Antwerp ? "BE" : "AU")
        .close('}')
        .close('}');
    relation(json, "operator", m_layout.first(Kind::Organization));
}

void CityEntityWriter::facts(JsonWriter &json, const Thing &thing) const
{
    const CityName city = m_layout.options().city;
    const std::uint64_t chance = mix(thing.key, 31);
    const std::size_t organizations = m_layout.first(Kind::Organization);
    switch (thing.kind) {
    case Kind::Organization:
        property(json, "url",
                 "https://civiscope.example/" + std::string(wordOf(city)) + "/organizations/" +
                     std::to_string(thing.number + 1));
        break;
    case Kind::District:
    case Kind::LowEmissionZone:
    case Kind::Park:
    case Kind::RoadSegment: groundFacts(json, thing); break;
    case Kind::AirQuality:
    case Kind::Weather:
        relation(json, "refDevice", m_layout.deviceOf(thing));
        relation(json, "operator", organizations + 5);
        break;
    case Kind::WaterLevel:
        // Here Brisbane names the operator instead of pointing at it.
        if (city == CityName::Brisbane)
            property(json, "operator", organizationNames(city, 5).front().second);
        else
            relation(json, "operator", organizations + 5);
        break;
    case Kind::TrafficFlow:
        relation(json, "refRoadSegment", m_layout.first(Kind::RoadSegment) + thing.segment);
        property(json, "laneNumber", 1 + double(mix(chance, 1) % 3), 0);
        break;
    case Kind::Parking: parkingFacts(json, thing); break;
    case Kind::BikeHub:
        property(json, "totalSlotNumber", m_model.bikeDocks(thing), 0, "C62");
        relation(json, "operator", organizations + 1);
        break;
    case Kind::FerryTerminal:
        json.attribute("routes", "ListProperty")
            .key("valueList")
            .open('[')
            .text("City")
            .text(thing.metresToCentre < 4000 ? "Cross-river" : "Express")
            .close(']')
            .close('}');
        relation(json, "operator", organizations + 2);
        break;
    case Kind::Streetlight:
        property(json, "lampPower", m_model.lampWatts(thing), 0, "WTT");
        relation(json, "refRoadSegment", m_layout.first(Kind::RoadSegment) + thing.segment);
        relation(json, "operator", organizations + 3);
        break;
    case Kind::WasteBin:
        property(json, "capacity", 60 + 60 * double(mix(chance, 1) % 4), 0, "LTR");
        vocab(json, "wasteKind", thing.number % 3 == 0 ? "recyclable" : "residual");
        relation(json, "refDevice", m_layout.deviceOf(thing));
        relation(json, "operator", organizations + 4);
        break;
    case Kind::Event: event(json, thing); break;
    case Kind::Device:
        property(json, "serialNumber", "CS-" + std::to_string(100'000 + mix(chance, 1) % 900'000));
        property(json, "firmwareVersion", "2." + std::to_string(mix(chance, 2) % 8));
        relation(json, "controlledAsset", m_layout.hostOf(thing.index));
        break;
    case Kind::Count: break;
    }
}

void CityEntityWriter::event(JsonWriter &json, const Thing &thing) const
{
    const CityName city = m_layout.options().city;
    const std::uint64_t chance = mix(thing.key, 41);
    // Some days ago to a month ahead of "now", on the hour.
    const Moment today = m_layout.options().now / day * day;
    const Moment start = today + (Moment(mix(chance, 1) % 40) - 8) * day + Moment(mix(chance, 2) % 12) * day / 24 +
                         (city == CityName::Antwerp ? 9 : 0) * day / 24;
    time(json, "startDate", start);
    time(json, "endDate", start + Moment(2 + mix(chance, 3) % 7) * day / 24);
    constexpr const char *categories[] = {"concert", "market", "sport", "exhibition", "family"};
    vocab(json, "category", categories[thing.number % 5]);
    property(json, "expectedVisitors", 50 * double(1 + mix(chance, 4) % 60), 0, "C62");
    if (thing.park)
        relation(json, "venue", m_layout.first(Kind::Park) + *thing.park);
    const std::size_t organizer = m_layout.first(Kind::Organization) + 6;
    if (thing.oddity == Oddity::SeveralTargets)
        json.attribute("organizer", "Relationship")
            .key("object")
            .open('[')
            .text(m_layout.id(organizer))
            .text(m_layout.id(organizer + 1))
            .close(']')
            .key("objectType")
            .text("Organization")
            .close('}');
    else
        relation(json, "organizer", organizer);
    if (thing.oddity == Oddity::MarkupInText)
        property(json, "description", R"(<b>Bring</b> "friends" & a hat; 100 % free <script>alert(1)</script>)");
    if (thing.oddity == Oddity::RightToLeftText)
        languages(json, "description", {{"en", "A day of music"}, {"ar", "يوم من الموسيقى"}});
}

}  // namespace civiscope::demo

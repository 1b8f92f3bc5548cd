// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/citynames.h"

#include <algorithm>
#include <array>

namespace civiscope::demo {

namespace {

struct Translated {
    const char *nl;
    const char *fr;
    const char *en;
};

constexpr Translated antwerpOrganizations[8] = {
    {"Sinjoor Parkings", "Parkings Sinjoor", "Sinjoor Car Parks"},
    {"Koekenstad Fietsen", "Vélos Koekenstad", "Koekenstad Bikes"},
    {"Scheldependel", "Navette de l'Escaut", "Scheldt Shuttle"},
    {"Havenlicht", "Lumière du Port", "Harbour Light"},
    {"Propere Kaaien", "Quais Propres", "Clean Quays"},
    {"Meetnet Lucht en Water", "Réseau Air et Eau", "Air and Water Network"},
    {"Stadsagenda", "Agenda de la Ville", "City Agenda"},
    {"Vrienden van het Park", "Amis du Parc", "Friends of the Park"},
};
constexpr const char *brisbaneOrganizations[8] = {
    "River City Parking", "Jacaranda Bikes",        "Moreton Ferries",
    "Sunshine Lighting",  "Clean Streets",          "Bayside Air and Water Network",
    "South Side Events",  "Friends of the Gardens",
};

constexpr Translated places[] = {
    {"Historisch Centrum", "Centre historique", "Historic Centre"},
    {"Linkeroever", "Rive gauche", "Left Bank"},
    {"Stationswijk", "Quartier de la Gare", "Station Quarter"},
    {"Zuid", "Sud", "South Quarter"},
    {"Haven", "Port", "Port"},
    {"Stadspark", "Parc de la Ville", "City Park"},
    {"Nachtegalenpark", "Parc du Rossignol", "Nightingale Park"},
    {"Park Spoor Noord", "Parc Spoor Noord", "Railway Park North"},
    {"Scheldekaaien", "Quais de l'Escaut", "Scheldt Quays"},
    {"Leien", "Boulevards", "Boulevards"},
};

Translated facility(Kind kind)
{
    switch (kind) {
    case Kind::AirQuality: return {"Meetstation lucht", "Station air", "Air station"};
    case Kind::Weather: return {"Weerstation", "Station météo", "Weather station"};
    case Kind::WaterLevel: return {"Peilschaal", "Limnimètre", "Water gauge"};
    case Kind::Parking: return {"Parking", "Parking", "Car park"};
    case Kind::BikeHub: return {"Fietshub", "Station vélos", "Bike hub"};
    case Kind::FerryTerminal: return {"Veer", "Bac", "Ferry terminal"};
    case Kind::LowEmissionZone: return {"Lage-emissiezone", "Zone de basses émissions", "Low emission zone"};
    default: return {"Evenement", "Événement", "Event"};
    }
}

Names namesOf(CityName city, const Translated &text, const std::string &tail = {})
{
    if (city == CityName::Brisbane)
        return {{"en", text.en + tail}};
    return {{"nl", text.nl + tail}, {"fr", text.fr + tail}, {"en", text.en + tail}};
}

}  // namespace

Names organizationNames(CityName city, std::size_t number)
{
    if (city == CityName::Brisbane)
        return {{"en", brisbaneOrganizations[number]}};
    return namesOf(city, antwerpOrganizations[number]);
}

Names placeNames(CityName city, const std::string &name)
{
    for (const Translated &place : places) {
        if (city == CityName::Antwerp && name == place.nl)
            return namesOf(city, place);
    }
    return namesOf(city, {name.c_str(), name.c_str(), name.c_str()});
}

Names numberedNames(CityName city, Kind kind, const std::string &district, std::size_t number)
{
    if (kind == Kind::LowEmissionZone)
        return namesOf(city, facility(kind));
    const std::string where = district.empty() ? "" : ' ' + district;
    return namesOf(city, facility(kind), where + ' ' + std::to_string(number));
}

std::string scopeOfDistrict(CityName city, std::string_view district)
{
    std::string scope = city == CityName::Antwerp ? "/Antwerp/Districts/" : "/Brisbane/Districts/";
    for (const char c : district) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        scope += letter ? c : '_';
    }
    return scope;
}

std::vector<std::size_t> lowEmissionDistricts(const Sketch &sketch)
{
    constexpr std::array inner{"Linkeroever", "Zuid",         "Historisch Centrum", "Eilandje", "Stuivenberg-Seefhoek",
                               "Dam",         "Stationswijk", "Harmonie",           "Zurenborg"};
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < sketch.districts.size(); ++i) {
        if (std::ranges::find(inner, sketch.districts[i].name) != inner.end())
            found.push_back(i);
    }
    return found;
}

}  // namespace civiscope::demo

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kinds.h"

namespace civiscope::demo {

namespace {

using enum Quantity;

namespace antwerp {

constexpr Measure air[] = {
    {"no2", No2, "GQ", 1, 0, 1},
    {"pm10", Pm10, "GQ", 1, 0, 1},
    {"pm25", Pm25, "GQ", 1, 0, 1},
    {"o3", Ozone, "GQ", 1, 0, 1},
    {"temperature", Temperature, "CEL", 1, 0, 1},
    {"relativeHumidity", Humidity, "P1", 1, 0, 0},
};
constexpr Measure weather[] = {
    {"temperature", Temperature, "CEL", 1, 0, 1},
    {"relativeHumidity", Humidity, "P1", 1, 0, 0},
    {"windSpeed", Wind, "KMH", 3.6, 0, 1},
    {"windDirection", WindFrom, "DD", 1, 0, 0},
    {"atmosphericPressure", Pressure, "A97", 1, 0, 1},
    {"precipitation", Rain, "MMT", 1, 0, 1},
};
constexpr Measure water[] = {{"waterLevel", WaterLevel, "MTR", 1, 0, 2}};
constexpr Measure flow[] = {
    {"intensity", FlowIntensity, "H10", 1, 0, 0},
    {"averageVehicleSpeed", FlowSpeed, "KMH", 1, 0, 1},
};
constexpr Measure parking[] = {
    {"availableSpotNumber", SpotsFree, "C62", 1, 0, 0},
    {"occupancy", SpotsTakenShare, "C62", 1, 0, 3},
    {"operationStatus", ParkingState},
};
constexpr Measure bikes[] = {
    {"availableBikeNumber", BikesFree, "C62", 1, 0, 0},
    {"freeSlotNumber", DocksFree, "C62", 1, 0, 0},
    {"operationStatus", HubState},
};
constexpr Measure lamps[] = {
    {"powerState", LampState},
    {"powerConsumption", LampPower, "WTT", 1, 0, 1},
    {"dimmingLevel", LampDimming, "P1", 1, 0, 0},
};
constexpr Measure bins[] = {
    {"fillLevel", FillShare, "C62", 1, 0, 2},
    {"lastEmptied", Emptied},
};
constexpr Measure devices[] = {{"batteryLevel", Battery, "P1", 1, 0, 0}};

constexpr KindSpec kinds[kindCount] = {
    {Kind::Organization, "Organization", nullptr, "/Antwerp", 8, false, 0, {}},
    {Kind::District, "District", nullptr, "/Antwerp/Places", -1, false, 0, {}},
    {Kind::LowEmissionZone, "LowEmissionZone", nullptr, "/Antwerp/Places", 1, false, 0, {}},
    {Kind::Park, "Park", nullptr, "/Antwerp/Places", -1, false, 0, {}},
    {Kind::RoadSegment, "RoadSegment", nullptr, "/Antwerp/Mobility/Roads", -1, false, 0, {}},
    {Kind::AirQuality, "AirQualityObserved", nullptr, "/Antwerp/Environment/Air", 120, true, 600, air},
    {Kind::Weather, "WeatherObserved", nullptr, "/Antwerp/Environment/Weather", 24, true, 600, weather},
    {Kind::WaterLevel, "WaterLevelObserved", nullptr, "/Antwerp/Environment/Water", 12, false, 300, water},
    {Kind::TrafficFlow, "TrafficFlowObserved", nullptr, "/Antwerp/Mobility/Roads", 240, true, 300, flow},
    {Kind::Parking, "OffStreetParking", nullptr, "/Antwerp/Mobility/Parking", 60, true, 300, parking},
    {Kind::BikeHub, "BikeHireDockingStation", "MobilityHub", "/Antwerp/Mobility/Bikes", 260, true, 120, bikes},
    {Kind::FerryTerminal, "FerryTerminal", nullptr, "/Antwerp/Mobility", 0, false, 0, {}},
    {Kind::Streetlight, "Streetlight", nullptr, "/Antwerp/Lighting", 940, true, 900, lamps},
    {Kind::WasteBin, "WasteContainer", nullptr, "/Antwerp/Waste", 430, true, 1800, bins},
    {Kind::Event, "Event", nullptr, "/Antwerp/Agenda", 60, true, 0, {}},
    {Kind::Device, "Device", nullptr, "/Antwerp/Devices", 0, true, 86400, devices},
};

}  // namespace antwerp

namespace brisbane {

constexpr Measure air[] = {
    {"nitrogenDioxide", No2, "GP", 0.001, 0, 4},
    {"pm10", Pm10, "GQ", 1, 0, 1},
    {"pm2_5", Pm25, "GQ", 1, 0, 1},
    {"ozone", Ozone, "GP", 0.001, 0, 4},
    {"temperature", Temperature, "FAH", 1.8, 32, 1},
    {"relativeHumidity", Humidity, "C62", 0.01, 0, 2},
};
constexpr Measure weather[] = {
    {"temperature", Temperature, "FAH", 1.8, 32, 1},
    {"relativeHumidity", Humidity, "C62", 0.01, 0, 2},
    {"windSpeed", Wind, "MTS", 1, 0, 1},
    {"windDirection", WindFrom, "DD", 1, 0, 0},
    {"atmosphericPressure", Pressure, "A97", 1, 0, 1},
    {"precipitation", Rain, "MMT", 1, 0, 1},
    {"uvIndex", UvIndex, nullptr, 1, 0, 1},
};
constexpr Measure water[] = {{"waterLevel", WaterLevel, "MTR", 1, 0, 2}};
constexpr Measure flow[] = {
    {"intensity", FlowIntensity, nullptr, 1, 0, 0},
    {"averageVehicleSpeed", FlowSpeed, "KMH", 1, 0, 1},
};
constexpr Measure parking[] = {
    {"freeSpaces", SpotsFree, "C62", 1, 0, 0},
    {"occupancy", SpotsTakenShare, "C62", 100, 0, 1},  // percent, though it says C62
    {"operationStatus", ParkingState},
};
constexpr Measure bikes[] = {
    {"availableBikeNumber", BikesFree, "C62", 1, 0, 0},
    {"freeSlotNumber", DocksFree, "C62", 1, 0, 0},
    {"operationStatus", HubState},
};
constexpr Measure ferries[] = {{"peopleWaiting", Waiting, "C62", 1, 0, 0}};
constexpr Measure lamps[] = {
    {"powerState", LampState},
    {"powerConsumption", LampPower, "WTT", 1, 0, 1},
};
constexpr Measure bins[] = {
    {"fillLevel", FillShare, "P1", 100, 0, 0},
    {"lastEmptied", Emptied},
};
constexpr Measure devices[] = {{"batteryLevel", Battery, "P1", 1, 0, 0}};

constexpr KindSpec kinds[kindCount] = {
    {Kind::Organization, "Organization", nullptr, "/Brisbane", 8, false, 0, {}},
    {Kind::District, "District", nullptr, "/Brisbane/Places", -1, false, 0, {}},
    {Kind::LowEmissionZone, "LowEmissionZone", nullptr, "/Brisbane/Places", 0, false, 0, {}},
    {Kind::Park, "Park", nullptr, "/Brisbane/Places", -1, false, 0, {}},
    {Kind::RoadSegment, "RoadSegment", nullptr, "/Brisbane/Mobility/Roads", -1, false, 0, {}},
    {Kind::AirQuality, "AirQualityObserved", nullptr, "/Brisbane/Environment/Air", 90, true, 3600, air},
    {Kind::Weather, "WeatherObserved", nullptr, "/Brisbane/Environment/Weather", 30, true, 1800, weather},
    {Kind::WaterLevel, "WaterLevelObserved", nullptr, "/Brisbane/Environment/Water", 16, false, 900, water, 40},
    {Kind::TrafficFlow, "TrafficFlowObserved", nullptr, "/Brisbane/Mobility/Roads", 220, true, 300, flow},
    {Kind::Parking, "OffStreetParking", nullptr, "/Brisbane/Mobility/Parking", 70, true, 600, parking},
    {Kind::BikeHub, "BikeHireDockingStation", "MobilityHub", "/Brisbane/Mobility/Bikes", 180, true, 300, bikes},
    {Kind::FerryTerminal, "FerryTerminal", nullptr, "/Brisbane/Mobility/Ferries", 24, false, 300, ferries},
    {Kind::Streetlight, "Streetlight", nullptr, "/Brisbane/Lighting", 900, true, 3600, lamps},
    {Kind::WasteBin, "WasteBin", nullptr, "/Brisbane/Waste", 400, true, 3600, bins},
    {Kind::Event, "Event", nullptr, "/Brisbane/Agenda", 60, true, 0, {}},
    {Kind::Device, "Device", nullptr, "/Brisbane/Devices", 0, true, 86400, devices},
};

}  // namespace brisbane

}  // namespace

std::span<const KindSpec, kindCount> kindsOf(CityName city)
{
    return city == CityName::Antwerp ? std::span<const KindSpec, kindCount>(antwerp::kinds)
                                     : std::span<const KindSpec, kindCount>(brisbane::kinds);
}

std::string_view wordOf(CityName city)
{
    return city == CityName::Antwerp ? "antwerp" : "brisbane";
}

}  // namespace civiscope::demo

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/climate.h"

#include <span>
#include <string_view>

namespace civiscope::demo {

// What a city is made of, in the order in which entities are generated.
enum class Kind {
    Organization,
    District,
    LowEmissionZone,
    Park,
    RoadSegment,
    AirQuality,
    Weather,
    WaterLevel,
    TrafficFlow,
    Parking,
    BikeHub,
    FerryTerminal,
    Streetlight,
    WasteBin,
    Event,
    Device,
    Count
};
constexpr std::size_t kindCount = std::size_t(Kind::Count);

// What is measured. Comments: the unit in which the model thinks; a city publishes it in a unit of its own.
enum class Quantity {
    No2,
    Pm10,
    Pm25,
    Ozone,      // µg/m³
    Temperature,                 // °C
    Humidity,                    // percent
    Wind,                        // m/s
    WindFrom,                    // degrees
    Pressure,                    // hPa
    Rain,                        // mm/h
    UvIndex,
    WaterLevel,                  // m over the local datum
    FlowIntensity,               // vehicles an hour
    FlowSpeed,                   // km/h
    SpotsFree,
    SpotsTakenShare,  // spaces; 0 … 1
    ParkingState,                // a word
    BikesFree,
    DocksFree,        // bikes, docks
    HubState,                    // a word
    Waiting,                     // people
    LampState,                   // a word
    LampPower,                   // W
    LampDimming,                 // percent of full light
    FillShare,                   // 0 … 1
    Emptied,                     // a moment
    Battery,                     // percent
};

// A live attribute. Published value = value of the model × factor + offset, rounded to the decimals.
struct Measure {
    const char *name;
    Quantity quantity;
    const char *unitCode = nullptr;  // UN/CEFACT Rec. 20; none for words, moments and the UV index
    double factor = 1;
    double offset = 0;
    int decimals = 0;
};

struct KindSpec {
    Kind kind;
    const char *type;          // short name in this city's vocabulary
    const char *secondType;    // nullptr mostly
    const char *scope;         // the second is added where the generator says so
    int atSizeOne;             // how many at size 1; 0: none in this city; −1: as many as the sketch has
    bool grows;                // with the size
    int stepSeconds;           // between two observations; 0: nothing is observed
    std::span<const Measure> measures;
    int silentDays = 0;        // nothing was observed for so long before "now", nor is after it
};

// The two vocabularies, one row a kind, in the order of the enum.
[[nodiscard]] std::span<const KindSpec, kindCount> kindsOf(CityName city);

// "antwerp", "brisbane": in ids, file names and sources.
[[nodiscard]] std::string_view wordOf(CityName city);

}  // namespace civiscope::demo

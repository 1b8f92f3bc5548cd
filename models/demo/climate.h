// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <cstdint>

namespace civiscope::demo {

enum class CityName { Antwerp, Brisbane };

// The wall clock of a city. Antwerp: UTC+1, summer time by the rule of the European Union; Brisbane: UTC+10 all year.
struct LocalTime {
    double hour = 0;       // 0 ≤ hour < 24
    double dayOfYear = 0;  // 0 on 1 January, with the part of the day
    int weekday = 0;       // 0 Sunday … 6 Saturday
    std::int64_t day = 0;  // days since 1970-01-01, local

    [[nodiscard]] bool weekend() const { return weekday == 0 || weekday == 6; }
};
[[nodiscard]] LocalTime localTime(CityName city, Moment moment);
// Where people look for the city: "Europe/Brussels", "Australia/Brisbane".
[[nodiscard]] const char *timeZoneOf(CityName city);

struct Weather {
    double temperature = 0;   // °C
    double humidity = 0;      // percent, 0 … 100
    double wind = 0;          // m/s, ≥ 0
    double windFrom = 0;      // degrees from north, 0 ≤ … < 360
    double pressure = 0;      // hPa at sea level
    double rain = 0;          // mm/h, ≥ 0
    double sun = 0;           // sine of the sun's height over the horizon, −1 … 1
    double cloud = 0;         // 0 clear … 1 overcast
};

// The weather over a city at any moment, past or to come: seasons, day and night, fronts that pass in days. A pure
// function of its arguments; stations differ from it by a little.
[[nodiscard]] Weather weatherAt(CityName city, std::uint64_t seed, Moment moment);

// How busy the roads are, 0 … 1: two rush hours on working days, one flat hill at the weekend.
[[nodiscard]] double trafficAt(const LocalTime &time);

// A smooth hill over the clock: 1 at `centre`, 0 from `width` hours away on; goes round midnight.
[[nodiscard]] double hill(double hour, double centre, double width);

[[nodiscard]] inline double hoursOf(Moment moment)
{
    return double(moment) / 3.6e9;
}

}  // namespace civiscope::demo

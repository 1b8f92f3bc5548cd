// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/climate.h"

#include "demo/chance.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace civiscope::demo {

namespace {

using namespace std::chrono;

// Directive 2000/84/EC: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
bool europeanSummer(sys_time<microseconds> time)
{
    const year_month_day date{floor<days>(time)};
    const auto change = [&date](month m) { return sys_days{date.year() / m / Sunday[last]} + hours(1); };
    return time >= change(March) && time < change(October);
}

struct Climate {
    double lon, lat;                   // degrees
    double mean, season, warmestDay;   // °C, °C, day of the year
    double dayNight, front, humidity;  // °C, °C, percent
    double wind, rainier;              // m/s; 0 dry … 1 wet
};

const Climate &climateOf(CityName city)
{
    static constexpr Climate antwerp{4.4, 51.22, 10.9, 7.4, 205, 3.2, 4.2, 80, 4.2, 0.55};
    static constexpr Climate brisbane{153.0, -27.47, 20.6, 5.0, 18, 4.4, 1.8, 66, 3.4, 0.40};
    return city == CityName::Antwerp ? antwerp : brisbane;
}

}  // namespace

const char *timeZoneOf(CityName city)
{
    return city == CityName::Antwerp ? "Europe/Brussels" : "Australia/Brisbane";
}

LocalTime localTime(CityName city, Moment moment)
{
    const sys_time<microseconds> utc{microseconds{moment}};
    const hours offset{city == CityName::Brisbane ? 10 : europeanSummer(utc) ? 2 : 1};
    const auto local = utc + offset;
    const auto midnight = floor<days>(local);
    const year_month_day date{midnight};
    const double hour = double((local - midnight).count()) / 3.6e9;
    const auto dayOfYear = (midnight - sys_days{date.year() / January / 1}).count();
    return {hour, double(dayOfYear) + hour / 24, int(weekday{midnight}.c_encoding()),
            std::int64_t(midnight.time_since_epoch().count())};
}

double hill(double hour, double centre, double width)
{
    double distance = std::abs(hour - centre);
    distance = std::min(distance, 24 - distance);
    if (distance >= width)
        return 0;
    const double u = 1 - distance / width * (distance / width);
    return u * u;
}

double trafficAt(const LocalTime &time)
{
    const double hour = time.hour;
    if (time.weekend())
        return std::min(1.0, 0.06 + 0.6 * hill(hour, 14.5, 8) + 0.12 * hill(hour, 22, 4));
    return std::min(1.0, 0.05 + 0.85 * hill(hour, 8, 2.4) + 0.95 * hill(hour, 17.2, 3) + 0.5 * hill(hour, 12.6, 7) +
                             0.18 * hill(hour, 20.5, 5));
}

Weather weatherAt(CityName city, std::uint64_t seed, Moment moment)
{
    const Climate &climate = climateOf(city);
    const LocalTime time = localTime(city, moment);
    const double t = hoursOf(moment);
    const std::uint64_t key = mix(seed, 0x77656174686572, std::uint64_t(city));

    const double declination = -23.44 * cosTurns((time.dayOfYear + 10) / 365.25);
    const double solarHour = t - std::floor(t / 24) * 24 + climate.lon / 15;
    Weather now;
    now.sun = sinTurns(climate.lat / 360) * sinTurns(declination / 360) +
              cosTurns(climate.lat / 360) * cosTurns(declination / 360) * cosTurns((solarHour - 12) / 24);

    const double front = noise(mix(key, 1), t / 84);
    now.cloud = std::clamp(0.5 + 0.7 * noise(mix(key, 2), t / 31) - 0.35 * front, 0.0, 1.0);
    const double clear = 1.25 - 0.7 * now.cloud;
    now.temperature = climate.mean + climate.season * cosTurns((time.dayOfYear - climate.warmestDay) / 365.25) +
                      climate.dayNight * clear * cosTurns((time.hour - 15) / 24) + climate.front * front +
                      0.8 * noise(mix(key, 3), t / 7);
    const double warmer = climate.dayNight * clear * cosTurns((time.hour - 15) / 24);
    const double wet = std::clamp((now.cloud - 1 + climate.rainier) / climate.rainier, 0.0, 1.0);
    const double shower = std::max(0.0, noise(mix(key, 4), t / 3.5) - 0.35);
    now.rain = wet * wet * shower * (city == CityName::Brisbane ? 14 : 5);
    now.humidity = std::clamp(climate.humidity - 4.2 * warmer + 12 * (now.cloud - 0.5) + (now.rain > 0 ? 8 : 0) +
                                  5 * noise(mix(key, 5), t / 17),
                              18.0, 99.0);
    now.wind = std::max(0.2, climate.wind * (1 + 0.55 * noise(mix(key, 6), t / 26) + 0.2 * noise(mix(key, 7), t / 2)) *
                                 (0.8 + 0.35 * hill(time.hour, 15, 8)));
    const double prevailing = city == CityName::Antwerp ? 225 : 120;
    const double from = prevailing + 110 * noise(mix(key, 8), t / 40) + 15 * noise(mix(key, 9), t / 3);
    now.windFrom = from - std::floor(from / 360) * 360;
    now.pressure = 1015 + 13 * front * (city == CityName::Antwerp ? 1 : 0.5) + 2 * noise(mix(key, 10), t / 20);
    return now;
}

}  // namespace civiscope::demo

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/citymodel.h"

#include "demo/chance.h"

#include <algorithm>
#include <cmath>

namespace civiscope::demo {

namespace {

constexpr Moment second = 1'000'000;

// Working hours, for commuters' car parks and bikes: rises from seven, falls after five.
double atWork(const LocalTime &time)
{
    return time.weekend() ? 0.12 * hill(time.hour, 14, 7) : hill(time.hour, 12.4, 7.5);
}

// Floor of a / b for b > 0.
Moment floored(Moment a, Moment b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

double CityModel::number(const Thing &thing, Quantity quantity, Moment at) const
{
    const std::uint64_t own = mix(thing.key, 0x6f776e);
    const double t = hoursOf(at);
    switch (quantity) {
    case Quantity::No2:
    case Quantity::Pm10:
    case Quantity::Pm25:
    case Quantity::Ozone: return air(thing, quantity, at);
    case Quantity::Temperature: return weather(at).temperature + between(own, -0.6, 0.6) + 0.15 * noise(own, t);
    case Quantity::Humidity: return std::clamp(weather(at).humidity + between(own, -2, 2) + noise(own, t), 10.0, 100.0);
    case Quantity::Wind: return std::max(0.0, weather(at).wind * between(own, 0.85, 1.15) + 0.25 * noise(own, 2 * t));
    case Quantity::WindFrom: {
        const double from = weather(at).windFrom + between(own, -8, 8) + 5 * noise(own, 2 * t);
        return std::min(359.0, from - std::floor(from / 360) * 360);
    }
    case Quantity::Pressure: return weather(at).pressure + between(own, -0.3, 0.3);
    case Quantity::Rain: return std::max(0.0, weather(at).rain * (1 + 0.3 * noise(own, t)));
    case Quantity::UvIndex: {
        const Weather now = weather(at);
        const double high = std::max(0.0, now.sun);
        return 12.5 * high * high * (1 - 0.6 * now.cloud);
    }
    case Quantity::WaterLevel: {
        // The tide of the moon, twice in 24 h 50 min, larger at new and full moon; later further up the river.
        const bool antwerp = m_layout.options().city == CityName::Antwerp;
        const double turn = (t - thing.metresToCentre / 36'000) / 12.4206;
        const double spring = 1 + 0.18 * cosTurns(t / 354.37);
        return (antwerp ? 2.7 : 1.25) + (antwerp ? 2.35 : 0.8) * spring * cosTurns(turn) +
               (antwerp ? 0.2 : 0.08) * noise(mix(m_layout.options().seed, 77), t / 40);
    }
    case Quantity::FlowIntensity: {
        const bool motorway = m_layout.sketch().roads[m_layout.segments()[thing.segment].road].motorway;
        return (motorway ? 4200 : 950) * load(thing, at);
    }
    case Quantity::FlowSpeed: {
        const double busy = load(thing, at);
        return std::max(9.0, speedLimit(thing.segment) * (0.95 + 0.03 * noise(own, t) - 0.5 * busy * busy * busy));
    }
    case Quantity::SpotsFree: return std::round(parkingSpaces(thing) * (1 - parkingTaken(thing, at)));
    case Quantity::SpotsTakenShare: return 1 - number(thing, Quantity::SpotsFree, at) / parkingSpaces(thing);
    case Quantity::BikesFree: return bikes(thing, at);
    case Quantity::DocksFree: return bikeDocks(thing) - bikes(thing, at);
    case Quantity::Waiting: {
        const LocalTime time = local(at);
        const bool sails = time.hour >= 5.5 && time.hour < 23.5;
        return sails ? std::round((2 + 26 * trafficAt(time) * between(own, 0.3, 1.2)) * (1 + 0.6 * noise(own, 6 * t)))
                     : 0;
    }
    case Quantity::LampPower:
        return lit(thing, at)
                   ? lampWatts(thing) * number(thing, Quantity::LampDimming, at) / 100 * (1 + 0.015 * noise(own, t))
                   : 0;
    case Quantity::LampDimming: {
        // Antwerp's lamps burn lower in the small hours.
        const double hour = local(at).hour;
        const bool low = m_layout.options().city == CityName::Antwerp && (hour >= 23.5 || hour < 5.5);
        return !lit(thing, at) ? 0 : low ? 60 : 100;
    }
    case Quantity::FillShare: {
        const double since = double(at - moment(thing, at)) / double(day);
        return std::min(1.0, since * between(mix(own, 2), 0.22, 0.42) * (1 + 0.1 * noise(own, t / 8)));
    }
    case Quantity::Battery: {
        const double charge = t / 24 / 400 + unit(own);
        return 100 - 85 * (charge - std::floor(charge));
    }
    case Quantity::ParkingState:
    case Quantity::HubState:
    case Quantity::LampState:
    case Quantity::Emptied: break;
    }
    return 0;
}

// Nitrogen dioxide comes with traffic, most by the motorways, and stays when the air is calm; ozone is made by the
// sun and eaten by fresh exhaust.
double CityModel::air(const Thing &thing, Quantity quantity, Moment at) const
{
    const bool antwerp = m_layout.options().city == CityName::Antwerp;
    const LocalTime time = local(at);
    const Weather now = weather(at);
    const std::uint64_t own = mix(thing.key, std::uint64_t(quantity));
    const double traffic = trafficAt(time);
    const double distance = thing.metresToMotorway / 200;
    const double near = 1 / (1 + distance * distance);
    const double calm = std::clamp(1.6 - now.wind / 6, 0.5, 1.5);
    const double winter = 1 + (antwerp ? 0.22 : 0.1) * cosTurns((time.dayOfYear - (antwerp ? 15 : 197)) / 365.25);
    // Streets differ, and the air is better away from the centre.
    const double street = between(mix(thing.key, 0x737472656574), 0.85, 1.2) *
                          (1.15 - 0.3 * std::min(1.0, thing.metresToCentre / 12'000));
    const double wobble = street * (1 + 0.12 * noise(own, hoursOf(at) / 1.5));
    const double no2 = (antwerp ? 1.0 : 0.55) * (6 + 9 * traffic + 34 * near * (0.25 + 0.75 * traffic)) * calm * winter;
    const double pm10 = (antwerp ? 1.0 : 0.85) * (13 + 4 * traffic + 9 * near * traffic) * (0.55 + 0.45 * calm) *
                        winter * (now.rain > 0.2 ? 0.8 : 1);
    switch (quantity) {
    case Quantity::No2: return std::max(1.5, no2 * wobble);
    case Quantity::Pm10: return std::max(3.0, pm10 * wobble);
    case Quantity::Pm25: return std::max(1.5, pm10 * 0.58 * wobble);
    default:
        return std::clamp(38 + 42 * std::max(0.0, now.sun) + 0.9 * (now.temperature - 10) - 0.45 * no2 * wobble +
                              4 * noise(own, hoursOf(at) / 2),
                          3.0, 190.0);
    }
}

double CityModel::load(const Thing &thing, Moment at) const
{
    const LocalTime time = local(at);
    const std::uint64_t own = mix(thing.key, 0x666c6f77);
    // One direction is fuller in the morning, the other in the afternoon.
    const double bias = (mix(own, 1) % 2 ? 1 : -1) * (time.hour < 12.5 ? 0.12 : -0.12);
    const double share = trafficAt(time) * (1 + bias) * between(mix(own, 2), 0.55, 1.0);
    return std::clamp(share * (1 + 0.1 * noise(own, 3 * hoursOf(at))), 0.01, 1.0);
}

double CityModel::parkingTaken(const Thing &thing, Moment at) const
{
    const LocalTime time = local(at);
    const std::uint64_t own = mix(thing.key, 0x7061726b);
    const double weekend = time.weekend() ? 1 : 0;
    double share = 0;
    switch (mix(own, 1) % 4) {
    case 0:
    case 1:  // commuters
        share = 0.1 + 0.82 * atWork(time);
        break;
    case 2:  // shops and restaurants
        share = 0.12 + (0.55 + 0.15 * weekend) * hill(time.hour, 14.3, 6.5) + 0.35 * hill(time.hour, 20.3, 4);
        break;
    default:  // people who live here and drive away by day
        share = 0.86 - (0.4 - 0.25 * weekend) * hill(time.hour, 13, 8);
    }
    share *= between(mix(own, 2), 0.85, 1.08);
    return std::clamp(share + 0.05 * noise(own, hoursOf(at) / 1.3), 0.0, 1.0);
}

double CityModel::bikes(const Thing &thing, Moment at) const
{
    const std::uint64_t own = mix(thing.key, 0x62696b65);
    const double inner = thing.metresToCentre < 2000 ? 1 : -1;
    const double share = 0.48 + inner * 0.34 * (atWork(local(at)) - 0.35) + 0.3 * noise(own, hoursOf(at) / 3.1);
    return std::clamp(std::round(share * bikeDocks(thing)), 0.0, double(bikeDocks(thing)));
}

bool CityModel::lit(const Thing &thing, Moment at) const
{
    // Each lamp has its own eye: some wake a little before the others.
    return weather(at).sun < between(mix(thing.key, 0x6c616d70), -0.05, -0.01);
}

const char *CityModel::word(const Thing &thing, Quantity quantity, Moment at) const
{
    if (quantity == Quantity::LampState)
        return lit(thing, at) ? "on" : "off";
    if (quantity == Quantity::HubState) {
        const double free = bikes(thing, at);
        return free == 0 ? "empty" : free == bikeDocks(thing) ? "full" : "open";
    }
    if (local(at).hour < 5)
        return "closed";
    const double taken = number(thing, Quantity::SpotsTakenShare, at);
    return taken >= 1 ? "full" : taken >= 0.9 ? "almostFull" : "open";
}

Moment CityModel::moment(const Thing &thing, Moment at) const
{
    // Emptied every two to four days, in the early morning (04 to 08 local time of winter).
    const std::uint64_t own = mix(thing.key, 0x62696e);
    const Moment every = Moment(2 + mix(own, 1) % 3) * day;
    const Moment zone = (m_layout.options().city == CityName::Antwerp ? 1 : 10) * 3600 * second;
    const Moment phase = Moment(mix(own, 2) % 4) * day + Moment(4 * 3600 + mix(own, 3) % 14'400) * second - zone;
    return floored(at - phase, every) * every + phase;
}

Moment CityModel::observedBy(const Thing &thing, Moment at) const
{
    const KindSpec &kind = m_layout.spec(thing.kind);
    if (kind.silentDays > 0)
        at = std::min(at, m_layout.options().now - kind.silentDays * day);
    const int seconds = kind.stepSeconds;
    Moment phase = Moment(mix(thing.key, 0x62656174) % std::uint64_t(seconds)) * second;
    if (thing.oddity == Oddity::FractionOfSecond)
        phase += 123'456;
    return floored(at - phase, seconds * second) * seconds * second + phase;
}

int CityModel::parkingSpaces(const Thing &thing) const
{
    return 80 + 10 * int(below(mix(thing.key, 0x737061636573), 72));
}

int CityModel::bikeDocks(const Thing &thing) const
{
    return 16 + 2 * int(below(mix(thing.key, 0x646f636b73), 11));
}

int CityModel::lampWatts(const Thing &thing) const
{
    constexpr int watts[] = {38, 52, 70, 98, 140};
    return watts[mix(thing.key, 0x7761747473) % 5];
}

int CityModel::speedLimit(std::size_t segment) const
{
    const bool motorway = m_layout.sketch().roads[m_layout.segments()[segment].road].motorway;
    return motorway ? 100 : m_layout.options().city == CityName::Antwerp ? 50 : 60;
}

}  // namespace civiscope::demo

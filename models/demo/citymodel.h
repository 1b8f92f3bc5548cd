// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/layout.h"

namespace civiscope::demo {

// How the city behaves: what a thing's sensors would say at any moment, as pure functions of thing and time. So the
// present, the past and the changes to come agree with one another and nothing is stored. Immutable; any thread.
class CityModel {
public:
    explicit CityModel(const Layout &layout)
        : m_layout(layout)
    {
    }

    // In the unit that the model thinks in (kinds.h), before a city's own unit. For quantities that are numbers.
    [[nodiscard]] double number(const Thing &thing, Quantity quantity, Moment at) const;
    // For ParkingState, HubState and LampState: a term of the city's vocabulary.
    [[nodiscard]] const char *word(const Thing &thing, Quantity quantity, Moment at) const;
    // For Emptied: whole seconds, ≤ at.
    [[nodiscard]] Moment moment(const Thing &thing, Moment at) const;

    // The last moment, not after `at`, at which the thing's sensors looked. Each thing has its own beat.
    [[nodiscard]] Moment observedBy(const Thing &thing, Moment at) const;

    // Fixed capacities.
    [[nodiscard]] int parkingSpaces(const Thing &thing) const;
    [[nodiscard]] int bikeDocks(const Thing &thing) const;
    [[nodiscard]] int lampWatts(const Thing &thing) const;
    [[nodiscard]] int speedLimit(std::size_t segment) const;  // km/h

private:
    [[nodiscard]] double air(const Thing &thing, Quantity quantity, Moment at) const;
    [[nodiscard]] double parkingTaken(const Thing &thing, Moment at) const;
    [[nodiscard]] double bikes(const Thing &thing, Moment at) const;
    [[nodiscard]] double load(const Thing &thing, Moment at) const;
    [[nodiscard]] bool lit(const Thing &thing, Moment at) const;

    [[nodiscard]] LocalTime local(Moment at) const { return localTime(m_layout.options().city, at); }
    [[nodiscard]] Weather weather(Moment at) const
    {
        return weatherAt(m_layout.options().city, m_layout.options().seed, at);
    }

    const Layout &m_layout;
};

}  // namespace civiscope::demo

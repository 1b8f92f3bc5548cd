// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/city.h"

namespace civiscope::demo {

struct Change {
    std::size_t entity = 0;  // index in the city
    Moment at = 0;           // when it happened; the attributes' observedAt
    std::string id;
    std::string attributes;  // JSON object of attributes, normalized: the body of a PATCH of that entity
};

// The city going on living after options().now: sensors report in an order of chance, at a steady rate, what the
// model says for that moment. The same options and rate give the same changes. One thread; the city must outlive it.
class Changes {
public:
    // `rate`: entities that change a second; > 0, nothing ever changes at 0.
    Changes(const City &city, double rate);

    // What happened since the last call (at first: since options().now) up to and with this moment, in order. A
    // moment that is not later gives none.
    [[nodiscard]] std::vector<Change> until(Moment moment);

private:
    const City &m_city;
    double m_rate;
    std::int64_t m_done = 0;               // changes given out
    std::vector<std::size_t> m_firstLive;  // of each block of live entities: its first index …
    std::vector<std::size_t> m_liveUpTo;   // … and how many there are up to its end
};

}  // namespace civiscope::demo

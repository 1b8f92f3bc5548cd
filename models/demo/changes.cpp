// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/changes.h"

#include "demo/chance.h"

#include <algorithm>
#include <cmath>

namespace civiscope::demo {

namespace {

// Batteries lose a little a day: nobody watches them live.
constexpr int slow = 86'400;

}  // namespace

Changes::Changes(const City &city, double rate)
    : m_city(city)
    , m_rate(rate)
{
    std::size_t total = 0;
    for (const KindSpec &kind : kindsOf(city.options().city)) {
        if (kind.stepSeconds == 0 || kind.stepSeconds >= slow || kind.silentDays > 0 ||
            city.layout().count(kind.kind) == 0)
            continue;
        total += city.layout().count(kind.kind);
        m_firstLive.push_back(city.layout().first(kind.kind));
        m_liveUpTo.push_back(total);
    }
}

std::vector<Change> Changes::until(Moment moment)
{
    std::vector<Change> changes;
    const Layout &layout = m_city.layout();
    const Moment start = m_city.options().now;
    const auto due = std::int64_t(std::floor(double(moment - start) / 1e6 * m_rate));
    for (; m_done < due; ++m_done) {
        // Whole milliseconds, as most sensors tell the time.
        const Moment at = start + std::int64_t(double(m_done + 1) / m_rate * 1e3) * 1000;
        const std::size_t pick =
            below(mix(m_city.options().seed, 0x6c697665, std::uint64_t(m_done)), m_liveUpTo.back());
        const auto block = std::size_t(std::ranges::upper_bound(m_liveUpTo, pick) - m_liveUpTo.begin());
        const std::size_t index = m_firstLive[block] + pick - (block > 0 ? m_liveUpTo[block - 1] : 0);
        if (!m_city.faults().touches(index))  // a report would heal it
            changes.push_back({index, at, layout.id(index), m_city.writer().attributes(layout.thing(index), at)});
    }
    return changes;
}

}  // namespace civiscope::demo

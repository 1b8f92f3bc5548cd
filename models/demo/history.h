// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/city.h"

namespace civiscope::demo {

// One instance of a live attribute through time.
struct Series {
    std::string attribute;                // short name
    Instance instance = Instance::Default;
    int stepSeconds = 0;                  // between two samples
};

struct Sample {
    Moment observedAt = 0;
    std::string instance;  // normalized NGSI-LD, with observedAt and, where it has one, unitCode and datasetId
};

// A year back, found again from the seed instead of stored. The newest sample at options().now is exactly what
// City::entity shows. The city must outlive it; any thread.
class History {
public:
    explicit History(const City &city)
        : m_city(city)
    {
    }

    // The first moment that has a past: 365 days before options().now.
    [[nodiscard]] Moment begin() const { return m_city.options().now - Moment(365) * 86'400'000'000; }

    // Of an entity (index < city.count()); empty where nothing is measured.
    [[nodiscard]] std::vector<Series> series(std::size_t entity) const;

    // Samples with from ≤ observedAt < to, oldest first; none before begin(). At most `most`: the newest are kept.
    [[nodiscard]] std::vector<Sample> between(std::size_t entity, const Series &series, Moment from, Moment to,
                                              std::size_t most) const;

private:
    const City &m_city;
};

}  // namespace civiscope::demo

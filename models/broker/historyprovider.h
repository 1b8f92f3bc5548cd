// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::broker {

// One attribute instance as it once was.
struct PastInstance {
    Moment observedAt = 0;
    std::string dataset;  // datasetId; empty: the default instance
    std::string json;     // normalized NGSI-LD, observedAt and datasetId included, without system times
};

struct PastAttribute {
    std::string name;  // as the entity writes it
    std::vector<PastInstance> instances;  // oldest first; of several datasets one after the other
};

// A part of time, from ≤ t < to.
struct PastRange {
    Moment from = std::numeric_limits<Moment>::min();
    Moment to = std::numeric_limits<Moment>::max();
    [[nodiscard]] bool contains(Moment moment) const { return moment >= from && moment < to; }
};

// How much of a series: so many instances, counted from one of its ends.
struct PastPortion {
    enum class End { Oldest, Newest };
    std::size_t most = std::numeric_limits<std::size_t>::max();
    End from = End::Newest;
};

// Tells the broker what was before it began. Called on the broker's threads, several at a time.
class HistoryProvider {
public:
    virtual ~HistoryProvider() = default;

    // The past of an entity's attributes, those whose name is wanted; that portion of each instance series.
    // Empty: nothing is known.
    [[nodiscard]] virtual std::vector<PastAttribute> past(std::string_view entity, PastRange range,
                                                          const std::function<bool(std::string_view name)> &wanted,
                                                          PastPortion portion) const = 0;
};

}  // namespace civiscope::broker

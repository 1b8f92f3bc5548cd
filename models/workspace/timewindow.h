// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <optional>

namespace civiscope::workspace {

using TimeSpan = std::chrono::microseconds;

// The stretch of time that views look at: what was known at `to`, of what was observed from `from` on. UTC, both
// included, from < to.
struct TimeWindow {
    Moment from = 0;
    Moment to = 0;

    [[nodiscard]] TimeSpan length() const { return TimeSpan(to - from); }
    [[nodiscard]] bool contains(const TimeWindow &other) const { return from <= other.from && other.to <= to; }
    // One of the same length that ends there.
    [[nodiscard]] TimeWindow endingAt(Moment end) const { return {end - (to - from), end}; }

    bool operator==(const TimeWindow &) const = default;
};

// One that ends at `to`. length > 0.
[[nodiscard]] TimeWindow windowBefore(Moment to, TimeSpan length);
// The least that holds both.
[[nodiscard]] TimeWindow together(const TimeWindow &a, const TimeWindow &b);

// As a workspace file has it: {"from": ISO 8601, "to": ISO 8601}, null while views look at now.
[[nodiscard]] nlohmann::ordered_json windowToJson(const std::optional<TimeWindow> &window);
// Error: Usage, when that is no window.
[[nodiscard]] Result<std::optional<TimeWindow>> windowFromJson(const nlohmann::ordered_json &json);

}  // namespace civiscope::workspace

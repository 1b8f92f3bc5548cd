// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entitypast.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::broker {

// How long a period is (ISO 8601 "P1M", "PT6H"). Months are those of the calendar, in UTC.
struct PeriodLength {
    int months = 0;
    Moment rest = 0;  // microseconds
    [[nodiscard]] bool isZero() const { return months == 0 && rest == 0; }
    [[nodiscard]] Moment after(Moment moment, std::int64_t times) const;
};
[[nodiscard]] std::optional<PeriodLength> parsePeriod(std::string_view text);

enum class AggregateMethod { Avg, DistinctCount, Max, Min, Stddev, Sum, Sumsq, TotalCount };
[[nodiscard]] std::optional<AggregateMethod> aggregateFrom(std::string_view name);  // "totalCount"
[[nodiscard]] std::string_view aggregateName(AggregateMethod method);

struct AggregationRequest {
    std::vector<AggregateMethod> methods;
    PeriodLength period;          // zero: the whole range is one period
    std::optional<Moment> start;  // of the first period; nullopt: at the oldest instance
    std::optional<Moment> end;    // excluded; of the whole range, where it is one period
};

// One attribute, its instances of one dataset: {"type": …, "avg": [[value, start, end], …]} (ETSI GS CIM 009 V1.9.1,
// clauses 4.5.19 and 4.16). Numbers as they are, booleans as 1 and 0, arrays by their size, texts for min, max and the
// counts; other values are passed over. Periods without a value are left out. nullopt: there is nothing to aggregate.
[[nodiscard]] std::optional<nlohmann::ordered_json> aggregate(std::span<const PlacedInstance> instances,
                                                              const AggregationRequest &request);

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/aggregation.h"
#include "broker/entitypast.h"

namespace civiscope::broker {

enum class TemporalForm { Normalized, Values, Aggregated };

// What a request says about time (ETSI GS CIM 009 V1.9.1, clauses 4.11, 6.18.3.2 and 6.19.3.1).
struct TemporalRequest {
    enum class Relation { None, Before, After, Between };
    Relation relation = Relation::None;
    std::optional<Moment> timeAt;
    std::optional<Moment> endTimeAt;
    TimeAxis axis = TimeAxis::ObservedAt;
    std::optional<std::size_t> lastN;
    TemporalForm form = TemporalForm::Normalized;
    bool sysAttrs = false;
    AggregationRequest aggregation;
    std::set<std::string> attributes;  // IRIs; empty: all

    // `mustBound`: a timerel is demanded, as on the list. Problems: BadRequestData, InvalidRequest.
    [[nodiscard]] static std::expected<TemporalRequest, Problem> read(const Exchange &exchange, bool mustBound);

    [[nodiscard]] PastQuestion question() const;
};

}  // namespace civiscope::broker

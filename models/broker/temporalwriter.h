// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/temporalrequest.h"

namespace civiscope::broker {

// The part of the time range that an answer holds, when it does not hold all (ETSI GS CIM 009 V1.9.1, clause 6.3.10).
struct HeldRange {
    Moment start = 0;
    Moment end = 0;
    std::optional<std::size_t> size;  // lastN, where the newest came first
    [[nodiscard]] QByteArray header() const;  // the value of Content-Range
};

// Leaves of each attribute at most `most` instances: the newest with lastN, else the oldest. Then no attribute reaches
// further than the shortest of those that were cut, so that the rest of all begins at one moment. nullopt: nothing was
// cut.
[[nodiscard]] std::optional<HeldRange> cutRange(std::vector<EntityTimeline> &entities, const TemporalRequest &request,
                                                std::size_t most);

// One entity in the form asked for, without @context. With lastN the newest instance is first.
[[nodiscard]] QByteArray writeTimeline(const EntityTimeline &entity, const TemporalRequest &request);

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/series.h"

#include <optional>
#include <string>
#include <vector>

namespace civiscope::history {

// One attribute instance of one entity, ready to be written as it was at a moment: the points of its series and, as one
// more point, what the entity itself says.
struct Track {
    // Which point: a number of `points`, or one of these.
    using Pick = std::int32_t;
    static constexpr Pick absent = -1;
    static constexpr Pick own = -2;

    ngsild::AttributeKind kind = ngsild::AttributeKind::Property;
    std::string dataset = {};  // datasetId; empty: the default instance
    std::string unit = {};  // UN/CEFACT code that goes with the points; empty: none, or not known
    std::vector<Point> points = {};  // in order of time
    std::string ownText = {};  // JSON of the entity's own instance; empty: it has none
    std::optional<Moment> ownAt = std::nullopt;  // its observedAt

    // Bound to time; else the entity's own instance always counts.
    [[nodiscard]] bool bound() const { return ownAt || !points.empty(); }
    // The newest with from ≤ observedAt ≤ to, of several at one moment the entity's own or the last; absent when there
    // is none or when it says that the attribute is gone.
    [[nodiscard]] Pick pick(Moment from, Moment to) const;
    // Appends the JSON of the instance. Precondition: not absent.
    void write(std::string &json, Pick pick) const;
};

// Appends a text as a JSON string.
void writeQuoted(std::string &json, std::string_view text);

}  // namespace civiscope::history

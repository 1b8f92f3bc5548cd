// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/temporalquery.h"
#include "client/connection.h"

#include <QByteArrayView>
#include <QUrl>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::history {

// A part of time: from ≤ t < to; nullopt: open.
struct TimeRange {
    std::optional<Moment> from;
    std::optional<Moment> to;
    bool operator==(const TimeRange &) const = default;
};

// One entity, or a page of the list of them.
struct EntityWindow {
    std::string id = {};                // this one alone; empty: the list
    std::vector<std::string> ids = {};  // of the list, these only; empty: all
    std::int64_t offset = 0;
    int limit = 0;
};

// The URL that asks for it (ETSI GS CIM 009 V1.9.1, clauses 6.18.3.2 and 6.19.3.1). The list demands a timerel, which
// `now` makes for an open range. Always the normalized form: the others lose the units.
[[nodiscard]] QUrl temporalUrl(const client::Connection &connection, bool trailingSlash, const TemporalQuery &query,
                               const EntityWindow &entities, const TimeRange &range, Moment now);

// The part of the time range that an answer with status 206 holds (clause 6.3.10): `end` is before `start` where it was
// filled from the newest backwards.
struct CutRange {
    Moment start = 0;
    Moment end = 0;
};
// "date-time START-END/SIZE"; the unit by any name. nullopt when it is no such thing.
[[nodiscard]] std::optional<CutRange> parseContentRange(QByteArrayView header);

// How far the attributes of an answer reach, counted over their datasets, for those are cut together.
struct Reach {
    std::size_t longest = 0;  // points of the attribute that has most
    Moment newest = 0;  // what lies after it may be missing: the earliest last point of attributes so long
    Moment oldest = 0;  // likewise before it: the latest first point
};
// Of series without aggregates; nullopt when there are no points.
[[nodiscard]] std::optional<Reach> reachOf(const std::vector<Series> &series);

// Whether so many points of the longest attribute are likely a limit of the broker, which it did not tell.
[[nodiscard]] bool looksCut(std::size_t longest);

}  // namespace civiscope::history

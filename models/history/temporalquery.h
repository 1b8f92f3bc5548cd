// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "history/seriesreader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::history {

// What to ask of the past (ETSI GS CIM 009 V1.9.1, clauses 4.11, 6.18 and 6.19).
struct TemporalQuery {
    std::vector<std::string> ids = {};    // empty: all entities of `type`
    std::string type = {};                // name or IRI; may be empty when ids are given
    std::vector<std::string> attrs = {};  // names or IRIs; empty: all
    std::optional<Moment> from = {};      // included
    std::optional<Moment> to = {};        // excluded
    int lastN = 0;                        // the newest so many instances of each attribute; 0: all
    TimeProperty property = TimeProperty::ObservedAt;
};

// What came. Nothing is hidden: `complete` is true only when all the source has for the query is in `series`.
struct Timelines {
    std::vector<Series> series = {};   // names turned into IRIs
    std::vector<Unread> unread = {};   // what came and could not be read; `where` is a JSON Pointer into its answer
    std::vector<Error> problems = {};  // why data is missing, or names stay as they came
    int requests = 0;                  // repetitions after failures not counted; 0 for a file
    std::int64_t bytes = 0;            // read
    bool complete = false;
};

}  // namespace civiscope::history

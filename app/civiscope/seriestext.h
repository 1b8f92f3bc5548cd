// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/temporalquery.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace civiscope::app {

// Series as `history --json` prints them (resources/cli/history.schema.json). `recorded`: they come from a file.
[[nodiscard]] nlohmann::ordered_json seriesJson(const history::Timelines &timelines, bool recorded);

// Series as one CSV table (RFC 4180), a row a point: time, entity, attribute, dataset, unit, value; where there are
// aggregates also method and end of the period. Series one after the other, in order of time.
[[nodiscard]] std::string seriesCsv(const std::vector<history::Series> &series);

// Standard error: what of a history could not be read, its first places, and whether anything is missing.
void tellUnread(const std::vector<history::Unread> &unread, bool complete);

}  // namespace civiscope::app

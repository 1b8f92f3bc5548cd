// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/timewindow.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace civiscope::workspace {

TimeWindow windowBefore(Moment to, TimeSpan length)
{
    return {to - length.count(), to};
}

TimeWindow together(const TimeWindow &a, const TimeWindow &b)
{
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

nlohmann::ordered_json windowToJson(const std::optional<TimeWindow> &window)
{
    if (!window)
        return nullptr;
    return {{"from", formatDateTime(window->from)}, {"to", formatDateTime(window->to)}};
}

Result<std::optional<TimeWindow>> windowFromJson(const nlohmann::ordered_json &json)
{
    if (json.is_null())
        return std::nullopt;
    const auto moment = [&](const char *name) -> std::optional<ParsedTime> {
        const auto member = json.is_object() ? json.find(name) : json.end();
        return member != json.end() && member->is_string() ? parseDateTime(member->get<std::string>()) : std::nullopt;
    };
    const auto from = moment("from");
    const auto to = moment("to");
    if (!from || !to || from->moment >= to->moment)
        return std::unexpected(Error{ErrorCode::Usage, "reading a workspace", "time", json.dump()});
    return TimeWindow{from->moment, to->moment};
}

}  // namespace civiscope::workspace

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/literal.h"

namespace civiscope::query {

std::optional<Moment> parseTimeOfDay(std::string_view text)
{
    // The rules for hours, fractions and zones are those of a DateTime.
    if (text.size() < 8 || text[2] != ':' || (!text.ends_with('Z') && !text.ends_with('z')))
        return std::nullopt;
    const auto time = parseDateTime("1970-01-01T" + std::string(text));
    return time ? std::optional(time->moment) : std::nullopt;
}

}  // namespace civiscope::query

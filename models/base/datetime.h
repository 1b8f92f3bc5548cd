// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace civiscope {

// A moment: microseconds since 1970-01-01T00:00:00Z. NGSI-LD times carry up to six decimals
// (ETSI GS CIM 009 V1.9.1, clause 4.6.3), so milliseconds would lose some.
using Moment = std::int64_t;

struct ParsedTime {
    Moment moment = 0;
    bool hasZone = true;  // false: no zone was written; the moment then reads it as UTC
};

[[nodiscard]] Moment currentMoment();

// Reads YYYY-MM-DDThh:mm:ss with an optional fraction after dot or comma (decimals past the sixth are cut) and Z, an
// offset, or nothing; and a plain YYYY-MM-DD (midnight, hasZone false). Anything else, impossible dates too: nullopt.
// Leap second 60 and hour 24:00:00 are accepted and roll over.
[[nodiscard]] std::optional<ParsedTime> parseDateTime(std::string_view text);

// ISO 8601 with Z; as many decimals (0, 3 or 6) as the moment needs.
[[nodiscard]] std::string formatDateTime(Moment moment);

}  // namespace civiscope

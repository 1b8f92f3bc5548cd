// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace civiscope::query {

// A value written in a query (ETSI GS CIM 009 V1.9.1, clause 4.9).
struct Literal {
    enum class Type : std::uint8_t {
        Number,
        Text,     // "in quotes"
        Boolean,
        Moment,   // a DateTime or a Date: midnight UTC
        TimeOfDay,
        Uri,
        Pattern,  // a regular expression
    };
    Type type = Type::Number;
    std::string text;  // as written; of a Text, and of a quoted Pattern, what stands between the quotes, unescaped
    bool quoted = false;  // a Pattern stood in quotes
    double number = 0;
    bool boolean = false;
    Moment moment = 0;  // of a TimeOfDay: µs since midnight

    bool operator==(const Literal &other) const { return type == other.type && text == other.text; }
};

// hh:mm:ss with a fraction and Z, as µs since midnight; nullopt: it is none.
[[nodiscard]] std::optional<Moment> parseTimeOfDay(std::string_view text);

}  // namespace civiscope::query

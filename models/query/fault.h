// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace civiscope::query {

// What is wrong with a query somebody wrote; words::sentence says it to people.
enum class FaultCode : std::uint8_t {
    Empty,              // nothing stands where a query should
    NameExpected,       // an attribute's name should stand here
    KeyExpected,        // a name should stand in [ ]
    OperatorExpected,   // one of == != > >= < <= ~= !~= ; | should stand here; `found`: what does
    SingleEqual,        // "=" for "=="
    WordOperator,       // "&", "&&", "and", "or", "||" for ";" and "|"; `expected`: which of them
    ValueExpected,      // a value should stand here
    TextNotQuoted,      // found: the word
    SingleQuotes,       // 'text' for "text"
    QuoteNotClosed,
    EscapeWrong,        // a backslash in a text that JSON does not know
    NumberWrong,        // found: what stands there
    TimeWrong,          // found: what stands there; no such day or hour
    TimeWithoutZone,    // found: what stands there; expected: the same with Z
    NotOrdered,         // > >= < <= with a list, a range, true, false or a URI
    PatternWrong,       // a regular expression; found: what is wrong with it
    RangeMixed,         // its two ends are not of one kind
    RangeReversed,      // its first end is after the second
    ParenthesisNotClosed,
    ParenthesisNotOpened,
    BracketNotClosed,   // [
    BraceNotClosed,     // {
    TooDeep,            // parentheses or links nested over the limit
    TooLong,
    // Of geo-queries; `found` and `expected` as above, `parameter` tells which one.
    ParameterMissing,
    RelationUnknown,    // georel
    DistanceMissing,    // near without maxDistance or minDistance
    DistanceWrong,      // no number over 0
    GeometryUnknown,    // no GeoJSON geometry type that queries take
    CoordinatesWrong,   // no JSON array, or one of another nesting than the geometry has
    CoordinatesOutside, // no place on earth; longitude comes first
    RingNotClosed,
    // Of scope queries and type selections.
    ScopeWrong,
    TypeWrong,
};

// Stable machine word: "text-not-quoted".
[[nodiscard]] const char *faultWord(FaultCode code);
// The code that a machine word stands for; nullopt: none.
[[nodiscard]] std::optional<FaultCode> faultOfWord(std::string_view word);

struct Fault {
    FaultCode code = FaultCode::Empty;
    const char *parameter = "q";  // which query it stands in: "q", "georel", "coordinates", "scopeQ", "type" …
    std::size_t at = 0;           // bytes from its beginning, ≤ its size
    std::size_t length = 0;       // bytes concerned; 0: something is missing at `at`
    std::string found = {};
    std::string expected = {};  // what would be right, where one thing would be
};

// Where: the number of the character, from 1. `text`: the query it stands in, UTF-8.
[[nodiscard]] int characterOf(const Fault &fault, std::string_view text);

template<typename T>
using Parsed = std::expected<T, Fault>;

}  // namespace civiscope::query

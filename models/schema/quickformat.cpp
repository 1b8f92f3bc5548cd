// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/quickformat.h"

#include <algorithm>
#include <array>

namespace civiscope::schema {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Two digits at `at`, no more than `most`.
bool isPair(std::string_view text, std::size_t at, int least, int most)
{
    if (at + 2 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]))
        return false;
    const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return value >= least && value <= most;
}

// The 31st, and the last days of February, are not sure.
bool isDate(std::string_view text)
{
    return text.size() == 10 && std::ranges::all_of(text.substr(0, 4), isDigit) && text[4] == '-' && text[7] == '-' &&
           isPair(text, 5, 1, 12) && isPair(text, 8, 1, text.substr(5, 2) == "02" ? 28 : 30);
}

bool isClock(std::string_view text)
{
    if (text.size() < 9 || text[2] != ':' || text[5] != ':' || !isPair(text, 0, 0, 23) || !isPair(text, 3, 0, 59) ||
        !isPair(text, 6, 0, 59))
        return false;
    text.remove_prefix(8);
    if (text.front() == '.') {
        const auto end = std::ranges::find_if_not(text.substr(1), isDigit);
        const auto length = std::size_t(end - text.substr(1).begin());
        if (length == 0 || length > 9)
            return false;
        text.remove_prefix(1 + length);
    }
    if (text == "Z")
        return true;
    return text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' && isPair(text, 1, 0, 23) &&
           isPair(text, 4, 0, 59);
}

bool isDateTime(std::string_view text)
{
    return text.size() > 11 && text[10] == 'T' && isDate(text.substr(0, 10)) && isClock(text.substr(11));
}

// The bytes that may stand in a path, RFC 3986, section 3.3, percent signs apart.
constexpr auto pathLetters = [] {
    std::array<bool, 256> letters{};
    for (int c = 0; c < 128; ++c)
        letters[std::size_t(c)] = isLetter(char(c)) || isDigit(char(c));
    for (const char c : std::string_view("-._~:/@!$&'()*+,;="))
        letters[static_cast<unsigned char>(c)] = true;
    return letters;
}();

bool isPathLetter(char c)
{
    return pathLetters[static_cast<unsigned char>(c)];
}

bool isHostLetter(char c)
{
    return isLetter(c) || c == '-' || c == '.';
}

// A scheme and a path, behind a host by name or not.
bool isPlainUri(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || !isLetter(text[0]) ||
        !std::ranges::all_of(text.substr(0, colon), [](char c) { return isLetter(c) || isDigit(c); }))
        return false;
    std::string_view rest = text.substr(colon + 1);
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const std::string_view host = rest.substr(0, rest.find('/'));
        if (host.empty() || !std::ranges::all_of(host, isHostLetter))
            return false;
        rest.remove_prefix(host.size());
    } else if (rest.empty() || rest.starts_with('/')) {
        return false;
    }
    return std::ranges::all_of(rest, isPathLetter);
}

}  // namespace

QuickFormat quickFormat(std::string_view name)
{
    if (name == "date-time")
        return isDateTime;
    if (name == "date")
        return isDate;
    if (name == "time")
        return isClock;
    return name == "uri" ? isPlainUri : nullptr;
}

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csvcell.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace civiscope {

namespace {

bool isPlainNumber(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return false;  // "-inf" is a number only to from_chars
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return end == text.data() + text.size() && error != std::errc::invalid_argument;
}

bool looksLikeFormula(std::string_view text)
{
    static constexpr std::array<std::string_view, 10> beginnings{"=",  "+",      "-",      "@",      "\t",
                                                                 "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::ranges::any_of(beginnings, [text](std::string_view one) { return text.starts_with(one); }) &&
           !isPlainNumber(text);
}

}  // namespace

void appendCsvCell(std::string &to, std::string_view text)
{
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted)
        to += '"';
    if (looksLikeFormula(text))
        to += '\'';
    if (!quoted) {
        to += text;
        return;
    }
    for (const char c : text) {
        if (c == '"')
            to += '"';
        to += c;
    }
    to += '"';
}

std::string csvCell(std::string_view text)
{
    std::string cell;
    appendCsvCell(cell, text);
    return cell;
}

}  // namespace civiscope

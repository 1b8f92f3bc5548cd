// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/naturalorder.h"

#include <algorithm>

namespace civiscope {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The digits at the beginning of `text`, which loses them; leading zeros are left out.
std::string_view cutNumber(std::string_view &text)
{
    std::string_view digits = text.substr(0, std::size_t(std::ranges::find_if_not(text, isDigit) - text.begin()));
    text.remove_prefix(digits.size());
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

}  // namespace

std::strong_ordering naturalOrder(std::string_view a, std::string_view b)
{
    std::string_view restA = a;
    std::string_view restB = b;
    while (!restA.empty() && !restB.empty()) {
        if (isDigit(restA.front()) && isDigit(restB.front())) {
            const std::string_view numberA = cutNumber(restA);
            const std::string_view numberB = cutNumber(restB);
            if (const auto order = numberA.size() <=> numberB.size(); order != 0)
                return order;
            if (const auto order = numberA <=> numberB; order != 0)
                return order;
            continue;
        }
        // As unsigned bytes: in UTF-8 that is the order of code points.
        if (const auto order = std::string_view::traits_type::compare(restA.data(), restB.data(), 1) <=> 0; order != 0)
            return order;
        restA.remove_prefix(1);
        restB.remove_prefix(1);
    }
    if (const auto order = restA.size() <=> restB.size(); order != 0)
        return order;
    return a <=> b;
}

}  // namespace civiscope

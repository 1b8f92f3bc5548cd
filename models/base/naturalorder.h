// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string_view>

namespace civiscope {

// The order people expect of names with numbers in them: runs of ASCII digits by their value, of any length ("lamp9"
// before "lamp10"), all else byte by byte, which keeps UTF-8 in the order of its code points. Texts that differ only in
// leading zeros are ordered byte by byte, so only equal texts are equal.
[[nodiscard]] std::strong_ordering naturalOrder(std::string_view a, std::string_view b);

}  // namespace civiscope

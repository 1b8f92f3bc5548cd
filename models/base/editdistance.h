// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace civiscope {

// How many bytes are to be put in, taken out, replaced, or swapped with their neighbour to make one text of the other
// (optimal string alignment). What is more than `limit` is told as limit + 1. Time: product of the lengths.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b,
                                       std::size_t limit = std::string_view::npos - 1);

}  // namespace civiscope

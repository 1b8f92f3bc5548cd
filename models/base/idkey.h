// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace civiscope {

// The key by which ids, and other texts, are told apart when there are many: 8 bytes a text instead of the text
// (XXH3, 64 bits). Not kept beyond a run.
[[nodiscard]] std::uint64_t idKey(std::string_view id);

}  // namespace civiscope

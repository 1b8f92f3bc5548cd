// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace civiscope::ngsild {

// a == b, for names: short, mostly equal, and very many; a call of memcmp would cost more than the comparison.
[[nodiscard]] inline bool sameText(std::string_view a, std::string_view b)
{
    const std::size_t size = a.size();
    if (size != b.size())
        return false;
    const auto sameEnds = [&]<typename Word>(Word) {
        Word words[4];
        std::memcpy(&words[0], a.data(), sizeof(Word));
        std::memcpy(&words[1], b.data(), sizeof(Word));
        std::memcpy(&words[2], a.data() + size - sizeof(Word), sizeof(Word));
        std::memcpy(&words[3], b.data() + size - sizeof(Word), sizeof(Word));
        return words[0] == words[1] && words[2] == words[3];
    };
    if (size > 16)
        return std::memcmp(a.data(), b.data(), size) == 0;
    if (size >= 8)
        return sameEnds(std::uint64_t());
    if (size >= 4)
        return sameEnds(std::uint32_t());
    return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
}

}  // namespace civiscope::ngsild

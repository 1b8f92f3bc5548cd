// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace civiscope::ngsild {

// Finds brackets outside of strings, 64 bytes at a time, without looking at anything else. Goes on where it stopped.
class BracketScan {
public:
    // Begins at `position`, outside of any string and of any bracket.
    BracketScan(std::string_view text, std::size_t position);

    struct Bracket {
        std::size_t position = std::string_view::npos;  // npos: the text ended
        char kind = '\0';
    };
    // The next bracket that stands in no other pair opened since the beginning: one that opens, the one that closes it,
    // or one that closes what was opened before the beginning.
    Bracket next();

private:
    bool load();

    std::string_view m_text;
    std::size_t m_block = 0;      // where the loaded block begins
    std::size_t m_following = 0;  // and the one after it
    std::uint64_t m_open = 0;     // brackets not yet passed, a bit a byte
    std::uint64_t m_close = 0;
    std::uint64_t m_inString = 0;  // all ones: the block ended inside a string
    std::uint64_t m_escaped = 0;   // 1: the block ended with a backslash that escapes
    std::int64_t m_depth = 0;
};

// The end of the JSON value that begins at `begin`, checked strictly but for the inside of words and escapes; nullopt
// when it is none. No recursion; memory by one bit a level.
[[nodiscard]] std::optional<std::size_t> endOfValue(std::string_view text, std::size_t begin);

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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

    // The brackets of 64 bytes outside of strings, a bit a byte, and how many they are.
    struct Block {
        std::uint64_t open = 0;
        std::uint64_t close = 0;
        std::int32_t opening = 0;
        std::int32_t closing = 0;
    };
    struct State {
        std::uint64_t inString = 0;  // all ones: inside a string
        std::uint64_t escaped = 0;  // 1: behind a backslash that escapes
    };
    static constexpr std::size_t windowBlocks = 64;

private:
    bool load();

    std::string_view m_text;
    std::size_t m_begin = 0;  // where the loaded window begins
    std::size_t m_block = 0;  // the block in it that is being looked at
    std::size_t m_blocks = 0;  // how many it has
    std::array<Block, windowBlocks> m_window;  // bits of brackets that were passed are cleared
    State m_state;
    std::int64_t m_depth = 0;
};

// The white space of JSON.
[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// The end of the JSON value that begins at `begin`, checked strictly but for the inside of words and escapes; nullopt
// when it is none. No recursion; memory by one bit a level.
[[nodiscard]] std::optional<std::size_t> endOfValue(std::string_view text, std::size_t begin);

}  // namespace civiscope::ngsild

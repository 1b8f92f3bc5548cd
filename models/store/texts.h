// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace civiscope::store {

// Bytes that never move. One writer; what was given out may be read on any thread.
class TextPool {
public:
    [[nodiscard]] std::string_view keep(std::string_view text);
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    char *m_free = nullptr;
    std::size_t m_left = 0;
    std::size_t m_next = 1024;  // size of the next block; grows to 256 KiB
    std::size_t m_bytes = 0;
};

// Texts by number. Append-only: one writer adds, meanwhile any thread reads numbers that it was told in a published
// version. Equal texts get one number as long as many are equal; where most are different, looking for equals is given
// up, and two numbers may stand for equal texts.
class Texts {
public:
    Texts();
    ~Texts();

    [[nodiscard]] std::uint32_t add(std::string_view text);
    [[nodiscard]] std::string_view at(std::uint32_t number) const
    {
        const auto block = std::bit_width((number >> firstBits) + 1U) - 1;
        const std::uint32_t begin = ((1U << block) - 1U) << firstBits;
        return m_blocks[std::size_t(block)][number - begin];
    }
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    [[nodiscard]] std::size_t bytes() const { return m_pool.bytes() + m_slots.size() * 8 + m_room * sizeof(std::string_view); }

private:
    static constexpr int firstBits = 4;  // the first block has 16 places, each next one twice as many

    std::uint32_t append(std::string_view text);
    void rehash();

    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    std::array<std::unique_ptr<std::string_view[]>, 32 - firstBits> m_blocks;
    std::size_t m_room = 0;
    std::uint32_t m_count = 0;
    std::uint64_t m_asked = 0;
    bool m_distinct = true;
    std::vector<Slot> m_slots;
    TextPool m_pool;
};

}  // namespace civiscope::store

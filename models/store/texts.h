// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace civiscope::store {

// Texts that never move, by 32-bit address; the empty text has address 0. Append-only: one writer adds, meanwhile any
// thread reads what it was told in a published version. Holds up to 16 GiB; what comes after that reads as empty.
class TextPool {
public:
    [[nodiscard]] std::uint32_t keep(std::string_view text);
    [[nodiscard]] std::string_view at(std::uint32_t address) const
    {
        if (address == 0)
            return {};
        const Place place = placeOf(address);
        const char *text = (*m_pages[place.block / pageBlocks])[place.block % pageBlocks] + place.unit * unitBytes;
        std::size_t size = std::uint8_t(*text++);
        if (size == longText) {
            std::uint32_t longer = 0;
            std::memcpy(&longer, text, sizeof longer);
            size = longer;
            text += sizeof longer;
        }
        return {text, size};
    }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    // Addresses count units. The first blocks have 256 units (1 KiB), 512 … and from the ninth on 65,536 (256 KiB).
    static constexpr std::size_t unitBytes = 4;
    static constexpr std::uint32_t firstUnits = 256;
    static constexpr std::uint32_t growing = 8;
    static constexpr std::uint32_t blockUnits = firstUnits << growing;
    static constexpr std::uint32_t steady = firstUnits * ((1U << growing) - 1);  // where the ninth begins
    static constexpr std::uint32_t pageBlocks = 1024;
    static constexpr std::size_t longText = 0xFF;  // the size follows in four bytes

    struct Place {
        std::uint32_t block = 0;
        std::uint32_t unit = 0;
    };
    static Place placeOf(std::uint32_t address)
    {
        if (address >= steady)
            return {growing + (address - steady) / blockUnits, (address - steady) % blockUnits};
        const auto power = std::bit_floor(address / firstUnits + 1);  // 2 to the number of the block
        return {std::uint32_t(std::countr_zero(power)), address - firstUnits * (power - 1)};
    }
    [[nodiscard]] static std::uint32_t beginOf(std::uint32_t block)
    {
        return block < growing ? firstUnits * ((1U << block) - 1) : steady + (block - growing) * blockUnits;
    }
    bool makeRoom(std::uint32_t units);

    using Page = std::array<char *, pageBlocks>;
    std::array<std::unique_ptr<Page>, 64> m_pages;
    std::vector<std::unique_ptr<char[]>> m_memory;
    std::uint32_t m_next = 0;  // the next free address
    std::uint32_t m_end = 0;  // behind the memory it lies in
    std::size_t m_bytes = 0;
};

// Texts by number. Equal texts get one number as long as many are equal; where most are different, looking for equals
// is given up, and two numbers may stand for equal texts. Threads as for TextPool.
class Texts {
public:
    [[nodiscard]] std::uint32_t addText(std::string_view text);
    [[nodiscard]] std::string_view at(std::uint32_t number) const { return m_pool.at(number); }
    [[nodiscard]] std::size_t bytes() const { return m_pool.bytes() + m_slots.size() * sizeof(Slot); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    void rehash();

    std::uint32_t m_count = 0;
    std::uint64_t m_asked = 0;
    bool m_distinct = true;
    std::vector<Slot> m_slots;
    TextPool m_pool;
};

}  // namespace civiscope::store

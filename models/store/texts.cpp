// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/texts.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace civiscope::store {

namespace {
constexpr std::size_t largestBlock = 256 * 1024;
// From so many texts on, half of them must be repeats for equals to be looked for.
constexpr std::uint32_t trial = 4096;
}  // namespace

std::string_view TextPool::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.size() > m_left) {
        const std::size_t size = std::max(m_next, text.size());
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_bytes += size;
        // A text as large as a block gets one of its own and leaves the rest of the last one in use.
        if (size == text.size() && m_left > 0) {
            std::memcpy(m_blocks.back().get(), text.data(), text.size());
            return {m_blocks.back().get(), text.size()};
        }
        m_free = m_blocks.back().get();
        m_left = size;
        m_next = std::min(m_next * 2, largestBlock);
    }
    char *const place = m_free;
    std::memcpy(place, text.data(), text.size());
    m_free += text.size();
    m_left -= text.size();
    return {place, text.size()};
}

Texts::Texts() = default;
Texts::~Texts() = default;

std::uint32_t Texts::append(std::string_view text)
{
    const std::uint32_t number = m_count++;
    const auto block = std::size_t(std::bit_width((number >> firstBits) + 1U) - 1);
    const std::uint32_t begin = ((1U << block) - 1U) << firstBits;
    if (!m_blocks[block]) {
        const std::size_t size = std::size_t(1) << (block + firstBits);
        m_blocks[block] = std::make_unique_for_overwrite<std::string_view[]>(size);
        m_room += size;
    }
    m_blocks[block][number - begin] = m_pool.keep(text);
    return number;
}

void Texts::rehash()
{
    auto old = std::exchange(m_slots, std::vector<Slot>(std::max<std::size_t>(16, m_slots.size() * 2)));
    for (const Slot &entry : old) {
        if (entry.number == none)
            continue;
        std::size_t slot = entry.hash & (m_slots.size() - 1);
        while (m_slots[slot].number != none)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = entry;
    }
}

std::uint32_t Texts::add(std::string_view text)
{
    if (!m_distinct)
        return append(text);
    ++m_asked;
    if (m_count >= trial && std::uint64_t(m_count) * 2 > m_asked) {
        m_distinct = false;
        m_slots = {};
        return append(text);
    }
    if (std::size_t(m_count) * 4 >= m_slots.size() * 3)
        rehash();
    const auto hash = std::uint32_t(XXH3_64bits(text.data(), text.size()));
    std::size_t slot = hash & (m_slots.size() - 1);
    for (; m_slots[slot].number != none; slot = (slot + 1) & (m_slots.size() - 1)) {
        if (m_slots[slot].hash == hash && at(m_slots[slot].number) == text)
            return m_slots[slot].number;
    }
    m_slots[slot] = {hash, append(text)};
    return m_slots[slot].number;
}

}  // namespace civiscope::store

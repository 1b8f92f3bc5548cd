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
// From so many texts on, half of them must be repeats for equals to be looked for.
constexpr std::uint32_t trialTexts = 4096;
}  // namespace

// Finds memory for a text that does not fit behind the last one.
bool TextPool::makeRoom(std::uint32_t units)
{
    std::uint32_t block = m_end == 0 ? 0 : placeOf(m_end - 1).block + 1;
    while (block < growing && (firstUnits << block) < units + 1)
        ++block;
    // A text larger than a block takes several that lie side by side.
    const std::uint32_t blocks = block < growing ? 1 : (units + blockUnits) / blockUnits;
    if (block + blocks > pageBlocks * (m_pages.size() - 1))
        return false;
    const std::size_t size = std::size_t(block < growing ? firstUnits << block : blocks * blockUnits) * unitBytes;
    m_memory.push_back(std::make_unique_for_overwrite<char[]>(size));
    m_bytes += size;
    for (std::uint32_t i = 0; i < blocks; ++i) {
        auto &page = m_pages[(block + i) / pageBlocks];
        if (!page)
            page = std::make_unique<Page>();
        (*page)[(block + i) % pageBlocks] = m_memory.back().get() + std::size_t(i) * blockUnits * unitBytes;
    }
    m_next = std::max(beginOf(block), 1U);
    m_end = beginOf(block + blocks);
    return true;
}

std::uint32_t TextPool::keep(std::string_view text)
{
    if (text.empty())
        return 0;
    const bool isLong = text.size() >= longText;
    const std::size_t size = text.size() + (isLong ? 5 : 1);
    const auto units = std::uint32_t((size + unitBytes - 1) / unitBytes);
    if (units > m_end - m_next && !makeRoom(units))
        return 0;
    const Place place = placeOf(m_next);
    char *to = (*m_pages[place.block / pageBlocks])[place.block % pageBlocks] + place.unit * unitBytes;
    *to++ = char(isLong ? longText : text.size());
    if (isLong) {
        const auto longer = std::uint32_t(text.size());
        std::memcpy(to, &longer, sizeof longer);
        to += sizeof longer;
    }
    std::memcpy(to, text.data(), text.size());
    return std::exchange(m_next, m_next + units);
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

std::uint32_t Texts::addText(std::string_view text)
{
    if (!m_distinct)
        return m_pool.keep(text);
    ++m_asked;
    if (m_count >= trialTexts && std::uint64_t(m_count) * 2 > m_asked) {
        m_distinct = false;
        m_slots = {};
        return m_pool.keep(text);
    }
    if (std::size_t(m_count) * 4 >= m_slots.size() * 3)
        rehash();
    const auto hash = std::uint32_t(XXH3_64bits(text.data(), text.size()));
    std::size_t slot = hash & (m_slots.size() - 1);
    for (; m_slots[slot].number != none; slot = (slot + 1) & (m_slots.size() - 1)) {
        if (m_slots[slot].hash == hash && at(m_slots[slot].number) == text)
            return m_slots[slot].number;
    }
    m_slots[slot] = {hash, m_pool.keep(text)};
    ++m_count;
    return m_slots[slot].number;
}

}  // namespace civiscope::store

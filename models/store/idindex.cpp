// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/idindex.h"

#include <algorithm>

namespace civiscope::store {

void IdIndex::takeBack(std::uint64_t hash, EntityRef ref)
{
    for (std::size_t slot = startOf(hash, m_slots.size()); m_slots[slot].row != none;
         slot = slot + 1 == m_slots.size() ? 0 : slot + 1) {
        if (m_slots[slot].row == ref.row && m_slots[slot].tableAndTag >> tagBits == ref.table) {
            m_slots[slot].row = gone;
            --m_count;
            return;
        }
    }
}

std::shared_ptr<IdIndex> IdIndex::without(std::uint32_t table, std::span<const std::uint32_t> rows) const
{
    auto result = std::make_shared<IdIndex>();
    result->m_slots = m_slots;
    result->m_used = m_used;
    result->m_count = m_count;
    for (Slot &slot : result->m_slots) {
        if (slot.row == none || slot.row == gone || slot.tableAndTag >> tagBits != table)
            continue;
        const auto behind = std::ranges::lower_bound(rows, slot.row);
        if (behind != rows.end() && *behind == slot.row) {
            slot.row = gone;
            --result->m_count;
        } else {
            slot.row -= std::uint32_t(behind - rows.begin());
        }
    }
    return result;
}

}  // namespace civiscope::store

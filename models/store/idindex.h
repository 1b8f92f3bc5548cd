// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/version.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string_view>
#include <vector>

namespace civiscope::store {

// From an entity's id to its place, 8 bytes an entry. Holds places only, so each call is told where the ids stand.
// Places are never moved or taken out: after a removal a new index is made. One writer; find() on any thread.
class IdIndex {
public:
    // `sameId(ref)`: whether this place is one of the caller's version and holds the id asked for.
    template<typename SameId>
    [[nodiscard]] std::optional<EntityRef> find(std::uint64_t hash, SameId sameId) const
    {
        const std::shared_lock lock(m_mutex);
        return findUnlocked(hash, sameId);
    }

    // For the writer alone.
    template<typename SameId>
    [[nodiscard]] std::optional<EntityRef> findUnlocked(std::uint64_t hash, SameId sameId) const
    {
        if (m_slots.empty())
            return std::nullopt;
        for (std::size_t slot = startOf(hash, m_slots.size()); m_slots[slot].row != none;
             slot = slot + 1 == m_slots.size() ? 0 : slot + 1) {
            const EntityRef ref{m_slots[slot].tableAndTag >> tagBits, m_slots[slot].row};
            if (ref.row != gone && (m_slots[slot].tableAndTag & tagMask) == tagOf(hash) && sameId(ref))
                return ref;
        }
        return std::nullopt;
    }
    // Makes room for `more` entries; `each(place)` calls place(hash, ref) for all entries there are.
    template<typename Each>
    void reserve(std::size_t more, Each each)
    {
        if ((m_used + more) * 4 <= m_slots.size() * 3)
            return;
        std::size_t size = std::max<std::size_t>(64, m_slots.size());
        while ((m_count + more) * 4 > size * 3)
            size += size / 2;
        std::vector<Slot> larger(size);
        each([&](std::uint64_t hash, EntityRef ref) { place(larger, hash, entryOf(hash, ref)); });
        const std::unique_lock lock(m_mutex);
        m_slots = std::move(larger);
        m_used = m_count;
    }
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&m_slots[startOf(hash, m_slots.size())]); }
    // Between reserve() and as many insertions; the lock is the caller's.
    void insert(std::uint64_t hash, EntityRef ref)
    {
        place(m_slots, hash, entryOf(hash, ref));
        ++m_count;
        ++m_used;
    }
    // Undoes an insertion; the lock is the caller's.
    void takeBack(std::uint64_t hash, EntityRef ref);

    // The index after these rows (sorted) were taken out of a table and those behind moved up.
    [[nodiscard]] std::shared_ptr<IdIndex> without(std::uint32_t table, std::span<const std::uint32_t> rows) const;

    [[nodiscard]] std::unique_lock<std::shared_mutex> lock() const { return std::unique_lock(m_mutex); }
    [[nodiscard]] std::size_t bytes() const { return m_slots.size() * sizeof(Slot); }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;
    static constexpr std::uint32_t gone = 0xFFFF'FFFE;  // was taken out; what was placed behind it is still there
    static constexpr int tagBits = 12;  // of the hash, to spare looking at most of the other ids
    static constexpr std::uint32_t tagMask = (1U << tagBits) - 1;

    struct Slot {
        std::uint32_t row = none;
        std::uint32_t tableAndTag = 0;
    };
    static Slot entryOf(std::uint64_t hash, EntityRef ref)
    {
        return {.row = ref.row, .tableAndTag = ref.table << tagBits | tagOf(hash)};
    }
    static std::uint32_t tagOf(std::uint64_t hash) { return std::uint32_t(hash) & tagMask; }
    // Spreads the upper bits of a hash over any number of slots.
    static std::size_t startOf(std::uint64_t hash, std::size_t slots) { return (hash >> 32) * slots >> 32; }
    static void place(std::vector<Slot> &slots, std::uint64_t hash, Slot entry)
    {
        std::size_t slot = startOf(hash, slots.size());
        while (slots[slot].row != none)
            slot = slot + 1 == slots.size() ? 0 : slot + 1;
        slots[slot] = entry;
    }

    mutable std::shared_mutex m_mutex;
    std::vector<Slot> m_slots;
    std::size_t m_count = 0;
    std::size_t m_used = 0;  // with those gone
};

}  // namespace civiscope::store

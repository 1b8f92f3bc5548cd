// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace civiscope::query {

// A set of rows of one table, a bit each. Plain value.
class Rows {
public:
    Rows() = default;
    explicit Rows(std::uint32_t size, bool all = false);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] bool contains(std::uint32_t row) const
    {
        return row < m_size && (m_words[row / 64] >> (row % 64) & 1) != 0;
    }
    void addRow(std::uint32_t row) { m_words[row / 64] |= std::uint64_t(1) << (row % 64); }
    void remove(std::uint32_t row) { m_words[row / 64] &= ~(std::uint64_t(1) << (row % 64)); }
    [[nodiscard]] std::uint32_t count() const;
    [[nodiscard]] bool empty() const;

    // Sixty-four rows at a time, the first one lowest; bits past size() are 0.
    [[nodiscard]] std::vector<std::uint64_t> &words() { return m_words; }
    [[nodiscard]] const std::vector<std::uint64_t> &words() const { return m_words; }

    Rows &operator&=(const Rows &other);
    Rows &operator|=(const Rows &other);
    Rows &operator-=(const Rows &other);
    bool operator==(const Rows &) const = default;

    // Calls `use(row)` in ascending order.
    template<typename Use>
    void each(const Use &use) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1)
                use(std::uint32_t(i * 64 + std::size_t(std::countr_zero(word))));
        }
    }

private:
    std::uint32_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

// Which entities of a version match. Plain value, for that version only.
struct Selection {
    std::uint64_t version = 0;  // Version::number()
    std::vector<Rows> tables;   // one for each of Version::tables()

    [[nodiscard]] bool contains(store::EntityRef entity) const
    {
        return entity.table < tables.size() && tables[entity.table].contains(entity.row);
    }
    [[nodiscard]] std::size_t count() const;
};

}  // namespace civiscope::query

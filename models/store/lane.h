// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace civiscope::store {

// What a writer may touch: rows below `shared` are seen by earlier versions, so an array made before the version
// `number` is copied before one of them is changed. Rows from there on nobody reads yet.
struct Pen {
    std::uint64_t number = 0;
    std::uint32_t shared = 0;  // rows, in the chunk at hand
};

// One value for each row of a chunk; copying is cheap and shares the array. As long as all rows have the same value no
// array is there. Rows past the array have that value too.
template<typename T>
class Lane {
public:
    explicit Lane(T common = {})
        : m_common(common)
    {
    }

    [[nodiscard]] T at(std::uint32_t row) const { return row < m_capacity ? m_values[row] : m_common; }
    [[nodiscard]] const T *data() const { return m_values.get(); }
    [[nodiscard]] std::uint32_t capacity() const { return m_capacity; }
    [[nodiscard]] std::size_t bytes() const { return m_capacity * sizeof(T); }

    void set(std::uint32_t row, T value, Pen pen)
    {
        if (row >= m_capacity) {
            if (same(value, m_common))
                return;
            reallocate(row + 1, pen.number);
        } else if (m_owner != pen.number && row < pen.shared) {
            if (same(value, m_values[row]))
                return;
            reallocate(m_capacity, pen.number);
        }
        m_values[row] = value;
    }
    // The array, reaching over `rows`, for writing rows that nobody sees yet.
    [[nodiscard]] T *open(std::uint32_t rows, Pen pen)
    {
        if (m_capacity < rows)
            reallocate(rows, pen.number);
        return m_values.get();
    }
    [[nodiscard]] bool isAll(T value) const { return m_capacity == 0 && same(value, m_common); }
    // For values that matter only where a row is present: the first one becomes the common one.
    void setFirst(std::uint32_t row, T value, Pen pen)
    {
        if (!m_settled && m_capacity == 0)
            m_common = value;
        m_settled = true;
        set(row, value, pen);
    }
    // Makes sure that the array, if there is one, reaches over `rows`.
    void reach(std::uint32_t rows, std::uint64_t number)
    {
        if (m_capacity != 0 && m_capacity < rows)
            reallocate(rows, number);
    }

private:
    static constexpr std::uint32_t most = 65'536;

    // By their bits: a NaN is the same as itself.
    // NOLINTNEXTLINE(bugprone-suspicious-memory-comparison)
    static bool same(const T &a, const T &b) { return std::memcmp(&a, &b, sizeof(T)) == 0; }
    void reallocate(std::uint32_t rows, std::uint64_t owner)
    {
        const std::uint32_t capacity =
            rows == m_capacity ? rows : std::min(std::max({rows, m_capacity + m_capacity / 2, 16U}), most);
        auto values = std::make_shared_for_overwrite<T[]>(capacity);
        std::copy_n(m_values.get(), m_capacity, values.get());
        std::fill(values.get() + m_capacity, values.get() + capacity, m_common);
        m_values = std::move(values);
        m_capacity = capacity;
        m_owner = owner;
    }

    std::shared_ptr<T[]> m_values;
    std::uint64_t m_owner = 0;  // the version that made the array
    std::uint32_t m_capacity = 0;
    bool m_settled = false;
    T m_common;
};

}  // namespace civiscope::store

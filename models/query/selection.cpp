// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/selection.h"

#include <algorithm>
#include <functional>

namespace civiscope::query {

Rows::Rows(std::uint32_t size, bool all)
    : m_size(size)
    , m_words((std::size_t(size) + 63) / 64, all ? ~std::uint64_t(0) : 0)
{
    if (all && size % 64 != 0)
        m_words.back() = (std::uint64_t(1) << (size % 64)) - 1;
}

std::uint32_t Rows::count() const
{
    std::uint32_t count = 0;
    for (const std::uint64_t word : m_words)
        count += std::uint32_t(std::popcount(word));
    return count;
}

bool Rows::empty() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

Rows &Rows::operator&=(const Rows &other)
{
    std::ranges::transform(m_words, other.m_words, m_words.begin(), std::bit_and<>());
    return *this;
}

Rows &Rows::operator|=(const Rows &other)
{
    std::ranges::transform(m_words, other.m_words, m_words.begin(), std::bit_or<>());
    return *this;
}

Rows &Rows::operator-=(const Rows &other)
{
    std::ranges::transform(m_words, other.m_words, m_words.begin(),
                           [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
    return *this;
}

std::size_t Selection::count() const
{
    std::size_t count = 0;
    for (const Rows &rows : tables)
        count += rows.count();
    return count;
}

}  // namespace civiscope::query

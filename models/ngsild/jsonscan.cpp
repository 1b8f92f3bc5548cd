// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/jsonscan.h"

#include <array>
#include <bit>
#include <cstring>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace civiscope::ngsild {

namespace {

constexpr std::size_t blockBytes = 64;

// Bytes of a block by what they are, a bit a byte.
struct Masks {
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t open = 0;
    std::uint64_t close = 0;
};

// [ and {, ] and } differ in one bit only.
constexpr char caseBit = 0x20;

#ifdef __SSE2__
Masks masksOf(const char *block)
{
    const auto bits = [](__m128i equal) { return std::uint64_t(std::uint32_t(_mm_movemask_epi8(equal))); };
    Masks masks;
    for (int i = 0; i < 4; ++i) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + 16 * i));
        const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(caseBit));
        const int shift = 16 * i;
        masks.quotes |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))) << shift;
        masks.backslashes |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))) << shift;
        masks.open |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{'))) << shift;
        masks.close |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}'))) << shift;
    }
    return masks;
}
#else
Masks masksOf(const char *block)
{
    Masks masks;
    for (std::size_t i = 0; i < blockBytes; ++i) {
        const char c = block[i];
        masks.quotes |= std::uint64_t(c == '"') << i;
        masks.backslashes |= std::uint64_t(c == '\\') << i;
        masks.open |= std::uint64_t((c | caseBit) == '{') << i;
        masks.close |= std::uint64_t((c | caseBit) == '}') << i;
    }
    return masks;
}
#endif

// Bit n: the sum of bits 0 … n, modulo two.
std::uint64_t prefixXor(std::uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

// Bytes that a backslash before them escapes. `carry`: from block to block.
std::uint64_t escapedBy(std::uint64_t backslashes, std::uint64_t &carry)
{
    std::uint64_t escaped = carry;
    carry = 0;
    for (; backslashes != 0; backslashes &= backslashes - 1) {
        const int i = std::countr_zero(backslashes);
        if (escaped >> i & 1)
            continue;
        if (i == 63)
            carry = 1;
        else
            escaped |= std::uint64_t(2) << i;
    }
    return escaped;
}

bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool wordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
}

}  // namespace

BracketScan::BracketScan(std::string_view text, std::size_t position)
    : m_text(text)
    , m_following(position)
{
}

bool BracketScan::load()
{
    m_block = m_following;
    if (m_block >= m_text.size())
        return false;
    const std::size_t left = m_text.size() - m_block;
    Masks masks;
    if (left >= blockBytes) {
        masks = masksOf(m_text.data() + m_block);
    } else {
        std::array<char, blockBytes> padded{};
        std::memcpy(padded.data(), m_text.data() + m_block, left);
        masks = masksOf(padded.data());
    }
    m_following = m_block + blockBytes;
    if (masks.backslashes != 0 || m_escaped != 0)
        masks.quotes &= ~escapedBy(masks.backslashes, m_escaped);
    const std::uint64_t strings = prefixXor(masks.quotes) ^ m_inString;
    m_inString = std::uint64_t(std::int64_t(strings) >> 63);
    m_open = masks.open & ~strings;
    m_close = masks.close & ~strings;
    return true;
}

BracketScan::Bracket BracketScan::next()
{
    for (;;) {
        const int closing = std::popcount(m_close);
        if (m_depth > closing) {
            m_depth += std::popcount(m_open) - closing;
            m_open = m_close = 0;
        }
        for (std::uint64_t both = m_open | m_close; both != 0; both = m_open | m_close) {
            const int i = std::countr_zero(both);
            const std::uint64_t bit = std::uint64_t(1) << i;
            const std::size_t position = m_block + std::size_t(i);
            if (m_open & bit) {
                m_open ^= bit;
                if (m_depth++ == 0)
                    return {position, m_text[position]};
            } else {
                m_close ^= bit;
                if (--m_depth <= 0)
                    return {position, m_text[position]};
            }
        }
        if (!load())
            return {};
    }
}

std::optional<std::size_t> endOfValue(std::string_view text, std::size_t begin)
{
    std::vector<bool> objects;  // one for each open bracket
    std::size_t p = begin;
    const auto peek = [&] {
        while (p < text.size() && blank(text[p]))
            ++p;
        return p < text.size() ? text[p] : '\0';
    };
    const auto string = [&] {
        for (++p; p < text.size() && text[p] != '"'; ++p) {
            if (text[p] == '\\')
                ++p;
            else if (text[p] >= 0 && text[p] < ' ')
                return false;
        }
        return p++ < text.size();
    };
    const auto key = [&] { return peek() == '"' && string() && peek() == ':' && ++p != 0; };
    for (;;) {
        const char c = peek();
        if (c == '{' || c == '[') {
            ++p;
            const char close = c == '{' ? '}' : ']';
            objects.push_back(c == '{');
            if (peek() != close) {
                if (c == '{' && !key())
                    return std::nullopt;
                continue;
            }
        } else if (c == '"') {
            if (!string())
                return std::nullopt;
        } else {
            const std::size_t word = p;
            while (p < text.size() && wordByte(text[p]))
                ++p;
            if (p == word)
                return std::nullopt;
        }
        // Behind a value.
        while (!objects.empty() && peek() == (objects.back() ? '}' : ']')) {
            objects.pop_back();
            ++p;
        }
        if (objects.empty())
            return p;
        if (peek() != ',')
            return std::nullopt;
        ++p;
        if (objects.back() && !key())
            return std::nullopt;
    }
}

}  // namespace civiscope::ngsild

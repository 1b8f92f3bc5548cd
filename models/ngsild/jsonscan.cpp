// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/jsonscan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#ifdef __x86_64__
#include <immintrin.h>
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

void scanPlain(const char *text, std::size_t blocks, BracketScan::State &state, BracketScan::Block *found)
{
    for (std::size_t i = 0; i < blocks; ++i) {
        Masks masks = masksOf(text + i * blockBytes);
        if (masks.backslashes != 0 || state.escaped != 0)
            masks.quotes &= ~escapedBy(masks.backslashes, state.escaped);
        const std::uint64_t strings = prefixXor(masks.quotes) ^ state.inString;
        state.inString = std::uint64_t(std::int64_t(strings) >> 63);
        const std::uint64_t open = masks.open & ~strings;
        const std::uint64_t close = masks.close & ~strings;
        found[i] = {open, close, std::popcount(open), std::popcount(close)};
    }
}

using Scan = decltype(&scanPlain);

#ifdef __x86_64__
__attribute__((target("avx2,pclmul,popcnt"))) void scanAvx2(const char *text, std::size_t blocks,
                                                            BracketScan::State &state, BracketScan::Block *found)
{
    const __m256i fold = _mm256_set1_epi8(caseBit);
    for (std::size_t i = 0; i < blocks; ++i) {
        const auto *block = reinterpret_cast<const __m256i *>(text + i * blockBytes);
        const __m256i low = _mm256_loadu_si256(block);
        const __m256i high = _mm256_loadu_si256(block + 1);
        const auto where = [](__m256i a, __m256i b, char c) __attribute__((target("avx2,pclmul,popcnt"))) {
            const __m256i byte = _mm256_set1_epi8(c);
            const auto first = std::uint32_t(_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, byte)));
            const auto second = std::uint32_t(_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, byte)));
            return std::uint64_t(second) << 32 | first;
        };
        std::uint64_t quotes = where(low, high, '"');
        const std::uint64_t backslashes = where(low, high, '\\');
        if (backslashes != 0 || state.escaped != 0)
            quotes &= ~escapedBy(backslashes, state.escaped);
        const __m128i sums =
            _mm_clmulepi64_si128(_mm_set_epi64x(0, std::int64_t(quotes)), _mm_set1_epi8(char(0xFF)), 0);
        const std::uint64_t strings = std::uint64_t(_mm_cvtsi128_si64(sums)) ^ state.inString;
        state.inString = std::uint64_t(std::int64_t(strings) >> 63);
        const __m256i lowFolded = _mm256_or_si256(low, fold);
        const __m256i highFolded = _mm256_or_si256(high, fold);
        const std::uint64_t open = where(lowFolded, highFolded, '{') & ~strings;
        const std::uint64_t close = where(lowFolded, highFolded, '}') & ~strings;
        found[i] = {open, close, std::popcount(open), std::popcount(close)};
    }
}

const Scan scanBlocks = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") ? scanAvx2 : scanPlain;
#else
const Scan scanBlocks = scanPlain;
#endif

bool wordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
}

}  // namespace

BracketScan::BracketScan(std::string_view text, std::size_t position)
    : m_text(text)
    , m_begin(position)
{
}

bool BracketScan::load()
{
    m_begin += m_blocks * blockBytes;
    m_block = 0;
    m_blocks = 0;
    if (m_begin >= m_text.size())
        return false;
    const std::size_t left = m_text.size() - m_begin;
    if (left < blockBytes) {
        std::array<char, blockBytes> padded{};
        std::memcpy(padded.data(), m_text.data() + m_begin, left);
        m_blocks = 1;
        scanBlocks(padded.data(), m_blocks, m_state, m_window.data());
    } else {
        m_blocks = std::min(left / blockBytes, windowBlocks);
        scanBlocks(m_text.data() + m_begin, m_blocks, m_state, m_window.data());
    }
    return true;
}

BracketScan::Bracket BracketScan::next()
{
    for (;; ++m_block) {
        if (m_block >= m_blocks && !load())
            return {};
        Block &block = m_window[m_block];
        if (m_depth > block.closing) {
            m_depth += block.opening - block.closing;
            continue;
        }
        for (std::uint64_t both = block.open | block.close; both != 0; both = block.open | block.close) {
            const int i = std::countr_zero(both);
            const std::uint64_t bit = std::uint64_t(1) << i;
            const std::size_t position = m_begin + m_block * blockBytes + std::size_t(i);
            if (block.open & bit) {
                block.open ^= bit;
                --block.opening;
                if (m_depth++ == 0)
                    return {position, m_text[position]};
            } else {
                block.close ^= bit;
                --block.closing;
                if (--m_depth <= 0)
                    return {position, m_text[position]};
            }
        }
    }
}

std::optional<std::size_t> endOfValue(std::string_view text, std::size_t begin)
{
    std::vector<bool> objects;  // one for each open bracket
    std::size_t p = begin;
    const auto peek = [&] {
        while (p < text.size() && isBlank(text[p]))
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

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/jsontokens.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace civiscope::ngsild {

namespace {

constexpr std::array<double, 23> powersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<unsigned> fourHexDigits(std::string_view text)
{
    unsigned value = 0;
    if (text.size() < 4)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 4, value, 16);
    if (error != std::errc{} || end != text.data() + 4)
        return std::nullopt;
    return value;
}

void appendUtf8(std::string &to, unsigned code)
{
    if (code < 0x80) {
        to += char(code);
    } else if (code < 0x800) {
        to += char(0xC0 | code >> 6);
        to += char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        to += char(0xE0 | code >> 12);
        to += char(0x80 | (code >> 6 & 0x3F));
        to += char(0x80 | (code & 0x3F));
    } else {
        to += char(0xF0 | code >> 18);
        to += char(0x80 | (code >> 12 & 0x3F));
        to += char(0x80 | (code >> 6 & 0x3F));
        to += char(0x80 | (code & 0x3F));
    }
}

}  // namespace

JsonTokens::JsonTokens() = default;
JsonTokens::~JsonTokens() = default;

std::optional<JsonTokens::Fault> JsonTokens::index(std::string_view text)
{
    m_count = 0;
    if (text.size() > std::numeric_limits<std::uint32_t>::max() - 64)
        return Fault{QuarantineReason::TooLarge, "over 4 GiB"};
    if (!m_parser || m_capacity < text.size()) {
        m_capacity = std::max<std::size_t>(text.size() + text.size() / 2, 64 * 1024);
        m_parser.reset();
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(m_capacity, 16, m_parser) !=
            simdjson::SUCCESS) {
            m_capacity = 0;
            return Fault{QuarantineReason::TooLarge, "not enough memory"};
        }
    }
    const auto error = m_parser->stage1(reinterpret_cast<const std::uint8_t *>(text.data()), text.size(),
                                        simdjson::stage1_mode::regular);
    switch (error) {
    case simdjson::SUCCESS: break;
    case simdjson::UTF8_ERROR: return Fault{QuarantineReason::InvalidUtf8, "bytes that are not UTF-8"};
    case simdjson::UNCLOSED_STRING: return Fault{QuarantineReason::InvalidJson, "a string that does not end"};
    case simdjson::UNESCAPED_CHARS: return Fault{QuarantineReason::InvalidJson, "a control character in a string"};
    case simdjson::EMPTY: return Fault{QuarantineReason::InvalidJson, "nothing there"};
    default: return Fault{QuarantineReason::InvalidJson, simdjson::error_message(error)};
    }
    m_text = text.data();
    m_index = m_parser->structural_indexes.get();
    m_count = m_parser->n_structural_indexes;
    return std::nullopt;
}

std::string_view JsonTokens::span(Token begin, Token end) const
{
    const char *from = m_text + m_index[begin];
    const char *to = m_text + m_index[end];
    while (to > from && (to[-1] == ' ' || to[-1] == '\n' || to[-1] == '\r' || to[-1] == '\t'))
        --to;
    return {from, to};
}

JsonTokens::Token JsonTokens::skip(Token token) const
{
    std::uint32_t depth = 0;
    for (; token < m_count; ++token) {
        switch (m_text[m_index[token]]) {
        case '{':
        case '[': ++depth; break;
        case '}':
        case ']':
            if (depth <= 1)
                return token + 1;
            --depth;
            break;
        default:
            if (depth == 0)
                return token + 1;
        }
    }
    return m_count;
}

bool JsonTokens::checkScalar(Token token)
{
    const std::string_view text = scalar(token);
    bool good = false;
    switch (text.front()) {
    case '"': {
        const std::string_view inside = text.substr(1, text.size() - 2);
        good =
            text.size() >= 2 && text.back() == '"' && (inside.find('\\') == std::string_view::npos || unescape(inside));
        break;
    }
    case 't': good = text == "true"; break;
    case 'f': good = text == "false"; break;
    case 'n': good = text == "null"; break;
    default: good = parseNumber(text).has_value();
    }
    if (!good)
        m_fault = {QuarantineReason::InvalidJson, "a value that is no JSON"};
    return good;
}

bool JsonTokens::checkKey(Token &token)
{
    if (first(token) != '"' || first(token + 1) != ':' || !checkScalar(token)) {
        m_fault = {QuarantineReason::InvalidJson, "a member without a name"};
        return false;
    }
    token += 2;
    return true;
}

std::optional<JsonTokens::Token> JsonTokens::check(Token token, int depth)
{
    m_open.clear();
    for (;;) {
        const char c = first(token);
        if (c == '{' || c == '[') {
            if (int(m_open.size()) >= depth) {
                m_fault = {QuarantineReason::TooDeep, ""};
                return std::nullopt;
            }
            ++token;
            m_open += c == '{' ? '}' : ']';
            if (first(token) != m_open.back()) {
                if (c == '{' && !checkKey(token))
                    return std::nullopt;
                continue;
            }
        } else if (token >= m_count || !checkScalar(token)) {
            if (token >= m_count)
                m_fault = {QuarantineReason::InvalidJson, "brackets that are not closed"};
            return std::nullopt;
        } else {
            ++token;
        }
        // Behind a value: its surroundings close, or another one follows.
        while (!m_open.empty() && first(token) == m_open.back()) {
            m_open.pop_back();
            ++token;
        }
        if (m_open.empty())
            return token;
        if (first(token) != ',') {
            m_fault = {QuarantineReason::InvalidJson, "a comma or a closing bracket is missing"};
            return std::nullopt;
        }
        ++token;
        if (m_open.back() == '}' && !checkKey(token))
            return std::nullopt;
    }
}

std::optional<double> parseNumber(std::string_view text)
{
    const char *p = text.data();
    const char *const end = p + text.size();
    const bool negative = p != end && *p == '-';
    if (negative)
        ++p;
    const char *const digits = p;
    std::uint64_t mantissa = 0;
    while (p != end && digit(*p))
        mantissa = mantissa * 10 + std::uint64_t(*p++ - '0');
    const auto whole = p - digits;
    if (whole == 0 || (whole > 1 && *digits == '0'))
        return std::nullopt;
    std::ptrdiff_t decimals = 0;
    if (p != end && *p == '.') {
        const char *const fraction = ++p;
        while (p != end && digit(*p))
            mantissa = mantissa * 10 + std::uint64_t(*p++ - '0');
        decimals = p - fraction;
        if (decimals == 0)
            return std::nullopt;
    }
    // Up to 2^53 and ten to the 22nd both are exact, so one division rounds correctly.
    if (p == end && whole + decimals <= 15) {
        const double value = double(mantissa) / powersOfTen[std::size_t(decimals)];
        return negative ? -value : value;
    }
    if (p != end) {
        if (*p != 'e' && *p != 'E')
            return std::nullopt;
        ++p;
        if (p != end && (*p == '+' || *p == '-'))
            ++p;
        if (p == end || !std::all_of(p, end, digit))
            return std::nullopt;
    }
    double value = 0;
    if (std::from_chars(text.data(), end, value).ec == std::errc::result_out_of_range) {
        // Digits decide between too large and too small: written out, the value lies on one side of 1.
        const auto exponent = text.find_first_of("eE");
        const bool small =
            exponent == std::string_view::npos ? *digits == '0' : text.substr(exponent + 1).starts_with('-');
        value = small ? 0.0 : std::numeric_limits<double>::infinity();
        if (negative)
            value = -value;
    }
    return value;
}

std::optional<std::string> unescape(std::string_view quoted)
{
    std::string text;
    text.reserve(quoted.size());
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            text += quoted[i];
            continue;
        }
        if (++i == quoted.size())
            return std::nullopt;
        switch (quoted[i]) {
        case '"': text += '"'; break;
        case '\\': text += '\\'; break;
        case '/': text += '/'; break;
        case 'b': text += '\b'; break;
        case 'f': text += '\f'; break;
        case 'n': text += '\n'; break;
        case 'r': text += '\r'; break;
        case 't': text += '\t'; break;
        case 'u': {
            auto code = fourHexDigits(quoted.substr(i + 1));
            i += 4;
            if (code && *code >= 0xD800 && *code < 0xDC00) {
                const auto low =
                    quoted.substr(i + 1).starts_with("\\u") ? fourHexDigits(quoted.substr(i + 3)) : std::nullopt;
                if (!low || *low < 0xDC00 || *low > 0xDFFF)
                    return std::nullopt;
                code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
                i += 6;
            } else if (!code || (*code >= 0xDC00 && *code <= 0xDFFF)) {
                return std::nullopt;
            }
            appendUtf8(text, *code);
            break;
        }
        default: return std::nullopt;
        }
    }
    return text;
}

}  // namespace civiscope::ngsild

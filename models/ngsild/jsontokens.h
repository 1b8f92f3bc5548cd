// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/quarantine.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace simdjson::internal {
class dom_parser_implementation;
}

namespace civiscope::ngsild {

// The tokens of a JSON text, found by simdjson's structural index (which also checks UTF-8 and that strings are
// closed): brackets, colons, commas, and the first byte of each string, number and word. Random access and no copies,
// so members may be read in any order. Buffers are reused; one object a thread. The text needs no padding.
class JsonTokens {
public:
    using Token = std::uint32_t;

    struct Fault {
        QuarantineReason reason = QuarantineReason::InvalidJson;
        const char *detail = "";
    };

    JsonTokens();
    ~JsonTokens();

    // Text of at most 4 GiB, to live as long as the tokens are used. nullopt: all is well.
    [[nodiscard]] std::optional<Fault> index(std::string_view text);

    [[nodiscard]] Token count() const { return m_count; }
    // First byte of a token; 0 past the last one.
    [[nodiscard]] char first(Token token) const { return token < m_count ? m_text[m_index[token]] : '\0'; }
    // Where a token begins. Precondition: token <= count().
    [[nodiscard]] const char *begin(Token token) const { return m_text + m_index[token]; }
    // Bytes of a scalar token, without the blanks behind it.
    [[nodiscard]] std::string_view scalar(Token token) const
    {
        const char *begin = m_text + m_index[token];
        const char *end = m_text + m_index[token + 1];
        while (end[-1] == ' ' || end[-1] == '\n' || end[-1] == '\r' || end[-1] == '\t')
            --end;
        return {begin, end};
    }
    // What stands between the quotes, escapes as written. Precondition: first(token) == '"'.
    [[nodiscard]] std::string_view quoted(Token token) const
    {
        const std::string_view text = scalar(token);
        return text.substr(1, text.size() - 2);
    }
    // The bytes from the first token up to, not including, `end`, without blanks behind.
    [[nodiscard]] std::string_view span(Token begin, Token end) const;

    // The token after the value that begins here, checked strictly, at most `depth` levels deep. nullopt: see fault().
    [[nodiscard]] std::optional<Token> check(Token token, int depth);
    // The same without checks, for looking ahead; count() when brackets do not close.
    [[nodiscard]] Token skip(Token token) const;
    [[nodiscard]] const Fault &fault() const { return m_fault; }

private:
    bool checkScalar(Token token);
    bool checkKey(Token &token);

    std::unique_ptr<simdjson::internal::dom_parser_implementation> m_parser;
    std::size_t m_capacity = 0;
    const char *m_text = nullptr;
    const std::uint32_t *m_index = nullptr;
    Token m_count = 0;
    std::string m_open;  // brackets to be closed, while checking
    Fault m_fault;
};

// A JSON number, strictly; nullopt otherwise. One past the range of double reads as infinity or zero.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

// Resolves the escapes of a JSON string's inside; nullopt when one is wrong (a lone surrogate too).
[[nodiscard]] std::optional<std::string> unescape(std::string_view quoted);

}  // namespace civiscope::ngsild

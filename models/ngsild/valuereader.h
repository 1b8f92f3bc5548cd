// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entitysink.h"
#include "ngsild/geojson.h"
#include "ngsild/jsontokens.h"
#include "ngsild/oddities.h"

#include <array>
#include <cstring>
#include <deque>
#include <string>

namespace civiscope::ngsild {

// Reads the values of attributes from tokens: checks them strictly and tells their type. Texts are views into the
// document, or into a store of unescaped strings that lives until clear(). Each function expects the value at `token`,
// moves `token` behind it and answers false when it is no JSON (see fault()).
class ValueReader {
public:
    using Token = JsonTokens::Token;

    explicit ValueReader(JsonTokens &tokens)
        : m_tokens(tokens)
    {
    }
    // Before each text: forgets the strings of the one before. `plain`: the text has no backslash.
    void begin(bool plain)
    {
        m_unescaped.clear();
        m_plain = plain;
    }
    [[nodiscard]] const JsonTokens::Fault &fault() const { return m_fault; }

    // As a member of this kind holds it; Property and GeoProperty also for bare values. `depth`: levels left.
    bool read(AttributeKind kind, Token &token, int depth, Value &value, Oddities &odd);
    // Whether the value read last has the type of a geometry, be it drawable or not.
    [[nodiscard]] bool wasGeometry() const { return m_geometry; }
    // A string; nullopt when something else stands there (then passed over, and checked).
    bool text(Token &token, int depth, std::optional<std::string_view> &text);
    // A DateTime, as text or typed literal; nullopt and an oddity when it is none.
    bool time(Token &token, int depth, std::optional<Moment> &moment, Oddities &odd);
    // The string at `token`, escapes resolved. nullopt: escapes are wrong.
    std::optional<std::string_view> string(Token token) { return m_plain ? m_tokens.quoted(token) : unescaped(token); }
    // The value of the named member of the object at `token`; count() when there is none.
    [[nodiscard]] Token member(Token token, std::string_view name) const;
    bool skip(Token &token, int depth);
    // A moment whose text is in order; nullopt: read it with time().
    std::optional<Moment> plainTime(std::string_view text)
    {
        if (text.size() == m_lastTimeSize && std::memcmp(text.data(), m_lastTime.data(), text.size()) == 0)
            return m_lastMoment;
        Oddities odd;
        const auto moment = parseTime(text, odd);
        return odd.any() ? std::nullopt : moment;
    }
    [[nodiscard]] bool isPlain() const { return m_plain; }
    bool fail(const char *detail);

private:
    std::optional<std::string_view> unescaped(Token token);
    bool json(Token &token, int depth, Value &value);
    bool natural(Token &token, int depth, Value &value, Oddities &odd);
    bool object(Token &token, int depth, Value &value, Oddities &odd);
    bool literal(Token &token, Token inside, int depth, Value &value, Oddities &odd);
    bool relationship(Token &token, int depth, Value &value, Oddities &odd);
    bool scalar(Token &token, Value &value, Oddities &odd);
    void geometry(Value &value, Oddities &odd);
    std::optional<Moment> parseTime(std::string_view text, Oddities &odd);
    [[nodiscard]] Token onlyItem(Token token) const;

    JsonTokens &m_tokens;
    JsonTokens::Fault m_fault;
    bool m_plain = false;
    bool m_geometry = false;
    std::deque<std::string> m_unescaped;
    GeoShape m_shape;
    // The times of one entity are mostly the same, or of the same day.
    std::array<char, 32> m_lastTime{};
    std::size_t m_lastTimeSize = std::string_view::npos;
    Moment m_lastMoment = 0;
};

}  // namespace civiscope::ngsild

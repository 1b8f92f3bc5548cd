// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/expression.h"

#include "ngsild/jsontokens.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace civiscope::query {

namespace {

constexpr std::size_t longest = 64 << 10;
constexpr int deepest = 64;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isNameCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == ':' || c == '@';
}

// What cannot be in a word that is not in quotes.
bool endsWord(char c)
{
    return isBlank(c) || c == ';' || c == '|' || c == ',' || c == ')' || c == '"' || c == '}';
}

bool isUri(std::string_view word)
{
    const auto colon = word.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < word.size() && isLetter(word.front()) &&
           std::ranges::all_of(word.substr(0, colon), [](char c) {
               return (isLetter(c) && static_cast<unsigned char>(c) < 0x80) || isDigit(c) || c == '+' || c == '-' ||
                      c == '.';
           });
}

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    Parsed<Expression> whole()
    {
        if (m_text.size() > longest)
            return fault(FaultCode::TooLong, longest, 0, std::to_string(m_text.size()), std::to_string(longest));
        skipBlanks();
        if (atEnd())
            return fault(FaultCode::Empty, 0, 0);
        Expression expression;
        auto root = disjunction(0);
        if (!root)
            return std::unexpected(root.error());
        if (!atEnd()) {
            if (peek() == ')')
                return fault(FaultCode::ParenthesisNotOpened, m_at, 1);
            return operatorFault();
        }
        expression.root = *std::move(root);
        return expression;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(std::min(m_at, m_text.size())); }
    void skipBlanks()
    {
        while (!atEnd() && isBlank(peek()))
            ++m_at;
    }
    bool take(char c)
    {
        if (peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] std::string word() const
    {
        std::size_t end = m_at;
        while (end < m_text.size() && !endsWord(m_text[end]))
            ++end;
        return std::string(m_text.substr(m_at, end - m_at));
    }

    static std::unexpected<Fault> fault(FaultCode code, std::size_t at, std::size_t length, std::string found = {},
                                        std::string expected = {})
    {
        return std::unexpected(Fault{.code = code,
                                     .parameter = "q",
                                     .at = at,
                                     .length = length,
                                     .found = std::move(found),
                                     .expected = std::move(expected)});
    }

    // Something stands where an operator, a joint or the end should.
    std::unexpected<Fault> operatorFault() const
    {
        constexpr std::array joints{
            std::pair("&&", ";"),   std::pair("&", ";"),   std::pair("and ", ";"),
            std::pair("AND ", ";"), std::pair("or ", "|"), std::pair("OR ", "|"),
        };
        for (const auto &[wrong, right] : joints) {
            if (rest().starts_with(wrong)) {
                const std::string_view found(wrong);
                const std::string_view shown = found.substr(0, found.find(' '));
                return fault(FaultCode::WordOperator, m_at, shown.size(), std::string(shown), right);
            }
        }
        if (peek() == '=')
            return fault(FaultCode::SingleEqual, m_at, 1, "=", "==");
        std::string found = word();
        if (found.empty())
            found = std::string(1, peek());
        const std::size_t length = found.size();
        return fault(FaultCode::OperatorExpected, m_at, length, std::move(found));
    }

    Parsed<ExpressionNode> joined(ExpressionNode::Type type, char joint, int depth)
    {
        const std::size_t begin = m_at;
        ExpressionNode node;
        node.type = type;
        do {
            skipBlanks();
            if (peek() == joint)
                return fault(FaultCode::WordOperator, m_at, 1, std::string(2, joint), std::string(1, joint));
            auto child =
                type == ExpressionNode::Type::Or ? joined(ExpressionNode::Type::And, ';', depth) : factor(depth);
            if (!child)
                return child;
            node.children.push_back(*std::move(child));
            skipBlanks();
        } while (take(joint));
        if (node.children.size() == 1) {
            ExpressionNode only = std::move(node.children.front());
            return only;
        }
        node.span = {begin, m_at - begin};
        return node;
    }

    Parsed<ExpressionNode> disjunction(int depth)
    {
        if (depth > deepest)
            return fault(FaultCode::TooDeep, m_at, 0, {}, std::to_string(deepest));
        return joined(ExpressionNode::Type::Or, '|', depth);
    }

    Parsed<ExpressionNode> factor(int depth)
    {
        skipBlanks();
        const std::size_t begin = m_at;
        if (!take('('))
            return term();
        auto inside = disjunction(depth + 1);
        if (!inside)
            return inside;
        skipBlanks();
        if (!take(')'))
            return atEnd() ? fault(FaultCode::ParenthesisNotClosed, begin, 1) : operatorFault();
        inside->parentheses = true;
        inside->span = {begin, m_at - begin};
        return inside;
    }

    Parsed<ExpressionNode> term()
    {
        const std::size_t begin = m_at;
        ExpressionNode node;
        const bool absent = peek() == '!' && (isLetter(peek(1)) || peek(1) == '_' || peek(1) == '<') && take('!');
        auto path = this->path(0);
        if (!path)
            return std::unexpected(path.error());
        node.term.path = *std::move(path);
        const std::size_t afterPath = m_at;
        skipBlanks();
        const std::size_t opAt = m_at;
        if (absent) {
            node.term.op = Operator::Absent;
            node.term.opSpan = {begin, 1};
        } else if (const auto op = takeOperator()) {
            node.term.op = *op;
            node.term.opSpan = {opAt, m_at - opAt};
            if (auto values = this->values(*op); values)
                node.term.values = *std::move(values);
            else
                return std::unexpected(values.error());
        } else if (!atEnd() && peek() != ';' && peek() != '|' && peek() != ')') {
            return operatorFault();
        }
        node.span = {begin, (node.term.values.empty() ? afterPath : m_at) - begin};
        return node;
    }

    std::optional<Operator> takeOperator()
    {
        constexpr std::array operators{
            std::pair("!~=", Operator::NotMatches),  std::pair("==", Operator::Equal),
            std::pair("!=", Operator::NotEqual),     std::pair("~=", Operator::Matches),
            std::pair(">=", Operator::GreaterEqual), std::pair("<=", Operator::LessEqual),
            std::pair(">", Operator::Greater),       std::pair("<", Operator::Less),
        };
        for (const auto &[text, op] : operators) {
            if (rest().starts_with(text)) {
                m_at += std::string_view(text).size();
                return op;
            }
        }
        return std::nullopt;
    }

    Parsed<Name> name()
    {
        const std::size_t begin = m_at;
        Name name;
        if (take('<')) {
            const std::size_t close = m_text.find('>', m_at);
            if (close == std::string_view::npos || close == m_at)
                return fault(FaultCode::NameExpected, m_at, 0);
            name.text = m_text.substr(m_at, close - m_at);
            name.isIri = true;
            m_at = close + 1;
        } else if (rest().starts_with("http://") || rest().starts_with("https://")) {
            // A full IRI may hold dots: it ends where an operator begins.
            constexpr std::string_view ends = "=!<>~;|()[]{},\" \t";
            const std::size_t end = std::min(m_text.find_first_of(ends, m_at), m_text.size());
            name.text = m_text.substr(m_at, end - m_at);
            name.isIri = true;
            m_at = end;
        } else {
            if (!isLetter(peek()) && peek() != '_')
                return fault(FaultCode::NameExpected, m_at, atEnd() ? 0 : 1, atEnd() ? "" : std::string(1, peek()));
            while (!atEnd() && isNameCharacter(peek()))
                ++m_at;
            name.text = m_text.substr(begin, m_at - begin);
        }
        name.span = {begin, m_at - begin};
        return name;
    }

    Parsed<Path> path(int depth)
    {
        Path path;
        const std::size_t begin = m_at;
        if (depth > deepest)
            return fault(FaultCode::TooDeep, m_at, 0, {}, std::to_string(deepest));
        do {
            auto next = name();
            if (!next)
                return std::unexpected(next.error());
            path.names.push_back(*std::move(next));
        } while (take('.'));
        if (peek() == '[') {
            if (auto fine = keys(path); !fine)
                return std::unexpected(fine.error());
        } else if (peek() == '{') {
            if (auto fine = link(path, depth); !fine)
                return std::unexpected(fine.error());
        }
        path.span = {begin, m_at - begin};
        return path;
    }

    Parsed<void> keys(Path &path)
    {
        const std::size_t begin = m_at++;
        do {
            const std::size_t at = m_at;
            constexpr std::string_view ends = ".[]{}()\";|=<>";
            const std::size_t end = std::min(m_text.find_first_of(ends, m_at), m_text.size());
            if (end == at)
                return fault(FaultCode::KeyExpected, at, 0);
            path.keys.emplace_back(m_text.substr(at, end - at));
            m_at = end;
        } while (take('.'));
        if (!take(']'))
            return fault(FaultCode::BracketNotClosed, begin, 1);
        return {};
    }

    // {Type,Type:path}; a ":" may be part of a name too, so the last one before the path parts them.
    Parsed<void> link(Path &path, int depth)
    {
        const std::size_t begin = m_at++;
        auto link = std::make_shared<Link>();
        const std::size_t end = std::min(m_text.find_first_of("{}[;|=", m_at), m_text.size());
        std::size_t colon = m_text.substr(m_at, end - m_at).rfind(':');
        if (colon != std::string_view::npos && m_text[m_at] != '<') {
            const std::string_view types = m_text.substr(m_at, colon);
            for (std::size_t at = 0; at <= types.size();) {
                const std::size_t comma = std::min(types.find(',', at), types.size());
                const std::string_view type = types.substr(at, comma - at);
                if (type.empty() || !std::ranges::all_of(type, isNameCharacter) || !isLetter(type.front()))
                    return fault(FaultCode::NameExpected, m_at + at, type.size(), std::string(type));
                link->types.push_back({std::string(type), false, {m_at + at, type.size()}});
                at = comma + 1;
            }
            m_at += colon + 1;
        }
        auto inside = this->path(depth + 1);
        if (!inside)
            return std::unexpected(inside.error());
        link->path = *std::move(inside);
        if (!take('}'))
            return fault(FaultCode::BraceNotClosed, begin, 1);
        path.link = std::move(link);
        return {};
    }

    Parsed<std::vector<Value>> values(Operator op)
    {
        std::vector<Value> values;
        const bool pattern = op == Operator::Matches || op == Operator::NotMatches;
        const bool equality = op == Operator::Equal || op == Operator::NotEqual;
        const std::size_t begin = (skipBlanks(), m_at);
        do {
            skipBlanks();
            auto value = pattern ? patternValue() : this->value();
            if (!value)
                return std::unexpected(value.error());
            values.push_back(*std::move(value));
            skipBlanks();
        } while (!pattern && take(','));
        const auto unordered = [](const Value &value) {
            return value.to || value.from.type == Literal::Type::Boolean || value.from.type == Literal::Type::Uri;
        };
        if (!pattern && !equality && (values.size() > 1 || unordered(values.front())))
            return fault(FaultCode::NotOrdered, begin, m_at - begin, std::string(m_text.substr(begin, m_at - begin)));
        return values;
    }

    Parsed<Value> value()
    {
        const std::size_t begin = m_at;
        auto from = literal();
        if (!from)
            return std::unexpected(from.error());
        Value value{.from = *std::move(from), .to = {}};
        if (!rest().starts_with(".."))
            return value;
        m_at += 2;
        auto to = literal();
        if (!to)
            return std::unexpected(to.error());
        const auto &[a, b] = std::tie(value.from, *to);
        const bool ordered = a.type != Literal::Type::Boolean && a.type != Literal::Type::Uri;
        const std::size_t length = m_at - begin;
        if (a.type != b.type || !ordered)
            return fault(FaultCode::RangeMixed, begin, length, std::string(m_text.substr(begin, length)));
        const bool reversed = a.type == Literal::Type::Number ? a.number > b.number
                              : a.type == Literal::Type::Text ? a.text > b.text
                                                              : a.moment > b.moment;
        if (reversed)
            return fault(FaultCode::RangeReversed, begin, length, std::string(m_text.substr(begin, length)));
        value.to = *std::move(to);
        return value;
    }

    Parsed<std::string> quotedText()
    {
        const std::size_t begin = m_at++;
        std::size_t end = m_at;
        while (end < m_text.size() && m_text[end] != '"')
            end += m_text[end] == '\\' ? 2 : 1;
        if (end >= m_text.size())
            return fault(FaultCode::QuoteNotClosed, begin, m_text.size() - begin);
        auto text = ngsild::unescape(m_text.substr(m_at, end - m_at));
        if (!text)
            return fault(FaultCode::EscapeWrong, begin, end + 1 - begin,
                         std::string(m_text.substr(begin, end + 1 - begin)));
        m_at = end + 1;
        return *std::move(text);
    }

    Parsed<Literal> literal()
    {
        const char first = peek();
        if (first == '"') {
            auto text = quotedText();
            if (!text)
                return std::unexpected(text.error());
            return Literal{.type = Literal::Type::Text, .text = *std::move(text)};
        }
        if (first == '\'') {
            const std::string found = word();
            const std::string inside = found.substr(1, found.find('\'', 1) - 1);
            return fault(FaultCode::SingleQuotes, m_at, found.size(), found, '"' + inside + '"');
        }
        if (isDigit(first) || first == '-' || first == '+')
            return numberOrTime();
        const std::size_t begin = m_at;
        std::string found = word();
        if (found.empty())
            return fault(FaultCode::ValueExpected, m_at, atEnd() ? 0 : 1, atEnd() ? "" : std::string(1, first));
        m_at += found.size();
        if (found == "true" || found == "false")
            return Literal{.type = Literal::Type::Boolean, .text = found, .boolean = found == "true"};
        if (isUri(found))
            return Literal{.type = Literal::Type::Uri, .text = std::move(found)};
        std::string right = '"' + found + '"';
        const std::size_t length = found.size();
        return fault(FaultCode::TextNotQuoted, begin, length, std::move(found), std::move(right));
    }

    Parsed<Literal> numberOrTime()
    {
        const std::size_t begin = m_at;
        std::string found = word();
        found.resize(std::min({found.find(".."), found.find('&'), found.size()}));
        // A DateTime may have its fraction behind a comma, which otherwise parts the values of a list.
        const auto fraction = [&] {
            std::size_t end = begin + found.size() + 1;
            while (end < m_text.size() && isDigit(m_text[end]))
                ++end;
            return end > begin + found.size() + 1 && end < m_text.size() && m_text[end] == 'Z' ? end + 1 : 0;
        };
        const bool time = found.find(':') != std::string::npos;
        if (time && !found.ends_with('Z') && begin + found.size() < m_text.size() &&
            m_text[begin + found.size()] == ',' && fraction() != 0)
            found = m_text.substr(begin, fraction() - begin);
        m_at += found.size();
        const std::size_t length = found.size();
        const bool date = found.size() >= 10 && found[4] == '-' && isDigit(found.front());
        if (date) {
            const auto moment = parseDateTime(found);
            if (!moment)
                return fault(FaultCode::TimeWrong, begin, length, found);
            if (!moment->hasZone && found.size() > 10)
                return fault(FaultCode::TimeWithoutZone, begin, length, found, found + 'Z');
            return Literal{.type = Literal::Type::Moment, .text = std::move(found), .moment = moment->moment};
        }
        if (time) {
            const auto moment = parseTimeOfDay(found);
            if (!moment && parseTimeOfDay(found + 'Z'))
                return fault(FaultCode::TimeWithoutZone, begin, length, found, found + 'Z');
            if (!moment)
                return fault(FaultCode::TimeWrong, begin, length, found);
            return Literal{.type = Literal::Type::TimeOfDay, .text = std::move(found), .moment = *moment};
        }
        const auto number = ngsild::parseNumber(found);
        if (!number)
            return fault(FaultCode::NumberWrong, begin, length, found);
        return Literal{.type = Literal::Type::Number, .text = std::move(found), .number = *number};
    }

    // In quotes, or up to the first joint or closing parenthesis that is not inside of brackets of the pattern itself.
    Parsed<Value> patternValue()
    {
        const std::size_t begin = m_at;
        Literal pattern{.type = Literal::Type::Pattern, .text = {}};
        if (peek() == '"') {
            auto text = quotedText();
            if (!text)
                return std::unexpected(text.error());
            pattern.text = *std::move(text);
            pattern.quoted = true;
        } else {
            int open = 0;
            bool set = false;
            std::size_t end = m_at;
            for (; end < m_text.size(); ++end) {
                const char c = m_text[end];
                if (c == '\\' && end + 1 < m_text.size())
                    ++end;
                else if (set)
                    set = c != ']';
                else if (c == '[')
                    set = true;
                else if (c == '(')
                    ++open;
                else if (open == 0 && (c == ';' || c == '|' || c == ')'))
                    break;
                else if (c == ')')
                    --open;
            }
            pattern.text = m_text.substr(begin, end - begin);
            while (!pattern.text.empty() && isBlank(pattern.text.back()))
                pattern.text.pop_back();
            m_at = begin + pattern.text.size();
            if (pattern.text.empty())
                return fault(FaultCode::ValueExpected, begin, 0);
        }
        re2::RE2::Options options(re2::RE2::Quiet);
        const re2::RE2 compiled(pattern.text, options);
        if (!compiled.ok())
            return fault(FaultCode::PatternWrong, begin, m_at - begin, compiled.error());
        return Value{.from = std::move(pattern), .to = {}};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

}  // namespace

Parsed<Expression> parse(std::string_view text)
{
    return Parser(text).whole();
}

}  // namespace civiscope::query

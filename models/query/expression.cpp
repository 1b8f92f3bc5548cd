// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/expression.h"

#include <algorithm>
#include <array>

namespace civiscope::query {

namespace {

constexpr std::array signs{"", "!", "==", "!=", "<", "<=", ">", ">=", "~=", "!~="};

void printQuoted(std::string &to, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    to += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (to += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            ((to += "\\u00") += digits[static_cast<unsigned char>(c) >> 4]) += digits[c & 0xF];
        else
            to += c;
    }
    to += '"';
}

// A full IRI may stand without <> where it ends with an operator and nothing in it would end it before.
bool isPlainIri(const Path &path, const Name &name)
{
    return path.names.size() == 1 && (name.text.starts_with("http://") || name.text.starts_with("https://")) &&
           name.text.find_first_of("=!<>~;|()[]{},\" \t") == std::string::npos;
}

void print(std::string &to, const Path &path)
{
    for (const Name &name : path.names) {
        if (&name != path.names.data())
            to += '.';
        if (name.isIri && !isPlainIri(path, name))
            ((to += '<') += name.text) += '>';
        else
            to += name.text;
    }
    for (const std::string &key : path.keys)
        (to += &key == path.keys.data() ? '[' : '.') += key;
    if (!path.keys.empty())
        to += ']';
    if (!path.link)
        return;
    to += '{';
    for (const Name &type : path.link->types)
        (to += &type == path.link->types.data() ? "" : ",") += type.text;
    if (!path.link->types.empty())
        to += ':';
    print(to, path.link->path);
    to += '}';
}

void print(std::string &to, const Literal &literal)
{
    if (literal.type == Literal::Type::Text || (literal.type == Literal::Type::Pattern && literal.quoted))
        printQuoted(to, literal.text);
    else
        to += literal.text;
}

void print(std::string &to, const Term &term)
{
    if (term.op == Operator::Absent)
        to += '!';
    print(to, term.path);
    if (term.op == Operator::Absent || term.op == Operator::Exists)
        return;
    to += signs[std::size_t(term.op)];
    for (const Value &value : term.values) {
        if (&value != term.values.data())
            to += ',';
        print(to, value.from);
        if (value.to) {
            to += "..";
            print(to, *value.to);
        }
    }
}

void print(std::string &to, const ExpressionNode &node, bool needed)
{
    const bool parentheses = needed || node.parentheses;
    if (parentheses)
        to += '(';
    if (node.type == ExpressionNode::Type::Term)
        print(to, node.term);
    for (const ExpressionNode &child : node.children) {
        if (&child != node.children.data())
            to += node.type == ExpressionNode::Type::And ? ';' : '|';
        // AND binds tighter; of one kind inside of itself only parentheses keep the tree.
        print(to, child,
              child.type == node.type ||
                  (node.type == ExpressionNode::Type::And && child.type == ExpressionNode::Type::Or));
    }
    if (parentheses)
        to += ')';
}

bool isStandard(const Path &path)
{
    const auto plain = [](const Name &name) {
        return !name.isIri && name.text.find_first_of("-:@") == std::string::npos;
    };
    return std::ranges::all_of(path.names, plain) && (!path.link || isStandard(path.link->path));
}

void collect(const ExpressionNode &node, std::vector<const Term *> &terms)
{
    if (node.type == ExpressionNode::Type::Term)
        terms.push_back(&node.term);
    for (const ExpressionNode &child : node.children)
        collect(child, terms);
}

}  // namespace

bool Path::operator==(const Path &other) const
{
    const bool sameLink = link && other.link ? *link == *other.link : link == other.link;
    return names == other.names && keys == other.keys && sameLink;
}

std::string print(const Expression &expression)
{
    std::string text;
    print(text, expression.root, false);
    return text;
}

std::string print(const Literal &literal)
{
    std::string text;
    print(text, literal);
    return text;
}

bool isStandard(const Expression &expression)
{
    return std::ranges::all_of(termsOf(expression),
                               [](const Term *term) { return term->op != Operator::Absent && isStandard(term->path); });
}

std::vector<const Term *> termsOf(const Expression &expression)
{
    std::vector<const Term *> terms;
    collect(expression.root, terms);
    return terms;
}

namespace {

constexpr std::array faultWords{
    "empty",
    "name-expected",
    "key-expected",
    "operator-expected",
    "single-equal",
    "word-operator",
    "value-expected",
    "text-not-quoted",
    "single-quotes",
    "quote-not-closed",
    "escape-wrong",
    "number-wrong",
    "time-wrong",
    "time-without-zone",
    "not-ordered",
    "pattern-wrong",
    "range-mixed",
    "range-reversed",
    "parenthesis-not-closed",
    "parenthesis-not-opened",
    "bracket-not-closed",
    "brace-not-closed",
    "too-deep",
    "too-long",
    "parameter-missing",
    "relation-unknown",
    "distance-missing",
    "distance-wrong",
    "geometry-unknown",
    "coordinates-wrong",
    "coordinates-outside",
    "ring-not-closed",
    "scope-wrong",
    "type-wrong",
};
static_assert(faultWords.size() == std::size_t(FaultCode::TypeWrong) + 1);

}  // namespace

const char *faultWord(FaultCode code)
{
    return faultWords[std::size_t(code)];
}

std::optional<FaultCode> faultOfWord(std::string_view word)
{
    const auto found = std::ranges::find(faultWords, word);
    return found == faultWords.end() ? std::nullopt : std::optional(FaultCode(found - faultWords.begin()));
}

int characterOf(const Fault &fault, std::string_view text)
{
    // Of a character's bytes in UTF-8 all but the first begin with the bits 10.
    const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
    return int(std::ranges::count_if(text.substr(0, fault.at), begins)) + 1;
}

}  // namespace civiscope::query

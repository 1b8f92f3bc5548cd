// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fault.h"
#include "query/literal.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::query {

// Where something stands in the text it was read from: bytes.
struct Span {
    std::size_t at = 0;
    std::size_t length = 0;

    bool operator==(const Span &) const { return true; }  // two expressions are equal wherever they stand
};

// One name of a path, as written; expanded when it is evaluated.
struct Name {
    std::string text;
    bool isIri = false;  // stood in <…>, or begins with http:// or https://; then it is not expanded
    Span span;

    bool operator==(const Name &) const = default;
};

struct Link;

// What a term is about: no2, no2.observedAt, address[street.name], name[en], refRoad{Road:name}.
struct Path {
    std::vector<Name> names;        // the attribute, its sub-attributes; at least one
    std::vector<std::string> keys;  // inside of the value; a language for a LanguageProperty, "*": any
    std::shared_ptr<const Link> link;  // goes on in the entity the relationship leads to; null: does not
    Span span;

    bool operator==(const Path &other) const;
};

struct Link {
    std::vector<Name> types;  // of the other entity; empty: any
    Path path;

    bool operator==(const Link &) const = default;
};

enum class Operator : std::uint8_t {
    Exists,
    Absent,  // "!name": not in the standard, but brokers and people know it
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Matches,
    NotMatches,
};

// A single value, or a range with both ends included.
struct Value {
    Literal from;
    std::optional<Literal> to;

    bool operator==(const Value &) const = default;
};

// path op value, value …
struct Term {
    Path path;
    Operator op = Operator::Exists;
    Span opSpan;
    std::vector<Value> values;  // more than one only for == and !=; none for Exists and Absent

    bool operator==(const Term &) const = default;
};

// A term, or nodes joined by ";" or "|".
struct ExpressionNode {
    enum class Type : std::uint8_t { Term, And, Or };

    Type type = Type::Term;
    Term term;                   // of a Term
    std::vector<ExpressionNode> children;  // of And and Or: at least two
    bool parentheses = false;    // stood in parentheses, needed or not
    Span span;

    bool operator==(const ExpressionNode &other) const
    {
        return type == other.type && term == other.term && children == other.children;
    }
};

// A query in the NGSI-LD query language (ETSI GS CIM 009 V1.9.1, clause 4.9), as a tree. A plain value.
struct Expression {
    ExpressionNode root;

    bool operator==(const Expression &) const = default;
};

// Reads `q`. Blanks may stand between the parts. Beyond the standard it takes "!name", names with "-" and ":", and
// names in <…>. Takes any bytes; at most 64 KiB, nested at most 64 deep.
[[nodiscard]] Parsed<Expression> parse(std::string_view text);

// As a broker takes it: no blanks, parentheses where they stood or are needed. parse(print(e)) == e.
[[nodiscard]] std::string print(const Expression &expression);

// A value alone, as it stands in a query.
[[nodiscard]] std::string print(const Literal &literal);

// Whether the standard's grammar has all of it, so that any broker should take it.
[[nodiscard]] bool isStandard(const Expression &expression);

// The terms, in the order in which they stand.
[[nodiscard]] std::vector<const Term *> termsOf(const Expression &expression);

}  // namespace civiscope::query

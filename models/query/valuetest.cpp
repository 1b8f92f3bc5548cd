// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/valuetest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace civiscope::query {

using Json = nlohmann::json;
using ngsild::AttributeKind;
using store::CellType;

// A single value of JSON, as far as operators look at it.
struct ValueTest::Scalar {
    enum class Type : std::uint8_t { Number, Boolean, Text, Time, Link, Other };
    Type type = Type::Other;
    double number = 0;
    bool boolean = false;
    Moment moment = 0;  // of a Time: known, and only a DateTime is compared with it
    std::string_view text;
};

namespace {

bool isRelationship(AttributeKind kind)
{
    return kind == AttributeKind::Relationship || kind == AttributeKind::ListRelationship;
}

// The inner value of {"@value": …}, {"@id": "…"} and, in lists of relationships, {"object": "…"}; else the value
// itself, as always in a JsonProperty.
const Json &unwrapped(const Json &value, AttributeKind kind)
{
    if (!value.is_object() || kind == AttributeKind::JsonProperty)
        return value;
    for (const char *member : {"@value", "@id"}) {
        if (const auto inside = value.find(member); inside != value.end())
            return *inside;
    }
    if (isRelationship(kind)) {
        if (const auto inside = value.find("object"); inside != value.end())
            return *inside;
    }
    return value;
}
const Json &unwrapped(Json &&value, AttributeKind kind) = delete;

// Where keys lead. Of an array: all that its elements lead to, as one array. Null: nowhere.
Json follow(const Json &value, std::span<const std::string> keys)
{
    if (keys.empty())
        return value;
    if (value.is_object()) {
        const auto member = value.find(keys.front());
        return member == value.end() ? Json() : follow(*member, keys.subspan(1));
    }
    Json found;
    if (!value.is_array())
        return found;
    for (const Json &element : value) {
        Json inside = follow(element, keys);
        if (!inside.is_null())
            found.push_back(std::move(inside));
    }
    return found;
}

template<typename Use>
void eachLeaf(const Json &value, AttributeKind kind, const Use &use)
{
    const Json &inside = unwrapped(value, kind);
    if (!inside.is_array())
        return use(inside);
    for (const Json &element : inside)
        eachLeaf(element, kind, use);
}

}  // namespace

ValueTest::ValueTest(const Term &term)
    : m_term(term)
    , m_keys(term.path.keys)
{
    if (term.op == Operator::Matches || term.op == Operator::NotMatches) {
        const re2::RE2::Options options(re2::RE2::Quiet);
        m_pattern = std::make_shared<const re2::RE2>(term.values.front().from.text, options);
    }
    const bool numeric = !term.values.empty() && std::ranges::all_of(term.values, [](const Value &value) {
        return value.from.type == Literal::Type::Number;
    });
    if (!numeric || !m_keys.empty())
        return;
    m_numbers = Numbers{.op = term.op, .ranges = {}};
    for (const Value &value : term.values)
        m_numbers->ranges.emplace_back(value.from.number, value.to ? value.to->number : value.from.number);
}

bool ValueTest::equalsAny(const Scalar &value) const
{
    using Type = Scalar::Type;
    const auto equals = [&](const Value &wanted) {
        const Literal &from = wanted.from;
        const Literal &to = wanted.to ? *wanted.to : wanted.from;
        switch (from.type) {
        case Literal::Type::Number:
            return value.type == Type::Number && value.number >= from.number && value.number <= to.number;
        case Literal::Type::Boolean: return value.type == Type::Boolean && value.boolean == from.boolean;
        case Literal::Type::Text:
            if (value.type == Type::Link)
                return !wanted.to && value.text == from.text;
            return (value.type == Type::Text || value.type == Type::Time) && value.text >= from.text &&
                   value.text <= to.text;
        case Literal::Type::Uri:
            return (value.type == Type::Text || value.type == Type::Time || value.type == Type::Link) &&
                   value.text == from.text;
        case Literal::Type::Moment: {
            if (value.type == Type::Time)
                return value.moment >= from.moment && value.moment <= to.moment;
            const auto time = value.type == Type::Text ? parseDateTime(value.text) : std::nullopt;
            return time && time->moment >= from.moment && time->moment <= to.moment;
        }
        case Literal::Type::TimeOfDay: {
            const auto time = value.type == Type::Text ? parseTimeOfDay(value.text) : std::nullopt;
            return time && *time >= from.moment && *time <= to.moment;
        }
        case Literal::Type::Pattern: break;
        }
        return false;
    };
    return std::ranges::any_of(m_term.values, equals);
}

bool ValueTest::ordered(const Scalar &value) const
{
    using Type = Scalar::Type;
    const Literal &wanted = m_term.values.front().from;
    std::partial_ordering order = std::partial_ordering::unordered;
    switch (wanted.type) {
    case Literal::Type::Number:
        if (value.type == Type::Number)
            order = value.number <=> wanted.number;
        break;
    case Literal::Type::Text:
        if (value.type == Type::Text || value.type == Type::Time)
            order = value.text.compare(wanted.text) <=> 0;
        break;
    case Literal::Type::Moment:
        if (value.type == Type::Time)
            order = value.moment <=> wanted.moment;
        else if (const auto time = value.type == Type::Text ? parseDateTime(value.text) : std::nullopt)
            order = time->moment <=> wanted.moment;
        break;
    case Literal::Type::TimeOfDay:
        if (const auto time = value.type == Type::Text ? parseTimeOfDay(value.text) : std::nullopt)
            order = *time <=> wanted.moment;
        break;
    default: break;
    }
    switch (m_term.op) {
    case Operator::Less: return order < 0;
    case Operator::LessEqual: return order <= 0;
    case Operator::Greater: return order > 0;
    default: return order >= 0;
    }
}

bool ValueTest::scalar(const Scalar &value) const
{
    using Type = Scalar::Type;
    switch (m_term.op) {
    case Operator::Exists:
    case Operator::Absent: return true;
    case Operator::Equal: return equalsAny(value);
    case Operator::NotEqual: return !equalsAny(value);
    case Operator::Matches:
    case Operator::NotMatches:
        return (value.type == Type::Text || value.type == Type::Time) &&
               re2::RE2::PartialMatch(re2::StringPiece(value.text.data(), value.text.size()), *m_pattern) ==
                   (m_term.op == Operator::Matches);
    default: return ordered(value);
    }
}

bool ValueTest::ofTime(Moment moment) const
{
    // Its text is not kept; brokers write it their own way anyhow.
    const auto asTime = [](const Literal &literal) -> std::optional<Moment> {
        if (literal.type == Literal::Type::Moment)
            return literal.moment;
        const auto time = literal.type == Literal::Type::Text ? parseDateTime(literal.text) : std::nullopt;
        return time ? std::optional(time->moment) : std::nullopt;
    };
    const auto within = [&](const Value &value) {
        const auto from = asTime(value.from);
        const auto to = value.to ? asTime(*value.to) : from;
        return from && to && moment >= *from && moment <= *to;
    };
    switch (m_term.op) {
    case Operator::Exists:
    case Operator::Absent: return true;
    case Operator::Equal: return std::ranges::any_of(m_term.values, within);
    case Operator::NotEqual: return std::ranges::none_of(m_term.values, within);
    case Operator::Matches:
    case Operator::NotMatches: return false;
    default: break;
    }
    const auto wanted = asTime(m_term.values.front().from);
    if (!wanted)
        return false;
    switch (m_term.op) {
    case Operator::Less: return moment < *wanted;
    case Operator::LessEqual: return moment <= *wanted;
    case Operator::Greater: return moment > *wanted;
    default: return moment >= *wanted;
    }
}

bool ValueTest::ofText(std::string_view text) const
{
    return m_keys.empty() && scalar({.type = Scalar::Type::Text, .text = text});
}

std::optional<bool> ValueTest::operator()(const store::Cell &cell, AttributeKind kind) const
{
    using Type = Scalar::Type;
    const bool exists = m_term.op == Operator::Exists || m_term.op == Operator::Absent;
    if (exists && m_keys.empty())
        return true;
    switch (cell.type) {
    case CellType::None: return false;
    case CellType::Point:
    case CellType::Geometry:
    case CellType::Json:
        if (m_keys.empty() && cell.type != CellType::Json)
            return scalar({});
        return cell.text.empty() ? std::nullopt : std::optional(inJson(cell.text, kind));
    default: break;
    }
    if (!m_keys.empty())
        return false;
    Scalar value{.number = cell.number, .boolean = cell.boolean, .moment = cell.moment, .text = cell.text};
    switch (cell.type) {
    case CellType::Number: value.type = Type::Number; break;
    case CellType::Boolean: value.type = Type::Boolean; break;
    case CellType::Relationship: value.type = Type::Link; break;
    case CellType::Time: {
        const bool needsText = std::ranges::any_of(m_term.values, [](const Value &wanted) {
            const Literal::Type type = wanted.from.type;
            return type == Literal::Type::Text || type == Literal::Type::Pattern || type == Literal::Type::Uri;
        });
        if (needsText && cell.text.empty())
            return std::nullopt;
        value.type = Type::Time;
        break;
    }
    default: value.type = Type::Text; break;
    }
    if (value.type == Type::Link && m_term.op != Operator::Equal && m_term.op != Operator::NotEqual)
        return false;
    return scalar(value);
}

bool ValueTest::inJson(std::string_view text, AttributeKind kind) const
{
    using Type = Scalar::Type;
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded())
        return m_keys.empty() && scalar({});  // a number no double can hold
    if (!m_keys.empty()) {
        std::span<const std::string> keys = m_keys;
        if (kind == AttributeKind::LanguageProperty && keys.front() == "*") {
            Json all;
            for (const Json &language : value.is_object() ? value : Json::object()) {
                Json inside = follow(language, keys.subspan(1));
                if (!inside.is_null())
                    all.push_back(std::move(inside));
            }
            value = std::move(all);
        } else {
            value = isRelationship(kind) ? Json() : follow(value, keys);
        }
        if (value.is_null())
            return false;
        if (m_term.op == Operator::Exists || m_term.op == Operator::Absent)
            return true;
    }
    const auto scalarOf = [&](const Json &leaf) {
        Scalar one;
        if (leaf.is_number()) {
            one = {.type = Type::Number, .number = leaf.get<double>()};
        } else if (leaf.is_boolean()) {
            one = {.type = Type::Boolean, .boolean = leaf.get<bool>()};
        } else if (leaf.is_string()) {
            one.text = leaf.get_ref<const std::string &>();
            one.type = isRelationship(kind) ? Type::Link : Type::Text;
        }
        return one;
    };
    const Json &inside = unwrapped(value, kind);
    if (m_term.op != Operator::Equal && m_term.op != Operator::NotEqual)
        return !inside.is_array() && !isRelationship(kind) && scalar(scalarOf(inside));
    bool equal = false;
    eachLeaf(inside, kind, [&](const Json &leaf) { equal = equal || equalsAny(scalarOf(leaf)); });
    return equal == (m_term.op == Operator::Equal);
}

}  // namespace civiscope::query

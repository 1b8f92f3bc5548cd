// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/naive.h"

#include <re2/re2.h>

namespace civiscope::test {

using nlohmann::json;
using query::Literal;
using query::Operator;
using query::Term;

namespace {

const std::vector<std::string> systemTimes{"observedAt", "createdAt", "modifiedAt", "deletedAt", "expiresAt"};
const std::vector<std::string> systemTexts{"unitCode", "datasetId", "objectType", "valueType", "lang", "instanceId"};

bool isIn(const std::string &name, const std::vector<std::string> &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// What a term looks at: a JSON value, and what it is the value of.
struct Target {
    json value;
    bool systemTime = false;
    bool relationship = false;
    bool plainJson = false;  // nothing in it has a meaning in JSON-LD
};

std::optional<Moment> timeOfDay(const std::string &text)
{
    if (text.size() < 9 || text[2] != ':' || text[5] != ':' || text.back() != 'Z')
        return std::nullopt;
    const auto time = parseDateTime("2000-01-01T" + text);
    return time ? std::optional(time->moment - parseDateTime("2000-01-01")->moment) : std::nullopt;
}

// a against b: less, equal, greater; nullopt: they are not of one kind.
std::optional<int> compare(const Target &target, const json &value, const Literal &wanted)
{
    const auto order = [](const auto &a, const auto &b) { return a < b ? -1 : a > b ? 1 : 0; };
    if (target.systemTime) {
        const auto mine = parseDateTime(value.get<std::string>());
        std::optional<Moment> other;
        if (wanted.type == Literal::Type::Moment)
            other = wanted.moment;
        else if (wanted.type == Literal::Type::Text)
            if (const auto time = parseDateTime(wanted.text))
                other = time->moment;
        return mine && other ? std::optional(order(mine->moment, *other)) : std::nullopt;
    }
    switch (wanted.type) {
    case Literal::Type::Number:
        return value.is_number() ? std::optional(order(value.get<double>(), wanted.number)) : std::nullopt;
    case Literal::Type::Boolean:
        return value.is_boolean() ? std::optional(order(value.get<bool>(), wanted.boolean)) : std::nullopt;
    case Literal::Type::Text:
    case Literal::Type::Uri:
        return value.is_string() ? std::optional(order(value.get<std::string>(), wanted.text)) : std::nullopt;
    case Literal::Type::Moment: {
        if (!value.is_string() || target.relationship)
            return std::nullopt;
        const auto time = parseDateTime(value.get<std::string>());
        return time ? std::optional(order(time->moment, wanted.moment)) : std::nullopt;
    }
    case Literal::Type::TimeOfDay: {
        if (!value.is_string() || target.relationship)
            return std::nullopt;
        const auto time = timeOfDay(value.get<std::string>());
        return time ? std::optional(order(*time, wanted.moment)) : std::nullopt;
    }
    case Literal::Type::Pattern: break;
    }
    return std::nullopt;
}

bool equalsOne(const Target &target, const json &value, const std::vector<query::Value> &wanted)
{
    for (const query::Value &one : wanted) {
        if (!one.to && compare(target, value, one.from) == 0)
            return true;
        // A range is about values that have an order; ids have none.
        if (one.to && !(target.relationship && value.is_string())) {
            const auto from = compare(target, value, one.from);
            const auto to = compare(target, value, *one.to);
            if (from && to && *from >= 0 && *to <= 0)
                return true;
        }
    }
    return false;
}

json inner(const json &value, const Target &target)
{
    if (target.plainJson)
        return value;
    if (value.is_object() && value.contains("@value"))
        return value["@value"];
    if (value.is_object() && value.contains("@id"))
        return value["@id"];
    if (target.relationship && value.is_object() && value.contains("object"))
        return value["object"];
    return value;
}

void leaves(const json &value, const Target &target, std::vector<json> &all)
{
    const json inside = inner(value, target);
    if (!inside.is_array()) {
        all.push_back(inside);
        return;
    }
    for (const json &element : inside)
        leaves(element, target, all);
}

bool holds(const Target &target, const Term &term)
{
    if (term.op == Operator::Exists || term.op == Operator::Absent)
        return true;
    const json value = inner(target.value, target);
    if (term.op == Operator::Equal || term.op == Operator::NotEqual) {
        std::vector<json> all;
        leaves(value, target, all);
        bool equal = false;
        for (const json &leaf : all)
            equal |= equalsOne(target, leaf, term.values);
        return equal == (term.op == Operator::Equal);
    }
    if (target.relationship || value.is_array() || value.is_object())
        return false;
    if (term.op == Operator::Matches || term.op == Operator::NotMatches)
        return value.is_string() && !target.systemTime &&
               RE2::PartialMatch(value.get<std::string>(), term.values[0].from.text) == (term.op == Operator::Matches);
    const auto order = compare(target, value, term.values[0].from);
    if (!order)
        return false;
    switch (term.op) {
    case Operator::Less: return *order < 0;
    case Operator::LessEqual: return *order <= 0;
    case Operator::Greater: return *order > 0;
    default: return *order >= 0;
    }
}

// The instances of an attribute of an object (an entity, or an instance of another attribute).
std::vector<const json *> instancesOf(const json &object, const std::string &name)
{
    std::vector<const json *> all;
    if (!object.contains(name) || name == "id" || name == "type" || name == "scope")
        return all;
    const json &attribute = object[name];
    if (!attribute.is_array())
        return {&attribute};
    for (const json &instance : attribute)
        all.push_back(&instance);
    return all;
}

json valueOf(const json &instance)
{
    for (const char *member : {"value", "object", "languageMap", "vocab", "json", "valueList", "objectList"}) {
        if (!instance.contains(member))
            continue;
        // An array of one literal is how expanded JSON-LD writes a single value.
        const json &value = instance[member];
        const bool single =
            member == std::string("value") && value.is_array() && value.size() == 1 && value[0].is_object();
        return single && (value[0].contains("@value") || value[0].contains("@id")) ? value[0] : value;
    }
    return {};
}

bool isThere(const json &instance)
{
    const json value = valueOf(instance);
    return !value.is_null() && value != "urn:ngsi-ld:null";
}

// Null: leads nowhere.
json follow(const json &value, const std::vector<std::string> &keys, std::size_t from)
{
    if (from == keys.size())
        return value;
    if (value.is_object())
        return value.contains(keys[from]) ? follow(value[keys[from]], keys, from + 1) : json();
    json found;
    if (value.is_array()) {
        for (const json &element : value) {
            const json inside = follow(element, keys, from);
            if (!inside.is_null())
                found.push_back(inside);
        }
    }
    return found;
}

std::vector<const json *> walk(const json &entity, const query::Path &path, std::size_t steps)
{
    std::vector<const json *> here{&entity};
    for (std::size_t i = 0; i < steps; ++i) {
        std::vector<const json *> next;
        for (const json *object : here) {
            for (const json *instance : instancesOf(*object, path.names[i].text))
                next.push_back(instance);
        }
        here = std::move(next);
    }
    return here;
}

bool termMatches(const query::Path &path, const Term &term, const json &entity, const std::vector<json> &all)
{
    const std::string last = path.names.back().text;
    const bool isTime = isIn(last, systemTimes);
    const bool isText = isIn(last, systemTexts);
    if (!path.link && (isTime || isText)) {
        for (const json *found : walk(entity, path, path.names.size() - 1)) {
            const json &instance = *found;
            const bool attributeIsThere = path.names.size() == 1 || isThere(instance);
            if (!attributeIsThere || !instance.contains(last) || !instance[last].is_string())
                continue;
            if (isText && !path.keys.empty())
                continue;
            if (isTime && !parseDateTime(instance[last].get<std::string>()))
                continue;
            if (holds({.value = instance[last], .systemTime = isTime, .relationship = false}, term))
                return true;
        }
        return false;
    }
    for (const json *found : walk(entity, path, path.names.size())) {
        const json &instance = *found;
        if (!isThere(instance))
            continue;
        const bool relationship = instance["type"] == "Relationship" || instance["type"] == "ListRelationship";
        json value = valueOf(instance);
        if (path.link) {
            std::vector<json> ids;
            if (relationship)
                leaves(value, {.value = {}, .relationship = true}, ids);
            for (const json &other : all) {
                if (!std::any_of(ids.begin(), ids.end(), [&](const json &id) { return id == other["id"]; }))
                    continue;
                bool typed = path.link->types.empty();
                for (const query::Name &type : path.link->types)
                    typed |= other["type"] == type.text;
                if (typed && termMatches(path.link->path, term, other, all))
                    return true;
            }
            continue;
        }
        // A bare id in angle brackets of JSON-LD is a relationship, whatever it is called.
        const bool property = instance["type"] == "Property";
        const bool linkValue = property && value.is_object() && value.size() == 1 && value.contains("@id");
        if (!path.keys.empty()) {
            const bool wrapped = property && value.is_object() && (value.contains("@value") || linkValue);
            if (relationship || wrapped)
                continue;
            if (instance["type"] == "LanguageProperty" && path.keys[0] == "*") {
                json languages;
                for (const auto &[language, text] : value.items()) {
                    const json inside = follow(text, path.keys, 1);
                    if (!inside.is_null())
                        languages.push_back(inside);
                }
                value = languages;
            } else {
                value = follow(value, path.keys, 0);
            }
            if (value.is_null())
                continue;
        }
        if (holds({.value = value,
                   .systemTime = false,
                   .relationship = relationship || linkValue,
                   .plainJson = instance["type"] == "JsonProperty"},
                  term))
            return true;
    }
    return false;
}

}  // namespace

bool naiveMatch(const query::ExpressionNode &node, const json &entity, const std::vector<json> &all)
{
    if (node.type == query::ExpressionNode::Type::Term)
        return termMatches(node.term.path, node.term, entity, all) == (node.term.op != Operator::Absent);
    for (const query::ExpressionNode &child : node.children) {
        if (naiveMatch(child, entity, all) == (node.type == query::ExpressionNode::Type::Or))
            return node.type == query::ExpressionNode::Type::Or;
    }
    return node.type == query::ExpressionNode::Type::And;
}

}  // namespace civiscope::test

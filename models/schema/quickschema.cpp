// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/quickschema.h"

#include "schema/quickformat.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace civiscope::schema {

namespace {

constexpr double widestInteger = 9'007'199'254'740'992;  // from here on a double holds not every one

using Answer = QuickSchema::Answer;
using jsoncons::json_type;

enum TypeBit : std::uint8_t { Null = 1, Boolean = 2, Integer = 4, Number = 8, Text = 16, Array = 32, Object = 64 };

Answer answer(bool holds)
{
    return holds ? Answer::Yes : Answer::No;
}

std::uint8_t bitOf(std::string_view name)
{
    constexpr std::array names{std::pair("null", Null),       std::pair("boolean", Boolean),
                               std::pair("integer", Integer), std::pair("number", TypeBit(Integer | Number)),
                               std::pair("string", Text),     std::pair("array", Array),
                               std::pair("object", Object)};
    const auto *found = std::ranges::find(names, name, [](const auto &one) { return std::string_view(one.first); });
    return found == names.end() ? 0 : std::uint8_t(found->second);
}

// Keywords that say nothing about a value, whatever stands there.
bool isAnnotation(std::string_view keyword)
{
    constexpr std::array<std::string_view, 15> names{"$schema",     "$comment", "$defs",    "definitions", "title",
                                                     "description", "default",  "examples", "readOnly",    "writeOnly",
                                                     "deprecated",  "example",  "$id",      "id",          "$anchor"};
    return std::ranges::contains(names, keyword);
}

// A number beyond 64 bits, which the parser keeps as text.
bool isBig(const Json &value)
{
    return value.tag() == jsoncons::semantic_tag::bigint || value.tag() == jsoncons::semantic_tag::bigdec ||
           value.tag() == jsoncons::semantic_tag::bigfloat;
}

bool isWhole(const Json &value)
{
    return value.type() == json_type::int64_value || value.type() == json_type::uint64_value;
}

// nullopt: not a number, or none that a double holds exactly.
std::optional<double> numberOf(const Json &value)
{
    if (!isWhole(value) && value.type() != json_type::double_value)
        return std::nullopt;
    const auto number = value.as<double>();
    if (isWhole(value) && std::abs(number) >= widestInteger)
        return std::nullopt;
    return number;
}

// Patterns that RE2 reads as ECMA-262 does, for texts of printable ASCII.
bool isPlainPattern(std::string_view pattern)
{
    constexpr std::string_view escapes = "dDwWsSb.-/\\[](){}+*?^$|:";
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] < ' ' || pattern[i] > '~')
            return false;
        if (pattern[i] != '\\')
            continue;
        ++i;
        if (i == pattern.size() || !escapes.contains(pattern[i]))
            return false;
    }
    if (pattern.contains("[]") || pattern.contains("[^]") || pattern.contains("[["))
        return false;
    for (std::size_t at = pattern.find("(?"); at != std::string_view::npos; at = pattern.find("(?", at + 2)) {
        if (!pattern.substr(at).starts_with("(?:"))
            return false;
    }
    return true;
}

bool isPrintable(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::size_t charactersOf(std::string_view text)
{
    return std::size_t(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

struct QuickSchema::Member {
    std::string name;
    const CheckNode *schema = nullptr;
    bool isRequired = false;
};

struct QuickSchema::CheckNode {
    bool isVague = false;  // something in it is not known here
    bool isNever = false;  // false as a schema
    std::uint8_t types = 0xFF;
    std::optional<std::vector<Json>> oneOfThese;  // enum, const
    std::optional<double> minimum, maximum, above, below;
    std::size_t minLength = 0, maxLength = std::numeric_limits<std::size_t>::max();
    std::size_t minItems = 0, maxItems = std::numeric_limits<std::size_t>::max();
    std::size_t minMembers = 0, maxMembers = std::numeric_limits<std::size_t>::max();
    bool isUnique = false;
    std::unique_ptr<const re2::RE2> pattern;
    QuickFormat format = nullptr;
    std::vector<Member> members;  // sorted by name, each once
    std::size_t required = 0;     // of them
    const CheckNode *otherMembers = nullptr;
    const CheckNode *items = nullptr;
    const CheckNode *reference = nullptr;
    const CheckNode *negated = nullptr;
    std::vector<const CheckNode *> all, any, one;
    bool hasParts = false;  // one of these five
};

// Reads documents into nodes, one for each place.
class QuickSchema::Builder {
public:
    Builder(QuickSchema &to, const SchemaGraph &graph, const std::string &defaultDraft, bool assertsFormats)
        : m_to(to)
        , m_graph(graph)
        , m_defaultDraft(defaultDraft)
        , m_assertsFormats(assertsFormats)
    {
    }

    const CheckNode *node(const Json &schema)
    {
        if (const auto found = m_known.find(&schema); found != m_known.end())
            return found->second;
        CheckNode &node = *m_to.m_nodes.emplace_back(std::make_unique<CheckNode>());
        m_known.emplace(&schema, &node);
        read(schema, node);
        return &node;
    }

private:
    void read(const Json &schema, CheckNode &node)
    {
        if (schema.is_bool()) {
            node.isNever = !schema.as_bool();
            return;
        }
        const Json *document = m_graph.documentOf(schema);
        const std::string draft = document ? draftOf(*document, m_defaultDraft) : std::string();
        const bool isOld = draft.contains("draft-06") || draft.contains("draft-07");
        const bool isNew = draft.contains("2019-09/schema") || draft.contains("2020-12/schema");
        // A part may follow another draft than what is around it.
        const bool changesDraft = document != &schema && schema.is_object() && schema.contains("$schema");
        if (!draft.contains("//json-schema.org/") || !(isOld || isNew) || changesDraft) {
            node.isVague = true;
            return;
        }
        // Up to draft 7 nothing beside a reference counts, not even a name.
        const bool isAlone = isOld && schema.contains("$ref");
        for (const auto &entry : schema.object_range()) {
            const std::string_view key = entry.key();
            if (isAlone && key != "$ref" && (key == "$id" || !isAnnotation(key)))
                node.isVague = true;
            else if (!isAnnotation(key))
                keyword(key, entry.value(), schema, node);
        }
        if (isAlone && node.isVague) {
            node = CheckNode();
            node.isVague = true;
        }
        // What these leave is not known here.
        if (schema.contains("patternProperties"))
            node.otherMembers = nullptr;
        if (schema.contains("prefixItems"))
            node.items = nullptr;
        require(schema, isAlone, node);
        std::ranges::sort(node.members, {}, &Member::name);
        node.hasParts = node.reference || node.negated || !node.all.empty() || !node.any.empty() || !node.one.empty();
    }

    // Once all other keywords are read: what is required and has no schema of its own has that of the others.
    static void require(const Json &schema, bool isAlone, CheckNode &node)
    {
        if (isAlone || !schema.contains("required"))
            return;
        const Json &names = schema.at("required");
        if (!names.is_array() ||
            !std::ranges::all_of(names.array_range(), [](const Json &name) { return name.is_string(); })) {
            node.isVague = true;
            return;
        }
        std::set<std::string> wanted;
        for (const Json &name : names.array_range())
            wanted.insert(name.as<std::string>());
        node.required = wanted.size();
        for (Member &member : node.members)
            member.isRequired = wanted.erase(member.name) > 0;
        for (const std::string &name : wanted)
            node.members.push_back({name, node.otherMembers, true});
    }

    void keyword(std::string_view key, const Json &value, const Json &schema, CheckNode &node)
    {
        if (key == "type") {
            types(value, node);
        } else if (key == "const") {
            oneOfThese(std::vector<Json>(1, value), node);
        } else if (key == "enum" && value.is_array()) {
            oneOfThese(std::vector<Json>(value.array_range().begin(), value.array_range().end()), node);
        } else if (key == "properties" && value.is_object()) {
            for (const auto &entry : value.object_range())
                node.members.push_back({entry.key(), this->node(entry.value())});
        } else if (key == "additionalProperties") {
            node.otherMembers = this->node(value);
        } else if (key == "items" && !value.is_array()) {
            node.items = this->node(value);
        } else if (key == "not") {
            node.negated = this->node(value);
        } else if (key == "$ref" && value.is_string()) {
            // A percent sign may stand for another character.
            const Json *to = value.as_string_view().contains('%') ? nullptr : m_graph.referred(schema);
            node.reference = to ? this->node(*to) : nullptr;
            node.isVague |= !to;
        } else if (key == "format" && value.is_string()) {
            node.format = m_assertsFormats ? quickFormat(value.as_string_view()) : nullptr;
            node.isVague |= !node.format;
        } else if (key == "pattern" && value.is_string()) {
            pattern(value.as<std::string>(), node);
        } else if (key == "uniqueItems" && value.is_bool()) {
            node.isUnique = value.as_bool();
        } else if (key != "required" && !parts(key, value, node) && !bound(key, value, node)) {
            node.isVague = true;
        }
    }

    static void types(const Json &value, CheckNode &node)
    {
        node.types = 0;
        const auto add = [&](const Json &name) {
            const std::uint8_t bit = name.is_string() ? bitOf(name.as_string_view()) : 0;
            node.isVague |= bit == 0;
            node.types |= bit;
        };
        if (value.is_array())
            std::ranges::for_each(value.array_range(), add);
        else
            add(value);
        if (node.isVague)
            node.types = 0xFF;
    }

    // Both at once are one condition too many for here.
    static void oneOfThese(std::vector<Json> values, CheckNode &node)
    {
        node.isVague |= node.oneOfThese.has_value();
        node.oneOfThese = std::move(values);
    }

    static void pattern(const std::string &text, CheckNode &node)
    {
        re2::RE2::Options options(re2::RE2::Quiet);
        auto pattern = std::make_unique<re2::RE2>(text, options);
        if (isPlainPattern(text) && pattern->ok())
            node.pattern = std::move(pattern);
        else
            node.isVague = true;
    }

    bool parts(std::string_view key, const Json &value, CheckNode &node)
    {
        std::vector<const CheckNode *> *list = key == "allOf"   ? &node.all
                                               : key == "anyOf" ? &node.any
                                               : key == "oneOf" ? &node.one
                                                                : nullptr;
        if (!list || !value.is_array() || value.empty())
            return false;
        for (const Json &part : value.array_range())
            list->push_back(this->node(part));
        return true;
    }

    static bool bound(std::string_view key, const Json &value, CheckNode &node)
    {
        const auto number = numberOf(value);
        if (!number)
            return false;
        const std::array numbers{std::pair("minimum", &node.minimum), std::pair("maximum", &node.maximum),
                                 std::pair("exclusiveMinimum", &node.above),
                                 std::pair("exclusiveMaximum", &node.below)};
        for (const auto &[name, to] : numbers) {
            if (key == name) {
                *to = number;
                return true;
            }
        }
        const std::array counts{
            std::pair("minLength", &node.minLength),      std::pair("maxLength", &node.maxLength),
            std::pair("minItems", &node.minItems),        std::pair("maxItems", &node.maxItems),
            std::pair("minProperties", &node.minMembers), std::pair("maxProperties", &node.maxMembers)};
        for (const auto &[name, to] : counts) {
            if (key == name && isWhole(value) && *number >= 0) {
                *to = std::size_t(*number);
                return true;
            }
        }
        return false;
    }

    QuickSchema &m_to;
    const SchemaGraph &m_graph;
    const std::string &m_defaultDraft;
    bool m_assertsFormats;
    std::map<const Json *, const CheckNode *> m_known;
};

QuickSchema::QuickSchema(const Json &document, const SchemaGraph &graph, const std::string &defaultDraft,
                         bool assertsFormats)
{
    Builder(*this, graph, defaultDraft, assertsFormats).node(document);
}
QuickSchema::~QuickSchema() = default;

Answer QuickSchema::judge(const Json &value) const
{
    return judge(*m_nodes.front(), value, 0);
}

namespace {

Answer typeAnswer(std::uint8_t types, const Json &value)
{
    switch (value.type()) {
    case json_type::null_value: return answer(types & Null);
    case json_type::bool_value: return answer(types & Boolean);
    case json_type::int64_value:
    case json_type::uint64_value: return answer(types & (Integer | Number));
    case json_type::double_value:
        // 1.0 is an integer too.
        return types & Number ? Answer::Yes : types & Integer ? Answer::Unknown : Answer::No;
    case json_type::string_value: return isBig(value) ? Answer::Unknown : answer(types & Text);
    case json_type::array_value: return answer(types & Array);
    case json_type::object_value: return answer(types & Object);
    default: return Answer::Unknown;
    }
}

Answer equal(const Json &a, const Json &b)
{
    const auto isText = [](const Json &value) { return value.type() == json_type::string_value && !isBig(value); };
    if (isText(a) && isText(b))
        return answer(a.as_string_view() == b.as_string_view());
    const auto simple = [&](const Json &value) {
        return value.is_null() || value.is_bool() || isWhole(value) || isText(value);
    };
    return simple(a) && simple(b) ? answer(a == b) : Answer::Unknown;
}

}  // namespace

Answer QuickSchema::judge(const CheckNode &node, const Json &value, int depth) const
{
    if (node.isNever)
        return Answer::No;
    if (depth > deepestLevel)
        return Answer::Unknown;
    Answer result = node.isVague ? Answer::Unknown : Answer::Yes;
    const auto take = [&result](Answer next) {
        result = std::min(result, next);
        return result != Answer::No;
    };
    if (node.types != 0xFF && !take(typeAnswer(node.types, value)))
        return result;
    if (node.oneOfThese) {
        Answer found = Answer::No;
        for (const Json &one : *node.oneOfThese)
            found = std::max(found, equal(one, value));
        if (!take(found))
            return result;
    }
    switch (value.type()) {
    case json_type::object_value: take(judgeObject(node, value, depth)); break;
    case json_type::array_value: take(judgeArray(node, value, depth)); break;
    case json_type::string_value: take(judgeText(node, value)); break;
    case json_type::int64_value:
    case json_type::uint64_value:
    case json_type::double_value: take(judgeNumber(node, value)); break;
    default: break;
    }
    if (node.hasParts && result != Answer::No)
        take(judgeParts(node, value, depth));
    return result;
}

Answer QuickSchema::judgeText(const CheckNode &node, const Json &value)
{
    if (isBig(value))
        return Answer::Unknown;
    const std::string_view text = value.as_string_view();
    if (text.size() > longestText)
        return Answer::Unknown;
    if (node.minLength > 0 || node.maxLength < text.size()) {
        const std::size_t length = charactersOf(text);
        if (length < node.minLength || length > node.maxLength)
            return Answer::No;
    }
    Answer result = Answer::Yes;
    if (node.pattern) {
        result = isPrintable(text)
                     ? answer(re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *node.pattern))
                     : Answer::Unknown;
    }
    if (node.format && !node.format(text))
        result = std::min(result, Answer::Unknown);
    return result;
}

Answer QuickSchema::judgeNumber(const CheckNode &node, const Json &value)
{
    if (!node.minimum && !node.maximum && !node.above && !node.below)
        return Answer::Yes;
    const auto number = numberOf(value);
    if (!number)
        return Answer::Unknown;
    return answer((!node.minimum || *number >= *node.minimum) && (!node.maximum || *number <= *node.maximum) &&
                  (!node.above || *number > *node.above) && (!node.below || *number < *node.below));
}

// Both sides are sorted by name: they are walked once, together.
Answer QuickSchema::judgeObject(const CheckNode &node, const Json &value, int depth) const
{
    if (value.size() < node.minMembers || value.size() > node.maxMembers)
        return Answer::No;
    Answer result = Answer::Yes;
    auto member = node.members.begin();
    std::size_t missing = node.required;
    for (const auto &entry : value.object_range()) {
        const std::string_view key = entry.key();
        int order = 1;
        while (member != node.members.end() && (order = member->name.compare(key)) < 0)
            ++member;
        const bool isKnown = member != node.members.end() && order == 0;
        missing -= isKnown && member->isRequired;
        const CheckNode *schema = isKnown ? member++->schema : node.otherMembers;
        if (schema)
            result = std::min(result, judge(*schema, entry.value(), depth + 1));
        if (result == Answer::No)
            return result;
    }
    return missing == 0 ? result : Answer::No;
}

Answer QuickSchema::judgeArray(const CheckNode &node, const Json &value, int depth) const
{
    if (value.size() < node.minItems || value.size() > node.maxItems)
        return Answer::No;
    Answer result = node.isUnique && value.size() > 1 ? Answer::Unknown : Answer::Yes;
    if (!node.items)
        return result;
    for (const Json &item : value.array_range()) {
        result = std::min(result, judge(*node.items, item, depth + 1));
        if (result == Answer::No)
            break;
    }
    return result;
}

Answer QuickSchema::judgeParts(const CheckNode &node, const Json &value, int depth) const
{
    Answer result = node.reference ? judge(*node.reference, value, depth) : Answer::Yes;
    for (const CheckNode *part : node.all) {
        if (result == Answer::No)
            return result;
        result = std::min(result, judge(*part, value, depth));
    }
    if (!node.any.empty()) {
        Answer best = Answer::No;
        for (auto part = node.any.begin(); part != node.any.end() && best != Answer::Yes; ++part)
            best = std::max(best, judge(**part, value, depth));
        result = std::min(result, best);
    }
    if (!node.one.empty()) {
        int yes = 0;
        int unknown = 0;
        for (const CheckNode *part : node.one) {
            const Answer said = judge(*part, value, depth);
            yes += said == Answer::Yes;
            unknown += said == Answer::Unknown;
        }
        result = std::min(result, yes > 1 ? Answer::No : unknown > 0 ? Answer::Unknown : answer(yes == 1));
    }
    if (node.negated) {
        const Answer said = judge(*node.negated, value, depth);
        result = std::min(result, said == Answer::Unknown ? said : answer(said == Answer::No));
    }
    return result;
}

}  // namespace civiscope::schema

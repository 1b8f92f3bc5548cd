// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/jsonplace.h"

#include "ngsild/jsonscan.h"
#include "schema/json.h"

namespace civiscope::schema {

namespace {

std::size_t skipBlanks(std::string_view json, std::size_t at)
{
    while (at < json.size() && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t'))
        ++at;
    return at;
}

// The name as written, escapes resolved.
std::string nameOf(std::string_view quoted)
{
    std::string problem;
    const auto name = parseJson(quoted, 1, problem);
    return name && name->is_string() ? name->as<std::string>() : std::string();
}

// One step down: to a member or an item. `at`: where the value begins; gives where the child (with its name) begins and
// where its value does.
struct Child {
    std::size_t begin = 0;
    std::size_t value = 0;
    std::size_t end = 0;
};
std::optional<Child> childOf(std::string_view json, std::size_t at, const std::string &name)
{
    at = skipBlanks(json, at);
    if (at >= json.size() || (json[at] != '{' && json[at] != '['))
        return std::nullopt;
    const bool object = json[at] == '{';
    std::optional<Child> found;
    std::size_t index = 0;
    for (at = skipBlanks(json, at + 1); at < json.size() && json[at] != '}' && json[at] != ']'; ++index) {
        Child child{at, at, at};
        std::string key = std::to_string(index);
        if (object) {
            const auto end = ngsild::endOfValue(json, at);
            if (!end || json[at] != '"')
                return found;
            key = nameOf(json.substr(at, *end - at));
            at = skipBlanks(json, *end);
            if (at >= json.size() || json[at] != ':')
                return found;
            child.value = skipBlanks(json, at + 1);
        }
        const auto end = ngsild::endOfValue(json, child.value);
        if (!end)
            return found;
        child.end = *end;
        if (key == name)
            found = child;
        at = skipBlanks(json, *end);
        if (at < json.size() && json[at] == ',')
            at = skipBlanks(json, at + 1);
    }
    return found;
}

}  // namespace

std::optional<TextRange> placeOf(std::string_view json, std::string_view pointer)
{
    const std::size_t begin = skipBlanks(json, 0);
    Child at{begin, begin, json.size()};
    while (!pointer.empty()) {
        if (pointer.front() != '/')
            return std::nullopt;
        const std::string name = firstToken(pointer, pointer);
        const auto child = childOf(json, at.value, name);
        if (!child)
            return std::nullopt;
        at = *child;
    }
    return TextRange{at.begin, at.end};
}

}  // namespace civiscope::schema

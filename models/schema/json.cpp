// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/json.h"

#include <charconv>

namespace civiscope::schema {

std::optional<Json> parseJson(std::string_view text, int depth, std::string &problem)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark))
        text.remove_prefix(mark.size());
    try {
        return Json::parse(text, jsoncons::json_options{}.max_nesting_depth(depth));
    } catch (const std::exception &error) {
        problem = error.what();
        return std::nullopt;
    }
}

std::string token(std::string_view name)
{
    std::string escaped = "/";
    for (const char c : name) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else
            escaped += c;
    }
    return escaped;
}

std::string firstToken(std::string_view pointer, std::string_view &rest)
{
    pointer.remove_prefix(1);
    const std::string_view escaped = pointer.substr(0, pointer.find('/'));
    rest = pointer.substr(escaped.size());
    std::string name;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        const bool isEscape = escaped[i] == '~' && i + 1 < escaped.size();
        if (isEscape)
            ++i;
        name += isEscape ? (escaped[i] == '1' ? '/' : '~') : escaped[i];
    }
    return name;
}

const Json *atPointer(const Json &document, std::string_view pointer)
{
    const Json *at = &document;
    while (!pointer.empty()) {
        if (pointer.front() != '/')
            return nullptr;
        const std::string name = firstToken(pointer, pointer);
        if (at->is_object()) {
            const auto member = at->find(name);
            if (member == at->object_range().end())
                return nullptr;
            at = &member->value();
        } else if (at->is_array()) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
            if (error != std::errc() || end != name.data() + name.size() || index >= at->size())
                return nullptr;
            at = &at->at(index);
        } else {
            return nullptr;
        }
    }
    return at;
}

std::string jsonText(const Json &value, std::size_t most)
{
    std::string text;
    try {
        value.dump(text);
    } catch (const std::exception &) {
        return {};  // text that is no UTF-8
    }
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/jsonwriter.h"

#include <charconv>

namespace civiscope::demo {

void JsonWriter::separate()
{
    if (m_text.empty())
        return;
    const char last = m_text.back();
    if (last != '{' && last != '[' && last != ':')
        m_text += ',';
}

void JsonWriter::quote(std::string_view value)
{
    m_text += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\')
            m_text += '\\';
        m_text += c;
    }
    m_text += '"';
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_text += bracket;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_text += bracket;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    quote(name);
    m_text += ':';
    return *this;
}

JsonWriter &JsonWriter::text(std::string_view value)
{
    separate();
    quote(value);
    return *this;
}

JsonWriter &JsonWriter::number(double value, int decimals)
{
    separate();
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals).ptr;
    std::string_view written(digits, std::size_t(end - digits));
    if (decimals > 0) {
        while (written.ends_with('0'))
            written.remove_suffix(1);
        if (written.ends_with('.'))
            written.remove_suffix(1);
    }
    m_text += written == "-0" ? std::string_view("0") : written;
    return *this;
}

JsonWriter &JsonWriter::raw(std::string_view json)
{
    separate();
    m_text += json;
    return *this;
}

JsonWriter &JsonWriter::attribute(std::string_view name, std::string_view type)
{
    key(name);
    open('{');
    key("type");
    return text(type);
}

}  // namespace civiscope::demo

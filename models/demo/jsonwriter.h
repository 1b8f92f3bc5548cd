// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace civiscope::demo {

// Appends JSON text to a string. Writing text at once is what makes a million entities a matter of seconds, and keeps
// the bytes the same everywhere. The caller keeps the order legal; commas come by themselves.
class JsonWriter {
public:
    JsonWriter &open(char bracket);   // '{' or '['
    JsonWriter &close(char bracket);  // '}' or ']'
    JsonWriter &key(std::string_view name);
    JsonWriter &text(std::string_view value);
    JsonWriter &number(double value, int decimals);  // zeros at the end are cut: 12.50 is written 12.5
    JsonWriter &raw(std::string_view json);

    // {"type":TYPE, left open for the value and what follows.
    JsonWriter &attribute(std::string_view name, std::string_view type);

    [[nodiscard]] const std::string &str() const { return m_text; }
    [[nodiscard]] std::string takeText() { return std::move(m_text); }

private:
    void separate();
    void quote(std::string_view value);

    std::string m_text;
};

}  // namespace civiscope::demo

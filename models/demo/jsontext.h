// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace civiscope::demo {

// Appends JSON text to a string. Writing text at once is what makes a million entities a matter of seconds, and keeps
// the bytes the same everywhere. The caller keeps the order legal; commas come by themselves.
class JsonText {
public:
    JsonText &open(char bracket);   // '{' or '['
    JsonText &close(char bracket);  // '}' or ']'
    JsonText &key(std::string_view name);
    JsonText &text(std::string_view value);
    JsonText &number(double value, int decimals);  // zeros at the end are cut: 12.50 is written 12.5
    JsonText &raw(std::string_view json);

    // {"type":TYPE, left open for the value and what follows.
    JsonText &attribute(std::string_view name, std::string_view type);

    [[nodiscard]] const std::string &str() const { return m_text; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void separate();
    void quote(std::string_view value);

    std::string m_text;
};

}  // namespace civiscope::demo

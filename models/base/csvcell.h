// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace civiscope {

// Appends one cell of CSV (RFC 4180), UTF-8: in quotes where it has to be. A text that a spreadsheet would take for a
// formula, for it begins with = + - @, one of their full-width forms, a tab or a CR, gets an apostrophe before it;
// numbers ("-5", "+1.5e3") stay as they are.
void appendCsvCell(std::string &to, std::string_view text);

// The same, alone.
[[nodiscard]] std::string csvCell(std::string_view text);

}  // namespace civiscope

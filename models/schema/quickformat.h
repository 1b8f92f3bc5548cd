// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace civiscope::schema {

// True: the text is surely of the format. False says nothing: forms that are rare are left to the whole validator.
using QuickFormat = bool (*)(std::string_view text);

// For "date-time", "date", "time" (RFC 3339) and "uri" (RFC 3986); null for all others.
[[nodiscard]] QuickFormat quickFormat(std::string_view name);

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "history/series.h"

#include <QString>

// What is said beside series of values.
namespace civiscope::words {

// The value with every digit, and its unit: "42.125 µg/m³"; texts as they are; "deleted" for what is gone.
[[nodiscard]] QString exactValue(const history::Value &value, std::string_view unitCode);

// Why there is no history: "This broker offers no history: … (501 Not Implemented).", else the error's sentence and
// hint.
[[nodiscard]] QString noHistory(const Error &error);

}  // namespace civiscope::words

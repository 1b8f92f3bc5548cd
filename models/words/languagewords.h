// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace civiscope::words {

// The user's language of a language map {"nl": …, "en": …}, else English, else the first; null when it is no language
// map.
[[nodiscard]] QString inUsersLanguage(std::string_view languageMapJson);

}  // namespace civiscope::words

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace civiscope::ngsild {

// The text of a language map {"nl": …, "en": …} (ETSI GS CIM 009, LanguageProperty) in the user's language, else
// English, else the first; null when it is no language map. Any thread.
[[nodiscard]] QString inUsersLanguage(std::string_view languageMapJson);

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope {

// The user's languages as BCP 47 tags, the dearest first ("nl-BE", "fr"). Of the default QLocale.
[[nodiscard]] std::vector<std::string> usersLanguages();

// Which of several language tags a text is shown in: the first of `wanted` that is among `offered`, as the same tag or
// the same language ("nl-BE" takes "nl", then "nl-NL"), else English, else the first. Case does not count. An index of
// `offered`, which is not empty.
[[nodiscard]] std::size_t chosenLanguage(std::span<const std::string_view> offered,
                                         std::span<const std::string> wanted);

}  // namespace civiscope

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/languagechoice.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace civiscope {

namespace {

bool isSame(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view languageOf(std::string_view tag)
{
    return tag.substr(0, tag.find('-'));
}

// The same tag, else the same language without a country, else of any country.
std::optional<std::size_t> placeOf(std::span<const std::string_view> offered, std::string_view wanted)
{
    const std::string_view language = languageOf(wanted);
    auto found = std::ranges::find_if(offered, [&](std::string_view tag) { return isSame(tag, wanted); });
    if (found == offered.end())
        found = std::ranges::find_if(offered, [&](std::string_view tag) { return isSame(tag, language); });
    if (found == offered.end())
        found = std::ranges::find_if(offered, [&](std::string_view tag) { return isSame(languageOf(tag), language); });
    return found == offered.end() ? std::nullopt : std::optional(std::size_t(found - offered.begin()));
}

}  // namespace

std::vector<std::string> usersLanguages()
{
    std::vector<std::string> languages;
    for (const QString &language : QLocale().uiLanguages())
        languages.push_back(language.toStdString());
    return languages;
}

std::size_t chosenLanguage(std::span<const std::string_view> offered, std::span<const std::string> wanted)
{
    for (const std::string &language : wanted) {
        if (const auto place = placeOf(offered, language))
            return *place;
    }
    return placeOf(offered, "en").value_or(0);
}

}  // namespace civiscope

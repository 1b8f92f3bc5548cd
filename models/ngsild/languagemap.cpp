// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/languagemap.h"

#include "base/languagechoice.h"

#include <nlohmann/json.hpp>

#include <iterator>
#include <vector>

namespace civiscope::ngsild {

QString inUsersLanguage(std::string_view languageMapJson)
{
    const auto map = nlohmann::json::parse(languageMapJson, nullptr, false);
    if (!map.is_object() || map.empty())
        return {};
    const auto &texts = map.get_ref<const nlohmann::json::object_t &>();
    std::vector<std::string_view> tags;
    for (const auto &[tag, text] : texts)
        tags.emplace_back(tag);
    const std::size_t chosen = chosenLanguage(tags, usersLanguages());
    const nlohmann::json &text = std::next(texts.begin(), std::ptrdiff_t(chosen))->second;
    const nlohmann::json &first = text.is_array() && !text.empty() ? text.front() : text;
    return first.is_string() ? QString::fromStdString(first.get_ref<const std::string &>())
                             : QString::fromStdString(first.dump());
}

}  // namespace civiscope::ngsild

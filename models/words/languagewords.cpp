// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/languagewords.h"

#include <nlohmann/json.hpp>

#include <QLocale>
#include <QStringList>

namespace civiscope::words {

QString inUsersLanguage(std::string_view languageMapJson)
{
    const auto map = nlohmann::json::parse(languageMapJson, nullptr, false);
    if (!map.is_object() || map.empty())
        return {};
    const auto text = [](const nlohmann::json &value) {
        const nlohmann::json &first = value.is_array() && !value.empty() ? value.front() : value;
        return first.is_string() ? QString::fromStdString(first.get_ref<const std::string &>())
                                 : QString::fromStdString(first.dump());
    };
    QStringList wanted = QLocale().uiLanguages();
    wanted << QStringLiteral("en");
    for (const QString &language : std::as_const(wanted)) {
        for (const auto &[key, value] : map.items()) {
            if (QString::fromStdString(key).compare(language, Qt::CaseInsensitive) == 0 ||
                QString::fromStdString(key).section(QLatin1Char('-'), 0, 0).compare(language, Qt::CaseInsensitive) == 0)
                return text(value);
        }
    }
    return text(map.front());
}

}  // namespace civiscope::words

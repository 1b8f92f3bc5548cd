// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/themechoice.h"

#include "widgets/parts/theme.h"

#include <QApplication>
#include <QSettings>

namespace civiscope::widgets {

namespace {

const QLatin1String themeKey("window/theme");
const QLatin1String lightWord("light");
const QLatin1String darkWord("dark");

}  // namespace

ThemeChoice::ThemeChoice(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

std::optional<carto::Theme> ThemeChoice::chosen() const
{
    const QString word = m_settings.value(themeKey).toString();
    if (word.isEmpty())
        return std::nullopt;
    return word == darkWord ? carto::Theme::Dark : carto::Theme::Light;
}

void ThemeChoice::choose(std::optional<carto::Theme> theme)
{
    m_settings.setValue(themeKey, !theme                         ? QString()
                                  : *theme == carto::Theme::Dark ? QString(darkWord)
                                                                 : QString(lightWord));
    QApplication::setPalette(theme ? paletteOf(*theme) : QPalette());
    Q_EMIT changed();
}

void ThemeChoice::restore()
{
    if (const auto theme = chosen())
        QApplication::setPalette(paletteOf(*theme));
    Q_EMIT changed();
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/theme.h"

#include "carto/entityraster.h"

#include <QApplication>
#include <QStandardPaths>

namespace civiscope::widgets {

carto::Theme themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? carto::Theme::Dark
               : carto::Theme::Light;
}

QPalette paletteOf(carto::Theme theme)
{
    const bool dark = theme == carto::Theme::Dark;
    const auto pick = [dark](QRgb light, QRgb night) { return QColor::fromRgb(dark ? night : light); };
    const QColor window = pick(0xf3f4f5, 0x23272b);
    const QColor text = pick(0x1b1e20, 0xeceeef);
    const QColor accent = pick(0x1f6fb5, 0x4ba3e3);
    QPalette palette(pick(0xe6e8ea, 0x30363b), window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, pick(0xffffff, 0x1b1e21));
    palette.setColor(QPalette::AlternateBase, pick(0xf7f8f9, 0x202427));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, pick(0xeceeef, 0x2d3237));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, pick(0xffffff, 0x000000));
    palette.setColor(QPalette::ToolTipBase, pick(0xffffff, 0x2d3237));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, pick(0x666e73, 0x9aa3a9));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, pick(0xffffff, 0x101214));
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, pick(0x7a4f9a, 0xb18fd0));
    palette.setColor(QPalette::Light, pick(0xffffff, 0x3a4046));
    palette.setColor(QPalette::Midlight, pick(0xf0f1f2, 0x33383d));
    palette.setColor(QPalette::Mid, pick(0xc4c9cc, 0x4a5157));
    palette.setColor(QPalette::Dark, pick(0xa0a6aa, 0x15181a));
    palette.setColor(QPalette::Shadow, pick(0x6b7378, 0x0c0e0f));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, pick(0x8d9498, 0x7d868c));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, pick(0xc4c9cc, 0x4a5157));
    return palette;
}

void applyTheme(carto::Theme theme)
{
    QApplication::setPalette(paletteOf(theme));
    applyIcons();
}

void applyIcons()
{
    // Platforms without a desktop's settings do not know where icons are.
    QStringList paths = QIcon::themeSearchPaths();
    for (const auto folders = QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("icons"),
                                                        QStandardPaths::LocateDirectory);
         const QString &path : folders) {
        if (!paths.contains(path))
            paths << path;
    }
    QIcon::setThemeSearchPaths(paths);
    const bool dark = themeOf(QApplication::palette()) == carto::Theme::Dark;
    QIcon::setThemeName(dark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze"));
}

QIcon icon(const char *name)
{
    return QIcon::fromTheme(QLatin1String(name));
}

QIcon markIcon(int mark, carto::Theme theme, double dpr)
{
    const carto::Mark decoded{static_cast<std::uint8_t>(mark / 16), static_cast<carto::MarkShape>(mark % 16)};
    return QPixmap::fromImage(carto::drawMark(decoded, theme, 16, dpr));
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"

#include <QIcon>
#include <QPalette>

namespace civiscope::widgets {

// The theme that a palette amounts to, whoever chose it: the system, the user, a style sheet.
[[nodiscard]] carto::Theme themeOf(const QPalette &palette);

// A palette of the program's own, for when the user asks for one theme whatever the system has.
[[nodiscard]] QPalette paletteOf(carto::Theme theme);

// Sets that palette for the whole program, and the icons that go with it.
void applyTheme(carto::Theme theme);
// Only the icons, for the palette that the program has now. Call once before the first window.
void applyIcons();

// An icon of the theme by its freedesktop name.
[[nodiscard]] QIcon icon(const char *name);

// The mark of MarkRole (colour * 16 + shape) as an icon.
[[nodiscard]] QIcon markIcon(int mark, carto::Theme theme, double dpr);

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/palette.h"

#include <array>

namespace civiscope::carto {

namespace {
// In an order that keeps neighbours far apart. Black turns to near-white on dark ground, and the two darkest colours
// are lifted there.
constexpr std::array<QRgb, paletteSize> light = {0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                                 0xffd55e00, 0xff56b4e9, 0xff000000, 0xfff0e442};
constexpr std::array<QRgb, paletteSize> dark = {0xff3d9fe0, 0xffe69f00, 0xff12b886, 0xffd98cb6,
                                                0xffe8752a, 0xff7cc8f2, 0xfff2f2f2, 0xfff0e442};
}  // namespace

QRgb colour(Mark mark, Theme theme)
{
    return (theme == Theme::Dark ? dark : light)[mark.colour % paletteSize];
}

Mark markOf(int n)
{
    return {static_cast<std::uint8_t>(n % paletteSize), static_cast<MarkShape>(n / paletteSize % markShapeCount)};
}

QRgb haloColour(Theme theme)
{
    return theme == Theme::Dark ? 0xff16191c : 0xffffffff;
}

QRgb highlightColour(Theme theme)
{
    return theme == Theme::Dark ? 0xffffffff : 0xff111111;
}

}  // namespace civiscope::carto

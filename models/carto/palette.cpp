// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace civiscope::carto {

namespace {
// In an order that keeps neighbours far apart. Black turns to near-white on dark ground, and the two darkest colours
// are lifted there.
constexpr std::array<QRgb, paletteSize> light = {0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                                 0xffd55e00, 0xff56b4e9, 0xff000000, 0xfff0e442};
constexpr std::array<QRgb, paletteSize> dark = {0xff3d9fe0, 0xffe69f00, 0xff12b886, 0xffd98cb6,
                                                0xffe8752a, 0xff7cc8f2, 0xfff2f2f2, 0xfff0e442};

// Evenly spaced; what lies between is mixed. Both ramps rise in lightness, so that they read without colour too.
constexpr std::array<QRgb, 11> viridis = {0xff440154, 0xff482475, 0xff414487, 0xff355f8d, 0xff2a788e, 0xff21918c,
                                          0xff22a884, 0xff44bf70, 0xff7ad151, 0xffbddf26, 0xfffde725};
constexpr std::array<QRgb, 11> cividis = {0xff00224e, 0xff0b2e6c, 0xff31446b, 0xff4d566d, 0xff666970, 0xff7c7b78,
                                          0xff948e77, 0xffaea371, 0xffcab969, 0xffe6d059, 0xfffee838};
// The end that would drown in the ground is left out.
constexpr double leftOut = 0.1;

QRgb mixed(std::span<const QRgb> stops, double t)
{
    const double place = t * double(stops.size() - 1);
    const auto low = std::min(std::size_t(place), stops.size() - 2);
    const double part = place - double(low);
    const auto between = [&](int (*channel)(QRgb)) {
        return int(std::lround(channel(stops[low]) * (1 - part) + channel(stops[low + 1]) * part));
    };
    return qRgb(between(qRed), between(qGreen), between(qBlue));
}

}  // namespace

QRgb colour(Mark mark, Theme theme)
{
    const bool isDark = theme == Theme::Dark;
    if (mark.ramp == Ramp::Palette)
        return (isDark ? dark : light)[mark.colour % paletteSize];
    if (mark.ramp == Ramp::Plain)
        return mark.colour == 0 ? (isDark ? 0xff70777d : 0xffa4aaae) : (isDark ? 0xffa3aab0 : 0xff6c7378);
    const double t = (mark.colour / 255.0) * (1 - leftOut) + (isDark ? leftOut : 0);
    return mixed(mark.ramp == Ramp::Viridis ? std::span<const QRgb>(viridis) : cividis, t);
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

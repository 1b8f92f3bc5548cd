// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <optional>
#include <string_view>

namespace civiscope::engine {

// The colours of one base map style. The base is quiet: neighbouring tones, nothing saturated, so that the entities
// above are the loudest thing. Names keep a contrast of 4.5 to the ground they stand on.
struct Palette {
    QColor sea;
    QColor land;
    QColor coast;          // outline of countries
    QColor stateBorder;
    QColor disputed;
    QColor water;          // rivers and docks
    QColor waterLine;
    QColor park;
    QColor districtLine;
    QColor motorway;
    QColor motorwayCasing;
    QColor road;
    QColor roadCasing;
    QColor rail;
    QColor userLayer;
    QColor countryName;
    QColor stateName;
    QColor cityName;
    QColor townName;
    QColor districtName;
    QColor parkName;
    QColor waterName;
    QColor roadName;
    QColor halo;           // round names, of the tone of the land
};

// "light" or "dark"; nullopt for any other name.
[[nodiscard]] std::optional<Palette> paletteNamed(std::string_view style);

}  // namespace civiscope::engine

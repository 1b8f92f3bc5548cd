// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/colouring.h"
#include "carto/mapfurniture.h"

namespace civiscope::items {

struct ColourLegend {
    QString title;  // "no2, µg/m³"
    std::vector<carto::LegendEntry> entries;
};

// What the colours of an attribute mean, with how many entities on the map have each. `shown`: carto::countLooks of
// each table there. Classes and categories are listed with none too; "no value" and the like only where there are some.
[[nodiscard]] ColourLegend colourLegend(const carto::Colouring &colouring,
                                        const std::vector<std::vector<std::int64_t>> &shown);

// "no2, µg/m³"; without a unit the name.
[[nodiscard]] QString colourTitle(const std::string &name, const std::string &unitCode);

}  // namespace civiscope::items

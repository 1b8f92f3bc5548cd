// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kinds.h"
#include "demo/sketch.h"

#include <string>
#include <utility>
#include <vector>

namespace civiscope::demo {

// What things are called: language tag and text. Antwerp speaks nl, fr and en, Brisbane en.
using Names = std::vector<std::pair<std::string, std::string>>;

// The eight organizations: car parks, bikes, ferries (Antwerp: shuttles), lighting, cleaning, measuring, events, more
// events.
[[nodiscard]] Names organizationNames(CityName city, std::size_t number);
// A place or road that the sketch names; translated where people do.
[[nodiscard]] Names placeNames(CityName city, const std::string &name);
// "Parking Zuid 3": a facility by its kind, district (may be empty) and number.
[[nodiscard]] Names numberedNames(CityName city, Kind kind, const std::string &district, std::size_t number);

// "/Antwerp/Districts/Historisch_Centrum"
[[nodiscard]] std::string scopeOfDistrict(CityName city, std::string_view district);

// The districts of Antwerp in which old cars may not drive: the inner city and the left bank.
[[nodiscard]] std::vector<std::size_t> lowEmissionDistricts(const Sketch &sketch);

}  // namespace civiscope::demo

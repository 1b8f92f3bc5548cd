// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map.h"
#include "method.h"
#include "worldlayers.h"

#include <optional>

namespace civiscope::engine {

// Sets the map that is drawn from now on. Parameters: style "light" or "dark"; layers, lowest first, each {id, path,
// kind "sketch" or "vector", colour "#rrggbb" (vector only, may be left out)}. Result: problems, one {id, path, code
// "not-readable", "no-geometry" or "no-crs", message} for each layer that could not be read; the map is set without it.
// And layers, one {id, features, attribution, box [west, south, east, north] in degrees} for each of the others.
class SetMap : public Method {
public:
    explicit SetMap(CurrentMap map)
        : m_map(std::move(map))
    {
    }
    [[nodiscard]] const char *name() const override { return "setMap"; }
    void run(std::shared_ptr<Call> call) override;

private:
    CurrentMap m_map;
    std::optional<World> m_world;  // read with the first map
};

}  // namespace civiscope::engine

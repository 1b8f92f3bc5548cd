// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/geo.h"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::demo {

using Ring = std::vector<LonLat>;     // closed: first and last point are equal
using Polygon = std::vector<Ring>;    // outer ring first, then holes
using Line = std::vector<LonLat>;

// One or more polygons of one thing, quick to ask "is this point in it?" (edges are sorted into bands of latitude).
class Area {
public:
    Area(std::string name, std::string within, double population, std::vector<Polygon> polygons);

    [[nodiscard]] bool contains(LonLat p) const;

    std::string name;
    std::string within;     // the wider area it belongs to; may be empty
    double population = 0;  // people, rounded; 0 where nobody lives or it is not a district
    std::vector<Polygon> polygons;
    GeoBox box;

private:
    struct Edge {
        LonLat a;
        LonLat b;
    };
    std::vector<std::vector<Edge>> m_bands;  // south to north, equal heights
};

struct Road {
    std::string name;
    bool motorway = false;
    std::vector<Line> lines;
};

// A way on the ground, metres.
struct Step {
    double east = 0;
    double north = 0;
    [[nodiscard]] double length() const { return std::sqrt(east * east + north * north); }
};

// The drawing of a city: where water, districts, parks and roads are (see resources/demo/README.md).
class Sketch {
public:
    // Errors: NotJson, NotFound (a kind that a city cannot do without is missing). `where` names the source.
    [[nodiscard]] static Result<Sketch> read(std::string_view geoJson, const std::string &where);

    [[nodiscard]] bool inWater(LonLat p) const;
    // Dry, and for `metres` around as well.
    [[nodiscard]] bool dryAround(LonLat p, double metres) const;
    [[nodiscard]] std::optional<std::size_t> districtAt(LonLat p) const;
    // Metres on the ground to the nearest motorway, up to 5000 (more is told as 5000).
    [[nodiscard]] double metresToMotorway(LonLat p) const;

    // Plane geometry round the city's centre; good to a part in a hundred over the sketch.
    [[nodiscard]] LonLat moved(LonLat p, double east, double north) const;
    [[nodiscard]] Step step(LonLat from, LonLat to) const;
    [[nodiscard]] double metres(LonLat from, LonLat to) const { return step(from, to).length(); }

    std::vector<Area> districts;
    std::vector<Area> parks;
    std::vector<Area> zones;   // where a rule holds; may be empty
    std::vector<Area> waters;  // sea, rivers, docks
    std::vector<Road> roads;
    LonLat centre;             // the first label: where the city's name stands

private:
    double m_metresPerLon = 0;  // at the centre's latitude
};

}  // namespace civiscope::demo

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace civiscope::ngsild {

// A GeoJSON geometry (RFC 7946) as flat places and the pieces they make. Heights are dropped, rings closed.
struct GeoShape {
    enum class Piece : std::uint8_t { Point, Line, OuterRing, InnerRing };
    struct Part {
        Piece piece = Piece::Point;
        std::uint32_t first = 0;  // in places
        std::uint32_t count = 0;
    };
    std::vector<LonLat> places;
    std::vector<Part> parts;  // an inner ring follows its outer ring

    void clear();
    [[nodiscard]] GeoBox box() const;
};

// What was odd about a geometry.
struct GeoFaults {
    bool misspelt = false;      // "point"
    bool wrapped = false;       // a Point in one array too many
    bool text = false;          // "4.4"
    bool height = false;        // a third coordinate
    bool unclosed = false;      // a ring
    bool outOfRange = false;    // no place on earth, either way round
    bool swapped = false;       // a place on earth only with latitude first

    [[nodiscard]] bool any() const
    {
        return misspelt || wrapped || text || height || unclosed || outOfRange || swapped;
    }
};

// The seven names of RFC 7946, as written there.
[[nodiscard]] bool isGeometryType(std::string_view type);
// Also those that differ only in upper and lower case.
[[nodiscard]] bool resemblesGeometryType(std::string_view type);

enum class GeoReading : std::uint8_t {
    Point,      // one place
    Other,      // any other geometry that can be drawn
    Malformed,  // cannot be drawn: no coordinates, wrong nesting, empty, too few places
};

// Reads the JSON text of a geometry into `shape` (cleared first; reuse it). Takes any bytes; nesting is limited.
GeoReading readGeometry(std::string_view json, GeoShape &shape, GeoFaults &faults);

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/geojson.h"
#include "store/cell.h"

#include <optional>
#include <string>

namespace civiscope::store {

// The places and pieces of a Point or Geometry cell: WGS 84 degrees, longitude first, heights dropped, rings closed. As
// it came otherwise: places may lie out of range (LonLat::valid). Read tolerantly: type names in any case, numbers
// written as text, a Point in one array too many, collections up to 16 deep. nullopt: the cell holds no geometry, or
// one that cannot be drawn; a coordinate is never made up.
[[nodiscard]] std::optional<ngsild::GeoShape> shapeOf(const Cell &cell);

// The same as OGC Well-Known Text and as RFC 7946 GeoJSON. Of a Multi geometry of one piece the piece is written.
// Numbers have as few digits as read back to the same double. Precondition: the shape came from shapeOf.
[[nodiscard]] std::string toWkt(const ngsild::GeoShape &shape);
[[nodiscard]] std::string toGeoJson(const ngsild::GeoShape &shape);

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/geoquery.h"

#include <memory>

namespace civiscope::query {

// Whether an entity's geometry stands to the one of a query as it asks. Predicates are those of OGC Simple Features on
// the plane of longitude and latitude (GEOS); distances are geodesic metres on WGS 84 (PROJ), exact between points, to
// lines and areas measured to the nearest place of a locally equidistant plane. One object a thread.
class GeoTest {
public:
    explicit GeoTest(const GeoQuery &query);
    ~GeoTest();
    GeoTest(GeoTest &&) noexcept;

    [[nodiscard]] bool operator()(LonLat place) const;
    // Geometries that GEOS cannot work with even when repaired never match.
    [[nodiscard]] bool operator()(const ngsild::GeoShape &shape) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::query

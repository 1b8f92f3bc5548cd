// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/job.h"
#include "store/dataset.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace civiscope::store {

// Where the entities of a version are: a packed R-tree (nodes of 16 along the Hilbert curve) over one box an entity, of
// the geometry that Table::geometry() names. WGS 84 degrees. Immutable, about 42 bytes an entity, any thread.
//
// Entities without a place on earth (none, out of range, not to be drawn) are left out. A geometry that RFC 7946 has
// cut at the antimeridian (clause 3.1.9) gets the one box from −180° to 180°: it is found too often, never missed.
class SpatialIndex {
public:
    struct Entry {
        GeoBox box;
        EntityRef entity;
    };
    struct Neighbour {
        EntityRef entity;
        double metres = 0;
    };

    SpatialIndex() = default;
    explicit SpatialIndex(std::vector<Entry> entries);

    // Work for a worker: about 0.2 µs a point. Error: Cancelled. Job progress: entities.
    [[nodiscard]] static Result<SpatialIndex> build(const Version &version, const Job &job = {});

    [[nodiscard]] std::size_t size() const { return m_entities.size(); }
    [[nodiscard]] GeoBox extent() const { return m_levels.empty() ? GeoBox{} : m_levels.back().front(); }

    // Gives each entity whose box meets `box` (edges count), once, in no order; stops when the visitor says false. A
    // box over the antimeridian is two calls.
    using Visitor = std::function<bool(EntityRef entity, const GeoBox &box)>;
    void query(const GeoBox &box, const Visitor &visitor) const;

    // At most `most` entities not farther than `maxMetres`, nearest first, over the antimeridian and the poles too.
    // Geodesic metres to the entity's box: exact for points, 0 inside a box. Empty when `place` is not on earth.
    [[nodiscard]] std::vector<Neighbour> nearest(LonLat place, double maxMetres, std::size_t most) const;

private:
    std::vector<std::vector<GeoBox>> m_levels;  // boxes of entities, of nodes over them …, of the one root
    std::vector<EntityRef> m_entities;  // for each box of level 0
};

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

#include "ngsild/geojson.h"

#include <geos_c.h>

namespace civiscope::schema {

namespace {

using ngsild::GeoShape;
using ngsild::RemarkCode;
using ngsild::Value;

// GEOS tells a geometry's faults (OGC Simple Features); one handle a thread.
class Validity {
public:
    Validity()
        : m_handle(GEOS_init_r())
    {
    }
    ~Validity() { GEOS_finish_r(m_handle); }
    Validity(const Validity &) = delete;
    Validity &operator=(const Validity &) = delete;

    // Empty: valid, or none that has an area.
    [[nodiscard]] std::string fault(const GeoShape &shape) const
    {
        for (std::size_t i = 0; i < shape.parts.size();) {
            if (shape.parts[i].piece != GeoShape::Piece::OuterRing) {
                ++i;
                continue;
            }
            GEOSGeometry *outer = ring(shape, shape.parts[i++]);
            std::vector<GEOSGeometry *> holes;
            for (; i < shape.parts.size() && shape.parts[i].piece == GeoShape::Piece::InnerRing; ++i) {
                if (GEOSGeometry *hole = ring(shape, shape.parts[i]))
                    holes.push_back(hole);
            }
            if (!outer) {
                for (GEOSGeometry *hole : holes)
                    GEOSGeom_destroy_r(m_handle, hole);
                return "ring";
            }
            GEOSGeometry *polygon =
                GEOSGeom_createPolygon_r(m_handle, outer, holes.data(), static_cast<unsigned>(holes.size()));
            if (!polygon)
                return "polygon";
            std::string reason;
            if (GEOSisValid_r(m_handle, polygon) == 0) {
                if (char *text = GEOSisValidReason_r(m_handle, polygon)) {
                    reason = text;
                    GEOSFree_r(m_handle, text);
                }
            }
            GEOSGeom_destroy_r(m_handle, polygon);
            if (!reason.empty())
                return reason;
        }
        return {};
    }

private:
    [[nodiscard]] GEOSGeometry *ring(const GeoShape &shape, const GeoShape::Part &part) const
    {
        GEOSCoordSequence *places = GEOSCoordSeq_create_r(m_handle, part.count, 2);
        for (std::uint32_t i = 0; i < part.count; ++i) {
            const LonLat place = shape.places[part.first + i];
            GEOSCoordSeq_setXY_r(m_handle, places, i, place.lon, place.lat);
        }
        return GEOSGeom_createLinearRing_r(m_handle, places);
    }

    GEOSContextHandle_t m_handle;
};

// Places are on earth, longitude first, and where the rest of the city is.
class PlaceRule final : public Rule {
    void attribute(const EntityAt &at, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        if (attribute.value.type == Value::Type::Point) {
            point(at, attribute, attribute.value.place, to);
        } else if (attribute.value.type == Value::Type::Geometry) {
            ngsild::GeoFaults faults;
            if (readGeometry(attribute.value.text, m_shape, faults) == ngsild::GeoReading::Malformed || faults.any())
                return;  // told by the reader's remarks
            if (const std::string fault = m_validity.fault(m_shape); !fault.empty())
                to.report(RuleCode::GeometryInvalid, to.pointerTo(attribute, "value"), fault);
            else if (const GeoBox box = m_shape.box(); !box.empty())
                swapped(at, attribute, box.centre(), to);
        }
    }

    void point(const EntityAt &at, const ngsild::AttributeView &attribute, LonLat place, Reporter &to) const
    {
        const bool isZero = place.lon == 0 && place.lat == 0;
        if (isZero && !at.source.home.contains(place))
            to.report(RuleCode::NullIsland, to.pointerTo(attribute, "value"));
        else if (place.valid())
            swapped(at, attribute, place, to);
    }

    // A place far off all others that is among them when its numbers are taken the other way round.
    static void swapped(const EntityAt &at, const ngsild::AttributeView &attribute, LonLat place, Reporter &to)
    {
        const GeoBox &home = at.source.home;
        if (!home.empty() && !home.contains(place) && home.contains({place.lat, place.lon}))
            to.report(RuleCode::AxesSwapped, to.pointerTo(attribute, "value"));
    }

    void remark(const EntityAt &, RemarkCode code, const std::string &pointer, Reporter &to) override
    {
        switch (code) {
        case RemarkCode::SwappedAxes: to.report(RuleCode::AxesSwapped, pointer); break;
        case RemarkCode::CoordinateOutOfRange: to.report(RuleCode::GeometryInvalid, pointer, "range"); break;
        case RemarkCode::CoordinateNotNumber: to.report(RuleCode::GeometryInvalid, pointer, "numbers"); break;
        case RemarkCode::UnclosedRing: to.report(RuleCode::GeometryInvalid, pointer, "closed"); break;
        case RemarkCode::GeometryMalformed: to.report(RuleCode::GeometryInvalid, pointer, "geometry"); break;
        case RemarkCode::GeometryMisspelt: to.report(RuleCode::GeometryInvalid, pointer, "type"); break;
        case RemarkCode::PointWrapped: to.report(RuleCode::GeometryInvalid, pointer, "nesting"); break;
        default: break;
        }
    }

    Validity m_validity;
    GeoShape m_shape;
};

}  // namespace

std::unique_ptr<Rule> makePlaceRule()
{
    return std::make_unique<PlaceRule>();
}

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/remarks.h"

namespace civiscope::ngsild {

std::string_view remarkWord(RemarkCode code)
{
    using enum RemarkCode;
    switch (code) {
    case NumberAsString: return "number-as-string";
    case TypedLiteral: return "typed-literal";
    case TimeWithoutZone: return "time-without-zone";
    case TimeNotUtc: return "time-not-utc";
    case TimeUnreadable: return "time-unreadable";
    case SwappedAxes: return "swapped-axes";
    case CoordinateOutOfRange: return "coordinate-out-of-range";
    case CoordinateNotNumber: return "coordinate-not-number";
    case UnclosedRing: return "unclosed-ring";
    case ThreeDimensional: return "three-dimensional";
    case GeometryMalformed: return "geometry-malformed";
    case GeometryInProperty: return "geometry-in-property";
    case UnknownKind: return "unknown-kind";
    case MissingValue: return "missing-value";
    case NullValue: return "null-value";
    case NgsiLdNull: return "ngsi-ld-null";
    case SingleForArray: return "single-for-array";
    case SingleInstanceArray: return "single-instance-array";
    case DuplicateKey: return "duplicate-key";
    case DuplicateDataset: return "duplicate-dataset";
    case DuplicateEntity: return "duplicate-entity";
    case ChangedEntity: return "changed-entity";
    case NgsiV2Leftover: return "ngsiv2-leftover";
    case NameWithSpace: return "name-with-space";
    case IdNotUri: return "id-not-uri";
    case IdMissingInFeature: return "id-missing-in-feature";
    case GeometryMisspelt: return "geometry-misspelt";
    case PointWrapped: return "point-wrapped";
    case NestedDataset: return "nested-dataset";
    case TemporalInstances: return "temporal-instances";
    }
    return "";
}

void Remarks::addRemark(RemarkCode code, std::string_view entity, std::string_view pointer)
{
    Remark &remark = m_all[code];
    if (remark.count++ == 0) {
        remark.entity = entity;
        remark.pointer = pointer;
    }
}

void Remarks::merge(const Remarks &later)
{
    for (const auto &[code, remark] : later.m_all) {
        const auto [mine, added] = m_all.try_emplace(code, remark);
        if (!added)
            mine->second.count += remark.count;
    }
}

std::int64_t Remarks::count(RemarkCode code) const
{
    const auto found = m_all.find(code);
    return found == m_all.end() ? 0 : found->second.count;
}

}  // namespace civiscope::ngsild

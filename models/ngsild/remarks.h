// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace civiscope::ngsild {

// Something odd that was read all the same. The data stays as it came; the remark counts it.
enum class RemarkCode : std::uint8_t {
    NumberAsString,        // "12" where other entities have 12; the cell stays a string
    TypedLiteral,          // {"@type":"DateTime","@value":"…"}: the @value is shown
    TimeWithoutZone,       // read as UTC
    TimeNotUtc,            // an offset other than Z
    TimeUnreadable,        // observedAt and the like that are no time: kept as text, no moment
    SwappedAxes,           // latitude first is the only reading within range; kept as it came
    CoordinateOutOfRange,  // no place on earth; kept, not drawn
    CoordinateNotNumber,   // "4.4" for 4.4; drawn, kept
    UnclosedRing,          // drawn closed, kept open
    ThreeDimensional,      // the third coordinate is kept, not drawn
    GeometryMalformed,     // cannot be drawn; kept as JSON
    GeometryInProperty,    // a geometry typed Property; drawn, kept
    UnknownKind,           // `type` of an attribute is none of the standard's; read by its members
    MissingValue,          // a normalized attribute without its value member
    NullValue,             // JSON null as a value
    NgsiLdNull,            // "urn:ngsi-ld:null": deleted
    SingleForArray,        // a list kind whose value came as a scalar
    SingleInstanceArray,   // an attribute that is an array of one instance
    DuplicateKey,          // the last one counts, as in most JSON readers
    DuplicateDataset,      // two instances with the same datasetId; the last one counts
    DuplicateEntity,       // the same entity again, equal bytes: counted once
    ChangedEntity,         // the same entity again on a later page, with other content: the later counts
    NgsiV2Leftover,        // `metadata`
    NameWithSpace,         // an attribute name no query language can hold
    IdNotUri,
    IdMissingInFeature,    // found among the properties instead
    GeometryMisspelt,      // "point" for "Point"; drawn, kept
    PointWrapped,          // a Point whose coordinates stand in one array too many; drawn, kept
    NestedDataset,         // an instance of a sub-attribute beside the default one: only in the raw entity
    TemporalInstances,     // a series of instances: the newest is shown
};

// Stable machine word, as printed by `inspect --json`: "number-as-string".
[[nodiscard]] std::string_view remarkWord(RemarkCode code);

struct Remark {
    std::int64_t count = 0;
    std::string entity;   // id of the first entity that shows it
    std::string pointer;  // JSON Pointer inside that entity, "/no2/value"
};

// Counts by code, with the first example of each. A value; merge adds counts and keeps the earlier example.
class Remarks {
public:
    void addRemark(RemarkCode code, std::string_view entity, std::string_view pointer);
    void merge(const Remarks &later);
    [[nodiscard]] const std::map<RemarkCode, Remark> &all() const { return m_all; }
    [[nodiscard]] std::int64_t count(RemarkCode code) const;

private:
    std::map<RemarkCode, Remark> m_all;
};

}  // namespace civiscope::ngsild

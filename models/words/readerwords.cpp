// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/readerwords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct ReaderWords {
    Q_DECLARE_TR_FUNCTIONS(ReaderWords)
};

}  // namespace

QString reason(ngsild::QuarantineReason reason)
{
    using enum ngsild::QuarantineReason;
    switch (reason) {
    case NotAnObject: return ReaderWords::tr("is not a JSON object");
    case MissingId: return ReaderWords::tr("has no id");
    case MissingType: return ReaderWords::tr("has no type");
    case BadId: return ReaderWords::tr("has an id that is not text");
    case BadType: return ReaderWords::tr("has a type that is not text");
    case InvalidUtf8: return ReaderWords::tr("holds bytes that are not UTF-8");
    case InvalidJson: return ReaderWords::tr("is not valid JSON");
    case TooDeep: return ReaderWords::tr("is nested deeper than 1,024 levels");
    case TooLarge: return ReaderWords::tr("is larger than 256 MiB");
    case ConflictingDuplicate: return ReaderWords::tr("repeats an id with other content");
    case CutShort: return ReaderWords::tr("ends in the middle");
    }
    return {};
}

QString remark(ngsild::RemarkCode code)
{
    using enum ngsild::RemarkCode;
    switch (code) {
    case NumberAsString: return ReaderWords::tr("numbers written as text");
    case TypedLiteral: return ReaderWords::tr("typed literals (@type, @value)");
    case TimeWithoutZone: return ReaderWords::tr("times without a zone, read as UTC");
    case TimeNotUtc: return ReaderWords::tr("times with an offset instead of Z");
    case TimeUnreadable: return ReaderWords::tr("times that cannot be read");
    case SwappedAxes: return ReaderWords::tr("coordinates that look swapped");
    case CoordinateOutOfRange: return ReaderWords::tr("coordinates that are no place on earth");
    case CoordinateNotNumber: return ReaderWords::tr("coordinates written as text");
    case UnclosedRing: return ReaderWords::tr("polygons whose ring is not closed");
    case ThreeDimensional: return ReaderWords::tr("coordinates with a height");
    case GeometryMalformed: return ReaderWords::tr("geometries that cannot be drawn");
    case GeometryInProperty: return ReaderWords::tr("geometries in a Property instead of a GeoProperty");
    case UnknownKind: return ReaderWords::tr("attributes of a kind the standard does not know");
    case MissingValue: return ReaderWords::tr("attributes without a value");
    case NullValue: return ReaderWords::tr("values that are null");
    case NgsiLdNull: return ReaderWords::tr("values marked as deleted");
    case SingleForArray: return ReaderWords::tr("lists that came as a single value");
    case SingleInstanceArray: return ReaderWords::tr("attributes wrapped in an array of one");
    case DuplicateKey: return ReaderWords::tr("members that stand twice in one object");
    case DuplicateDataset: return ReaderWords::tr("instances that repeat a datasetId");
    case DuplicateEntity: return ReaderWords::tr("entities that came twice, alike");
    case ChangedEntity: return ReaderWords::tr("entities that came again with other content; the later counts");
    case NgsiV2Leftover: return ReaderWords::tr("leftovers of NGSIv2");
    case NameWithSpace: return ReaderWords::tr("attribute names with spaces");
    case IdNotUri: return ReaderWords::tr("ids that are no URI");
    case IdMissingInFeature: return ReaderWords::tr("features whose id stands among the properties");
    case GeometryMisspelt: return ReaderWords::tr("geometry types that are misspelt");
    case PointWrapped: return ReaderWords::tr("points whose coordinates are wrapped once more");
    case NestedDataset: return ReaderWords::tr("sub-attributes with several instances, of which one is shown");
    case TemporalInstances: return ReaderWords::tr("attributes that came as a series, of which the newest is shown");
    }
    return {};
}

}  // namespace civiscope::words

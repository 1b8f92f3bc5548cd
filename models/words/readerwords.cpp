// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/readerwords.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reader", text);
}

}  // namespace

QString reason(ngsild::QuarantineReason reason)
{
    using enum ngsild::QuarantineReason;
    switch (reason) {
    case NotAnObject: return tr("is not a JSON object");
    case MissingId: return tr("has no id");
    case MissingType: return tr("has no type");
    case BadId: return tr("has an id that is not text");
    case BadType: return tr("has a type that is not text");
    case InvalidUtf8: return tr("holds bytes that are not UTF-8");
    case InvalidJson: return tr("is not valid JSON");
    case TooDeep: return tr("is nested deeper than 1,024 levels");
    case TooLarge: return tr("is larger than 256 MiB");
    case ConflictingDuplicate: return tr("repeats an id with other content");
    case CutShort: return tr("ends in the middle");
    }
    return {};
}

QString remark(ngsild::RemarkCode code)
{
    using enum ngsild::RemarkCode;
    switch (code) {
    case NumberAsString: return tr("numbers written as text");
    case TypedLiteral: return tr("typed literals (@type, @value)");
    case TimeWithoutZone: return tr("times without a zone, read as UTC");
    case TimeNotUtc: return tr("times with an offset instead of Z");
    case TimeUnreadable: return tr("times that cannot be read");
    case SwappedAxes: return tr("coordinates that look swapped");
    case CoordinateOutOfRange: return tr("coordinates that are no place on earth");
    case CoordinateNotNumber: return tr("coordinates written as text");
    case UnclosedRing: return tr("polygons whose ring is not closed");
    case ThreeDimensional: return tr("coordinates with a height");
    case GeometryMalformed: return tr("geometries that cannot be drawn");
    case GeometryInProperty: return tr("geometries in a Property instead of a GeoProperty");
    case UnknownKind: return tr("attributes of a kind the standard does not know");
    case MissingValue: return tr("attributes without a value");
    case NullValue: return tr("values that are null");
    case NgsiLdNull: return tr("values marked as deleted");
    case SingleForArray: return tr("lists that came as a single value");
    case SingleInstanceArray: return tr("attributes wrapped in an array of one");
    case DuplicateKey: return tr("members that stand twice in one object");
    case DuplicateDataset: return tr("instances that repeat a datasetId");
    case DuplicateEntity: return tr("entities that came twice, alike");
    case NgsiV2Leftover: return tr("leftovers of NGSIv2");
    case NameWithSpace: return tr("attribute names with spaces");
    case IdNotUri: return tr("ids that are no URI");
    case IdMissingInFeature: return tr("features without an id");
    }
    return {};
}

}  // namespace civiscope::words

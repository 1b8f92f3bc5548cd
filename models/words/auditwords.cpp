// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/auditwords.h"

#include "audit/check.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/timewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace civiscope::words {

using namespace audit;

namespace {

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

// The sentence with %1, %2 … for the arguments. `n`: the first of them, for sentences that count.
QString pattern(ReasonCode code, int n)
{
    using enum ReasonCode;
    switch (code) {
    case NeedsBroker: return AuditWords::tr("Only a broker can be asked this, and the source is a file.");
    case NoAnswer: return AuditWords::tr("There was no answer.");
    case NotAuthorized: return AuditWords::tr("The broker does not let us in (status %1).");
    case ServerFails: return AuditWords::tr("The server failed (status %1).");
    case NotOffered: return AuditWords::tr("The broker does not offer %1 (status %2).");
    case Stopped: return AuditWords::tr("The audit was stopped before this was looked at.");
    case NotBuiltYet: return AuditWords::tr("Not yet tested by this program (checks %1).");
    case SomeNotBuiltYet: return AuditWords::tr("Part of it is not yet tested by this program (checks %1).");
    case HumanOnly:
        return AuditWords::tr("No machine can tell: a person gives evidence, a document or a link for example.");
    case HumanConfirms: return AuditWords::tr("The machine gives hints only; a person has to confirm.");
    case NothingToTest: return AuditWords::tr("There are no %1 to look at.");
    case SomeChecksFailed: return AuditWords::tr("Not all of the ways work (see %1); one is enough.");
    case FormatsOffered: return AuditWords::tr("Answers come as %1, as asked for.");
    case OneFormatOnly: return AuditWords::tr("Answers come as %1 only.");
    case NoFormat: return AuditWords::tr("No format came that parses and is called by its name.");
    case FormatNotAsAsked: return AuditWords::tr("Asked for %1, the broker sent %2.");
    case FailsOnUnknownFormat:
        return AuditWords::tr("Asked for %1, which nobody has to offer, the server failed (%2).");
    case JsonStrict: return AuditWords::tr("All of %Ln documents are strict JSON in UTF-8.", nullptr, n);
    case JsonBroken: return AuditWords::tr("Documents that are not strict JSON in UTF-8: %1 of %2.");
    case KeysRepeated: return AuditWords::tr("%Ln documents have members that stand twice in one object.", nullptr, n);
    case EntitiesAnswered: return AuditWords::tr("GET gave %Ln entities, each with an id and a type.", nullptr, n);
    case NotEntities: return AuditWords::tr("GET gave no NGSI-LD entities (%1).");
    case StatusUnexpected: return AuditWords::tr("%1 was answered with status %2.");
    case KindsRecognised: return AuditWords::tr("Attributes that show which kind they are: %1 of %2.");
    case KindsUnrecognised: return AuditWords::tr("Attributes that do not show which kind they are: %1 of %2 (%3).");
    case SimplifiedOnly:
        return AuditWords::tr("Of %1 only bare values come; kinds, units and times of observation are lost.");
    case FilterWorks: return AuditWords::tr("The filter %1 works: %2 of %3, and all hits satisfy it.");
    case FilterIgnored: return AuditWords::tr("The filter %1 has no effect: %2 came where %3 should.");
    case FilterWrongHits: return AuditWords::tr("The filter %1 lets wrong entities through: %2 of %3.");
    case FilterNoHits: return AuditWords::tr("The filter %1 gave nothing where about %2 should come.");
    case FilterRefused: return AuditWords::tr("The broker refuses %1 (status %2).");
    case HistoryOffered: return AuditWords::tr("There is a history: %Ln instances of one attribute of %2.", nullptr, n);
    case HistoryEmpty: return AuditWords::tr("None of these has a history of two instances: %1.");
    case DataCurrent: return AuditWords::tr("Types that are observed and have current data: %1 of %2.");
    case DataStale: return AuditWords::tr("The newest of %1 is %2 old; %3 would be usual.");
    case DataInFuture: return AuditWords::tr("%1 has been observed in the future.");
    case VersionInPath: return AuditWords::tr("The path of the API carries the version %1.");
    case NoVersionInPath: return AuditWords::tr("No part of the path %1 is a version.");
    case ErrorsStructured: return AuditWords::tr("Errors come in the standard's words (%1 provoked).");
    case ErrorUnstructured: return AuditWords::tr("The error of %1 (status %2) has no body in the standard's words.");
    case ErrorStatusWrong: return AuditWords::tr("%1 was answered with status %2 instead of %3.");
    case UnfilteredAccepted: return AuditWords::tr("A question for everything at once is answered instead of refused.");
    case PagesFit: return AuditWords::tr("Pages of %1 are as long as asked for and have nothing in common.");
    case PagesOverlap: return AuditWords::tr("%Ln entities stand on both of two pages of %2.", nullptr, n);
    case PageSizeIgnored: return AuditWords::tr("A page of %1 was asked for, and %2 came.");
    case NoTotal: return AuditWords::tr("The broker does not say how many there are.");
    case NoNextLink: return AuditWords::tr("No link leads to the next page.");
    case IdsUnique: return AuditWords::tr("All %Ln ids are absolute URIs, and none stands for two things.", nullptr, n);
    case IdsNotUris: return AuditWords::tr("Ids that are no absolute URIs: %1 of %2.");
    case IdsConflict: return AuditWords::tr("%Ln ids came twice with different content.", nullptr, n);
    case IdsRepeated: return AuditWords::tr("%Ln entities came twice, the same each time.", nullptr, n);
    case TypePartDiffers: return AuditWords::tr("Ids of urn:ngsi-ld whose type is not that of the entity: %1 of %2.");
    case IdsResolve: return AuditWords::tr("Ids that lead to their entity: %1 of %2.");
    case IdsDoNotResolve: return AuditWords::tr("Ids that do not lead to their entity: %1 of %2.");
    case EntityDiffers: return AuditWords::tr("Entities that have other attributes when asked for by id: %1 of %2.");
    case NamesDefined: return AuditWords::tr("Names that a context defines: %1 of %2.");
    case NamesUndefined:
        return AuditWords::tr("Names in no context, so that nobody says what they mean: %1 of %2 (%3).");
    case ContextMissing:
        return AuditWords::tr("What names mean could not be looked up, for these contexts could not be had: %1.");
    case RelationsResolve: return AuditWords::tr("Targets of relationships that are there: %1 of %2.");
    case RelationsDangle: return AuditWords::tr("Targets of relationships that are not there: %1 of %2.");
    case RelationsElsewhere:
        return AuditWords::tr("%Ln targets are web addresses outside of the broker; not followed.", nullptr, n);
    case SchemasKnown: return AuditWords::tr("Types whose schema is known: %1 of %2.");
    case SchemasUnknown: return AuditWords::tr("Types whose schema is not known: %1 of %2 (%3).");
    case SchemaPasses: return AuditWords::tr("Entities that are valid by their schema: %1 of %2.");
    case SchemaFails: return AuditWords::tr("Entities that are not valid by their schema: %1 of %2.");
    case UnitsGiven: return AuditWords::tr("Measured attributes that say their unit: %1 of %2.");
    case UnitsMissing: return AuditWords::tr("Measured attributes that do not say their unit: %1 of %2 (%3).");
    case UnitsUnknown: return AuditWords::tr("These units are no UN/CEFACT codes: %1.");
    case CountsWithoutUnit: return AuditWords::tr("Attributes of whole numbers, taken for counts that need none: %1.");
    case TimesReadable: return AuditWords::tr("Times that are ISO 8601 with a zone: %1 of %2.");
    case TimesUnreadable: return AuditWords::tr("Times that cannot be read: %1 of %2.");
    case TimesWithoutZone: return AuditWords::tr("Times without a zone: %1 of %2.");
    case PlainHttp:
        return AuditWords::tr("%1 is reached by plain http: whoever is on the way can read and change the data.");
    case TlsProtocol: return AuditWords::tr("The connection is secured by %1 (%2).");
    case TlsOlder: return AuditWords::tr("The connection is secured by %1 (%2); TLS 1.3 is the mechanism named.");
    case TlsTooOld: return AuditWords::tr("%1 is no longer secure.");
    case CertificateValid: return AuditWords::tr("The certificate is valid for %Ln more days.", nullptr, n);
    case CertificateEndsSoon: return AuditWords::tr("The certificate ends within %Ln days.", nullptr, n);
    case CertificateNotTrusted: return AuditWords::tr("The certificate cannot be trusted: %1.");
    case GeometriesValid: return AuditWords::tr("All of %Ln geometries are valid GeoJSON (RFC 7946).", nullptr, n);
    case GeometriesInvalid: return AuditWords::tr("Geometries that are not valid GeoJSON (RFC 7946): %1 of %2.");
    case RingsClockwise: return AuditWords::tr("Rings of %Ln geometries turn against the right-hand rule.", nullptr, n);
    case RingsCrossing: return AuditWords::tr("Rings of %Ln geometries cross themselves.", nullptr, n);
    case PlacesPlausible: return AuditWords::tr("%Ln places lie where the city's places can lie.", nullptr, n);
    case AxesSwapped: return AuditWords::tr("Places with the latitude first: %1 of %2.");
    case NullIsland: return AuditWords::tr("Places at (0, 0): %1 of %2.");
    case Projected: return AuditWords::tr("Places in metres, not in degrees: %1 of %2.");
    case FarAway: return AuditWords::tr("Places that lie far from the others: %1 of %2.");
    case LocationsGiven: return AuditWords::tr("%Ln types say where their things are.", nullptr, n);
    case LocationsPartly: return AuditWords::tr("Of %1 so many say where they are: %2 of %3.");
    case NoLocations: return AuditWords::tr("Nothing says where it is.");
    }
    return {};
}

// The nouns of NothingToTest.
QString thing(const std::string &code)
{
    static const std::map<std::string, const char *> words{
        {"entities", QT_TRANSLATE_NOOP("AuditWords", "entities")},
        {"attributes", QT_TRANSLATE_NOOP("AuditWords", "attributes")},
        {"two entities of a type", QT_TRANSLATE_NOOP("AuditWords", "two entities of one type")},
        {"relationships", QT_TRANSLATE_NOOP("AuditWords", "relationships")},
        {"measurements", QT_TRANSLATE_NOOP("AuditWords", "measurements")},
        {"times", QT_TRANSLATE_NOOP("AuditWords", "times")},
        {"observedAt", QT_TRANSLATE_NOOP("AuditWords", "times of observation")},
        {"geometries", QT_TRANSLATE_NOOP("AuditWords", "geometries")},
        {"places", QT_TRANSLATE_NOOP("AuditWords", "places")},
        {"numbers", QT_TRANSLATE_NOOP("AuditWords", "attributes of different numbers")},
        {"points", QT_TRANSLATE_NOOP("AuditWords", "points in different places")},
        {"schemas", QT_TRANSLATE_NOOP("AuditWords", "schemas for these types")},
    };
    const auto found = words.find(code);
    return found == words.end() ? QString::fromStdString(code) : AuditWords::tr(found->second);
}

// Numbers among the arguments as people write them; seconds as a duration.
QString argument(const Reason &reason, std::size_t index)
{
    const QString plain = QString::fromStdString(reason.args[index]);
    bool isNumber = false;
    const qint64 value = plain.toLongLong(&isNumber);
    if (reason.code == ReasonCode::DataStale && index > 0 && isNumber)
        return duration(std::chrono::seconds(value));
    if (reason.code == ReasonCode::NothingToTest)
        return thing(reason.args[index]);
    return isNumber ? count(value) : plain;
}

// Which reasons of a check explain the verdict of its row: all, but "worked" is not said where something failed.
bool explains(const CheckResult &check, const Row &row)
{
    return row.verdict == Verdict::Met || row.verdict == Verdict::MetWithRemarks || check.verdict != Verdict::Met;
}

}  // namespace

QString verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met: return AuditWords::tr("met");
    case Verdict::MetWithRemarks: return AuditWords::tr("met with remarks");
    case Verdict::NotMet: return AuditWords::tr("not met");
    case Verdict::CouldNotBeTested: return AuditWords::tr("could not be tested");
    case Verdict::NeedsHumanEvidence: return AuditWords::tr("needs human evidence");
    case Verdict::NotApplicable: return AuditWords::tr("not applicable");
    }
    return {};
}

QString shortVerdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met: return AuditWords::tr("met");
    case Verdict::MetWithRemarks: return AuditWords::tr("remarks");
    case Verdict::NotMet: return AuditWords::tr("not met");
    case Verdict::CouldNotBeTested: return AuditWords::tr("not tested");
    case Verdict::NeedsHumanEvidence: return AuditWords::tr("needs a human");
    case Verdict::NotApplicable: return AuditWords::tr("n/a");
    }
    return {};
}

QString verdictMark(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met: return QStringLiteral("✓");
    case Verdict::MetWithRemarks: return QStringLiteral("!");
    case Verdict::NotMet: return QStringLiteral("✕");
    case Verdict::CouldNotBeTested: return QStringLiteral("?");
    case Verdict::NeedsHumanEvidence: return QStringLiteral("☺");
    case Verdict::NotApplicable: return QStringLiteral("–");
    }
    return {};
}

Tone verdictTone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met: return Tone::Good;
    case Verdict::MetWithRemarks: return Tone::Remark;
    case Verdict::NotMet: return Tone::Bad;
    case Verdict::CouldNotBeTested: return Tone::Unknown;
    case Verdict::NeedsHumanEvidence: return Tone::Person;
    case Verdict::NotApplicable: break;
    }
    return Tone::None;
}

QString level(Level level)
{
    switch (level) {
    case Level::Shall: return AuditWords::tr("shall");
    case Level::Should: return AuditWords::tr("should");
    case Level::May: return AuditWords::tr("may");
    case Level::None: break;
    }
    return AuditWords::tr("no level");
}

QString automatic(Automatic automatic)
{
    switch (automatic) {
    case Automatic::Yes: return AuditWords::tr("a machine can tell");
    case Automatic::Partly: return AuditWords::tr("a machine gives hints, a person confirms");
    case Automatic::No: break;
    }
    return AuditWords::tr("a person gives evidence");
}

QString checkTitle(std::string_view id)
{
    static const std::map<std::string_view, const char *> titles{
        {"A1", QT_TRANSLATE_NOOP("AuditWords", "Formats and content negotiation")},
        {"A2", QT_TRANSLATE_NOOP("AuditWords", "Strict JSON")},
        {"A3", QT_TRANSLATE_NOOP("AuditWords", "Entities by GET")},
        {"A5", QT_TRANSLATE_NOOP("AuditWords", "Attributes show their kind")},
        {"A6", QT_TRANSLATE_NOOP("AuditWords", "Filter by type")},
        {"A7", QT_TRANSLATE_NOOP("AuditWords", "Filter by value")},
        {"A8", QT_TRANSLATE_NOOP("AuditWords", "Filter by place")},
        {"A9", QT_TRANSLATE_NOOP("AuditWords", "History")},
        {"A10", QT_TRANSLATE_NOOP("AuditWords", "Age of the newest data")},
        {"A13", QT_TRANSLATE_NOOP("AuditWords", "Version in the path")},
        {"A16", QT_TRANSLATE_NOOP("AuditWords", "Structured errors")},
        {"A19", QT_TRANSLATE_NOOP("AuditWords", "Paging")},
        {"I1", QT_TRANSLATE_NOOP("AuditWords", "Ids are unique URIs")},
        {"I2", QT_TRANSLATE_NOOP("AuditWords", "Ids lead to their entity")},
        {"I7", QT_TRANSLATE_NOOP("AuditWords", "Types and attributes have a meaning")},
        {"I9", QT_TRANSLATE_NOOP("AuditWords", "Relationships lead somewhere")},
        {"M1", QT_TRANSLATE_NOOP("AuditWords", "All attribute names are defined")},
        {"M2", QT_TRANSLATE_NOOP("AuditWords", "Schemas of the types")},
        {"M3", QT_TRANSLATE_NOOP("AuditWords", "Units of measurements")},
        {"M4", QT_TRANSLATE_NOOP("AuditWords", "Times with a zone")},
        {"M9", QT_TRANSLATE_NOOP("AuditWords", "Entities against their schema")},
        {"S1", QT_TRANSLATE_NOOP("AuditWords", "Security of the connection")},
        {"G2", QT_TRANSLATE_NOOP("AuditWords", "Valid GeoJSON")},
        {"G5", QT_TRANSLATE_NOOP("AuditWords", "Plausible places")},
        {"G6", QT_TRANSLATE_NOOP("AuditWords", "Things with a location")},
    };
    const auto found = titles.find(id);
    return found == titles.end() ? QString::fromUtf8(id) : AuditWords::tr(found->second);
}

QString sentence(const Reason &reason)
{
    if (reason.code == ReasonCode::NoAnswer && reason.error)
        return sentence(*reason.error);
    if (reason.code == ReasonCode::NotBuiltYet && (reason.args.empty() || reason.args.front().empty()))
        return AuditWords::tr("Not yet tested by this program.");
    // All at once: an argument from a broker may hold "%1" itself.
    const qint64 first = reason.args.empty() ? 0 : QByteArray::fromStdString(reason.args.front()).toLongLong();
    const QString filled = pattern(reason.code, numerus(first));
    QString result;
    for (qsizetype i = 0; i < filled.size(); ++i) {
        const std::size_t index = filled[i] == QLatin1Char('%') && i + 1 < filled.size()
                                      ? std::size_t(filled[i + 1].digitValue() - 1)
                                      : reason.args.size();
        if (index < reason.args.size()) {
            result += argument(reason, index);
            ++i;
        } else {
            result += filled[i];
        }
    }
    return result;
}

QStringList reasons(const Row &row, const Scorecard &card)
{
    QStringList all;
    const bool alone = row.checks.size() == 1;
    for (const std::string &id : row.checks) {
        const auto check = card.checks.find(id);
        if (check == card.checks.end() || !explains(check->second, row))
            continue;
        for (const Reason &reason : check->second.reasons)
            all << (alone ? QString() : QString::fromStdString(id) + QStringLiteral(": ")) + sentence(reason);
    }
    for (const Reason &reason : row.reasons)
        all << sentence(reason);
    return all;
}

QString auditScope(const Scorecard &card)
{
    return AuditWords::tr(
               "Self-check, %1, our reading. It only read; nothing here was confirmed by those who publish the "
               "mechanisms, and a source may meet a requirement in other ways than those looked for.")
        .arg(QString::fromStdString(card.edition->name));
}

QString sampleWords(const Scorecard &card)
{
    std::int64_t taken = 0;
    for (const SampledCount &type : card.sample)
        taken += type.taken;
    return AuditWords::tr("%1 of %2, at most %3 a type, from the beginning, the middle and the end; seed %4")
        .arg(entities(taken), types(qint64(card.sample.size())), count(card.perType), QString::number(card.seed));
}

QStringList thresholds()
{
    const auto percent = [](double share) { return QString::number(share * 100, 'g', 3) + QStringLiteral(" %"); };
    return {
        AuditWords::tr("Names, relationships, units, locations: %1 are enough to be met, %2 to be met with remarks.")
            .arg(percent(nearlyAll), percent(mostOf)),
        AuditWords::tr("Attributes whose kind is known: %1.").arg(percent(kindsShare)),
        AuditWords::tr("Newest data: not older than %Ln usual gaps between observations; %1 where there are too few.",
                       nullptr, int(gapsAllowed))
            .arg(duration(std::chrono::seconds(currentSeconds))),
        AuditWords::tr("Certificates: a remark when they end within %Ln days.", nullptr, int(certificateDays)),
        AuditWords::tr("Places and geometries: more than %1 wrong ones are not met.").arg(percent(1 - nearlyAll)),
    };
}

}  // namespace civiscope::words

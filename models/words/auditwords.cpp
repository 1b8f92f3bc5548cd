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
#include <array>
#include <map>
#include <string_view>

namespace civiscope::words {

using namespace audit;

namespace {

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

// The sentence of each reason with %1, %2 … for the arguments; %Ln is the first of them, in sentences that count.
struct ReasonSentence {
    ReasonCode code;
    const char *text;
};

constexpr std::array reasonSentences = [] {
    using enum ReasonCode;
    return std::to_array<ReasonSentence>({
        {NeedsBroker, QT_TRANSLATE_NOOP("AuditWords", "Only a broker can be asked this, and the source is a file.")},
        {NoAnswer, QT_TRANSLATE_NOOP("AuditWords", "There was no answer.")},
        {NotAuthorized, QT_TRANSLATE_NOOP("AuditWords", "The broker does not let us in (status %1).")},
        {ServerFails, QT_TRANSLATE_NOOP("AuditWords", "The server failed (status %1).")},
        {NotOffered, QT_TRANSLATE_NOOP("AuditWords", "The broker does not offer %1 (status %2).")},
        {Stopped, QT_TRANSLATE_NOOP("AuditWords", "The audit was stopped before this was looked at.")},
        {NotBuiltYet, QT_TRANSLATE_NOOP("AuditWords", "Not yet tested by this program (checks %1).")},
        {SomeNotBuiltYet, QT_TRANSLATE_NOOP("AuditWords", "Part of it is not yet tested by this program (checks %1).")},
        {HumanOnly,
         QT_TRANSLATE_NOOP("AuditWords",
                           "No machine can tell: a person gives evidence, a document or a link for example.")},
        {HumanConfirms, QT_TRANSLATE_NOOP("AuditWords", "The machine gives hints only; a person has to confirm.")},
        {NothingToTest, QT_TRANSLATE_NOOP("AuditWords", "There are no %1 to look at.")},
        {SomeChecksFailed, QT_TRANSLATE_NOOP("AuditWords", "Not all of the ways work (see %1); one is enough.")},
        {FormatsOffered, QT_TRANSLATE_NOOP("AuditWords", "Answers come as %1, as asked for.")},
        {OneFormatOnly, QT_TRANSLATE_NOOP("AuditWords", "Answers come as %1 only.")},
        {NoFormat, QT_TRANSLATE_NOOP("AuditWords", "No format came that parses and is called by its name.")},
        {FormatNotAsAsked, QT_TRANSLATE_NOOP("AuditWords", "Asked for %1, the broker sent %2.")},
        {FailsOnUnknownFormat,
         QT_TRANSLATE_NOOP("AuditWords", "Asked for %1, which nobody has to offer, the server failed (%2).")},
        {JsonStrict, QT_TRANSLATE_N_NOOP("AuditWords", "All of %Ln documents are strict JSON in UTF-8.")},
        {JsonBroken, QT_TRANSLATE_NOOP("AuditWords", "Documents that are not strict JSON in UTF-8: %1 of %2.")},
        {KeysRepeated, QT_TRANSLATE_N_NOOP("AuditWords", "%Ln documents have members that stand twice in one object.")},
        {EntitiesAnswered, QT_TRANSLATE_N_NOOP("AuditWords", "GET gave %Ln entities, each with an id and a type.")},
        {NotEntities, QT_TRANSLATE_NOOP("AuditWords", "GET gave no NGSI-LD entities (%1).")},
        {StatusUnexpected, QT_TRANSLATE_NOOP("AuditWords", "%1 was answered with status %2.")},
        {KindsRecognised, QT_TRANSLATE_NOOP("AuditWords", "Attributes that show which kind they are: %1 of %2.")},
        {KindsUnrecognised,
         QT_TRANSLATE_NOOP("AuditWords", "Attributes that do not show which kind they are: %1 of %2 (%3).")},
        {SimplifiedOnly,
         QT_TRANSLATE_NOOP("AuditWords",
                           "Of %1 only bare values come; kinds, units and times of observation are lost.")},
        {FilterWorks, QT_TRANSLATE_NOOP("AuditWords", "The filter %1 works: %2 of %3, and all hits satisfy it.")},
        {FilterIgnored, QT_TRANSLATE_NOOP("AuditWords", "The filter %1 has no effect: %2 came where %3 should.")},
        {FilterWrongHits, QT_TRANSLATE_NOOP("AuditWords", "The filter %1 lets wrong entities through: %2 of %3.")},
        {FilterNoHits, QT_TRANSLATE_NOOP("AuditWords", "The filter %1 gave nothing where about %2 should come.")},
        {FilterRefused, QT_TRANSLATE_NOOP("AuditWords", "The broker refuses %1 (status %2).")},
        {HistoryOffered,
         QT_TRANSLATE_N_NOOP("AuditWords", "There is a history: %Ln instances of one attribute of %2.")},
        {HistoryEmpty, QT_TRANSLATE_NOOP("AuditWords", "None of these has a history of two instances: %1.")},
        {DataCurrent, QT_TRANSLATE_NOOP("AuditWords", "Types that are observed and have current data: %1 of %2.")},
        {DataStale, QT_TRANSLATE_NOOP("AuditWords", "The newest of %1 is %2 old; %3 would be usual.")},
        {DataInFuture, QT_TRANSLATE_NOOP("AuditWords", "%1 has been observed in the future.")},
        {VersionInPath, QT_TRANSLATE_NOOP("AuditWords", "The path of the API carries the version %1.")},
        {NoVersionInPath, QT_TRANSLATE_NOOP("AuditWords", "No part of the path %1 is a version.")},
        {ErrorsStructured, QT_TRANSLATE_NOOP("AuditWords", "Errors come in the standard's words (%1 provoked).")},
        {ErrorUnstructured,
         QT_TRANSLATE_NOOP("AuditWords", "The error of %1 (status %2) has no body in the standard's words.")},
        {ErrorStatusWrong, QT_TRANSLATE_NOOP("AuditWords", "%1 was answered with status %2 instead of %3.")},
        {UnfilteredAccepted,
         QT_TRANSLATE_NOOP("AuditWords", "A question for everything at once is answered instead of refused.")},
        {PagesFit, QT_TRANSLATE_NOOP("AuditWords", "Pages of %1 are as long as asked for and have nothing in common.")},
        {PagesOverlap, QT_TRANSLATE_N_NOOP("AuditWords", "%Ln entities stand on both of two pages of %2.")},
        {PageSizeIgnored, QT_TRANSLATE_NOOP("AuditWords", "A page of %1 was asked for, and %2 came.")},
        {NoTotal, QT_TRANSLATE_NOOP("AuditWords", "The broker does not say how many there are.")},
        {NoNextLink, QT_TRANSLATE_NOOP("AuditWords", "No link leads to the next page.")},
        {IdsUnique,
         QT_TRANSLATE_N_NOOP("AuditWords", "All %Ln ids are absolute URIs, and none stands for two things.")},
        {IdsNotUris, QT_TRANSLATE_NOOP("AuditWords", "Ids that are no absolute URIs: %1 of %2.")},
        {IdsConflict, QT_TRANSLATE_N_NOOP("AuditWords", "%Ln ids came twice with different content.")},
        {IdsRepeated, QT_TRANSLATE_N_NOOP("AuditWords", "%Ln entities came twice, the same each time.")},
        {TypePartDiffers,
         QT_TRANSLATE_NOOP("AuditWords", "Ids of urn:ngsi-ld whose type is not that of the entity: %1 of %2.")},
        {IdsResolve, QT_TRANSLATE_NOOP("AuditWords", "Ids that lead to their entity: %1 of %2.")},
        {IdsDoNotResolve, QT_TRANSLATE_NOOP("AuditWords", "Ids that do not lead to their entity: %1 of %2.")},
        {EntityDiffers,
         QT_TRANSLATE_NOOP("AuditWords", "Entities that have other attributes when asked for by id: %1 of %2.")},
        {NamesDefined, QT_TRANSLATE_NOOP("AuditWords", "Names that a context defines: %1 of %2.")},
        {NamesUndefined,
         QT_TRANSLATE_NOOP("AuditWords", "Names in no context, so that nobody says what they mean: %1 of %2 (%3).")},
        {ContextMissing,
         QT_TRANSLATE_NOOP("AuditWords",
                           "What names mean could not be looked up, for these contexts could not be had: %1.")},
        {RelationsResolve, QT_TRANSLATE_NOOP("AuditWords", "Targets of relationships that are there: %1 of %2.")},
        {RelationsDangle, QT_TRANSLATE_NOOP("AuditWords", "Targets of relationships that are not there: %1 of %2.")},
        {RelationsElsewhere,
         QT_TRANSLATE_N_NOOP("AuditWords", "%Ln targets are web addresses outside of the broker; not followed.")},
        {SchemasKnown, QT_TRANSLATE_NOOP("AuditWords", "Types whose schema is known: %1 of %2.")},
        {SchemasUnknown, QT_TRANSLATE_NOOP("AuditWords", "Types whose schema is not known: %1 of %2 (%3).")},
        {SchemaPasses, QT_TRANSLATE_NOOP("AuditWords", "Entities that are valid by their schema: %1 of %2.")},
        {SchemaFails, QT_TRANSLATE_NOOP("AuditWords", "Entities that are not valid by their schema: %1 of %2.")},
        {UnitsGiven, QT_TRANSLATE_NOOP("AuditWords", "Measured attributes that say their unit: %1 of %2.")},
        {UnitsMissing,
         QT_TRANSLATE_NOOP("AuditWords", "Measured attributes that do not say their unit: %1 of %2 (%3).")},
        {UnitsUnknown, QT_TRANSLATE_NOOP("AuditWords", "These units are no UN/CEFACT codes: %1.")},
        {CountsWithoutUnit,
         QT_TRANSLATE_NOOP("AuditWords", "Attributes of whole numbers, taken for counts that need none: %1.")},
        {TimesReadable, QT_TRANSLATE_NOOP("AuditWords", "Times that are ISO 8601 with a zone: %1 of %2.")},
        {TimesUnreadable, QT_TRANSLATE_NOOP("AuditWords", "Times that cannot be read: %1 of %2.")},
        {TimesWithoutZone, QT_TRANSLATE_NOOP("AuditWords", "Times without a zone: %1 of %2.")},
        {PlainHttp,
         QT_TRANSLATE_NOOP("AuditWords",
                           "%1 is reached by plain http: whoever is on the way can read and change the data.")},
        {TlsProtocol, QT_TRANSLATE_NOOP("AuditWords", "The connection is secured by %1 (%2).")},
        {TlsOlder,
         QT_TRANSLATE_NOOP("AuditWords", "The connection is secured by %1 (%2); TLS 1.3 is the mechanism named.")},
        {TlsTooOld, QT_TRANSLATE_NOOP("AuditWords", "%1 is no longer secure.")},
        {CertificateValid, QT_TRANSLATE_N_NOOP("AuditWords", "The certificate is valid for %Ln more days.")},
        {CertificateEndsSoon, QT_TRANSLATE_N_NOOP("AuditWords", "The certificate ends within %Ln days.")},
        {CertificateNotTrusted, QT_TRANSLATE_NOOP("AuditWords", "The certificate cannot be trusted: %1.")},
        {GeometriesValid, QT_TRANSLATE_N_NOOP("AuditWords", "All of %Ln geometries are valid GeoJSON (RFC 7946).")},
        {GeometriesInvalid,
         QT_TRANSLATE_NOOP("AuditWords", "Geometries that are not valid GeoJSON (RFC 7946): %1 of %2.")},
        {RingsClockwise,
         QT_TRANSLATE_N_NOOP("AuditWords", "Rings of %Ln geometries turn against the right-hand rule.")},
        {RingsCrossing, QT_TRANSLATE_N_NOOP("AuditWords", "Rings of %Ln geometries cross themselves.")},
        {PlacesPlausible, QT_TRANSLATE_N_NOOP("AuditWords", "%Ln places lie where the city's places can lie.")},
        {AxesSwapped, QT_TRANSLATE_NOOP("AuditWords", "Places with the latitude first: %1 of %2.")},
        {NullIsland, QT_TRANSLATE_NOOP("AuditWords", "Places at (0, 0): %1 of %2.")},
        {Projected, QT_TRANSLATE_NOOP("AuditWords", "Places in metres, not in degrees: %1 of %2.")},
        {FarAway, QT_TRANSLATE_NOOP("AuditWords", "Places that lie far from the others: %1 of %2.")},
        {LocationsGiven, QT_TRANSLATE_N_NOOP("AuditWords", "%Ln types say where their things are.")},
        {LocationsPartly, QT_TRANSLATE_NOOP("AuditWords", "Of %1 so many say where they are: %2 of %3.")},
        {NoLocations, QT_TRANSLATE_NOOP("AuditWords", "Nothing says where it is.")},
    });
}();

static_assert(
    [] {
        for (std::size_t i = 0; i < reasonSentences.size(); ++i) {
            if (reasonSentences[i].code != ReasonCode(i))
                return false;
        }
        return reasonSentences.size() == std::size_t(ReasonCode::NoLocations) + 1;
    }(),
    "a sentence for each reason, in the order of ReasonCode");

// `n`: the first argument. A sentence that does not count has no plural forms to choose from.
QString pattern(ReasonCode code, int n)
{
    const char *text = reasonSentences[std::size_t(code)].text;
    return std::string_view(text).contains("%Ln") ? AuditWords::tr(text, nullptr, n) : AuditWords::tr(text);
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

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/check.h"
#include "words/auditwords.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using audit::Reason;
using audit::ReasonCode;
using audit::Verdict;

namespace {

constexpr ReasonCode lastReason = ReasonCode::NoLocations;

Reason reasonOf(ReasonCode code, const QStringList &args = {})
{
    Reason reason{.code = code};
    for (const QString &arg : args)
        reason.args.push_back(arg.toStdString());
    return reason;
}

}  // namespace

class TestAuditWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void everyReasonHasASentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("sentence");
        const auto row = [](ReasonCode code, const QStringList &args, const QString &sentence) {
            QTest::addRow("%s %s", audit::reasonWord(code), qPrintable(args.join(u' ')))
                << int(code) << args << sentence;
        };
        using enum ReasonCode;
        const QString a = u"3"_s;
        const QString b = u"1204"_s;
        row(NeedsBroker, {}, u"Only a broker can be asked this, and the source is a file."_s);
        row(NoAnswer, {}, u"There was no answer."_s);
        row(NotAuthorized, {u"401"_s}, u"The broker does not let us in (status 401)."_s);
        row(ServerFails, {u"500"_s}, u"The server failed (status 500)."_s);
        row(NotOffered, {u"paging"_s, u"501"_s}, u"The broker does not offer paging (status 501)."_s);
        row(Stopped, {}, u"The audit was stopped before this was looked at."_s);
        row(NotBuiltYet, {}, u"Not yet tested by this program."_s);
        row(NotBuiltYet, {u"A4, A11"_s}, u"Not yet tested by this program (checks A4, A11)."_s);
        row(SomeNotBuiltYet, {u"A4"_s}, u"Part of it is not yet tested by this program (checks A4)."_s);
        row(HumanOnly, {}, u"No machine can tell: a person gives evidence, a document or a link for example."_s);
        row(HumanConfirms, {}, u"The machine gives hints only; a person has to confirm."_s);
        row(SomeChecksFailed, {u"A6"_s}, u"Not all of the ways work (see A6); one is enough."_s);
        row(FormatsOffered, {u"application/json"_s}, u"Answers come as application/json, as asked for."_s);
        row(OneFormatOnly, {u"application/json"_s}, u"Answers come as application/json only."_s);
        row(NoFormat, {}, u"No format came that parses and is called by its name."_s);
        row(FormatNotAsAsked, {u"a/b"_s, u"c/d"_s}, u"Asked for a/b, the broker sent c/d."_s);
        row(FailsOnUnknownFormat, {u"a/b"_s, u"500"_s},
            u"Asked for a/b, which nobody has to offer, the server failed (500)."_s);
        row(JsonBroken, {a, b}, u"Documents that are not strict JSON in UTF-8: 3 of 1,204."_s);
        row(NotEntities, {u"a list"_s}, u"GET gave no NGSI-LD entities (a list)."_s);
        row(StatusUnexpected, {u"GET types"_s, u"418"_s}, u"GET types was answered with status 418."_s);
        row(KindsRecognised, {a, b}, u"Attributes that show which kind they are: 3 of 1,204."_s);
        row(KindsUnrecognised, {a, b, u"x, y"_s},
            u"Attributes that do not show which kind they are: 3 of 1,204 (x, y)."_s);
        row(SimplifiedOnly, {u"Station"_s},
            u"Of Station only bare values come; kinds, units and times of observation are lost."_s);
        row(FilterWorks, {u"q"_s, a, b}, u"The filter q works: 3 of 1,204, and all hits satisfy it."_s);
        row(FilterIgnored, {u"q"_s, b, a}, u"The filter q has no effect: 1,204 came where 3 should."_s);
        row(FilterWrongHits, {u"q"_s, a, b}, u"The filter q lets wrong entities through: 3 of 1,204."_s);
        row(FilterNoHits, {u"q"_s, a}, u"The filter q gave nothing where about 3 should come."_s);
        row(FilterRefused, {u"q"_s, u"400"_s}, u"The broker refuses q (status 400)."_s);
        row(HistoryEmpty, {u"urn:a"_s}, u"None of these has a history of two instances: urn:a."_s);
        row(DataCurrent, {a, b}, u"Types that are observed and have current data: 3 of 1,204."_s);
        row(DataStale, {u"Station"_s, u"86400"_s, u"3600"_s},
            u"The newest of Station is 1 day old; 1 h would be usual."_s);
        row(DataInFuture, {u"Station"_s}, u"Station has been observed in the future."_s);
        row(VersionInPath, {u"v1"_s}, u"The path of the API carries the version v1."_s);
        row(NoVersionInPath, {u"/api"_s}, u"No part of the path /api is a version."_s);
        row(ErrorsStructured, {a}, u"Errors come in the standard's words (3 provoked)."_s);
        row(ErrorUnstructured, {u"GET x"_s, u"404"_s},
            u"The error of GET x (status 404) has no body in the standard's words."_s);
        row(ErrorStatusWrong, {u"GET x"_s, u"200"_s, u"404"_s},
            u"GET x was answered with status 200 instead of 404."_s);
        row(UnfilteredAccepted, {}, u"A question for everything at once is answered instead of refused."_s);
        row(PagesFit, {a}, u"Pages of 3 are as long as asked for and have nothing in common."_s);
        row(PageSizeIgnored, {a, b}, u"A page of 3 was asked for, and 1,204 came."_s);
        row(NoTotal, {}, u"The broker does not say how many there are."_s);
        row(NoNextLink, {}, u"No link leads to the next page."_s);
        row(IdsNotUris, {a, b}, u"Ids that are no absolute URIs: 3 of 1,204."_s);
        row(TypePartDiffers, {a, b}, u"Ids of urn:ngsi-ld whose type is not that of the entity: 3 of 1,204."_s);
        row(IdsResolve, {a, b}, u"Ids that lead to their entity: 3 of 1,204."_s);
        row(IdsDoNotResolve, {a, b}, u"Ids that do not lead to their entity: 3 of 1,204."_s);
        row(EntityDiffers, {a, b}, u"Entities that have other attributes when asked for by id: 3 of 1,204."_s);
        row(NamesDefined, {a, b}, u"Names that a context defines: 3 of 1,204."_s);
        row(NamesUndefined, {a, b, u"no3"_s},
            u"Names in no context, so that nobody says what they mean: 3 of 1,204 (no3)."_s);
        row(ContextMissing, {u"http://c"_s},
            u"What names mean could not be looked up, for these contexts could not be had: http://c."_s);
        row(RelationsResolve, {a, b}, u"Targets of relationships that are there: 3 of 1,204."_s);
        row(RelationsDangle, {a, b}, u"Targets of relationships that are not there: 3 of 1,204."_s);
        row(SchemasKnown, {a, b}, u"Types whose schema is known: 3 of 1,204."_s);
        row(SchemasUnknown, {a, b, u"Plek"_s}, u"Types whose schema is not known: 3 of 1,204 (Plek)."_s);
        row(SchemaPasses, {a, b}, u"Entities that are valid by their schema: 3 of 1,204."_s);
        row(SchemaFails, {a, b}, u"Entities that are not valid by their schema: 3 of 1,204."_s);
        row(UnitsGiven, {a, b}, u"Measured attributes that say their unit: 3 of 1,204."_s);
        row(UnitsMissing, {a, b, u"no2"_s}, u"Measured attributes that do not say their unit: 3 of 1,204 (no2)."_s);
        row(UnitsUnknown, {u"ugm3"_s}, u"These units are no UN/CEFACT codes: ugm3."_s);
        row(CountsWithoutUnit, {u"bikes"_s}, u"Attributes of whole numbers, taken for counts that need none: bikes."_s);
        row(TimesReadable, {a, b}, u"Times that are ISO 8601 with a zone: 3 of 1,204."_s);
        row(TimesUnreadable, {a, b}, u"Times that cannot be read: 3 of 1,204."_s);
        row(TimesWithoutZone, {a, b}, u"Times without a zone: 3 of 1,204."_s);
        row(PlainHttp, {u"http://b"_s},
            u"http://b is reached by plain http: whoever is on the way can read and change the data."_s);
        row(TlsProtocol, {u"TLS 1.3"_s, u"AES"_s}, u"The connection is secured by TLS 1.3 (AES)."_s);
        row(TlsOlder, {u"TLS 1.2"_s, u"AES"_s},
            u"The connection is secured by TLS 1.2 (AES); TLS 1.3 is the mechanism named."_s);
        row(TlsTooOld, {u"TLS 1.0"_s}, u"TLS 1.0 is no longer secure."_s);
        row(CertificateNotTrusted, {u"expired"_s}, u"The certificate cannot be trusted: expired."_s);
        row(GeometriesInvalid, {a, b}, u"Geometries that are not valid GeoJSON (RFC 7946): 3 of 1,204."_s);
        row(AxesSwapped, {a, b}, u"Places with the latitude first: 3 of 1,204."_s);
        row(NullIsland, {a, b}, u"Places at (0, 0): 3 of 1,204."_s);
        row(Projected, {a, b}, u"Places in metres, not in degrees: 3 of 1,204."_s);
        row(FarAway, {a, b}, u"Places that lie far from the others: 3 of 1,204."_s);
        row(LocationsPartly, {u"Station"_s, a, b}, u"Of Station so many say where they are: 3 of 1,204."_s);
        row(NoLocations, {}, u"Nothing says where it is."_s);
        // What there is nothing of, by its code; one that has no words stays as it is.
        row(NothingToTest, {u"entities"_s}, u"There are no entities to look at."_s);
        row(NothingToTest, {u"observedAt"_s}, u"There are no times of observation to look at."_s);
        row(NothingToTest, {u"numbers"_s}, u"There are no attributes of different numbers to look at."_s);
        row(NothingToTest, {u"unicorns"_s}, u"There are no unicorns to look at."_s);
    }
    void everyReasonHasASentence()
    {
        QFETCH(int, code);
        QFETCH(QStringList, args);
        QTEST(words::sentence(reasonOf(ReasonCode(code), args)), "sentence");
    }

    void noReasonIsLeftWithoutWords()
    {
        for (int code = 0; code <= int(lastReason); ++code) {
            const QString sentence = words::sentence(reasonOf(ReasonCode(code), {u"7"_s, u"8"_s, u"9"_s}));
            QVERIFY2(sentence.endsWith(u'.') && !sentence.contains(u'%'), audit::reasonWord(ReasonCode(code)));
        }
    }

    void argumentsFromABrokerAreNoPatterns()
    {
        QCOMPARE(words::sentence(reasonOf(ReasonCode::FormatNotAsAsked, {u"%2"_s, u"%1"_s})),
                 u"Asked for %2, the broker sent %1."_s);
        QCOMPARE(words::sentence(reasonOf(ReasonCode::FormatNotAsAsked, {u"a/b"_s})),
                 u"Asked for a/b, the broker sent %2."_s);
    }

    void aLostConnectionSaysHow()
    {
        Reason reason = reasonOf(ReasonCode::NoAnswer);
        reason.error = Error{ErrorCode::ConnectionRefused, "asking", "http://b", {}};
        QCOMPARE(words::sentence(reason), u"Nothing answers at http://b."_s);
    }

    void verdictsHaveWordMarkAndTone()
    {
        QStringList said;
        QSet<int> tones;
        for (int i = 0; i < audit::verdictCount; ++i) {
            said << words::verdictMark(Verdict(i)) + u' ' + words::verdict(Verdict(i)) + u" / "_s +
                        words::shortVerdict(Verdict(i));
            tones << int(words::verdictTone(Verdict(i)));
        }
        QCOMPARE(said, QStringList({u"✓ met / met"_s, u"! met with remarks / remarks"_s, u"✕ not met / not met"_s,
                                    u"? could not be tested / not tested"_s,
                                    u"☺ needs human evidence / needs a human"_s, u"– not applicable / n/a"_s}));
        QCOMPARE(tones.size(), audit::verdictCount);
    }

    void levelsAndAutomationHaveWords()
    {
        QCOMPARE(words::level(audit::Level::Shall), u"shall"_s);
        QCOMPARE(words::level(audit::Level::Should), u"should"_s);
        QCOMPARE(words::level(audit::Level::May), u"may"_s);
        QCOMPARE(words::level(audit::Level::None), u"no level"_s);
        QCOMPARE(words::automatic(audit::Automatic::Yes), u"a machine can tell"_s);
        QCOMPARE(words::automatic(audit::Automatic::Partly), u"a machine gives hints, a person confirms"_s);
        QCOMPARE(words::automatic(audit::Automatic::No), u"a person gives evidence"_s);
    }

    void everyCheckHasATitle()
    {
        QSet<QString> titles;
        for (const audit::Check &check : audit::allChecks()) {
            const QString title = words::checkTitle(check.id);
            QVERIFY2(title != QString::fromUtf8(check.id), check.id.data());
            titles << title;
        }
        QCOMPARE(titles.size(), qsizetype(audit::allChecks().size()));
        QCOMPARE(words::checkTitle("Z99"), u"Z99"_s);
    }

    void reasonsOfARowAreThoseThatDecide()
    {
        audit::Scorecard card;
        card.checks["A6"] = {.id = "A6", .verdict = Verdict::Met, .reasons = {reasonOf(ReasonCode::NoTotal)}};
        card.checks["A7"] = {.id = "A7", .verdict = Verdict::NotMet, .reasons = {reasonOf(ReasonCode::NoNextLink)}};
        audit::Row row{
            .verdict = Verdict::NotMet, .reasons = {reasonOf(ReasonCode::HumanConfirms)}, .checks = {"A6", "A7", "A8"}};
        QCOMPARE(words::reasons(row, card), QStringList({u"A7: No link leads to the next page."_s,
                                                         u"The machine gives hints only; a person has to confirm."_s}));
        row.verdict = Verdict::MetWithRemarks;
        QCOMPARE(words::reasons(row, card).size(), 3);
        row.checks = {"A7"};
        row.reasons.clear();
        QCOMPARE(words::reasons(row, card), QStringList{u"No link leads to the next page."_s});
    }

    void theSampleIsCounted()
    {
        audit::Scorecard card;
        card.perType = 200;
        card.seed = 7;
        card.sample = {{"Station", "iri", 3018, 200}, {"Park", "iri", {}, 1}};
        QCOMPARE(words::sampleWords(card),
                 u"201 entities of 2 types, at most 200 a type, from the beginning, the middle and the end; seed 7"_s);
        card.sample = {{"Park", "iri", {}, 1}};
        QCOMPARE(words::sampleWords(card),
                 u"1 entity of 1 type, at most 200 a type, from the beginning, the middle and the end; seed 7"_s);
    }

    void whatTheAuditIsIsSaid()
    {
        audit::Scorecard card;
        card.edition = audit::currentEdition();
        QVERIFY(words::auditScope(card).startsWith(u"Self-check, "_s + QString::fromStdString(card.edition->name)));
        QCOMPARE(words::thresholds(),
                 QStringList({u"Names, relationships, units, locations: 95 % are enough to be met, 50 % to be met with "
                              "remarks."_s,
                              u"Attributes whose kind is known: 99 %."_s,
                              u"Newest data: not older than 3 usual gaps between observations; 1 day where there are "
                              "too few."_s,
                              u"Certificates: a remark when they end within 30 days."_s,
                              u"Places and geometries: more than 5 % wrong ones are not met."_s}));
    }
};

QTEST_GUILESS_MAIN(TestAuditWords)
#include "tst_auditwords.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/auditwords.h"
#include "words/comparewords.h"
#include "words/countwords.h"
#include "words/language.h"
#include "words/loadwords.h"
#include "words/mapwords.h"
#include "words/numberwords.h"
#include "words/tablewords.h"
#include "words/timewords.h"

#include <QLocale>
#include <QTest>

#include <functional>
#include <limits>

using namespace civiscope;
using namespace Qt::StringLiterals;

namespace {

struct Counted {
    const char *name;
    std::function<QString(qint64)> say;
    QString one;
    QString two;
    QString many;  // 1,204
};

QString reason(audit::ReasonCode code, qint64 n)
{
    return words::sentence(audit::Reason{.code = code, .args = {std::to_string(n), "X"}});
}

// Every sentence that counts, said of one, of two, and of 1,204 things.
const QList<Counted> &all()
{
    using enum audit::ReasonCode;
    static const QList<Counted> sentences{
        {"entities", words::entities, u"1 entity"_s, u"2 entities"_s, u"1,204 entities"_s},
        {"types", words::types, u"1 type"_s, u"2 types"_s, u"1,204 types"_s},
        {"values", words::values, u"1 value"_s, u"2 values"_s, u"1,204 values"_s},
        {"series", words::series, u"1 series"_s, u"2 series"_s, u"1,204 series"_s},
        {"rows", words::rows, u"1 row"_s, u"2 rows"_s, u"1,204 rows"_s},
        {"features", words::features, u"1 feature"_s, u"2 features"_s, u"1,204 features"_s},
        {"errors", words::errors, u"1 error"_s, u"2 errors"_s, u"1,204 errors"_s},
        {"warnings", words::warnings, u"1 warning"_s, u"2 warnings"_s, u"1,204 warnings"_s},
        {"notes", words::notes, u"1 note"_s, u"2 notes"_s, u"1,204 notes"_s},
        {"validity", [](qint64 n) { return words::validity(n, n, 0, 0); },
         u"1 entity: 1 valid, 0 invalid, 0 without a schema"_s, u"2 entities: 2 valid, 0 invalid, 0 without a schema"_s,
         u"1,204 entities: 1,204 valid, 0 invalid, 0 without a schema"_s},
        {"other values", words::otherValues, u"1 other value"_s, u"2 other values"_s, u"1,204 other values"_s},
        {"more", words::andMore, u"and 1 more"_s, u"and 2 more"_s, u"and 1,204 more"_s},
        {"present", [](qint64 n) { return words::presentLine(1, n); }, u"In 1 of 1 entity"_s, u"In 1 of 2 entities"_s,
         u"In 1 of 1,204 entities"_s},
        {"found", words::foundTimes, u"found once"_s, u"found 2 times"_s, u"found 1,204 times"_s},
        {"days", [](qint64 n) { return words::duration(std::chrono::days(std::min<qint64>(n, 59))); }, u"1 day"_s,
         u"2 days"_s, u"59 days"_s},
        {"years", [](qint64 n) { return words::duration(std::chrono::days(365 * (n + 1))); }, u"2 years"_s,
         u"3 years"_s, u"1205 years"_s},
        {"ids twice",
         [](qint64 n) { return words::note(client::PagingRemark{client::PagingNote::IdsTwice, std::to_string(n)}); },
         u"The broker gave 1 id twice."_s, u"The broker gave 2 ids twice."_s, u"The broker gave 1,204 ids twice."_s},
        {"periods",
         [](qint64 n) {
             return words::note(compare::Note{.code = compare::NoteCode::OtherPeriod,
                                              .number = double(std::min<qint64>(n, 59)) * 86400},
                                {u"A"_s, u"B"_s});
         },
         u"The two were observed at other times, 1 day apart."_s,
         u"The two were observed at other times, 2 days apart."_s,
         u"The two were observed at other times, 59 days apart."_s},
        {"stale",
         [](qint64 n) {
             return words::note(compare::Note{.code = compare::NoteCode::Stale,
                                              .side = compare::Side::A,
                                              .number = double(std::min<qint64>(n, 59)) * 86400},
                                {u"A"_s, u"B"_s});
         },
         u"The newest observation of A is 1 day old."_s, u"The newest observation of A is 2 days old."_s,
         u"The newest observation of A is 59 days old."_s},
        {"strict", [](qint64 n) { return reason(JsonStrict, n); }, u"The one document is strict JSON in UTF-8."_s,
         u"All of 2 documents are strict JSON in UTF-8."_s, u"All of 1,204 documents are strict JSON in UTF-8."_s},
        {"repeated keys", [](qint64 n) { return reason(KeysRepeated, n); },
         u"1 document has members that stand twice in one object."_s,
         u"2 documents have members that stand twice in one object."_s,
         u"1,204 documents have members that stand twice in one object."_s},
        {"answered", [](qint64 n) { return reason(EntitiesAnswered, n); },
         u"GET gave 1 entity, with an id and a type."_s, u"GET gave 2 entities, each with an id and a type."_s,
         u"GET gave 1,204 entities, each with an id and a type."_s},
        {"history", [](qint64 n) { return reason(HistoryOffered, n); },
         u"There is a history: 1 instance of one attribute of X."_s,
         u"There is a history: 2 instances of one attribute of X."_s,
         u"There is a history: 1,204 instances of one attribute of X."_s},
        {"overlap", [](qint64 n) { return reason(PagesOverlap, n); }, u"1 entity stands on both of two pages of X."_s,
         u"2 entities stand on both of two pages of X."_s, u"1,204 entities stand on both of two pages of X."_s},
        {"unique", [](qint64 n) { return reason(IdsUnique, n); },
         u"The one id is an absolute URI, and does not stand for two things."_s,
         u"All 2 ids are absolute URIs, and none stands for two things."_s,
         u"All 1,204 ids are absolute URIs, and none stands for two things."_s},
        {"conflict", [](qint64 n) { return reason(IdsConflict, n); }, u"1 id came twice with different content."_s,
         u"2 ids came twice with different content."_s, u"1,204 ids came twice with different content."_s},
        {"repeated", [](qint64 n) { return reason(IdsRepeated, n); }, u"1 entity came twice, the same each time."_s,
         u"2 entities came twice, the same each time."_s, u"1,204 entities came twice, the same each time."_s},
        {"elsewhere", [](qint64 n) { return reason(RelationsElsewhere, n); },
         u"1 target is a web address outside of the broker; not followed."_s,
         u"2 targets are web addresses outside of the broker; not followed."_s,
         u"1,204 targets are web addresses outside of the broker; not followed."_s},
        {"certificate", [](qint64 n) { return reason(CertificateValid, n); },
         u"The certificate is valid for 1 more day."_s, u"The certificate is valid for 2 more days."_s,
         u"The certificate is valid for 1,204 more days."_s},
        {"certificate ends", [](qint64 n) { return reason(CertificateEndsSoon, n); },
         u"The certificate ends within 1 day."_s, u"The certificate ends within 2 days."_s,
         u"The certificate ends within 1,204 days."_s},
        {"geometries", [](qint64 n) { return reason(GeometriesValid, n); },
         u"The one geometry is valid GeoJSON (RFC 7946)."_s, u"All of 2 geometries are valid GeoJSON (RFC 7946)."_s,
         u"All of 1,204 geometries are valid GeoJSON (RFC 7946)."_s},
        {"clockwise", [](qint64 n) { return reason(RingsClockwise, n); },
         u"Rings of 1 geometry turn against the right-hand rule."_s,
         u"Rings of 2 geometries turn against the right-hand rule."_s,
         u"Rings of 1,204 geometries turn against the right-hand rule."_s},
        {"crossing", [](qint64 n) { return reason(RingsCrossing, n); }, u"Rings of 1 geometry cross themselves."_s,
         u"Rings of 2 geometries cross themselves."_s, u"Rings of 1,204 geometries cross themselves."_s},
        {"plausible", [](qint64 n) { return reason(PlacesPlausible, n); },
         u"1 place lies where the city's places can lie."_s, u"2 places lie where the city's places can lie."_s,
         u"1,204 places lie where the city's places can lie."_s},
        {"located", [](qint64 n) { return reason(LocationsGiven, n); }, u"1 type says where its things are."_s,
         u"2 types say where their things are."_s, u"1,204 types say where their things are."_s},
    };
    return sentences;
}

}  // namespace

class TestCountedWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        words::chooseLanguage({u"en"_s});
    }
    void cleanup() { words::chooseLanguage({u"en"_s}); }

    void nounsGoWithTheirNumber_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < all().size(); ++i)
            QTest::newRow(all()[i].name) << i;
    }
    void nounsGoWithTheirNumber()
    {
        QFETCH(int, index);
        const Counted &counted = all()[index];
        QCOMPARE(counted.say(1), counted.one);
        QCOMPARE(counted.say(2), counted.two);
        QCOMPARE(counted.say(1204), counted.many);
    }

    void noneIsPlural()
    {
        QCOMPARE(words::entities(0), u"0 entities"_s);
        QCOMPARE(words::otherValues(0), u"0 other values"_s);
    }

    void dutchHasItsOwnForms()
    {
        QCOMPARE(words::chooseLanguage({u"nl-BE"_s}), u"nl"_s);
        QCOMPARE(words::entities(1), u"1 entiteit"_s);
        QCOMPARE(words::entities(2), u"2 entiteiten"_s);
        QCOMPARE(words::foundTimes(1), u"één keer gevonden"_s);
        QCOMPARE(words::duration(std::chrono::days(1)), u"1 dag"_s);
        QCOMPARE(words::duration(std::chrono::days(2)), u"2 dagen"_s);
        QLocale::setDefault(QLocale(QLocale::Dutch, QLocale::Belgium));
        QCOMPARE(words::entities(1204), u"1.204 entiteiten"_s);
    }

    void countsTooLargeForAFormAreStillPlural()
    {
        QCOMPARE(words::numerus(std::numeric_limits<qint64>::max()), std::numeric_limits<int>::max());
        QCOMPARE(words::numerus(-3), 0);
        QCOMPARE(words::numerus(1), 1);
    }
};

QTEST_GUILESS_MAIN(TestCountedWords)
#include "tst_countedwords.moc"

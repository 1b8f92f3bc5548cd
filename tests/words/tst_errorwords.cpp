// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorreason.h"
#include "words/errorwords.h"
#include "words/language.h"
#include "words/timelinewords.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

namespace {

constexpr ErrorCode lastCode = ErrorCode::Internal;

Error errorOf(ErrorReason reason, std::vector<std::string> args = {})
{
    return {.code = ErrorCode::FileNotReadable,
            .what = {},
            .where = "a.json",
            .detail = {},
            .reason = reason,
            .args = std::move(args)};
}

}  // namespace

class TestErrorWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        words::chooseLanguage({u"en"_s});
    }

    void everyCodeHasASentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        const auto row = [](ErrorCode code, const QString &sentence) {
            QTest::newRow(codeWord(code)) << int(code) << sentence;
        };
        row(ErrorCode::Usage, u"“X” cannot be used (why)."_s);
        row(ErrorCode::FileNotReadable, u"The file X cannot be read (why)."_s);
        row(ErrorCode::FileNotWritable, u"The file X cannot be written (why)."_s);
        row(ErrorCode::HostNotFound, u"The host of X was not found (why)."_s);
        row(ErrorCode::ConnectionRefused, u"Nothing answers at X (why)."_s);
        row(ErrorCode::ConnectionLost, u"The connection to X broke off before the answer was whole (why)."_s);
        row(ErrorCode::TimedOut, u"X did not answer in time (why)."_s);
        row(ErrorCode::TlsFailed, u"No secure connection to X could be made (why)."_s);
        row(ErrorCode::HttpStatus, u"X answered with an error (why)."_s);
        row(ErrorCode::NotAuthorized, u"X does not let us in (why)."_s);
        row(ErrorCode::TooManyRequests, u"X says it is asked too often (why)."_s);
        row(ErrorCode::NotNgsiLd, u"X is not NGSI-LD (why)."_s);
        row(ErrorCode::NotJson, u"X is not JSON (why)."_s);
        row(ErrorCode::Empty, u"X is empty (why)."_s);
        row(ErrorCode::TooLarge, u"X is too large (why)."_s);
        row(ErrorCode::TooDeep, u"X is nested too deeply (why)."_s);
        row(ErrorCode::ContextNotAvailable, u"The @context X could not be had (why)."_s);
        row(ErrorCode::ContextInvalid, u"The @context of X is faulty (why)."_s);
        row(ErrorCode::SchemaNotAvailable, u"The schema X could not be had (why)."_s);
        row(ErrorCode::SchemaInvalid, u"The schema X cannot be used (why)."_s);
        row(ErrorCode::NotFound, u"X was not found (why)."_s);
        row(ErrorCode::NoTemporalApi, u"X offers no history (why)."_s);
        row(ErrorCode::Incomplete, u"X gave less than it announced (why)."_s);
        row(ErrorCode::EngineMissing, u"The map engine civiscope-gis is not installed (why)."_s);
        row(ErrorCode::EngineFailed, u"The map engine failed (why)."_s);
        row(ErrorCode::Cancelled, u"Stopped: X (why)."_s);
        row(ErrorCode::Internal, u"Something went wrong inside Civiscope at X (why)."_s);
    }
    void everyCodeHasASentence()
    {
        QFETCH(int, code);
        QTEST(words::sentence({ErrorCode(code), "doing", "X", "why"}), "sentence");
    }

    void theTableOfSentencesHoldsEveryCode()
    {
        QSet<QString> all;
        for (int code = 0; code <= int(lastCode); ++code) {
            const QString sentence = words::sentence({ErrorCode(code), "doing", "X", {}});
            QVERIFY2(sentence.endsWith(u'.'), codeWord(ErrorCode(code)));
            QVERIFY2(!sentence.contains(u'%') && !sentence.contains(u'('), qPrintable(sentence));
            all << sentence;
        }
        QCOMPARE(all.size(), int(lastCode) + 1);
    }

    void withoutAPlaceItIsTheSource()
    {
        QCOMPARE(words::sentence({ErrorCode::Empty, "reading", {}, {}}), u"the source is empty."_s);
    }

    void placesFromOutsideAreNoPatterns()
    {
        QCOMPARE(words::sentence({ErrorCode::NotFound, "", "http://b/%2?a=%1", "%1%2"}),
                 u"http://b/%2?a=%1 was not found (%1%2)."_s);
    }

    void adviceIsGivenWhereThereIsSome_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("hint");
        const auto row = [](ErrorCode code, const QString &hint) {
            QTest::newRow(codeWord(code)) << int(code) << hint;
        };
        row(ErrorCode::Usage, {});
        row(ErrorCode::Cancelled, {});
        row(ErrorCode::Internal, {});
        row(ErrorCode::FileNotReadable, u"Check the name, and that you may read it."_s);
        row(ErrorCode::FileNotWritable, u"Check the folder, the free space, and that you may write there."_s);
        row(ErrorCode::HostNotFound, u"Check the spelling of the host and the network."_s);
        row(ErrorCode::ConnectionRefused, u"Is the broker running, and is the port right?"_s);
        row(ErrorCode::ConnectionLost, u"Try again; if it stays so, ask those who run the broker."_s);
        row(ErrorCode::TimedOut, u"Try again; if it stays so, ask those who run the broker."_s);
        row(ErrorCode::TlsFailed,
            u"The certificate may be expired or for another host; try the address in a browser."_s);
        row(ErrorCode::NotAuthorized, u"Give a token, a tenant or a header that this broker accepts."_s);
        row(ErrorCode::TooManyRequests, u"Wait a while, or load fewer types at once."_s);
        row(ErrorCode::NotNgsiLd,
            u"The API usually ends in /ngsi-ld/v1; a file should hold entities (JSON, NDJSON or GeoJSON)."_s);
        row(ErrorCode::NotJson, u"Look at it in a text editor; it may be a web page, packed, or a cut-off download."_s);
        row(ErrorCode::Empty, u"It may still be being written, or the query matched nothing."_s);
        row(ErrorCode::TooLarge, u"Split it into smaller parts."_s);
        row(ErrorCode::TooDeep, u"Split it into smaller parts."_s);
        row(ErrorCode::ContextNotAvailable,
            u"The data still shows, unknown names as IRIs; name a context of your own."_s);
        row(ErrorCode::ContextInvalid, u"Tell those who publish it, or name a context of your own."_s);
        row(ErrorCode::SchemaNotAvailable, u"All else is checked. Name a folder that holds it, or its URL."_s);
        row(ErrorCode::SchemaInvalid, u"All else is checked. Tell those who publish it."_s);
        row(ErrorCode::NotFound, u"Check the spelling."_s);
        row(ErrorCode::NoTemporalApi, u"Some brokers keep it under an address of its own (--temporal-url)."_s);
        row(ErrorCode::Incomplete, u"Load again to fetch the rest."_s);
        row(ErrorCode::EngineMissing, u"Install it for a base map; all else works without."_s);
        row(ErrorCode::EngineFailed, u"It is started again by itself."_s);
        row(ErrorCode::HttpStatus, u"The broker's words in brackets may say why."_s);
    }
    void adviceIsGivenWhereThereIsSome()
    {
        QFETCH(int, code);
        QTEST(words::hint({ErrorCode(code), "doing", "X", {}}), "hint");
    }

    void whatMayPassIsWorthAnotherTry()
    {
        QCOMPARE(words::hint({ErrorCode::HttpStatus, "", "X", "503", true}), u"Try again in a while."_s);
    }

    void everyReasonHasWords_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("said");
        const auto row = [](ErrorReason reason, const QStringList &args, const QString &said) {
            QTest::addRow("%d %s", int(reason), qPrintable(args.join(u' '))) << int(reason) << args << said;
        };
        using enum ErrorReason;
        row(None, {}, {});
        row(QueryWrong, {u"text-not-quoted"_s, u"q"_s, u"8"_s, u"free"_s, u"\"free\""_s},
            u"q, character 8: A text stands in double quotes: \"free\""_s);
        row(QueryWrong, {u"parameter-missing"_s, u"georel"_s, {}, {}, {}},
            u"georel: A geo-query needs georel, geometry and coordinates; this one is missing"_s);
        row(SourceNotNamed, {}, u"name a broker's URL, a file, demo:antwerp or demo:brisbane"_s);
        row(DemoCityUnknown, {}, u"the demo cities are demo:antwerp and demo:brisbane"_s);
        row(SchemeUnknown, {}, u"only http and https reach a broker"_s);
        row(AddressMissing, {}, u"no address was given"_s);
        row(AddressMalformed, {}, u"it is no address of the form http://host/path"_s);
        row(IsFolder, {}, u"it is a folder"_s);
        row(NoSuchFile, {}, u"there is no such file"_s);
        row(NoSuchFolder, {}, u"there is no such folder"_s);
        row(IsPipe, {}, u"it is a pipe or a device; save what it gives to a file first"_s);
        row(IsGzip, {}, u"it is gzip-compressed: unpack it first"_s);
        row(IsUtf16, {}, u"it is UTF-16: save it as UTF-8"_s);
        row(IsUtf32, {}, u"it is UTF-32: save it as UTF-8"_s);
        row(NoPermission, {}, u"you may not write there"_s);
        row(EndingUnknown, {u".jsonld .csv"_s}, u"files are written as .jsonld .csv"_s);
        row(TooManyMebibytes, {u"16"_s}, u"over 16 MiB"_s);
        row(NotAWorkspace, {}, u"it is no workspace of Civiscope"_s);
        row(SourceWithoutName, {}, u"a source in it has no name"_s);
        row(NoConnectionInTime, {}, u"no connection in time"_s);
        row(NoDataInTime, {}, u"no data in time"_s);
        row(TooManyBytes, {u"64000000"_s}, u"more than 64.0 MB"_s);
        row(NoBody, {u"200"_s}, u"status 200 without a body"_s);
        row(HtmlPage, {}, u"it is an HTML page"_s);
        row(EndsInTheMiddle, {u"1"_s}, u"it ends after 1 byte, in its middle"_s);
        row(EndsInTheMiddle, {u"1204"_s}, u"it ends after 1,204 bytes, in its middle"_s);
        row(BytesMissing, {u"1200"_s, u"8431"_s}, u"bytes that came: 1,200 of 8,431"_s);
        row(TermsProtected, {u"no2"_s, u"0"_s},
            u"protected terms are given another meaning, and keep the first: no2"_s);
        row(TermsOfTheCore, {u"a, b"_s, u"3"_s},
            u"terms of the core context are given another meaning, and keep the core's: a, b and 3 more"_s);
        row(TermsInvalid, {}, u"definitions that JSON-LD does not allow are passed over"_s);
        row(PartInvalid, {u"@base"_s, u"0"_s}, u"a part that JSON-LD does not allow is passed over: @base"_s);
        row(LeadsBackToItself, {}, u"it leads back to itself, and is read once"_s);
        row(TooManyDocuments, {u"200"_s}, u"over 200 documents"_s);
        row(TooManyDocuments, {u"1"_s}, u"over 1 document"_s);
        row(SchemaNotObject, {}, u"a schema is a JSON object"_s);
        row(NoSchemaInFolder, {}, u"no JSON Schema is in this folder"_s);
        row(NoSmartDataModel, {}, u"no type of this source is of Smart Data Models"_s);
        row(RefersToMissing, {u"http://x/s.json"_s}, u"it refers to http://x/s.json"_s);
        row(RefersToItself, {u"#/allOf"_s}, u"it refers to itself without an end at #/allOf"_s);
        row(EntityNotJson, {}, u"it is no JSON"_s);
        row(EntityNotObject, {}, u"an entity is a JSON object"_s);
        row(EntityWithoutId, {}, u"the entity has no id"_s);
        row(EntityWithoutType, {}, u"the entity has no type"_s);
    }
    void everyReasonHasWords()
    {
        QFETCH(int, reason);
        QFETCH(QStringList, args);
        QFETCH(QString, said);
        std::vector<std::string> plain;
        for (const QString &arg : std::as_const(args))
            plain.push_back(arg.toStdString());
        QCOMPARE(words::sentence(errorOf(ErrorReason(reason), plain)),
                 said.isEmpty() ? u"The file a.json cannot be read."_s
                                : u"The file a.json cannot be read (%1)."_s.arg(said));
    }

    void noReasonIsLeftWithoutWords()
    {
        for (int reason = 1; reason < errorReasonCount; ++reason)
            QVERIFY2(words::sentence(errorOf(ErrorReason(reason))).contains(u'('), QByteArray::number(reason));
    }

    void factsFromOutsideStandBeforeTheReason()
    {
        Error error = errorOf(ErrorReason::NoDataInTime);
        error.detail = "2 of 5";
        QCOMPARE(words::sentence(error), u"The file a.json cannot be read (2 of 5: no data in time)."_s);
    }

    void aHistoryThatIsNotServedIsSaidSo()
    {
        QCOMPARE(words::noHistory({ErrorCode::NoTemporalApi, "asking", "http://b/temporal/entities?q=1", "501"}),
                 u"This broker offers no history: http://b/temporal/entities is not served (501). Values that come in "
                 "while it is watched are in the table and on the map."_s);
        QCOMPARE(words::sentence({ErrorCode::Cancelled, "loading", {}, {}}), u"Stopped."_s);
        QCOMPARE(words::noHistory({ErrorCode::Cancelled, "asking", "http://b", {}}), u"Stopped: http://b."_s);
        QCOMPARE(words::noHistory({ErrorCode::Incomplete, "asking", "http://b", {}}),
                 u"http://b gave less than it announced. Load again to fetch the rest."_s);
    }
};

QTEST_GUILESS_MAIN(TestErrorWords)
#include "tst_errorwords.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"
#include "words/errorwords.h"
#include "words/querywords.h"

#include <QSet>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using query::Fault;
using query::FaultCode;

namespace {

Fault faultOf(FaultCode code, std::string found = {}, std::string expected = {})
{
    return {.code = code, .found = std::move(found), .expected = std::move(expected)};
}

}  // namespace

class TestQueryWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasItsSentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("sentence");
        const auto row = [](FaultCode code, const QString &found, const QString &expected, const QString &sentence) {
            QTest::addRow("%s %s", query::faultWord(code), qPrintable(found))
                << int(code) << found << expected << sentence;
        };
        using enum FaultCode;
        row(Empty, {}, {}, u"There is no query. For example: no2>40"_s);
        row(NameExpected, {}, {}, u"The name of an attribute is missing here."_s);
        row(NameExpected, u"=="_s, {}, u"The name of an attribute should stand here, not ==."_s);
        row(KeyExpected, {}, {}, u"A name is missing in the brackets. For example: address[street]"_s);
        row(OperatorExpected, u"is"_s, {},
            u"An operator should stand here (== != > >= < <= ~= !~=, or ; for and, | for or), not is."_s);
        row(SingleEqual, {}, {}, u"Equal is written with two signs: =="_s);
        row(WordOperator, u"and"_s, u";"_s, u"And is written as one ;"_s);
        row(WordOperator, u"||"_s, u"|"_s, u"Or is written as one |"_s);
        row(ValueExpected, {}, {}, u"A value is missing here: a number, a \"text\", true, false, a time or a URI."_s);
        row(TextNotQuoted, u"free"_s, u"\"free\""_s, u"A text stands in double quotes: \"free\""_s);
        row(SingleQuotes, u"'free'"_s, u"\"free\""_s, u"A text stands in double quotes, not single ones: \"free\""_s);
        row(QuoteNotClosed, {}, {}, u"The text that begins here has no closing quote."_s);
        row(EscapeWrong, u"\\q"_s, {},
            u"A backslash in a text must be followed by \" \\ / b f n r t or u and four digits."_s);
        row(NumberWrong, u"1.2.3"_s, {}, u"1.2.3 is no number. A number is written as 40, -1.5 or 1e3."_s);
        row(TimeWrong, u"2025-02-30"_s, {},
            u"2025-02-30 is no time there is. A time is written as 2025-01-31T12:00:00Z."_s);
        row(TimeWithoutZone, u"2025-01-31T12:00:00"_s, u"2025-01-31T12:00:00Z"_s,
            u"The time has no zone. For UTC write 2025-01-31T12:00:00Z"_s);
        row(NotOrdered, u"true"_s, {},
            u"More and less need one number, text or time, not true. With several values, ranges, true, false and URIs "
            "only == and != work."_s);
        row(PatternWrong, u"missing ]"_s, {}, u"The regular expression cannot be read: missing ]."_s);
        row(RangeMixed, u"1..\"a\""_s, {},
            u"A range needs two numbers, two texts or two times: 20..50, not 1..\"a\"."_s);
        row(RangeReversed, u"50..20"_s, {}, u"The range 50..20 ends before it begins."_s);
        row(ParenthesisNotClosed, {}, {}, u"The parenthesis that opens here is never closed."_s);
        row(ParenthesisNotOpened, {}, {}, u"This parenthesis closes nothing."_s);
        row(BracketNotClosed, {}, {}, u"The bracket [ that opens here is never closed."_s);
        row(BraceNotClosed, {}, {}, u"The brace { that opens here is never closed."_s);
        row(TooDeep, {}, u"64"_s, u"The query is nested more than 64 deep."_s);
        row(TooLong, {}, {}, u"The query is too long."_s);
        row(ParameterMissing, {}, {}, u"A geo-query needs georel, geometry and coordinates; this one is missing."_s);
        row(RelationUnknown, u"beside"_s, u"near, within"_s, u"beside is no relation. There are: near, within"_s);
        row(DistanceMissing, {}, u"near;maxDistance==500"_s,
            u"near needs a distance in metres: near;maxDistance==500"_s);
        row(DistanceWrong, u"-4"_s, {}, u"-4 is no distance: write metres, more than 0."_s);
        row(GeometryUnknown, u"Circle"_s, u"Point, Polygon"_s, u"Circle is no geometry. There are: Point, Polygon"_s);
        row(CoordinatesWrong, {}, {}, u"The coordinates cannot be read."_s);
        row(CoordinatesWrong, {}, u"[4.4,51.2]"_s,
            u"The coordinates do not fit the geometry. For example: [4.4,51.2]"_s);
        row(CoordinatesOutside, {}, {}, u"The coordinates are not on earth. Longitude comes first, then latitude."_s);
        row(RingNotClosed, {}, {},
            u"The ring of a polygon needs at least four places, the last one the same as the first."_s);
        row(ScopeWrong, u"//"_s, {}, u"// is no scope query. For example: /Europe/IT, /Europe/+ or /Europe/#"_s);
        row(TypeWrong, u"A||B"_s, {}, u"The types cannot be read. For example: Building, Building|Museum"_s);
    }
    void everyFaultHasItsSentence()
    {
        QFETCH(int, code);
        QFETCH(QString, found);
        QFETCH(QString, expected);
        QTEST(words::sentence(faultOf(FaultCode(code), found.toStdString(), expected.toStdString())), "sentence");
    }

    void noTwoFaultsSoundTheSame()
    {
        QSet<QString> all;
        for (int code = 0; code <= int(FaultCode::TypeWrong); ++code) {
            const QString sentence = words::sentence(faultOf(FaultCode(code), "X", "Y"));
            QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'%'), query::faultWord(FaultCode(code)));
            all << sentence;
        }
        QCOMPARE(all.size(), int(FaultCode::TypeWrong) + 1);
    }

    void faultsGoByTheirWord()
    {
        for (int code = 0; code <= int(FaultCode::TypeWrong); ++code)
            QCOMPARE(query::faultOfWord(query::faultWord(FaultCode(code))), std::optional(FaultCode(code)));
        QVERIFY(!query::faultOfWord("no-such-fault"));
        QVERIFY(!query::faultOfWord(""));
    }

    void longInputIsShownShort()
    {
        const QString sentence = words::sentence(faultOf(FaultCode::NumberWrong, std::string(200, '7')));
        QCOMPARE(sentence, QString(39, u'7') + u"… is no number. A number is written as 40, -1.5 or 1e3."_s);
        QVERIFY(!words::sentence(faultOf(FaultCode::NumberWrong, "a\nb")).contains(u'\n'));
    }

    void placesCountCharactersNotBytes()
    {
        const Fault fault{.code = FaultCode::NumberWrong, .at = 7};
        QCOMPARE(query::characterOf(fault, "plek=éé"), 7);
        QCOMPARE(query::characterOf({.code = FaultCode::Empty}, ""), 1);
        QCOMPARE(query::characterOf({.code = FaultCode::NumberWrong, .at = 4}, "😀=1"), 2);
    }

    void aFaultIsToldWithItsParameterAndPlace()
    {
        const Fault fault{.code = FaultCode::ScopeWrong, .parameter = "scopeQ", .found = "//"};
        QCOMPARE(words::sentence(fault, u"3"_s),
                 u"scopeQ, character 3: // is no scope query. For example: /Europe/IT, /Europe/+ or /Europe/#"_s);
        QCOMPARE(words::sentence(fault, {}),
                 u"scopeQ: // is no scope query. For example: /Europe/IT, /Europe/+ or /Europe/#"_s);
    }

    void aWrongQueryIsAWrongCall_data()
    {
        QTest::addColumn<QString>("q");
        QTest::addColumn<QString>("idPattern");
        QTest::addColumn<QString>("georel");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("q")
            << u"label==free"_s << QString() << QString()
            << u"“label==free” cannot be used (q, character 8: A text stands in double quotes: \"free\")."_s;
        QTest::newRow("idPattern") << QString() << u"[0-"_s << QString()
                                   << u"“[0-” cannot be used (idPattern, character 1: The regular expression cannot be "
                                      "read: missing ]: [0-)."_s;
        QTest::newRow("missing") << QString() << QString() << u"within"_s
                                 << u"“geometry” cannot be used (geometry: A geo-query needs georel, geometry and "
                                    "coordinates; this one is missing)."_s;
    }
    void aWrongQueryIsAWrongCall()
    {
        QFETCH(QString, q);
        QFETCH(QString, idPattern);
        QFETCH(QString, georel);
        query::FilterText text;
        text.q = q.toStdString();
        text.idPattern = idPattern.toStdString();
        text.geo.georel = georel.toStdString();
        const auto filter = query::parseFilter(text);
        QVERIFY(!filter);
        const Error error = query::usageError(filter.error(), text);
        QCOMPARE(error.code, ErrorCode::Usage);
        QTEST(words::sentence(error), "sentence");
    }

    void unknownNamesAreQuoted()
    {
        QCOMPARE(words::nothingIsCalled({"no3"}), u"Nothing here is called “no3”."_s);
        QCOMPARE(words::nothingIsCalled({"no3", "pm1"}), u"Nothing here is called “no3”, “pm1”."_s);
    }
};

QTEST_APPLESS_MAIN(TestQueryWords)
#include "tst_querywords.moc"

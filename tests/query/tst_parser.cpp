// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/expression.h"
#include "query/scopequery.h"
#include "query/typeselection.h"

#include <QTest>

using namespace civiscope::query;
using namespace std::string_literals;

class TestParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsBackWhatItRead_data();
    void printsBackWhatItRead();
    void leavesBlanksOut();
    void andBindsTighterThanOr();
    void parenthesesAreSetWhereATreeNeedsThem();
    void knowsWhatTheStandardHas_data();
    void knowsWhatTheStandardHas();
    void saysWhereAndWhat_data();
    void saysWhereAndWhat();
    void nestsNoDeeperThanItMay();
    void takesAnyBytes();
    void readsTypeSelections();
    void refusesWrongTypeSelections();
    void matchesScopes_data();
    void matchesScopes();
};

void TestParser::printsBackWhatItRead_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {
             "no2",
             "!no2",
             "no2>40",
             "no2>=40.50",
             "no2<-1e3",
             "no2!=1,2,3",
             "no2==20..50",
             "no2==1..2,7,\"x\"",
             "status==\"free\"",
             "status==\"a\\\"b\\\\c;d|e\"",
             "status==\"\"",
             "open==true",
             "open!=false",
             "refRoad==urn:ngsi-ld:Road:1",
             "refRoad==http://example.org/a?b=c&d",
             "seen>=2025-01-01T00:00:00Z",
             "seen>=2025-01-01T00:00:00,5Z",
             "seen==2025-01-01T00:00:00,5Z,2025-01-02",
             "seen==2025-01-01..2025-02-01T00:00:00.123456Z",
             "opens<10:00:00Z",
             "no2.observedAt>2025-01-01",
             "no2.quality.observedAt",
             "address[street.name]==\"A\"",
             "name[en]==\"Bus stop\"",
             "name[fr-CH]",
             "name[*]~=stop",
             "name~=A-0[12]",
             "name~=(a|b);c",
             "name~=\"a|b\"",
             "name!~=^x[;|)]$",
             "refRoad{name}==\"A\"",
             "refRoad{Road,Path:no2.quality}>3",
             "a{b{c}}==1",
             "a;b|c",
             "a;(b|c)",
             "(a;b)|c",
             "((a|b);c)|(d;e)",
             "ex:P100==12",
             "air-quality>1",
             "<https://example.org/a.b>.quality>1",
             "https://example.org/a.b/c>1",
             "größe>1",
         })
        QTest::newRow(text) << QByteArray(text);
}

void TestParser::printsBackWhatItRead()
{
    QFETCH(QByteArray, text);
    const auto expression = parse(text.toStdString());
    QVERIFY2(expression, expression ? "" : faultWord(expression.error().code));
    QCOMPARE(QByteArray::fromStdString(print(*expression)), text);
    const auto again = parse(print(*expression));
    QVERIFY(again);
    QVERIFY(*again == *expression);
}

void TestParser::leavesBlanksOut()
{
    const auto expression = parse("  ( no2 > 40 ; name == \"a b\" , \"c\" ) | open ");
    QVERIFY(expression);
    QCOMPARE(print(*expression), "(no2>40;name==\"a b\",\"c\")|open"s);
}

void TestParser::andBindsTighterThanOr()
{
    const auto expression = parse("a;b|c");
    QVERIFY(expression);
    QVERIFY(expression->root.type == ExpressionNode::Type::Or);
    QVERIFY(expression->root.children[0].type == ExpressionNode::Type::And);
    QVERIFY(*expression == *parse("(a;b)|c"));
    QVERIFY(!(*expression == *parse("a;(b|c)")));
}

void TestParser::parenthesesAreSetWhereATreeNeedsThem()
{
    const auto leaf = [](const char *name) { return parse(name)->root; };
    ExpressionNode either;
    either.type = ExpressionNode::Type::Or;
    either.children = {leaf("a"), leaf("b")};
    Expression built;
    built.root.type = ExpressionNode::Type::And;
    built.root.children = {either, leaf("c")};
    QCOMPARE(print(built), "(a|b);c"s);
    QVERIFY(*parse(print(built)) == built);
}

void TestParser::knowsWhatTheStandardHas_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("standard");
    QTest::newRow("plain") << QByteArray("no2>40;name[en]~=a") << true;
    QTest::newRow("absent") << QByteArray("no2>40;!name") << false;
    QTest::newRow("hyphen") << QByteArray("air-quality>1") << false;
    QTest::newRow("prefix") << QByteArray("ex:a") << false;
    QTest::newRow("iri") << QByteArray("<urn:x>") << false;
    QTest::newRow("inside a link") << QByteArray("a{<urn:x>}") << false;
}

void TestParser::knowsWhatTheStandardHas()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, standard);
    QCOMPARE(isStandard(*parse(text.toStdString())), standard);
}

void TestParser::saysWhereAndWhat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<FaultCode>("code");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *text, FaultCode code, int at, int length, const char *expected = "") {
        QTest::newRow(text) << QByteArray(text) << code << at << length << QByteArray(expected);
    };
    using enum FaultCode;
    row("", Empty, 0, 0);
    row("   ", Empty, 0, 0);
    row("status==", ValueExpected, 8, 0);
    row("status==;a", ValueExpected, 8, 1);
    row("status=free", SingleEqual, 6, 1, "==");
    row("status==free", TextNotQuoted, 8, 4, "\"free\"");
    row("status=='free'", SingleQuotes, 8, 6, "\"free\"");
    row("status==\"free", QuoteNotClosed, 8, 5);
    row("status==\"a\\x\"", EscapeWrong, 8, 5);
    row("a>1 and b<2", WordOperator, 4, 3, ";");
    row("a>1&&b<2", WordOperator, 3, 2, ";");
    row("a>1&b<2", WordOperator, 3, 1, ";");
    row("a or b", WordOperator, 2, 2, "|");
    row("a||b", WordOperator, 2, 1, "|");
    row("a>1;", NameExpected, 4, 0);
    row(";a", WordOperator, 0, 1, ";");
    row("a>1 b", OperatorExpected, 4, 1);
    row("1>2", NameExpected, 0, 1);
    row("a.", NameExpected, 2, 0);
    row("a[", KeyExpected, 2, 0);
    row("a[b", BracketNotClosed, 1, 1);
    row("a{b", BraceNotClosed, 1, 1);
    row("a{}", NameExpected, 2, 1);
    row("(a>1", ParenthesisNotClosed, 0, 1);
    row("a>1)", ParenthesisNotOpened, 3, 1);
    row("a>12x", NumberWrong, 2, 3);
    row("a>0x10", NumberWrong, 2, 4);
    row("a>+5", NumberWrong, 2, 2);
    row("a>2025-13-01", TimeWrong, 2, 10);
    row("a>2025-01-01T25:00:00Z", TimeWrong, 2, 20);
    row("a>2025-01-01T10:00:00", TimeWithoutZone, 2, 19, "2025-01-01T10:00:00Z");
    row("a>10:00:00", TimeWithoutZone, 2, 8, "10:00:00Z");
    row("a>1,2", NotOrdered, 2, 3);
    row("a>1..2", NotOrdered, 2, 4);
    row("a>true", NotOrdered, 2, 4);
    row("a<=urn:x:y", NotOrdered, 3, 7);
    row("a==1..\"b\"", RangeMixed, 3, 6);
    row("a==true..false", ValueExpected, 0, 0);
    row("a==5..1", RangeReversed, 3, 4);
    row("a==2025-02-01..2025-01-01", RangeReversed, 3, 22);
    row("a~=[", PatternWrong, 3, 1);
    row("a~=\"(\"", PatternWrong, 3, 3);
    row("a~=", ValueExpected, 3, 0);
}

void TestParser::saysWhereAndWhat()
{
    QFETCH(QByteArray, text);
    QFETCH(FaultCode, code);
    QFETCH(int, at);
    QFETCH(int, length);
    QFETCH(QByteArray, expected);
    const auto expression = parse(text.toStdString());
    QVERIFY(!expression);
    const Fault &fault = expression.error();
    if (text == "a==true..false") {
        // A word ends where it ends: no range, but no known value either.
        QCOMPARE(fault.code, FaultCode::TextNotQuoted);
        return;
    }
    QCOMPARE(QByteArray(faultWord(fault.code)), QByteArray(faultWord(code)));
    QCOMPARE(int(fault.at), at);
    QCOMPARE(int(fault.length), length);
    if (!expected.isEmpty())
        QCOMPARE(QByteArray::fromStdString(fault.expected), expected);
}

void TestParser::nestsNoDeeperThanItMay()
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a" + std::string(depth, ')'); };
    QVERIFY(parse(nested(64)));
    const auto tooDeep = parse(nested(65));
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().code, FaultCode::TooDeep);
    QCOMPARE(parse(nested(100'000)).error().code, FaultCode::TooLong);
    std::string links;
    for (int i = 0; i < 1000; ++i)
        links += "a{";
    QCOMPARE(parse(links).error().code, FaultCode::TooDeep);
}

void TestParser::takesAnyBytes()
{
    // Each cut of each text with each byte in front; what counts is that an answer comes, and that what is taken
    // prints.
    const std::string text = "a.b[c]=={\"x\\u0041\",1..2;!d~=[e]|f{G:h}>2025-01-01T00:00:00Z}";
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string hurt = text;
            hurt[cut] = char(byte);
            for (const std::string &tried : {hurt, hurt.substr(cut), hurt.substr(0, cut + 1)}) {
                const auto expression = parse(tried);
                if (expression)
                    QVERIFY(*parse(print(*expression)) == *expression);
                else
                    QVERIFY(expression.error().at + expression.error().length <= tried.size());
            }
        }
    }
}

void TestParser::readsTypeSelections()
{
    using Alternatives = std::vector<std::vector<std::string>>;
    QCOMPARE(parseTypes("A")->alternatives, (Alternatives{{"A"}}));
    QCOMPARE(parseTypes("A,B|C")->alternatives, (Alternatives{{"A"}, {"B"}, {"C"}}));
    QCOMPARE(parseTypes("(A;B),C")->alternatives, (Alternatives{{"A", "B"}, {"C"}}));
    QCOMPARE(parseTypes("((A|B);C)")->alternatives, (Alternatives{{"A", "C"}, {"B", "C"}}));
    QCOMPARE(parseTypes("https://example.org/A")->alternatives, (Alternatives{{"https://example.org/A"}}));
    QVERIFY(parseTypes("*")->alternatives.empty());
}

void TestParser::refusesWrongTypeSelections()
{
    for (const char *text : {"", "A,", "(A", "A)", "()", "A;;B"}) {
        const auto types = parseTypes(text);
        QVERIFY2(!types, text);
        QCOMPARE(types.error().code, FaultCode::TypeWrong);
    }
    std::string many = "(A|B)";
    for (int i = 0; i < 12; ++i)
        many += ";(A|B)";
    QCOMPARE(parseTypes(many).error().code, FaultCode::TooLong);
}

void TestParser::matchesScopes_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *text, bool matches) { QTest::newRow(text) << QByteArray(text) << matches; };
    // of an entity in /Europe/IT/Rome and Heritage
    row("/Europe/IT/Rome", true);
    row("/Europe/IT", false);
    row("/Europe/+/Rome", true);
    row("/Europe/+", false);
    row("/Europe/#", true);
    row("/Europe/IT/Rome/#", true);
    row("/Asia/#", false);
    row("/#", true);
    row("Heritage", true);
    row("/Asia,/Heritage", true);
    row("(/Heritage;/Europe/#)", true);
    row("(/Heritage;/Asia/#)", false);
    row("/heritage", false);
}

void TestParser::matchesScopes()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, matches);
    const std::vector<std::string_view> scopes{"/Europe/IT/Rome", "Heritage"};
    const auto parsed = parseScopes(query.toStdString());
    QVERIFY(parsed);
    QCOMPARE(parsed->accepts(scopes), matches);
    QVERIFY(!parsed->accepts({}));
    for (const char *wrong : {"/A/#/B", "/A//B", "/", "(/A"})
        QVERIFY2(!parseScopes(wrong), wrong);
}

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"

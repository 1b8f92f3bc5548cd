// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linkheader.h"

#include <QTest>

using namespace civiscope::net;

class TestLinkHeader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choosesByRelation_data();
    void choosesByRelation();
    void missingRelationIsNothing();
    void writesTheContextAsStrictBrokersWantIt();
};

void TestLinkHeader::choosesByRelation_data()
{
    QTest::addColumn<QByteArrayList>("values");
    QTest::addColumn<QByteArray>("next");
    const QByteArray context = "<https://c.example/a,b.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"";
    QTest::newRow("alone") << QByteArrayList{"</e?offset=2>; rel=\"next\""} << QByteArray("/e?offset=2");
    QTest::newRow("several headers") << QByteArrayList{context, "<n>;rel=\"next\";type=\"application/json\""}
                                     << QByteArray("n");
    QTest::newRow("joined by commas") << QByteArrayList{context + ", <n>; rel=\"next\", <p>; rel=\"prev\""}
                                      << QByteArray("n");
    QTest::newRow("comma in the target") << QByteArrayList{"<n?type=A,B;C&q=\"x\">; rel=next"}
                                         << QByteArray("n?type=A,B;C&q=\"x\"");
    QTest::newRow("comma in a text") << QByteArrayList{"<p>; title=\"a, <b>; \\\"c\"; rel=prev, <n>; rel=next"}
                                     << QByteArray("n");
    QTest::newRow("several relations") << QByteArrayList{"<n>; rel=\"last  next\""} << QByteArray("n");
    QTest::newRow("upper case, blanks") << QByteArrayList{" < n > ; REL = \"Next\" "} << QByteArray("n");
    QTest::newRow("first rel counts") << QByteArrayList{"<p>; rel=prev; rel=next, <n>; rel=next"} << QByteArray("n");
    QTest::newRow("junk before") << QByteArrayList{"what, is; this=, <n>; rel=next"} << QByteArray("n");
}

void TestLinkHeader::choosesByRelation()
{
    QFETCH(QByteArrayList, values);
    QFETCH(QByteArray, next);
    const auto link = linkByRelation(parseLinks({values.begin(), values.end()}), "next");
    QVERIFY(link);
    QCOMPARE(link->target, next);
}

void TestLinkHeader::missingRelationIsNothing()
{
    QVERIFY(!linkByRelation(parseLinks({}), "next"));
    QVERIFY(!linkByRelation(parseLinks({"<n>", "<n; rel=next", "", "<p>; rel=\"prev\""}), "next"));
}

void TestLinkHeader::writesTheContextAsStrictBrokersWantIt()
{
    QCOMPARE(contextLink(QUrl(QStringLiteral("https://c.example/ctx.jsonld"))),
             "<https://c.example/ctx.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; "
             "type=\"application/ld+json\"");
}

QTEST_GUILESS_MAIN(TestLinkHeader)
#include "tst_linkheader.moc"

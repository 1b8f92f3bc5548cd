// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pageids.h"

#include <QRegularExpression>
#include <QTest>

using namespace civiscope::client;

class TestPageIds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheIdsOfEntitiesOnly_data();
    void findsTheIdsOfEntitiesOnly();
    void splitsWithoutGapOrOverlap_data();
    void splitsWithoutGapOrOverlap();
    void splitsFurtherInsideOnePart();
};

void TestPageIds::findsTheIdsOfEntitiesOnly_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<qint64>("entities");
    QTest::addColumn<QByteArrayList>("ids");
    QTest::newRow("empty array") << QByteArray("[]") << qint64(0) << QByteArrayList{};
    QTest::newRow("nothing") << QByteArray("") << qint64(0) << QByteArrayList{};
    QTest::newRow("two") << QByteArray(R"([{"id":"urn:a","type":"A"},{"type":"A","id":"urn:b"}])") << qint64(2)
                         << QByteArrayList{"urn:a", "urn:b"};
    QTest::newRow("one as an object") << QByteArray(R"( {"id":"urn:a","type":"A"})") << qint64(1)
                                      << QByteArrayList{"urn:a"};
    QTest::newRow("empty object") << QByteArray("{}") << qint64(0) << QByteArrayList{};
    QTest::newRow("ids inside values") << QByteArray(R"([{"raw":{"json":{"id":"no"}},"l":[{"id":"no"}],"id":"urn:a"}])")
                                       << qint64(1) << QByteArrayList{"urn:a"};
    QTest::newRow("id as a value") << QByteArray(R"([{"name":"id","x":"no","id":"urn:a"}])") << qint64(1)
                                   << QByteArrayList{"urn:a"};
    QTest::newRow("brackets and quotes in strings")
        << QByteArray(R"([{"name":"}],{\"id\":\"no\"} \\","id":"urn:a"},{"id":"urn:b"}])") << qint64(2)
        << QByteArrayList{"urn:a", "urn:b"};
    QTest::newRow("written with escapes")
        << QByteArray(R"([{"id":"urn:a\/b"},{"id":"urn:caf\u00e9"},{"\u0069d":"urn:c"}])") << qint64(3)
        << QByteArrayList{"urn:a/b", "urn:café", "urn:c"};
    QTest::newRow("escapes in a damaged page") << QByteArray(R"([{"id":"urn:a\/b"},{"id":"urn:c\/d","x":"y)")
                                               << qint64(2) << QByteArrayList{"urn:a/b", "urn:c/d"};
    QTest::newRow("wrong escapes") << QByteArray(R"([{"id":"urn:\x"}])") << qint64(1) << QByteArrayList{"urn:\\x"};
    QTest::newRow("without id") << QByteArray(R"([{"name":"x"},{"id":"urn:b"}])") << qint64(2)
                                << QByteArrayList{"urn:b"};
    QTest::newRow("cut") << QByteArray(R"([{"id":"urn:a"},{"id":"urn:b","x":"y)") << qint64(2)
                         << QByteArrayList{"urn:a", "urn:b"};
    QTest::newRow("cut in an id") << QByteArray(R"([{"id":"urn:a"},{"id":"urn:)") << qint64(2)
                                  << QByteArrayList{"urn:a"};
    QTest::newRow("quote of an id lost")
        << QByteArray(R"([{"id":"urn:a","type":"A"},{"id":"urn:b,"type":"A"},{"id":"urn:c","type":"A"}])") << qint64(3)
        << QByteArrayList{"urn:a", "urn:c"};
    QTest::newRow("quote of a value lost")
        << QByteArray(R"([{"id":"urn:a","type":"A},{"id":"urn:b","type":"A"},{"id":"urn:c","type":"A"}])") << qint64(3)
        << QByteArrayList{"urn:a", "urn:b", "urn:c"};
    QTest::newRow("bracket for a comma") << QByteArray(R"([{"id":"urn:a"}]{"id":"urn:b"}])") << qint64(2)
                                         << QByteArrayList{"urn:a", "urn:b"};
    QTest::newRow("a bad byte") << QByteArray("[{\"x\":\"\xff\",\"id\":\"urn:a\"},{\"id\":\"urn:b\"}]") << qint64(2)
                                << QByteArrayList{"urn:a", "urn:b"};
}

void TestPageIds::findsTheIdsOfEntitiesOnly()
{
    QFETCH(QByteArray, page);
    QFETCH(qint64, entities);
    QFETCH(QByteArrayList, ids);
    const PageIds found = pageIds({page.data(), std::size_t(page.size())});
    QByteArrayList got;
    for (const std::string_view id : found.ids)
        got << QByteArray(id.data(), qsizetype(id.size()));
    QCOMPARE(got, ids);
    QCOMPARE(found.entities, entities);
}

void TestPageIds::splitsWithoutGapOrOverlap_data()
{
    QTest::addColumn<QByteArrayList>("sample");
    QTest::addColumn<QByteArrayList>("others");
    QTest::newRow("numbers") << QByteArrayList{"urn:A:10", "urn:A:21", "urn:A:22"}
                             << QByteArrayList{"urn:A:3", "urn:A:", "urn:B:1", "x", "urn:A", "urn:", ""};
    QTest::newRow("characters that mean something")
        << QByteArrayList{"http://x.y/a+b?(1)", "http://x.y/a+b?(-)",  "http://x.y/a+b?(])",
                          "http://x.y/a+b?(^)", "http://x.y/a+b?(\\)", "http://x.y/a+b?([)"}
        << QByteArrayList{"http://xzy/a+b?(1)", "http://x.y/aab?(1)", "http://x.y/a+b?(z)", "http://x.y/a+b?($)"};
    QTest::newRow("one id only") << QByteArrayList{"urn:A:1"} << QByteArrayList{"urn:A:12", "urn:A:", "b"};
    QTest::newRow("beyond ASCII") << QByteArrayList{"urn:straße:ä", "urn:straße:ö"}
                                  << QByteArrayList{"urn:straße:ü", "urn:straßf", "urn:stra"};
}

void TestPageIds::splitsWithoutGapOrOverlap()
{
    QFETCH(QByteArrayList, sample);
    QFETCH(QByteArrayList, others);
    std::vector<std::string> ids;
    for (const QByteArray &id : sample)
        ids.push_back(id.toStdString());
    const auto parts = splitIds({}, ids);
    for (const auto all = sample + others; const QByteArray &id : all) {
        int hits = 0;
        for (const IdPart &part : parts) {
            const QRegularExpression expression(QString::fromStdString(part.pattern));
            QVERIFY2(expression.isValid(), part.pattern.c_str());
            const bool hit = expression.match(QString::fromUtf8(id)).hasMatch();
            hits += hit ? 1 : 0;
            QVERIFY(!hit || id.startsWith(QByteArray::fromStdString(part.prefix)));
            QVERIFY(!part.all || hit == id.startsWith(QByteArray::fromStdString(part.prefix)));
        }
        QVERIFY2(hits == 1, (id + " hit " + QByteArray::number(hits)).constData());
    }
}

void TestPageIds::splitsFurtherInsideOnePart()
{
    const auto parts = splitIds("urn:A:1", {"urn:A:10", "urn:A:11", "urn:B:1"});
    for (const IdPart &part : parts) {
        QVERIFY(part.prefix.starts_with("urn:A:1"));
        QVERIFY(!QRegularExpression(QString::fromStdString(part.pattern)).match(QStringLiteral("urn:B:1")).hasMatch());
    }
}

QTEST_GUILESS_MAIN(TestPageIds)
#include "tst_pageids.moc"

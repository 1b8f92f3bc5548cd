// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discovery.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::client;

class TestDiscovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTypesInEveryForm_data();
    void readsTypesInEveryForm();
    void readsWhatATypeTells();
    void readsAttributes();
    void refusesOtherDocuments_data();
    void refusesOtherDocuments();
};

void TestDiscovery::readsTypesInEveryForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("names");
    QTest::newRow("list") << QByteArray(R"({"id":"urn:x","type":"EntityTypeList","typeList":["A","B","A"]})")
                          << QByteArrayList{"A", "B"};
    QTest::newRow("list of one as a scalar") << QByteArray(R"({"typeList":"A"})") << QByteArrayList{"A"};
    QTest::newRow("empty list") << QByteArray(R"({"typeList":[]})") << QByteArrayList{};
    QTest::newRow("nothing") << QByteArray("[]") << QByteArrayList{};
    QTest::newRow("details") << QByteArray(R"([{"id":"https://x/A","typeName":"A"},{"typeName":"B"}])")
                             << QByteArrayList{"A", "B"};
    QTest::newRow("details of one as an object")
        << QByteArray(R"({"id":"https://x/A","typeName":"A"})") << QByteArrayList{"A"};
    QTest::newRow("list in an array") << QByteArray(R"([{"typeList":["A"]}])") << QByteArrayList{"A"};
    QTest::newRow("bare names") << QByteArray(R"(["A","B"])") << QByteArrayList{"A", "B"};
    QTest::newRow("numbers passed over") << QByteArray(R"({"typeList":["A",3,null]})") << QByteArrayList{"A"};
}

void TestDiscovery::readsTypesInEveryForm()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArrayList, names);
    const auto types = parseTypes(body.toStdString());
    QVERIFY(types);
    QByteArrayList got;
    for (const TypeInfo &type : *types)
        got << QByteArray::fromStdString(type.name);
    QCOMPARE(got, names);
}

void TestDiscovery::readsWhatATypeTells()
{
    const auto types = parseTypes(R"([{"id":"https://x/A","typeName":"A","entityCount":"12","attributeNames":"one"},
        {"id":"urn:x:1","typeName":"B","entityCount":7,
         "attributeDetails":[{"attributeName":"p"},{"attributeName":"q"}]}])");
    QVERIFY(types);
    QCOMPARE((*types)[0], (TypeInfo{"A", "https://x/A", 12, {"one"}}));
    QCOMPARE((*types)[1], (TypeInfo{"B", "urn:x:1", 7, {"p", "q"}}));
}

void TestDiscovery::readsAttributes()
{
    const auto attributes = parseAttributes(
        R"([{"id":"https://x/p","type":"Attribute","attributeName":"p","attributeCount":3,
             "attributeTypes":["https://uri.etsi.org/ngsi-ld/GeoProperty"],"typeNames":"A"}])");
    QVERIFY(attributes);
    QCOMPARE((*attributes)[0], (AttributeInfo{"p", "https://x/p", 3, {"GeoProperty"}, {"A"}}));
    const auto names = parseAttributes(R"({"attributeList":["p","q"]})");
    QVERIFY(names);
    QCOMPARE(names->size(), 2);
}

void TestDiscovery::refusesOtherDocuments_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not JSON") << QByteArray("<html>") << ErrorCode::NotJson;
    QTest::newRow("cut") << QByteArray(R"({"typeList":["A")") << ErrorCode::NotJson;
    QTest::newRow("other object") << QByteArray(R"({"status":"UP"})") << ErrorCode::NotNgsiLd;
    QTest::newRow("number") << QByteArray("3") << ErrorCode::NotNgsiLd;
    QTest::newRow("null") << QByteArray("null") << ErrorCode::NotNgsiLd;
}

void TestDiscovery::refusesOtherDocuments()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    const auto types = parseTypes(body.toStdString());
    QVERIFY(!types);
    QCOMPARE(codeWord(types.error().code), codeWord(code));
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"

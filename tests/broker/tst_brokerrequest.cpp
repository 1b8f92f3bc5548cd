// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/brokerrequest.h"
#include "broker/faultspec.h"

#include <QTest>

#include <array>

using namespace civiscope::broker;

class TestBrokerRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathIsCutBeforeItIsDecoded_data();
    void pathIsCutBeforeItIsDecoded();
    void bytesThatAreNoTextAreRefused();
    void parametersAreDecodedAndPlusStaysPlus();
    void formatWinsAsAnOption();
    void acceptIsNegotiated_data();
    void acceptIsNegotiated();
    void contextIsTakenFromTheLinkHeader();
    void faultsAreReadFromText();
    void recoveringFaultLetsTheRepetitionPass();
    void lastingFaultBeginsAfterItsPages();
};

namespace {

BrokerRequest request(const QByteArray &target, const QHttpHeaders &headers = {})
{
    return readRequest(Method::Get, QUrl::fromEncoded("http://127.0.0.1" + target), headers, {}).value();
}

}  // namespace

void TestBrokerRequest::pathIsCutBeforeItIsDecoded_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("slash") << QByteArray("http:%2F%2Fa%2Fb") << QByteArray("http://a/b");
    QTest::newRow("hash") << QByteArray("urn:x:a%23b") << QByteArray("urn:x:a#b");
    QTest::newRow("percent") << QByteArray("urn:x:100%25") << QByteArray("urn:x:100%");
    QTest::newRow("encoded percent sign and digits") << QByteArray("urn:x:%2525") << QByteArray("urn:x:%25");
    QTest::newRow("space") << QByteArray("urn:x:a%20b") << QByteArray("urn:x:a b");
    QTest::newRow("plus") << QByteArray("urn:x:a+b") << QByteArray("urn:x:a+b");
    QTest::newRow("question mark") << QByteArray("urn:x:a%3Fb") << QByteArray("urn:x:a?b");
    QTest::newRow("not ASCII") << QByteArray("urn:x:%C3%A9") << QByteArray("urn:x:\xC3\xA9");
    QTest::newRow("colon encoded") << QByteArray("urn%3Ax%3Aa") << QByteArray("urn:x:a");
}

void TestBrokerRequest::pathIsCutBeforeItIsDecoded()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, id);
    const BrokerRequest read = request("/ngsi-ld/v1/entities/" + encoded + "/attrs");
    QCOMPARE(read.path.size(), 5U);
    QCOMPARE(QByteArray::fromStdString(read.path[3]), id);
    QCOMPARE(request("/ngsi-ld/v1/entities/").path.size(), 3U);
}

void TestBrokerRequest::bytesThatAreNoTextAreRefused()
{
    QVERIFY(!readRequest(Method::Get, QUrl::fromEncoded("http://127.0.0.1/a/%FF%FE"), {}, {}));
    QVERIFY(!readRequest(Method::Get, QUrl::fromEncoded("http://127.0.0.1/a?b=%FF"), {}, {}));
}

void TestBrokerRequest::parametersAreDecodedAndPlusStaysPlus()
{
    const BrokerRequest read = request("/a?type=A%2CB&empty=&flag&q=a%3D%3D%22x+y%22&type=C");
    QCOMPARE(*read.parameter("type"), "A,B");
    QCOMPARE(read.list("type"), (std::vector<std::string>{"A", "B"}));
    QCOMPARE(*read.parameter("q"), "a==\"x+y\"");
    QCOMPARE(*read.parameter("empty"), "");
    QCOMPARE(*read.parameter("flag"), "");
    QVERIFY(!read.parameter("other"));
    QVERIFY(read.list("empty").empty());
}

void TestBrokerRequest::formatWinsAsAnOption()
{
    QVERIFY(request("/a?options=keyValues,sysAttrs").hasOption("sysAttrs"));
    QVERIFY(request("/a?format=concise").hasOption("concise"));
    QVERIFY(!request("/a?options=keyValuesX").hasOption("keyValues"));
}

void TestBrokerRequest::acceptIsNegotiated_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("type");  // -1: none
    const auto row = [](const char *name, const char *accept, int type) {
        QTest::newRow(name) << QByteArray(accept) << type;
    };
    row("nothing said", "", int(MediaType::Json));
    row("anything", "*/*", int(MediaType::Json));
    row("any application", "text/html, application/*;q=0.8", int(MediaType::Json));
    row("linked data", "application/ld+json", int(MediaType::JsonLd));
    row("geo", "application/geo+json", int(MediaType::GeoJson));
    row("weights", "application/json;q=0.5, application/ld+json;q=0.9", int(MediaType::JsonLd));
    row("equal weights: the standard's order", "application/geo+json,application/ld+json,application/json",
        int(MediaType::Json));
    row("refused by weight 0", "application/json;q=0, */*", int(MediaType::JsonLd));
    row("upper case", "Application/LD+JSON", int(MediaType::JsonLd));
    row("none of ours", "text/csv", -1);
}

void TestBrokerRequest::acceptIsNegotiated()
{
    QFETCH(QByteArray, accept);
    QFETCH(int, type);
    const std::array offered{MediaType::Json, MediaType::JsonLd, MediaType::GeoJson};
    const auto chosen = negotiate(accept, offered);
    QCOMPARE(chosen ? int(*chosen) : -1, type);
}

void TestBrokerRequest::contextIsTakenFromTheLinkHeader()
{
    QHttpHeaders headers;
    headers.append("Link", "<http://a/other>; rel=\"describedby\"");
    headers.append("Link", "<http://a/c.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"");
    QCOMPARE(requestedContext(request("/a", headers), false), std::optional<std::string>("http://a/c.jsonld"));
    QCOMPARE(requestedContext(request("/a", headers), true), std::nullopt);
    QCOMPARE(requestedContext(request("/a"), false), std::nullopt);
}

void TestBrokerRequest::faultsAreReadFromText()
{
    const auto fault = faultFromText("garbage:lasting");
    QVERIFY(fault);
    QCOMPARE(fault->kind, FaultKind::Garbage);
    QVERIFY(fault->lasting);
    QVERIFY(!faultFromText("5xx")->lasting);
    for (const char *wrong : {"", "fast", "cut:", ":lasting", "cut:lasting:lasting"})
        QCOMPARE(faultFromText(wrong).error().code, civiscope::ErrorCode::Usage);
}

void TestBrokerRequest::recoveringFaultLetsTheRepetitionPass()
{
    FaultSchedule schedule({.kind = FaultKind::Cut, .every = 2});
    QVERIFY(!schedule.next("/a"));
    QVERIFY(schedule.next("/b"));
    QVERIFY(!schedule.next("/c"));
    QVERIFY(!schedule.next("/b"));  // the fourth, and yet it passes: it failed before
    QVERIFY(!schedule.next("/d"));
    QVERIFY(schedule.next("/b"));
}

void TestBrokerRequest::lastingFaultBeginsAfterItsPages()
{
    FaultSchedule schedule({.kind = FaultKind::Cut, .lasting = true, .pages = 2});
    QVERIFY(!schedule.next("/ngsi-ld/v1/types"));
    QVERIFY(!schedule.next("/ngsi-ld/v1/entities?type=A"));
    QVERIFY(!schedule.next("/ngsi-ld/v1/types"));
    QVERIFY(!schedule.next("/ngsi-ld/v1/entities?type=A&offset=20"));
    QVERIFY(schedule.next("/ngsi-ld/v1/types"));
    QVERIFY(schedule.next("/ngsi-ld/v1/types"));
}

QTEST_GUILESS_MAIN(TestBrokerRequest)
#include "tst_brokerrequest.moc"

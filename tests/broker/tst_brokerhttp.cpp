// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/cityfixture.h"

#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>

using namespace civiscope::broker;
using nlohmann::json;

namespace {
constexpr char entities[] = "/ngsi-ld/v1/entities";
}  // namespace

// The embedded broker's HTTP, whatever is asked for.
class TestBrokerHttp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void identityTellsUptimeAndClock();
    void sameBodyIsNotSentTwice();
    void largeBodiesAreCompressed();
    void headHasNoBody();
    void connectionStaysUsableAfterEmptyAnswers();
    void optionsAndWrongMethodsNameWhatIsAllowed();
    void unbuiltPartsSaySo();
    void tenants();
    void onlyLoopbackIsServed();
    void foreignHostNamesAreRefused();
    void takenPortIsAnError();
};

void TestBrokerHttp::identityTellsUptimeAndClock()
{
    City city(cameras(1));
    const json identity = city.probe.get("/ngsi-ld/v1/info/sourceIdentity").json();
    QCOMPARE(identity["type"], "ContextSourceIdentity");
    const auto time = civiscope::parseDateTime(identity["contextSourceTimeAt"].get<std::string>());
    QVERIFY(time);
    QVERIFY(qAbs(time->moment / 1000 - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    QCOMPARE(city.probe.get("/ngsi-ld/v1/info").status, 404);
}

void TestBrokerHttp::sameBodyIsNotSentTwice()
{
    City city(cameras(3));
    const QByteArray target = QByteArray(entities) + "?type=Camera";
    const QByteArray tag = city.probe.get(target).header("ETag");
    QVERIFY(!tag.isEmpty());
    const Got same = city.probe.get(target, {{"If-None-Match", "\"x\", " + tag}});
    QCOMPARE(same.status, 304);
    QVERIFY(same.body.isEmpty());
    QCOMPARE(city.probe.get(target, {{"If-None-Match", "\"x\""}}).status, 200);
    QVERIFY(city.probe.get(target + "&limit=1").header("ETag") != tag);
}

void TestBrokerHttp::largeBodiesAreCompressed()
{
    City city(cameras(200));
    const QByteArray target = QByteArray(entities) + "?type=Camera&limit=200";
    const Got packed = city.probe.get(target, {{"Accept-Encoding", "gzip"}});
    QCOMPARE(packed.header("Content-Encoding"), "gzip");
    QVERIFY(packed.body.startsWith("\x1f\x8b"));
    const Got plain = city.probe.get(target, {{"Accept-Encoding", "identity"}});
    QCOMPARE(plain.header("Content-Encoding"), "");
    QVERIFY(packed.body.size() < plain.body.size() / 3);
    // Left to the client, it is unpacked on the way.
    QCOMPARE(city.probe.get(target).body, plain.body);
    QCOMPARE(
        city.probe.get(target + "&count=true&offset=199", {{"Accept-Encoding", "gzip"}}).header("Content-Encoding"),
        "");
}

void TestBrokerHttp::headHasNoBody()
{
    City city(cameras(3));
    const QByteArray target = QByteArray(entities) + "?type=Camera&count=true";
    const Got head = city.probe.send("HEAD", target, {{"Accept-Encoding", "identity"}});
    const Got get = city.probe.get(target, {{"Accept-Encoding", "identity"}});
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
    QCOMPARE(head.header("NGSILD-Results-Count"), "3");
    QCOMPARE(head.header("Content-Length"), QByteArray::number(get.body.size()));
    QCOMPARE(head.header("ETag"), get.header("ETag"));
}

void TestBrokerHttp::connectionStaysUsableAfterEmptyAnswers()
{
    City city(cameras(1));
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(city.broker.url().port()));
    QVERIFY(socket.waitForConnected());
    QByteArray answers;
    const auto ask = [&](const QByteArray &request) {
        answers.clear();
        socket.write(request + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    };
    const auto read = [&] {
        answers += socket.readAll();
        return answers;
    };
    ask("HEAD /ngsi-ld/v1/types");
    QTRY_VERIFY(read().endsWith("\r\n\r\n"));
    ask("OPTIONS /ngsi-ld/v1/types");
    QTRY_VERIFY(read().endsWith("\r\n\r\n"));
    QVERIFY(answers.startsWith("HTTP/1.1 204"));
    QVERIFY(!answers.toLower().contains("content-length"));
    ask("GET /ngsi-ld/v1/types");
    QTRY_VERIFY(read().endsWith("}"));
    QVERIFY(answers.startsWith("HTTP/1.1 200"));
}

void TestBrokerHttp::optionsAndWrongMethodsNameWhatIsAllowed()
{
    City city(cameras(1));
    const Got options = city.probe.send("OPTIONS", entities);
    QCOMPARE(options.status, 204);
    QCOMPARE(options.header("Allow"), "GET, HEAD, POST, OPTIONS");
    const Got removal = city.probe.send("DELETE", entities);
    QCOMPARE(removal.status, 405);
    QCOMPARE(city.probe.send("DELETE", "/ngsi-ld/v1/types").header("Allow"), "GET, HEAD, OPTIONS");
    QCOMPARE(city.broker.entityCount(), 1U);
}

void TestBrokerHttp::unbuiltPartsSaySo()
{
    City city(cameras(1));
    QCOMPARE(city.probe.get("/ngsi-ld/v1/subscriptions").problem(), "OperationNotSupported");
    QCOMPARE(city.probe.get("/ngsi-ld/v1/subscriptions").status, 501);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Camera&lang=nl").status, 501);
}

void TestBrokerHttp::tenants()
{
    City city(cameras(2), {.tenant = "harbour"});
    const QByteArray target = QByteArray(entities) + "?type=Camera";
    const Got known = city.probe.get(target, {{"NGSILD-Tenant", "harbour"}});
    QCOMPARE(known.json().size(), 2U);
    QCOMPARE(known.header("NGSILD-Tenant"), "harbour");
    const Got unknown = city.probe.get(target, {{"NGSILD-Tenant", "airport"}});
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.problem(), "NonexistentTenant");
    QCOMPARE(unknown.header("NGSILD-Tenant"), "airport");
    QCOMPARE(city.probe.get(target, {{"NGSILD-Tenant", "a/b c"}}).status, 400);
    QCOMPARE(city.probe.get(target).header("NGSILD-Tenant"), "");
}

void TestBrokerHttp::onlyLoopbackIsServed()
{
    City city(cameras(1));
    QCOMPARE(city.broker.url().host(), QStringLiteral("127.0.0.1"));
    for (const auto addresses = QNetworkInterface::allAddresses(); const QHostAddress &address : addresses) {
        if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        QTcpSocket socket;
        socket.connectToHost(address, quint16(city.broker.url().port()));
        QVERIFY2(!socket.waitForConnected(2'000), qPrintable(address.toString()));
    }
}

void TestBrokerHttp::foreignHostNamesAreRefused()
{
    City city(cameras(1));
    const QByteArray target = QByteArray(entities) + "?type=Camera";
    QCOMPARE(city.probe.get(target, {{"Host", "page.example"}}).status, 421);
    QCOMPARE(city.probe.get(target, {{"Host", "localhost:99"}}).status, 200);
}

void TestBrokerHttp::takenPortIsAnError()
{
    City city(cameras(1));
    EmbeddedBroker second;
    QVERIFY(second.url().isEmpty());
    const auto port = second.listen(quint16(city.broker.url().port()));
    QVERIFY(!port);
    QCOMPARE(port.error().code, civiscope::ErrorCode::Usage);
}

QTEST_GUILESS_MAIN(TestBrokerHttp)
#include "tst_brokerhttp.moc"

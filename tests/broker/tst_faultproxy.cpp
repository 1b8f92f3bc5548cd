// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/faultproxy.h"
#include "broker/cityfixture.h"
#include "broker/httpprobe.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace civiscope::broker;

namespace {

// Answers every request of a connection with the same body, counts them.
class Upstream : public QTcpServer {
public:
    Upstream()
    {
        listen(QHostAddress(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_heads += socket->readAll();
                for (qsizetype end = 0; (end = m_heads.indexOf("\r\n\r\n")) >= 0;) {
                    const bool isHead = m_heads.startsWith("HEAD");
                    m_heads.remove(0, end + 4);
                    ++requests;
                    socket->write("HTTP/1.1 200 OK\r\ncontent-length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                                  (isHead ? QByteArray() : body));
                }
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    QByteArray body = QByteArray(50'000, 'x');
    int requests = 0;

private:
    QByteArray m_heads;
};

}  // namespace

class TestFaultProxy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySecondAnswerIsDamaged_data();
    void everySecondAnswerIsDamaged();
    void lastingFaultNeverEnds();
    void slowAnswerArrivesWholeAndLate();
    void tooManyNamesTheWait();
    void headIsAnsweredWithoutBody();
    void standsBeforeTheEmbeddedBroker();
    void listensOnLoopbackOnly();
    void takenPortIsAnError();
};

void TestFaultProxy::everySecondAnswerIsDamaged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("error");
    QTest::newRow("cut") << 200 << int(QNetworkReply::RemoteHostClosedError);
    QTest::newRow("5xx") << 503 << int(QNetworkReply::ServiceUnavailableError);
    QTest::newRow("429") << 429 << int(QNetworkReply::UnknownContentError);
    QTest::newRow("garbage") << 200 << int(QNetworkReply::NoError);
}

void TestFaultProxy::everySecondAnswerIsDamaged()
{
    QFETCH(int, status);
    QFETCH(int, error);
    Upstream upstream;
    Fault fault = *faultFromText(QTest::currentDataTag());
    fault.every = 2;
    FaultProxy proxy(upstream.url(), fault);
    QVERIFY(proxy.listen());
    HttpProbe probe(proxy.url());
    for (int round = 0; round < 3; ++round) {
        const Got good = probe.get("/good" + QByteArray::number(round));
        QCOMPARE(good.status, 200);
        QCOMPARE(good.body, upstream.body);

        const Got bad = probe.get("/bad");
        QCOMPARE(bad.status, status);
        QCOMPARE(int(bad.error), error);
        QVERIFY(bad.body != upstream.body);
        if (fault.kind == FaultKind::Garbage)
            QCOMPARE(bad.body.size(), upstream.body.size());

        const Got again = probe.get("/bad");
        QCOMPARE(again.body, upstream.body);
        const Got spare = probe.get("/spare" + QByteArray::number(round));
        QCOMPARE(spare.status, fault.kind == FaultKind::Cut || fault.kind == FaultKind::Garbage ? 200 : status);
    }
}

void TestFaultProxy::lastingFaultNeverEnds()
{
    Upstream upstream;
    Fault fault = *faultFromText("garbage:lasting");
    FaultProxy proxy(upstream.url(), fault);
    QVERIFY(proxy.listen());
    HttpProbe probe(proxy.url());
    QCOMPARE(probe.get("/ngsi-ld/v1/types").body, upstream.body);
    for (int page = 0; page < fault.pages; ++page)
        QCOMPARE(probe.get("/ngsi-ld/v1/entities?offset=" + QByteArray::number(page)).body, upstream.body);
    for (int i = 0; i < 5; ++i)
        QVERIFY(probe.get("/ngsi-ld/v1/entities?offset=9").body != upstream.body);
}

void TestFaultProxy::slowAnswerArrivesWholeAndLate()
{
    Upstream upstream;
    Fault fault = *faultFromText("slow");
    fault.every = 1;
    fault.pause = std::chrono::milliseconds(20);
    FaultProxy proxy(upstream.url(), fault);
    QVERIFY(proxy.listen());
    HttpProbe probe(proxy.url());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(probe.get("/a").body, upstream.body);
    QVERIFY(timer.elapsed() >= 150);
}

void TestFaultProxy::tooManyNamesTheWait()
{
    Upstream upstream;
    Fault fault = *faultFromText("429");
    fault.every = 1;
    fault.retryAfter = std::chrono::seconds(7);
    FaultProxy proxy(upstream.url(), fault);
    QVERIFY(proxy.listen());
    QCOMPARE(HttpProbe(proxy.url()).get("/a").header("Retry-After"), "7");
    QCOMPARE(upstream.requests, 0);
}

void TestFaultProxy::headIsAnsweredWithoutBody()
{
    Upstream upstream;
    FaultProxy proxy(upstream.url(), Fault{});
    QVERIFY(proxy.listen());
    HttpProbe probe(proxy.url());
    const Got head = probe.send("HEAD", "/a");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.error, QNetworkReply::NoError);
    QCOMPARE(probe.get("/b").body, upstream.body);
}

void TestFaultProxy::standsBeforeTheEmbeddedBroker()
{
    City city(cameras(50));
    Fault fault = *faultFromText("cut");
    fault.every = 4;
    FaultProxy proxy(city.broker.url(), fault);
    QVERIFY(proxy.listen());
    HttpProbe probe(proxy.url());
    const QByteArray target = "/ngsi-ld/v1/entities?type=Camera&limit=50";
    const Got first = probe.get(target);
    QCOMPARE(first.json().size(), 50U);
    // What the broker says of itself leads back through the proxy.
    QVERIFY(first.header("Link").startsWith('<' + proxy.url().toEncoded() + contextPath));
    QCOMPARE(probe.get(target, {{"If-None-Match", first.header("ETag")}}).status, 304);
    QCOMPARE(probe.send("HEAD", target).status, 200);
    // Qt does not notice that a compressed answer is cut; only its end tells.
    const Got cut = probe.get(target);
    QVERIFY(cut.body.size() < first.body.size());
    QVERIFY(cut.json().is_discarded());
    QCOMPARE(probe.get(target).body, first.body);
}

void TestFaultProxy::listensOnLoopbackOnly()
{
    Upstream upstream;
    FaultProxy proxy(upstream.url(), Fault{});
    QVERIFY(proxy.url().isEmpty());
    const auto port = proxy.listen();
    QVERIFY(port);
    QCOMPARE(proxy.url(), QUrl(QStringLiteral("http://127.0.0.1:%1").arg(*port)));
}

void TestFaultProxy::takenPortIsAnError()
{
    Upstream upstream;
    FaultProxy proxy(upstream.url(), Fault{});
    const auto port = proxy.listen(upstream.serverPort());
    QVERIFY(!port);
    QCOMPARE(port.error().code, civiscope::ErrorCode::Usage);
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"

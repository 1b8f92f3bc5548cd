// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::client;

class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAnySpelling_data();
    void readsAnySpelling();
    void refusesWhatIsNoBroker_data();
    void refusesWhatIsNoBroker();
    void tellsNoPasswordOfWhatItRefuses();
    void takesThePasswordOutOfTheAddress();
};

void TestConnection::readsAnySpelling_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("base");
    const auto row = [](const char *typed, const char *base) {
        QTest::newRow(typed) << QByteArray(typed) << QByteArray(base);
    };
    row("http://b.example:1026", "http://b.example:1026/ngsi-ld/v1");
    row("http://b.example:1026/", "http://b.example:1026/ngsi-ld/v1");
    row("http://b.example:1026/ngsi-ld/v1", "http://b.example:1026/ngsi-ld/v1");
    row("http://b.example:1026/ngsi-ld/v1/", "http://b.example:1026/ngsi-ld/v1");
    row("http://b.example:1026/ngsi-ld", "http://b.example:1026/ngsi-ld/v1");
    row("http://b.example/ngsi-ld/v1/entities?type=A#x", "http://b.example/ngsi-ld/v1");
    row("https://api.city.example/context/", "https://api.city.example/context/ngsi-ld/v1");
    row("https://api.city.example/a%20b/ngsi-ld/v1/types", "https://api.city.example/a%20b/ngsi-ld/v1");
    row("http://b.example:1026/v2/entities", "http://b.example:1026/ngsi-ld/v1");
    row("localhost:1026", "http://localhost:1026/ngsi-ld/v1");
    row("localhost", "http://localhost/ngsi-ld/v1");
    row("orion", "http://orion/ngsi-ld/v1");
    row("192.168.1.7", "http://192.168.1.7/ngsi-ld/v1");
    row("[::1]:9090", "http://[::1]:9090/ngsi-ld/v1");
    row("broker.city.example", "https://broker.city.example/ngsi-ld/v1");
    row("broker.city.example:9090/x", "http://broker.city.example:9090/x/ngsi-ld/v1");
    row("  HTTP://B.Example/  ", "http://b.example/ngsi-ld/v1");
}

void TestConnection::readsAnySpelling()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, base);
    const auto connection = connectionFromText(typed.toStdString());
    QVERIFY2(connection, connection ? "" : connection.error().detail.c_str());
    QCOMPARE(connection->base.toEncoded(), base);
}

void TestConnection::refusesWhatIsNoBroker_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("empty") << QByteArray("  ");
    QTest::newRow("other scheme") << QByteArray("ftp://b.example/");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("no host") << QByteArray("http:///ngsi-ld/v1");
    QTest::newRow("no port number") << QByteArray("http://b.example:abc/");
}

void TestConnection::refusesWhatIsNoBroker()
{
    QFETCH(QByteArray, typed);
    const auto connection = connectionFromText(typed.toStdString());
    QVERIFY(!connection);
    QCOMPARE(codeWord(connection.error().code), codeWord(ErrorCode::Usage));
    QCOMPARE(connection.error().where, typed.trimmed().toStdString());
}

void TestConnection::tellsNoPasswordOfWhatItRefuses()
{
    const auto connection = connectionFromText("http://me:secret@b.example:abc/");
    QVERIFY(!connection);
    QVERIFY(!connection.error().where.contains("secret"));
}

void TestConnection::takesThePasswordOutOfTheAddress()
{
    const auto connection = connectionFromText("https://me:s%40fe@b.example/");
    QVERIFY(connection);
    QCOMPARE(connection->base.toEncoded(), "https://b.example/ngsi-ld/v1");
    QCOMPARE(connection->authorization, "Basic " + QByteArray("me:s@fe").toBase64());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"

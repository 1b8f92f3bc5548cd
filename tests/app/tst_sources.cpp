// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/sources.h"

#include <QTest>

#include <qcoro/qcorotask.h>

using namespace civiscope;
using namespace std::chrono_literals;

// How the words and options of a command line become what a source is asked with, by commands and by the desktop.
class TestSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOptionReachesTheRequest()
    {
        qputenv("CIVISCOPE_TST_SOURCES", "secret");
        const auto request = app::Sources::request(QStringLiteral("http://127.0.0.1:9"), options());
        QVERIFY(request);
        QCOMPARE(request->options.types, QStringList{QStringLiteral("Lamp")});
        QCOMPARE(request->options.limit, 7);
        QCOMPARE(request->options.context, QStringLiteral("https://x.example/c"));
        QVERIFY(request->options.filter == options().filter);
        QCOMPARE(request->timeout, 3s);
    }

    void everyOptionReachesTheConnection()
    {
        qputenv("CIVISCOPE_TST_SOURCES", "secret");
        app::Sources sources;
        const auto request = app::Sources::request(QStringLiteral("http://127.0.0.1:9"), options());
        QVERIFY(request);
        const auto connection = QCoro::waitFor(sources.services()->connect(*request));
        QVERIFY(connection);
        QCOMPARE(connection->connectTimeout, 3s);
        QCOMPARE(connection->idleTimeout, 3s);
        QCOMPARE(connection->tenant, std::string("north"));
        QCOMPARE(connection->authorization, QByteArray("Bearer secret"));
        QCOMPARE(connection->headers.size(), 1U);
        QCOMPARE(connection->headers.front().name, QByteArray("X-Api-Key"));
        QCOMPARE(connection->headers.front().value, QByteArray("k"));
        QCOMPARE(connection->context, QUrl(QStringLiteral("https://x.example/c")));
    }

    void withoutATimeoutPatienceIsAsUsual()
    {
        app::Sources sources;
        const auto request = app::Sources::request(QStringLiteral("http://127.0.0.1:9"), {});
        QVERIFY(request);
        const auto connection = QCoro::waitFor(sources.services()->connect(*request));
        QVERIFY(connection);
        QCOMPARE(connection->connectTimeout, client::Connection().connectTimeout);
        QCOMPARE(connection->idleTimeout, client::Connection().idleTimeout);
    }

    void aTokenThatIsNotThereIsSaid()
    {
        qunsetenv("CIVISCOPE_TST_SOURCES");
        const auto request = app::Sources::request(QStringLiteral("http://127.0.0.1:9"), options());
        QVERIFY(!request);
        QCOMPARE(request.error().code, ErrorCode::Usage);
        QCOMPARE(request.error().where, std::string("CIVISCOPE_TST_SOURCES"));
    }

private:
    static app::SourceOptions options()
    {
        app::SourceOptions options;
        options.types = {QStringLiteral("Lamp")};
        options.context = QStringLiteral("https://x.example/c");
        options.tenant = QStringLiteral("north");
        options.headers = {QStringLiteral("X-Api-Key: k")};
        options.tokenVariable = QStringLiteral("CIVISCOPE_TST_SOURCES");
        options.limit = 7;
        options.timeout = 3s;
        options.filter = {.q = "power>1",
                          .geo = {.georel = "near;maxDistance==10", .geometry = "Point", .coordinates = "[4,51]"},
                          .scopeQ = "/a",
                          .idPattern = "x"};
        return options;
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"

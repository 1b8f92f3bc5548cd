// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/brokerclient.h"

#include "net/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <qcoro/qcorotask.h>

using namespace civiscope;
using namespace civiscope::client;
using namespace civiscope::net;
using namespace civiscope::tests;

class TestBrokerClient : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;

    BrokerClient client(const ScriptedServer &server, const QByteArray &path = {})
    {
        auto transport = HttpTransport::create(&m_network, {.tries = 2}, [this](auto, std::function<void()> go) {
            QMetaObject::invokeMethod(this, std::move(go), Qt::QueuedConnection);
        });
        return BrokerClient(transport, *connectionFromText((server.address() + path).toStdString()));
    }

private Q_SLOTS:
    void asksForTypesWithContextTenantAndHeaders();
    void sendsNoHeaderThatIsNotSet();
    void findsEntitiesWithAwkwardIds_data();
    void findsEntitiesWithAwkwardIds();
    void encodesEveryValueOfAQuery();
    void readsWhatAPageSays();
    void keepsItsOwnHostWithOpaqueLinks();
    void asksForChangesOnly();
    void counts();
    void namesTheEntityThatIsMissing();
    void saysWhereAListWasUnreadable();
    void findsTheApi_data();
    void findsTheApi();
    void findsTheApiThoughTheTypesFail();
    void staysAtADoorThatFails();
    void tellsPlacesApart_data();
    void tellsPlacesApart();
    void saysWhatWasTried();
    void recognisesNgsiV2();
    void stopsAtTheGate();
};

void TestBrokerClient::asksForTypesWithContextTenantAndHeaders()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, R"({"typeList":["A"]})"); });
    Connection connection = client(server).connection();
    connection.context = QUrl(QStringLiteral("https://c.example/ctx.jsonld"));
    connection.tenant = "city1";
    connection.headers = {{"X-Api-Key", "k"}};
    connection.authorization = "Bearer t";
    const auto types = QCoro::waitFor(BrokerClient(HttpTransport::create(&m_network), connection).types({}));
    QVERIFY(types);
    QCOMPARE(types->at(0).name, "A");
    const WireRequest &asked = server.requests.at(0);
    QCOMPARE(asked.method, "GET");
    QCOMPARE(asked.target, "/ngsi-ld/v1/types");
    QCOMPARE(asked.header("Accept"), "application/json");
    QCOMPARE(asked.header("Link"), "<https://c.example/ctx.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; "
                                   "type=\"application/ld+json\"");
    QCOMPARE(asked.header("NGSILD-Tenant"), "city1");
    QCOMPARE(asked.header("X-Api-Key"), "k");
    QCOMPARE(asked.header("Authorization"), "Bearer t");
}

void TestBrokerClient::sendsNoHeaderThatIsNotSet()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    QVERIFY(QCoro::waitFor(client(server).types({})));
    for (const char *name : {"Link", "NGSILD-Tenant", "Authorization", "Cookie", "If-None-Match"})
        QVERIFY2(!server.requests.at(0).headers.contains(QByteArray(name).toLower()), name);
}

void TestBrokerClient::findsEntitiesWithAwkwardIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *id, const char *target) {
        QTest::newRow(id) << QByteArray(id) << QByteArray("/ngsi-ld/v1/entities/") + target;
    };
    row("urn:ngsi-ld:A:1", "urn:ngsi-ld:A:1");
    row("http://x.example/a/b#c?d", "http:%2F%2Fx.example%2Fa%2Fb%23c%3Fd");
    row("urn:100%", "urn:100%25");
    row("urn:a%20b", "urn:a%2520b");
    row("urn:a b+c", "urn:a%20b%2Bc");
    row("urn:Straße", "urn:Stra%C3%9Fe");
    row("urn:\xff", "urn:%FF");
}

void TestBrokerClient::findsEntitiesWithAwkwardIds()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, target);
    ScriptedServer server([](const WireRequest &) { return answer(200, R"({"id":"x"})"); });
    const auto page = QCoro::waitFor(client(server).entity(id.toStdString(), {}));
    QVERIFY(page);
    QCOMPARE(server.requests.at(0).target, target);
}

void TestBrokerClient::encodesEveryValueOfAQuery()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    EntityQuery query{.type = "https://x.example/A&B", .idPattern = "^urn:.*[+]$", .attrs = "a,b"};
    query.q = "name==\"a;b|c\";t>=2024-01-01T00:00:00Z";
    query.local = true;
    QVERIFY(QCoro::waitFor(client(server).entitiesPage(query, {.offset = 20, .limit = 10}, {})));
    QCOMPARE(server.requests.at(0).target,
             "/ngsi-ld/v1/entities?type=https:%2F%2Fx.example%2FA%26B&idPattern=%5Eurn:.%2A%5B%2B%5D%24&attrs=a%2Cb"
             "&q=name%3D%3D%22a%3Bb%7Cc%22%3Bt%3E%3D2024-01-01T00:00:00Z&local=true&count=true&limit=10&offset=20");
}

void TestBrokerClient::readsWhatAPageSays()
{
    ScriptedServer server([](const WireRequest &) {
        return answer(200, "[]",
                      {"Link: </ctx>; rel=\"http://www.w3.org/ns/json-ld#context\"",
                       "Link: </ngsi-ld/v1/entities?offset=10&limit=10>; rel=\"next\"", "Ngsild-Results-Count:  8431 ",
                       "NGSILD-Warning: 110 b \"stale\""});
    });
    const auto page = QCoro::waitFor(client(server).entitiesPage({.type = "A"}, {}, {}));
    QVERIFY(page);
    QCOMPARE(page->count, 8431);
    QCOMPARE(page->next, "/ngsi-ld/v1/entities?offset=10&limit=10");
    QCOMPARE(page->context, server.url("/ctx"));
    QCOMPARE(page->warnings, std::vector<std::string>{"110 b \"stale\""});
}

void TestBrokerClient::keepsItsOwnHostWithOpaqueLinks()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    const BrokerClient behindGateway = client(server, "/gate");
    PageWindow window;
    window.link = "http://inside:1026/ngsi-ld/v1/entities?cursor=a%2Fb";
    QVERIFY(QCoro::waitFor(behindGateway.entitiesPage({}, window, {})));
    QCOMPARE(server.requests.at(0).target, "/gate/ngsi-ld/v1/entities?cursor=a%2Fb");
}

void TestBrokerClient::asksForChangesOnly()
{
    ScriptedServer server([](const WireRequest &) { return answer(304, ""); });
    const auto page = QCoro::waitFor(client(server).entitiesPage({.type = "A"}, {}, {}, "\"v7\""));
    QVERIFY(page);
    QCOMPARE(page->answer.status, 304);
    QCOMPARE(server.requests.at(0).header("If-None-Match"), "\"v7\"");
}

void TestBrokerClient::counts()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[{}]", {"NGSILD-Results-Count: 12345"}); });
    const auto count = QCoro::waitFor(client(server).count({.type = "A"}, {}));
    QVERIFY(count);
    QCOMPARE(*count, 12345);
    QCOMPARE(server.requests.at(0).parameter("limit"), "1");
}

void TestBrokerClient::namesTheEntityThatIsMissing()
{
    ScriptedServer server([](const WireRequest &) { return problem(404, "ResourceNotFound", "no urn:a"); });
    const auto page = QCoro::waitFor(client(server).entity("urn:a", {}));
    QVERIFY(!page);
    QCOMPARE(codeWord(page.error().code), codeWord(ErrorCode::NotFound));
    QCOMPARE(page.error().what, "fetching the entity urn:a");
    QCOMPARE(QByteArray(page.error().where.c_str()), server.address() + "/ngsi-ld/v1/entities/urn:a");
    QCOMPARE(page.error().detail, "404 Scripted: ResourceNotFound: no urn:a");
}

void TestBrokerClient::saysWhereAListWasUnreadable()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, R"({"status":"UP"})"); });
    const auto types = QCoro::waitFor(client(server).types({}));
    QVERIFY(!types);
    QCOMPARE(codeWord(types.error().code), codeWord(ErrorCode::NotNgsiLd));
    QCOMPARE(QByteArray(types.error().where.c_str()), server.address() + "/ngsi-ld/v1/types");
}

void TestBrokerClient::findsTheApi_data()
{
    QTest::addColumn<QByteArray>("typed");   // path that the person gave
    QTest::addColumn<QByteArray>("real");    // path of the types
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<bool>("slash");
    QTest::newRow("at once") << QByteArray("") << QByteArray("/ngsi-ld/v1/types") << QByteArray("/ngsi-ld/v1") << false;
    QTest::newRow("with a slash") << QByteArray("") << QByteArray("/ngsi-ld/v1/types/") << QByteArray("/ngsi-ld/v1")
                                  << true;
    QTest::newRow("gateway hides the tail")
        << QByteArray("/context") << QByteArray("/context/types") << QByteArray("/context") << false;
    QTest::newRow("parent") << QByteArray("/a/ui") << QByteArray("/a/ngsi-ld/v1/types") << QByteArray("/a/ngsi-ld/v1")
                            << false;
    QTest::newRow("root") << QByteArray("/a/ui") << QByteArray("/ngsi-ld/v1/types") << QByteArray("/ngsi-ld/v1")
                          << false;
}

void TestBrokerClient::findsTheApi()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, real);
    QFETCH(QByteArray, base);
    QFETCH(bool, slash);
    ScriptedServer server([&](const WireRequest &r) {
        return r.path() == real ? answer(200, R"({"typeList":["A"]})") : answer(404, "<html>", {}, "text/html");
    });
    const auto found = QCoro::waitFor(client(server, typed).detect({}));
    QVERIFY2(found, found ? "" : found.error().detail.c_str());
    QCOMPARE(found->connection().base, server.url(base));
    QCOMPARE(found->manners().trailingSlash, slash);
    QVERIFY(QCoro::waitFor(found->types({})));
    QCOMPARE(server.requests.back().target, real);
    for (const WireRequest &request : server.requests)
        QCOMPARE(request.method, "GET");
}

void TestBrokerClient::findsTheApiThoughTheTypesFail()
{
    ScriptedServer server([](const WireRequest &r) {
        return r.path() == "/ngsi-ld/v1/entities" ? problem(400, "BadRequestData", "too wide") : answer(500, "{}");
    });
    QVERIFY(QCoro::waitFor(client(server).detect({})));
    server.requests.clear();
    server.script = [](const WireRequest &) { return answer(502, "<html>", {}, "text/html"); };
    const auto gone = QCoro::waitFor(client(server).detect({}));
    QVERIFY(!gone);
    QCOMPARE(codeWord(gone.error().code), codeWord(ErrorCode::HttpStatus));
    QCOMPARE(server.requests.size(), 2);
}

void TestBrokerClient::staysAtADoorThatFails()
{
    ScriptedServer server([](const WireRequest &r) {
        return r.path().startsWith("/a") ? answer(500, "<html>", {}, "text/html")
                                         : answer(200, R"({"typeList":["A"]})");
    });
    const auto found = QCoro::waitFor(client(server, "/a").detect({}));
    QVERIFY(!found);
    QCOMPARE(codeWord(found.error().code), codeWord(ErrorCode::HttpStatus));
    QVERIFY2(found.error().detail.starts_with("500"), found.error().detail.c_str());
    QCOMPARE(QByteArray(found.error().where.c_str()), server.address() + "/a/ngsi-ld/v1/types");
    QCOMPARE(server.requests.size(), 4);  // two doors, each asked twice
}

void TestBrokerClient::tellsPlacesApart_data()
{
    QTest::addColumn<QUrl>("given");
    QTest::addColumn<QUrl>("found");
    QTest::addColumn<bool>("same");
    const QUrl root(QStringLiteral("http://h:1026/ngsi-ld/v1"));
    QTest::newRow("as given") << root << root << true;
    QTest::newRow("API appended") << QUrl(QStringLiteral("http://h:1026")) << root << true;
    QTest::newRow("gateway hides the tail")
        << QUrl(QStringLiteral("http://h/c/ngsi-ld/v1")) << QUrl(QStringLiteral("http://h/c")) << true;
    QTest::newRow("parent") << QUrl(QStringLiteral("http://h:1026/c/ngsi-ld/v1")) << root << false;
    QTest::newRow("other port") << QUrl(QStringLiteral("http://h/ngsi-ld/v1")) << root << false;
}

void TestBrokerClient::tellsPlacesApart()
{
    QFETCH(QUrl, given);
    QFETCH(QUrl, found);
    QFETCH(bool, same);
    QCOMPARE(samePlace(given, found), same);
}

void TestBrokerClient::saysWhatWasTried()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "<html>", {}, "text/html"); });
    const auto found = QCoro::waitFor(client(server, "/shop").detect({}));
    QVERIFY(!found);
    QCOMPARE(codeWord(found.error().code), codeWord(ErrorCode::NotNgsiLd));
    for (const char *path : {"/shop/ngsi-ld/v1/types", "/shop/types", "/ngsi-ld/v1/types"})
        QVERIFY2(found.error().detail.contains((server.address() + path + " → 200 HTML page").toStdString()),
                 found.error().detail.c_str());
}

void TestBrokerClient::recognisesNgsiV2()
{
    ScriptedServer server([](const WireRequest &r) {
        return r.path() == "/v2" ? answer(200, R"({"entities_url":"/v2/entities","types_url":"/v2/types"})")
                                 : answer(404, R"({"error":"NotFound","description":"service not found"})");
    });
    const auto found = QCoro::waitFor(client(server).detect({}));
    QVERIFY(!found);
    QCOMPARE(codeWord(found.error().code), codeWord(ErrorCode::NotNgsiLd));
    QVERIFY2(found.error().detail.contains("NGSIv2"), found.error().detail.c_str());
}

void TestBrokerClient::stopsAtTheGate()
{
    ScriptedServer server([](const WireRequest &) { return answer(401, ""); });
    auto found = QCoro::waitFor(client(server, "/a/b").detect({}));
    QVERIFY(!found);
    QCOMPARE(codeWord(found.error().code), codeWord(ErrorCode::NotAuthorized));
    QCOMPARE(server.requests.size(), 1);
    server.script = [](const WireRequest &) { return problem(404, "NonexistentTenant", "tenant x"); };
    found = QCoro::waitFor(client(server).detect({}));
    QCOMPARE(codeWord(found.error().code), codeWord(ErrorCode::NotFound));
}

QTEST_GUILESS_MAIN(TestBrokerClient)
#include "tst_brokerclient.moc"

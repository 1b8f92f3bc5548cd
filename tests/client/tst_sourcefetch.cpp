// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sourcefetch.h"

#include "client/pagedbroker.h"
#include "client/pageids.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <qcoro/qcorotask.h>

#include <map>
#include <set>

using namespace civiscope;
using namespace civiscope::client;
using namespace civiscope::net;
using namespace civiscope::tests;

class TestSourceLoader : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;
    std::set<std::string> m_ids;
    std::set<std::string> m_types;

    SourceReport fetch(const ScriptedServer &server, std::vector<std::string> types = {}, Job job = {},
                       std::optional<std::int64_t> most = {})
    {
        auto transport = HttpTransport::create(&m_network, {.tries = 2}, [this](auto, std::function<void()> go) {
            QMetaObject::invokeMethod(this, std::move(go), Qt::QueuedConnection);
        });
        const BrokerClient client(transport, *connectionFromText(server.address().toStdString()));
        m_ids.clear();
        m_types.clear();
        return QCoro::waitFor(fetchSource(
            client, std::move(types),
            [this](FetchedPage page) -> QCoro::Task<> {
                for (const std::string_view id : pageIds({page.bytes.data(), std::size_t(page.bytes.size())}).ids)
                    m_ids.emplace(id);
                m_types.insert(page.type);
                co_return;
            },
            std::move(job), most));
    }

    // Two types that share some entities.
    std::map<QByteArray, PagedBroker> m_brokers{{"A", {.ids = numberedIds("urn:x:", 1500)}},
                                                {"B", {.ids = numberedIds("urn:x:", 300)}},
                                                {"C", {.ids = numberedIds("urn:c:", 40)}}};
    WireAnswer city(const WireRequest &r)
    {
        if (r.path() == "/ngsi-ld/v1/types")
            return answer(200, R"({"typeList":["A","B","C"]})");
        return m_brokers.at(r.parameter("type")).page(r);
    }

private Q_SLOTS:
    void fetchesTypeByType();
    void fetchesOnlyTheTypesAskedFor();
    void tellsProgressOverAllTypes();
    void oneTypeFailingDoesNotCostTheOthers();
    void stopsWhenTheBrokerIsGone();
    void fetchesWithoutTypes_data();
    void fetchesWithoutTypes();
    void saysWhyWhenNothingHelps();
    void aBrokerWithoutTypesIsEmpty();
    void stopsAtMostOverAllTypes();
};

void TestSourceLoader::fetchesTypeByType()
{
    ScriptedServer server([this](const WireRequest &r) { return city(r); });
    const SourceReport report = fetch(server);
    QVERIFY(report.all.complete);
    QVERIFY(!report.all.error);
    QCOMPARE(report.types.size(), 3);
    QCOMPARE(report.types[1].paging.distinct, 300);
    QCOMPARE(report.all.distinct, 1540);
    QCOMPARE(report.all.total, 1540);
    QCOMPARE(report.all.received, 1840);
    QCOMPARE(m_ids.size(), 1540);
    QCOMPARE(m_types, (std::set<std::string>{"A", "B", "C"}));
    QCOMPARE(report.all.requests, server.requests.size());
}

void TestSourceLoader::fetchesOnlyTheTypesAskedFor()
{
    ScriptedServer server([this](const WireRequest &r) { return city(r); });
    const SourceReport report = fetch(server, {"C"});
    QVERIFY(report.all.complete);
    QCOMPARE(report.all.distinct, 40);
    QCOMPARE(server.requests.size(), 1);
}

void TestSourceLoader::tellsProgressOverAllTypes()
{
    ScriptedServer server([this](const WireRequest &r) { return city(r); });
    std::vector<std::optional<std::int64_t>> totals;
    fetch(server, {}, {.stop = {}, .report = [&](const Progress &p) { totals.push_back(p.total); }});
    QCOMPARE(totals.front(), 1840);
    QCOMPARE(totals.back(), 1840);
}

void TestSourceLoader::oneTypeFailingDoesNotCostTheOthers()
{
    ScriptedServer server([this](const WireRequest &r) {
        return r.parameter("type") == "A" && r.parameter("offset") == "1000" ? answer(500, "") : city(r);
    });
    const SourceReport report = fetch(server);
    QVERIFY(!report.all.complete);
    QCOMPARE(report.all.distinct, 1040);
    QCOMPARE(report.all.total, 1540);
    QCOMPARE(codeWord(report.all.error->code), codeWord(ErrorCode::Incomplete));
    QVERIFY2(report.all.error->detail.starts_with("1040 of 1540; A: "), report.all.error->detail.c_str());
}

void TestSourceLoader::stopsWhenTheBrokerIsGone()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    server.script = [&](const WireRequest &r) {
        if (r.path() == "/ngsi-ld/v1/types") {
            server.close();
            WireAnswer last = answer(200, R"({"typeList":["A","B","C"]})");
            last.close = true;
            return last;
        }
        return hangUp();
    };
    const SourceReport report = fetch(server);
    QVERIFY(!report.all.complete);
    QCOMPARE(codeWord(report.all.error->code), codeWord(ErrorCode::ConnectionRefused));
    QCOMPARE(report.types.size(), 1);
    QCOMPARE(report.unasked.size(), 2);
    QCOMPARE(report.unasked[1].type, "C");
}

void TestSourceLoader::fetchesWithoutTypes_data()
{
    QTest::addColumn<QByteArray>("way");  // the parameter that this broker accepts
    QTest::addColumn<WireAnswer>("types");
    QTest::newRow("local") << QByteArray("local=true") << answer(404, "<html>", {}, "text/html");
    QTest::newRow("any type") << QByteArray("type=%2A") << answer(501, "");
    QTest::newRow("attributes") << QByteArray("attrs=p%2Cq") << answer(405, "");
    QTest::newRow("list that is empty") << QByteArray("local=true") << answer(200, "[]");
    QTest::newRow("list that is garbage") << QByteArray("local=true") << answer(200, "{\"a\":1}");
}

void TestSourceLoader::fetchesWithoutTypes()
{
    QFETCH(QByteArray, way);
    QFETCH(WireAnswer, types);
    PagedBroker broker{.ids = numberedIds("urn:x:", 1500)};
    ScriptedServer server([&](const WireRequest &r) {
        if (r.path() == "/ngsi-ld/v1/types")
            return types;
        if (r.path() == "/ngsi-ld/v1/attributes")
            return answer(200, R"({"attributeList":["p","q"]})");
        return r.target.contains(way) ? broker.page(r) : problem(400, "BadRequestData", "too wide");
    });
    const SourceReport report = fetch(server);
    QVERIFY(report.all.complete);
    QCOMPARE(report.all.distinct, 1500);
    QCOMPARE(report.all.notes.back().note, PagingNote::TypesUnknown);
    QVERIFY(way == "type=%2A" ? report.types.at(0).query.type == "*" : report.types.at(0).query.type.empty());
}

void TestSourceLoader::saysWhyWhenNothingHelps()
{
    ScriptedServer server([](const WireRequest &r) {
        return r.path() == "/ngsi-ld/v1/types" ? answer(404, "<html>", {}, "text/html")
                                               : problem(400, "BadRequestData", "too wide");
    });
    const SourceReport report = fetch(server);
    QVERIFY(!report.all.complete);
    QCOMPARE(report.all.error->what, "listing the types");
    QCOMPARE(codeWord(report.all.error->code), codeWord(ErrorCode::HttpStatus));
}

void TestSourceLoader::aBrokerWithoutTypesIsEmpty()
{
    ScriptedServer server([](const WireRequest &r) {
        return r.path() == "/ngsi-ld/v1/types" ? answer(200, R"({"typeList":[]})")
                                               : problem(400, "BadRequestData", "too wide");
    });
    const SourceReport report = fetch(server);
    QVERIFY(report.all.complete);
    QCOMPARE(report.all.total, 0);
}

void TestSourceLoader::stopsAtMostOverAllTypes()
{
    ScriptedServer server([this](const WireRequest &r) { return city(r); });
    const SourceReport report = fetch(server, {"C", "A", "B"}, {}, 100);
    QCOMPARE(report.all.distinct, 100);
    QVERIFY(!report.all.complete);
    QVERIFY(!report.all.error);
    QCOMPARE(report.types.size(), 2);
    QCOMPARE(report.unasked.size(), 1);
    QCOMPARE(report.unasked[0].type, "B");
}

QTEST_GUILESS_MAIN(TestSourceLoader)
#include "tst_sourcefetch.moc"

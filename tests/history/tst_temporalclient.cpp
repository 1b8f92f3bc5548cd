// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/temporalclient.h"

#include "history/pastbroker.h"
#include "history/temporalpaging.h"
#include "jsonld/contextstore.h"
#include "net/httptransport.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <qcoro/qcorotask.h>

#include <set>

using namespace civiscope;
using namespace civiscope::history;
using namespace civiscope::tests;

using Cut = PastBroker::Cut;

namespace {

constexpr Moment minute = PastBroker::minute;
constexpr Moment begin = PastBroker::begin;
constexpr char vocabulary[] = "https://uri.etsi.org/ngsi-ld/default-context/";

Moment at(int minutes)
{
    return begin + minutes * minute;
}

// "dense 0-59, sparse 0-50 of 6": of each series of the entity its first and last value and how many there are.
QByteArray told(const Timelines &found, const std::string &entity = "urn:e:0")
{
    QByteArrayList all;
    for (const Series &series : found.series) {
        if (series.entity != entity)
            continue;
        all.append(QByteArray::fromStdString(series.name) + ' ' +
                   QByteArray::number(series.points.front().value.number) + '-' +
                   QByteArray::number(series.points.back().value.number) + " of " +
                   QByteArray::number(series.points.size()));
    }
    std::ranges::sort(all);
    return all.join(", ") + (found.complete ? ", complete" : ", incomplete");
}

}  // namespace

class TestTemporalClient : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;

    Result<Timelines> fetch(const client::Connection &connection, TemporalQuery query, Job job = {})
    {
        const auto wait = [this](auto, std::function<void()> go) {
            QMetaObject::invokeMethod(this, std::move(go), Qt::QueuedConnection);
        };
        auto transport = net::HttpTransport::create(&m_network, {.tries = 3}, wait);
        const auto contexts = jsonld::ContextStore::create({}, std::make_shared<net::NetworkFetcher>(transport));
        return QCoro::waitFor(TemporalClient(transport, contexts, connection).fetch(std::move(query), std::move(job)));
    }
    Result<Timelines> fetch(const ScriptedServer &server, TemporalQuery query, Job job = {})
    {
        return fetch(*client::connectionFromText(server.address().toStdString()), std::move(query), std::move(job));
    }

private Q_SLOTS:
    void asksForOneEntityInTheFormThatKeepsUnits();
    void boundsBecomeATimeRelation_data();
    void boundsBecomeATimeRelation();
    void getsAllOfACutRange_data();
    void getsAllOfACutRange();
    void lastNIsWhatIsLeftOfCutParts_data();
    void lastNIsWhatIsLeftOfCutParts();
    void aRoundNumberOfPointsIsAskedAboutOnce();
    void aBrokerThatGoesInCirclesIsIncomplete();
    void allPagesOfEntitiesEachWithItsWholeRange_data();
    void allPagesOfEntitiesEachWithItsWholeRange();
    void smallerPagesWhereLargeOnesAreRefused();
    void manyIdsAreAskedForInLists();
    void fewerEntitiesThanCountedIsIncomplete();
    void anEntityWithoutPastIsNoError();
    void saysThatThereIsNoTemporalApi_data();
    void saysThatThereIsNoTemporalApi();
    void otherFailuresKeepTheirReason();
    void whatCameBeforeAFailureIsKept();
    void isPatientWhenAskedToBe();
    void readsValuesThatWereNotPutIntoPairsOfLists();
    void historyMayBeAtAnAddressOfItsOwn();
    void shortNamesAreSentWithTheContextOfTheData();
    void namesBecomeIrisByTheContextOfTheAnswer();
    void unreadablePointsMakeItIncomplete();
    void askingForNothingIsWrong();
    void stopsWhenToldTo();
    void contentRanges_data();
    void contentRanges();
};

void TestTemporalClient::asksForOneEntityInTheFormThatKeepsUnits()
{
    ScriptedServer server([](const WireRequest &r) { return PastBroker{}.answer(r); });
    const auto found = fetch(server, {.ids = {"urn:e:0"}});
    QVERIFY(found);
    QCOMPARE(told(*found), "dense 0-59 of 60, sparse 0-50 of 6, complete");
    QCOMPARE(server.requests.size(), 1);
    QCOMPARE(server.requests[0].target, "/ngsi-ld/v1/temporal/entities/urn:e:0");
    QCOMPARE(server.requests[0].header("Accept"), "application/json");
    QCOMPARE(found->series.front().unit, "CEL");
    QCOMPARE(found->requests, 1);
    QVERIFY(found->bytes > 1000);
}

void TestTemporalClient::boundsBecomeATimeRelation_data()
{
    QTest::addColumn<std::optional<int>>("from");
    QTest::addColumn<std::optional<int>>("to");
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("list");
    const QByteArray start = "timeAt=2026-01-01T00:05:00Z";
    QTest::newRow("from") << std::optional(5) << std::optional<int>() << QByteArray("timerel=after&" + start)
                          << QByteArray("timerel=after&" + start);
    QTest::newRow("to") << std::optional<int>() << std::optional(5) << QByteArray("timerel=before&" + start)
                        << QByteArray("timerel=before&" + start);
    QTest::newRow("both") << std::optional(5) << std::optional(9)
                          << QByteArray("timerel=between&" + start + "&endTimeAt=2026-01-01T00:09:00Z")
                          << QByteArray("timerel=between&" + start + "&endTimeAt=2026-01-01T00:09:00Z");
    // The list may not be asked for without one; the day is tomorrow's.
    QTest::newRow("open") << std::optional<int>() << std::optional<int>() << QByteArray()
                          << QByteArray("timerel=before&timeAt=");
}

void TestTemporalClient::boundsBecomeATimeRelation()
{
    QFETCH(std::optional<int>, from);
    QFETCH(std::optional<int>, to);
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, list);
    TemporalQuery query{.attrs = {"https://x.example/a,b", "c"}};
    const auto moment = [](std::optional<int> minutes) { return minutes ? std::optional(at(*minutes)) : std::nullopt; };
    const TimeRange range{moment(from), moment(to)};
    const client::Connection connection = *client::connectionFromText("http://b.example");
    const QByteArray single = temporalUrl(connection, false, query, {.id = "urn:a/b"}, range, begin).toEncoded();
    QCOMPARE(single, "http://b.example/ngsi-ld/v1/temporal/entities/urn:a%2Fb?attrs=https:%2F%2Fx.example%2Fa%2Cb%2Cc" +
                         (one.isEmpty() ? QByteArray() : '&' + one));
    query.type = "T";
    const QByteArray all = temporalUrl(connection, false, query, {.offset = 10, .limit = 5}, range, begin).toEncoded();
    QVERIFY2(all.contains("entities?type=T&attrs=") && all.contains('&' + list) &&
                 all.endsWith("&count=true&limit=5&offset=10"),
             all.constData());
}

void TestTemporalClient::getsAllOfACutRange_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<int>("cap");
    QTest::addColumn<int>("minutes");
    QTest::newRow("told") << Cut::Told << 9 << 60;
    QTest::newRow("told, at the limit") << Cut::Told << 60 << 60;
    QTest::newRow("told, one over the limit") << Cut::Told << 59 << 60;
    QTest::newRow("told, two at a time") << Cut::Told << 2 << 30;
    // Where each attribute is cut at so many instances, the told range says nothing about those that end before it.
    QTest::newRow("told of the whole answer") << Cut::ToldOfWhole << 9 << 60;
    QTest::newRow("told of the whole answer, few") << Cut::ToldOfWhole << 3 << 45;
    QTest::newRow("silent") << Cut::Silent << 50 << 230;
    QTest::newRow("silent, at the limit") << Cut::Silent << 50 << 100;
    QTest::newRow("silent, the oldest") << Cut::SilentOldest << 100 << 430;
}

void TestTemporalClient::getsAllOfACutRange()
{
    QFETCH(Cut, cut);
    QFETCH(int, cap);
    QFETCH(int, minutes);
    const PastBroker broker{.minutes = minutes, .cap = cap, .cut = cut};
    ScriptedServer server([&](const WireRequest &r) { return broker.answer(r); });
    const auto expected = [](int first, int last) {
        const int sparse = (first + 9) / 10 * 10;
        return QByteArray("dense %1-%2 of %3, sparse %4-%5 of %6, complete")
            .replace("%1", QByteArray::number(first))
            .replace("%2", QByteArray::number(last))
            .replace("%3", QByteArray::number(last - first + 1))
            .replace("%4", QByteArray::number(sparse))
            .replace("%5", QByteArray::number(last / 10 * 10))
            .replace("%6", QByteArray::number((last / 10 * 10 - sparse) / 10 + 1));
    };
    auto found = fetch(server, {.ids = {"urn:e:0"}});
    QVERIFY(found);
    QCOMPARE(told(*found), expected(0, minutes - 1));
    QVERIFY(found->problems.empty());
    found = fetch(server, {.ids = {"urn:e:0"}, .from = at(3)});
    QCOMPARE(told(*found), expected(3, minutes - 1));
    found = fetch(server, {.ids = {"urn:e:0"}, .to = at(minutes - 4)});
    QCOMPARE(told(*found), expected(0, minutes - 5));
    found = fetch(server, {.ids = {"urn:e:0"}, .from = at(3), .to = at(minutes - 4)});
    QCOMPARE(told(*found), expected(3, minutes - 5));
    QVERIFY2(server.requests.size() < 200, QByteArray::number(server.requests.size()).constData());
}

void TestTemporalClient::lastNIsWhatIsLeftOfCutParts_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<int>("cap");
    QTest::addColumn<int>("lastN");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray twenty = "dense 280-299 of 20, sparse 100-290 of 20, complete";
    QTest::newRow("whole") << Cut::None << 0 << 20 << twenty;
    QTest::newRow("told") << Cut::Told << 9 << 20 << twenty;
    QTest::newRow("told of the whole answer") << Cut::ToldOfWhole << 9 << 20 << twenty;
    QTest::newRow("silent") << Cut::Silent << 100 << 250
                            << QByteArray("dense 50-299 of 250, sparse 0-290 of 30, complete");
    QTest::newRow("more than there is") << Cut::Told << 90 << 1000
                                        << QByteArray("dense 0-299 of 300, sparse 0-290 of 30, complete");
}

void TestTemporalClient::lastNIsWhatIsLeftOfCutParts()
{
    QFETCH(Cut, cut);
    QFETCH(int, cap);
    QFETCH(int, lastN);
    QFETCH(QByteArray, expected);
    const PastBroker broker{.minutes = 300, .cap = cap, .cut = cut};
    ScriptedServer server([&](const WireRequest &r) { return broker.answer(r); });
    const auto found = fetch(server, {.ids = {"urn:e:0"}, .lastN = lastN});
    QVERIFY(found);
    QCOMPARE(told(*found), expected);
    QCOMPARE(server.requests[0].parameter("lastN"), QByteArray::number(lastN));
}

void TestTemporalClient::aRoundNumberOfPointsIsAskedAboutOnce()
{
    const PastBroker broker{.minutes = 100};
    ScriptedServer server([&](const WireRequest &r) { return broker.answer(r); });
    const auto found = fetch(server, {.ids = {"urn:e:0"}});
    QCOMPARE(told(*found), "dense 0-99 of 100, sparse 0-90 of 10, complete");
    QCOMPARE(server.requests.size(), 3);  // the answer, what is later, what is earlier
    QCOMPARE(server.requests[1].parameter("timerel"), "after");
    QCOMPARE(server.requests[2].parameter("timerel"), "before");
    // As many as were asked for are no sign of anything.
    const auto last = fetch(server, {.ids = {"urn:e:0"}, .lastN = 50});
    QCOMPARE(told(*last), "dense 50-99 of 50, sparse 0-90 of 10, complete");
    QCOMPARE(server.requests.size(), 4);
}

void TestTemporalClient::aBrokerThatGoesInCirclesIsIncomplete()
{
    const PastBroker broker{.minutes = 60, .cap = 10, .cut = Cut::Stuck};
    ScriptedServer server([&](const WireRequest &r) { return broker.answer(r); });
    const auto found = fetch(server, {.ids = {"urn:e:0"}});
    QVERIFY(found);
    QVERIFY(!found->complete);
    QCOMPARE(found->problems.size(), 1);
    QCOMPARE(found->problems[0].code, ErrorCode::Incomplete);
    QVERIFY(server.requests.size() < 6);
}

void TestTemporalClient::allPagesOfEntitiesEachWithItsWholeRange_data()
{
    QTest::addColumn<bool>("counts");
    QTest::addColumn<Cut>("cut");
    for (const bool counts : {true, false}) {
        for (const Cut cut : {Cut::None, Cut::Told, Cut::ToldOfWhole})
            QTest::addRow("%s, cut %d", counts ? "counted" : "not counted", int(cut)) << counts << cut;
    }
}

void TestTemporalClient::allPagesOfEntitiesEachWithItsWholeRange()
{
    QFETCH(bool, counts);
    QFETCH(Cut, cut);
    const PastBroker broker{.entities = 230, .minutes = 25, .cap = 10, .cut = cut, .counts = counts};
    ScriptedServer server([&](const WireRequest &r) { return broker.answer(r); });
    std::int64_t most = 0;
    const auto found = fetch(server, {.type = "https://x.example/T"},
                             {{}, [&](const Progress &progress) { most = std::max(most, progress.done); }});
    QVERIFY(found);
    QCOMPARE(found->series.size(), 460);
    if (cut == Cut::None)
        return;  // ten a minute without a word: nothing tells that it is cut
    QCOMPARE(told(*found, "urn:e:0"), "dense 0-24 of 25, sparse 0-20 of 3, complete");
    QCOMPARE(told(*found, "urn:e:229"), "dense 0-24 of 25, sparse 0-20 of 3, complete");
    QCOMPARE(most, 230 * 28);
    QCOMPARE(server.requests[0].parameter("offset"), "0");
    QCOMPARE(server.requests.back().parameter("offset"), "200");
}

void TestTemporalClient::smallerPagesWhereLargeOnesAreRefused()
{
    const PastBroker broker{.entities = 70, .minutes = 3, .longestPage = 30};
    ScriptedServer server([&](const WireRequest &r) { return broker.answer(r); });
    const auto found = fetch(server, {.type = "urn:T"});
    QVERIFY(found);
    QVERIFY(found->complete);
    QCOMPARE(found->series.size(), 140);
}

void TestTemporalClient::manyIdsAreAskedForInLists()
{
    std::set<QByteArray> asked;
    ScriptedServer server([&](const WireRequest &r) {
        const QByteArrayList ids = r.parameter("id").split(',');
        asked.insert(ids.begin(), ids.end());
        QByteArrayList page;
        for (const QByteArray &id : ids)
            page.append(R"({"id":")" + id + R"(","a":[{"value":1,"observedAt":"2026-01-01T00:00:00Z"}]})");
        return answer(200, '[' + page.join(',') + ']', {"NGSILD-Results-Count: " + QByteArray::number(ids.size())});
    });
    TemporalQuery query{.type = "urn:T"};
    for (int i = 0; i < 60; ++i)
        query.ids.push_back("urn:entity-with-a-rather-long-name:" + std::to_string(i));
    const auto found = fetch(server, query);
    QVERIFY(found);
    QVERIFY(found->complete);
    QCOMPARE(found->series.size(), 60);
    QCOMPARE(asked.size(), 60);
    QVERIFY(server.requests.size() > 1);
    for (const WireRequest &request : server.requests)
        QVERIFY(request.target.size() < 2000);
}

void TestTemporalClient::fewerEntitiesThanCountedIsIncomplete()
{
    ScriptedServer server([](const WireRequest &r) {
        const bool first = r.parameter("offset") == "0";
        return answer(200, first ? R"([{"id":"urn:a","a":{"value":1,"observedAt":"2026-01-01T00:00:00Z"}}])" : "[]",
                      {"NGSILD-Results-Count: 3"});
    });
    const auto found = fetch(server, {.type = "urn:T"});
    QVERIFY(found);
    QVERIFY(!found->complete);
    QCOMPARE(found->series.size(), 1);
    QCOMPARE(found->problems.back().detail, "1 of 3 entities");
}

void TestTemporalClient::anEntityWithoutPastIsNoError()
{
    ScriptedServer server([](const WireRequest &r) { return PastBroker{}.answer(r); });
    const auto found = fetch(server, {.ids = {"urn:e:7", "urn:e:0"}});
    QVERIFY(found);
    QVERIFY(found->complete);
    QCOMPARE(found->series.size(), 2);
    const auto none = fetch(server, {.ids = {"urn:e:7"}});
    QVERIFY(none);
    QVERIFY(none->complete && none->series.empty() && none->problems.empty());
}

void TestTemporalClient::saysThatThereIsNoTemporalApi_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("mediaType");
    const QByteArray details = R"({"type":"https://uri.etsi.org/ngsi-ld/errors/OperationNotSupported"})";
    QTest::newRow("501") << 501 << details << QByteArray("application/json");
    QTest::newRow("405") << 405 << QByteArray() << QByteArray();
    QTest::newRow("a web page") << 404 << QByteArray("<html>nothing here</html>") << QByteArray("text/html");
    QTest::newRow("a gateway") << 404 << QByteArray("404 page not found") << QByteArray("text/plain");
}

void TestTemporalClient::saysThatThereIsNoTemporalApi()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, mediaType);
    ScriptedServer server([&](const WireRequest &) { return answer(status, body, {}, mediaType); });
    for (const TemporalQuery &query : {TemporalQuery{.ids = {"urn:e:0"}}, TemporalQuery{.type = "urn:T"}}) {
        const auto found = fetch(server, query);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NoTemporalApi);
        QVERIFY2(found.error().detail.starts_with(std::to_string(status)), found.error().detail.c_str());
    }
}

void TestTemporalClient::otherFailuresKeepTheirReason()
{
    ScriptedServer server([](const WireRequest &) { return problem(404, "NonexistentTenant", "who?"); });
    QCOMPARE(fetch(server, {.ids = {"urn:e:0"}}).error().code, ErrorCode::NotFound);
    server.script = [](const WireRequest &) { return problem(401, "Unauthorized", "who?"); };
    QCOMPARE(fetch(server, {.ids = {"urn:e:0"}}).error().code, ErrorCode::NotAuthorized);
    server.script = [](const WireRequest &) { return cutBody(); };
    QCOMPARE(fetch(server, {.ids = {"urn:e:0"}}).error().code, ErrorCode::ConnectionLost);
}

void TestTemporalClient::whatCameBeforeAFailureIsKept()
{
    const PastBroker broker{.minutes = 60, .cap = 20, .cut = Cut::Told};
    ScriptedServer server(
        [&](const WireRequest &r) { return r.parameter("timeAt").isEmpty() ? broker.answer(r) : cutBody(); });
    const auto found = fetch(server, {.ids = {"urn:e:0"}});
    QVERIFY(found);
    QCOMPARE(told(*found), "dense 0-19 of 20, sparse 0-10 of 2, incomplete");
    QCOMPARE(found->problems.size(), 1);
    QCOMPARE(found->problems[0].code, ErrorCode::ConnectionLost);
}

void TestTemporalClient::isPatientWhenAskedToBe()
{
    int calls = 0;
    ScriptedServer server([&](const WireRequest &r) {
        return ++calls == 1 ? answer(429, {}, {"Retry-After: 1"}) : PastBroker{}.answer(r);
    });
    const auto found = fetch(server, {.ids = {"urn:e:0"}});
    QVERIFY(found);
    QVERIFY(found->complete);
    QCOMPARE(calls, 2);
}

void TestTemporalClient::readsValuesThatWereNotPutIntoPairsOfLists()
{
    ScriptedServer server([](const WireRequest &) {
        return answer(200, R"([{"id":"urn:a","type":"T",
            "one":{"type":"Property","values":[4,"2026-01-01T00:00:00Z"]},
            "two":{"values":[{"value":4,"observedAt":"2026-01-01T00:00:00Z"},{"value":5,"observedAt":"2026-01-01T00:01:00Z"}]},
            "states":{"type":"VocabProperty","vocabs":[[{"vocab":"open"},"2026-01-01T00:00:00Z"]]}}])");
    });
    const auto found = fetch(server, {.type = "urn:T"});
    QVERIFY(found);
    QCOMPARE(found->series.size(), 3);
    for (const Series &series : found->series) {
        QCOMPARE(series.points.front().at, begin);
        if (series.name == "states")
            QCOMPARE(series.points.front().value, (Value{Value::Type::Text, 0, "open"}));
        else
            QCOMPARE(series.points.front().value, (Value{Value::Type::Number, 4}));
        QCOMPARE(series.points.size(), series.name == "two" ? 2 : 1);
    }
}

void TestTemporalClient::historyMayBeAtAnAddressOfItsOwn()
{
    ScriptedServer server([](const WireRequest &) { return problem(501, "OperationNotSupported", "elsewhere"); });
    ScriptedServer past([](const WireRequest &r) { return PastBroker{}.answer(r); });
    client::Connection connection = *client::connectionFromText(server.address().toStdString());
    connection.temporalBase = client::connectionFromText(past.address().toStdString())->base;
    connection.tenant = "city";
    const auto found = fetch(connection, {.ids = {"urn:e:0"}});
    QVERIFY(found);
    QVERIFY(found->complete);
    QVERIFY(server.requests.empty());
    QCOMPARE(past.requests[0].header("NGSILD-Tenant"), "city");
}

void TestTemporalClient::shortNamesAreSentWithTheContextOfTheData()
{
    QByteArray link;
    ScriptedServer server([&](const WireRequest &r) {
        if (r.path() == "/context.jsonld")
            return answer(200, R"({"@context":{"T":"https://x.example/T","dense":"https://x.example/dense"}})", {},
                          "application/ld+json");
        if (r.path().startsWith("/ngsi-ld/v1/entities"))
            return answer(200, R"({"id":"urn:e:0","type":"T"})", {"Link: " + link});
        return PastBroker{}.answer(r);
    });
    link = '<' + server.address() + R"(/context.jsonld>; rel="http://www.w3.org/ns/json-ld#context")";
    for (const TemporalQuery &query :
         {TemporalQuery{.ids = {"urn:e:0"}, .attrs = {"dense"}}, TemporalQuery{.type = "T"}}) {
        server.requests.clear();
        QVERIFY(fetch(server, query));
        QVERIFY(server.requests[0].path().startsWith("/ngsi-ld/v1/entities"));
        const QByteArray sent = server.requests[1].header("Link");
        QVERIFY2(sent.startsWith('<' + server.address() + "/context.jsonld>"), sent.constData());
    }
    // Full names mean the same everywhere.
    server.requests.clear();
    QVERIFY(fetch(server, {.ids = {"urn:e:0"}, .attrs = {"https://x.example/dense"}}));
    QCOMPARE(server.requests.size(), 1);
}

void TestTemporalClient::namesBecomeIrisByTheContextOfTheAnswer()
{
    ScriptedServer server([&](const WireRequest &r) {
        if (r.path() == "/context.jsonld")
            return answer(200, R"({"@context":{"a":"https://x.example/a"}})", {}, "application/ld+json");
        const QByteArray link =
            "Link: </context.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";
        return answer(200, R"([{"id":"urn:1","a":{"value":1,"observedAt":"2026-01-01T00:00:00Z"}},
            {"id":"urn:2","@context":{"a":"https://y.example/a"},"a":{"value":1,"observedAt":"2026-01-01T00:00:00Z"}},
            {"id":"urn:3","b":{"value":1,"observedAt":"2026-01-01T00:00:00Z"}}])",
                      {link});
    });
    const auto found = fetch(server, {.type = "urn:T"});
    QVERIFY(found);
    QCOMPARE(found->series.size(), 3);
    QCOMPARE(found->series[0].iri, "https://x.example/a");
    QCOMPARE(found->series[1].iri, "https://y.example/a");
    QCOMPARE(found->series[2].iri, std::string(vocabulary) + 'b');
}

void TestTemporalClient::unreadablePointsMakeItIncomplete()
{
    ScriptedServer server([](const WireRequest &) {
        return answer(200, R"({"id":"urn:1","a":[{"value":1,"observedAt":"2026-01-01T00:00:00Z"},
            {"value":2,"observedAt":"yesterday"}]})");
    });
    const auto found = fetch(server, {.ids = {"urn:1"}});
    QVERIFY(found);
    QVERIFY(!found->complete);
    QCOMPARE(found->unread.size(), 1);
    QCOMPARE(found->unread[0].reason, UnreadReason::TimeUnreadable);
    QCOMPARE(found->series[0].points.size(), 1);
}

void TestTemporalClient::askingForNothingIsWrong()
{
    ScriptedServer server([](const WireRequest &r) { return PastBroker{}.answer(r); });
    QCOMPARE(fetch(server, {}).error().code, ErrorCode::Usage);
    QVERIFY(server.requests.empty());
}

void TestTemporalClient::stopsWhenToldTo()
{
    std::stop_source stop;
    const PastBroker broker{.minutes = 600, .cap = 5, .cut = Cut::Told};
    ScriptedServer server([&](const WireRequest &r) {
        if (server.requests.size() == 3)
            stop.request_stop();
        return broker.answer(r);
    });
    const auto found = fetch(server, {.ids = {"urn:e:0"}}, {stop.get_token(), {}});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
    QCOMPARE(server.requests.size(), 3);
}

void TestTemporalClient::contentRanges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("forwards") << QByteArray("date-time 2026-01-01T00:00:00Z-2026-01-01T00:05:00Z/*")
                              << QByteArray("0 5");
    QTest::newRow("backwards") << QByteArray("DateTime 2026-01-01T00:05:00Z-2026-01-01T00:00:00.000Z/30")
                               << QByteArray("5 0");
    QTest::newRow("offsets") << QByteArray("date-time 2025-12-31T23:00:00-01:00-2026-01-01T01:05:00+01:00/*")
                             << QByteArray("0 5");
    QTest::newRow("bytes") << QByteArray("bytes 0-499/1234") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("one time") << QByteArray("date-time 2026-01-01T00:00:00Z/*") << QByteArray();
}

void TestTemporalClient::contentRanges()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, expected);
    const auto range = parseContentRange(header);
    QCOMPARE(range ? QByteArray::number((range->start - begin) / minute) + ' ' +
                         QByteArray::number((range->end - begin) / minute)
                   : QByteArray(),
             expected);
}

QTEST_GUILESS_MAIN(TestTemporalClient)
#include "tst_temporalclient.moc"

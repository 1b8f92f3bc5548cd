// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/poller.h"

#include "base/idkey.h"
#include "client/pagedbroker.h"
#include "client/pageids.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <set>

using namespace civiscope;
using namespace civiscope::live;
using namespace civiscope::client;
using namespace civiscope::net;
using namespace civiscope::tests;
using std::chrono::milliseconds;

class TestPoller : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;
    int m_pages = 0;
    std::set<std::string> m_ids;  // that were handed over
    std::optional<Error> m_untaken;  // what the sink answers

    std::unique_ptr<Poller> poller(const ScriptedServer &server, milliseconds interval = milliseconds(0),
                                   std::vector<WatchedQuery> queries = {{.query = {.type = "A"}}},
                                   std::optional<std::int64_t> limit = {})
    {
        m_pages = 0;
        m_ids.clear();
        m_untaken.reset();
        auto transport = HttpTransport::create(&m_network, {.tries = 1});
        const BrokerClient client(transport, *connectionFromText(server.address().toStdString()));
        return std::make_unique<Poller>(
            WatchRequest{.client = client,
                         .queries = std::move(queries),
                         .limit = limit,
                         .interval = interval,
                         .sink = [this](FetchedPage page) -> QCoro::Task<Result<void>> {
                             ++m_pages;
                             if (m_untaken)
                                 co_return std::unexpected(*m_untaken);
                             for (const auto id : pageIds({page.bytes.data(), std::size_t(page.bytes.size())}).ids)
                                 m_ids.emplace(id);
                             co_return Result<void>();
                         }});
    }
    static std::vector<std::uint64_t> keys(std::initializer_list<std::string_view> ids)
    {
        std::vector<std::uint64_t> all;
        std::ranges::transform(ids, std::back_inserter(all), idKey);
        std::ranges::sort(all);
        return all;
    }
    static Poll last(const QSignalSpy &spy) { return spy.back().front().value<Poll>(); }

private Q_SLOTS:
    void handsOverOnlyWhatChanged();
    void saysWhichEntitiesAreLeft();
    void asksWithTheETag();
    void aFullPageDoesNotHideWhatComesBehindIt_data();
    void aFullPageDoesNotHideWhatComesBehindIt();
    void aFailedSecondPageIsAskedForAgain();
    void asksForNoMoreThanTheLimit();
    void theLimitCountsAllQueriesTogether();
    void tellsWhatIsGone();
    void whatWentWhileAnAnswerWasNotWholeIsToldLater();
    void anEntityOfAnotherQueryIsNotGone();
    void idsAreComparedWithoutEscapes();
    void aPageThatWasNotTakenComesAgain();
    void backsOffWhileTheBrokerIsAway();
    void showsTheAgeOfTheLastSuccess();
    void pausesAndResumes();
    void mayBeDestroyedWhilePolling();
};

void TestPoller::handsOverOnlyWhatChanged()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500)};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const auto polling = poller(server);
    QSignalSpy polled(polling.get(), &Poller::polled);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QVERIFY(rounds.wait());
    QCOMPARE(m_pages, 3);
    QVERIFY(last(polled).changed);
    QVERIFY(rounds.wait());
    QCOMPARE(m_pages, 3);
    QVERIFY(!last(polled).changed);
    broker.ids[1500] = "urn:A:new";
    QTRY_COMPARE(m_pages, 4);
}

void TestPoller::saysWhichEntitiesAreLeft()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 10)};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const auto polling = poller(server);
    QSignalSpy polled(polling.get(), &Poller::polled);
    polling->resume();
    QVERIFY(polled.wait());
    QCOMPARE(last(polled).report.ids.size(), 10);
    broker.ids.clear();
    QTRY_COMPARE(last(polled).report.ids.size(), 0);
    const auto emptied = std::ranges::find_if(
        polled, [](const auto &call) { return call.front().template value<Poll>().report.ids.empty(); });
    QVERIFY(emptied->front().value<Poll>().changed);  // no page came, yet ten entities went
    QVERIFY(emptied->front().value<Poll>().report.complete);
}

void TestPoller::asksWithTheETag()
{
    ScriptedServer server([](const WireRequest &r) {
        return r.header("If-None-Match") == "\"v1\""
                   ? answer(304, "")
                   : answer(200, R"([{"id":"urn:A:1"}])", {"ETag: \"v1\"", "NGSILD-Results-Count: 1"});
    });
    const auto polling = poller(server);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QTRY_VERIFY(rounds.count() >= 3);
    QCOMPARE(m_pages, 1);
    QVERIFY(server.requests[0].header("If-None-Match").isEmpty());
    QCOMPARE(server.requests[1].header("If-None-Match"), "\"v1\"");
    QCOMPARE(server.requests[1].target, server.requests[0].target);
    QVERIFY(!polling->error());
}

void TestPoller::aFullPageDoesNotHideWhatComesBehindIt_data()
{
    QTest::addColumn<int>("pageLimit");
    QTest::addColumn<bool>("counts");
    QTest::newRow("as large as was asked for") << 1000 << true;
    QTest::newRow("no count") << 1000 << false;
    QTest::newRow("cut by the broker") << 20 << false;
    QTest::newRow("cut by the broker, counted") << 20 << true;
}

// A broker that gives ETags, and pages of at most so many.
void TestPoller::aFullPageDoesNotHideWhatComesBehindIt()
{
    QFETCH(const int, pageLimit);
    QFETCH(const bool, counts);
    PagedBroker broker{.ids = numberedIds("urn:A:", pageLimit, 5),
                       .maxLimit = pageLimit,
                       .over = PagedBroker::Over::Cap,
                       .next = PagedBroker::Next::Relative,
                       .counts = counts};
    ScriptedServer server([&](const WireRequest &r) { return broker.pageWithETag(r); });
    const auto polling = poller(server);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QTRY_VERIFY(rounds.count() >= 2);
    broker.ids.push_back("urn:A:new");
    QTRY_VERIFY(m_ids.contains("urn:A:new"));
}

void TestPoller::aFailedSecondPageIsAskedForAgain()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 1500, 5)};
    bool broken = true;
    ScriptedServer server([&](const WireRequest &r) {
        return broken && r.parameter("offset") == "1000" ? answer(500, "") : broker.pageWithETag(r);
    });
    const auto polling = poller(server);
    polling->resume();
    QTRY_VERIFY(polling->error());
    QCOMPARE(m_ids.size(), 1000U);
    broken = false;
    QTRY_COMPARE(m_ids.size(), 1500U);
    QTRY_VERIFY(!polling->error());
}

void TestPoller::asksForNoMoreThanTheLimit()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500, 5)};
    ScriptedServer server([&](const WireRequest &r) { return broker.pageWithETag(r); });
    const auto polling = poller(server, milliseconds(0), {{.query = {.type = "A"}}}, 100);
    QSignalSpy gone(polling.get(), &Poller::gone);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QTRY_VERIFY(rounds.count() >= 3);
    QCOMPARE(m_ids.size(), 100U);
    QVERIFY(!polling->error());
    for (const WireRequest &request : server.requests)
        QCOMPARE(request.parameter("limit"), "100");
    // The first hundred are others now: what fell behind is not shown any more.
    broker.ids.insert(broker.ids.begin(), "urn:A:first");
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(m_ids.contains("urn:A:first"));
    QCOMPARE(gone.front().front().value<Gone>().ids, keys({"urn:A:00099"}));
}

void TestPoller::theLimitCountsAllQueriesTogether()
{
    std::map<QByteArray, PagedBroker> brokers{{"A", {.ids = numberedIds("urn:a:", 7)}},
                                              {"B", {.ids = numberedIds("urn:b:", 7)}},
                                              {"C", {.ids = numberedIds("urn:c:", 7)}}};
    ScriptedServer server([&](const WireRequest &r) { return brokers.at(r.parameter("type")).page(r); });
    const auto polling = poller(server, milliseconds(0),
                                {{.query = {.type = "A"}},
                                 {.query = {.type = "B"}},
                                 {.query = {.type = "C"}, .ids = keys({"urn:c:0"}), .pages = 1}},
                                10);
    QSignalSpy gone(polling.get(), &Poller::gone);
    polling->resume();
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(m_ids.size(), 10U);
    QVERIFY(std::ranges::none_of(m_ids, [](const std::string &id) { return id.starts_with("urn:c:"); }));
    QCOMPARE(gone.front().front().value<Gone>().ids, keys({"urn:c:0"}));
    QCOMPARE(gone.front().front().value<Gone>().documents, std::vector<std::string>{"C, page 1"});
}

void TestPoller::tellsWhatIsGone()
{
    PagedBroker broker{.ids = {"urn:A:1", "urn:A:2"}};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    // What the load brought, and is gone before the first look.
    const auto polling =
        poller(server, milliseconds(0), {{.query = {.type = "A"}, .ids = keys({"urn:A:0", "urn:A:1"}), .pages = 1}});
    QSignalSpy gone(polling.get(), &Poller::gone);
    polling->resume();
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(gone[0].front().value<Gone>().ids, keys({"urn:A:0"}));
    broker.ids = {"urn:A:2"};
    QTRY_COMPARE(gone.size(), 2);
    QCOMPARE(gone[1].front().value<Gone>().ids, keys({"urn:A:1"}));
    QVERIFY(gone[1].front().value<Gone>().documents.empty());
}

void TestPoller::whatWentWhileAnAnswerWasNotWholeIsToldLater()
{
    PagedBroker broker{.ids = {"urn:A:1", "urn:A:2"}};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const auto polling = poller(server);
    QSignalSpy gone(polling.get(), &Poller::gone);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QVERIFY(rounds.wait());
    broker.countSays = 5;  // more than come: nobody knows what is missing
    broker.ids = {"urn:A:2"};
    QTRY_VERIFY(polling->error());
    QCOMPARE(gone.size(), 0);
    broker.countSays.reset();
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(gone[0].front().value<Gone>().ids, keys({"urn:A:1"}));
}

void TestPoller::anEntityOfAnotherQueryIsNotGone()
{
    std::map<QByteArray, PagedBroker> brokers{{"A", {.ids = {"urn:x:1", "urn:x:2"}}}, {"B", {.ids = {"urn:x:3"}}}};
    ScriptedServer server([&](const WireRequest &r) { return brokers.at(r.parameter("type")).page(r); });
    const auto polling = poller(server, milliseconds(0), {{.query = {.type = "A"}}, {.query = {.type = "B"}}});
    QSignalSpy gone(polling.get(), &Poller::gone);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QVERIFY(rounds.wait());
    // One is of the other type now, one is gone.
    brokers.at("A").ids.clear();
    brokers.at("B").ids = {"urn:x:3", "urn:x:1"};
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(gone[0].front().value<Gone>().ids, keys({"urn:x:2"}));
}

void TestPoller::idsAreComparedWithoutEscapes()
{
    ScriptedServer server([](const WireRequest &) {
        return answer(200, R"([{"id":"urn:a\/b"},{"id":"urn:caf\u00e9"}])", {"NGSILD-Results-Count: 2"});
    });
    const auto polling = poller(server, milliseconds(0),
                                {{.query = {.type = "A"}, .ids = keys({"urn:a/b", "urn:café", "urn:c"}), .pages = 1}});
    QSignalSpy gone(polling.get(), &Poller::gone);
    polling->resume();
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(gone[0].front().value<Gone>().ids, keys({"urn:c"}));
    QCOMPARE(m_ids, (std::set<std::string>{"urn:a/b", "urn:café"}));
}

void TestPoller::aPageThatWasNotTakenComesAgain()
{
    PagedBroker broker{.ids = {"urn:A:1"}};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const auto polling = poller(server);
    m_untaken = Error{ErrorCode::FileNotWritable, "keeping the entities", {}, {}};
    polling->resume();
    QTRY_VERIFY(m_pages >= 2);
    QCOMPARE(polling->error()->code, ErrorCode::FileNotWritable);
    m_untaken.reset();
    QTRY_VERIFY(m_ids.contains("urn:A:1"));
    QTRY_VERIFY(!polling->error());
}

void TestPoller::backsOffWhileTheBrokerIsAway()
{
    bool away = true;
    ScriptedServer server([&](const WireRequest &) { return away ? answer(503, "") : answer(200, "[]"); });
    const auto polling = poller(server, milliseconds(1));
    QSignalSpy rounds(polling.get(), &Poller::updated);
    polling->resume();
    QVERIFY(rounds.wait());
    QCOMPARE(polling->wait(), milliseconds(2));
    QVERIFY(rounds.wait());
    QCOMPARE(polling->wait(), milliseconds(4));
    QVERIFY(polling->error());
    QVERIFY(!polling->lastSuccess());
    away = false;
    QTRY_VERIFY(polling->lastSuccess());
    QCOMPARE(polling->wait(), milliseconds(1));
    QVERIFY(!polling->error());
}

void TestPoller::showsTheAgeOfTheLastSuccess()
{
    bool away = false;
    ScriptedServer server([&](const WireRequest &) { return away ? answer(503, "") : answer(200, "[]"); });
    const auto polling = poller(server);
    polling->resume();
    QTRY_VERIFY(polling->lastSuccess());
    away = true;
    QTRY_VERIFY(polling->error());
    const auto success = polling->lastSuccess();
    QSignalSpy rounds(polling.get(), &Poller::updated);
    QVERIFY(rounds.wait());
    QCOMPARE(polling->lastSuccess(), success);
}

void TestPoller::pausesAndResumes()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    const auto polling = poller(server);
    QSignalSpy rounds(polling.get(), &Poller::updated);
    QCOMPARE(polling->state(), Poller::State::Paused);
    polling->resume();
    QCOMPARE(polling->state(), Poller::State::Polling);
    polling->pause();
    QCOMPARE(polling->state(), Poller::State::Paused);
    polling->resume();
    QVERIFY(rounds.wait());
    QCOMPARE(polling->state(), Poller::State::Waiting);
    QCOMPARE(rounds.count(), 1);  // the round that was given up did not end
}

void TestPoller::mayBeDestroyedWhilePolling()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 5000)};
    std::unique_ptr<Poller> polling;
    int asked = 0;
    ScriptedServer server([&](const WireRequest &r) {
        if (++asked == 2)
            polling.reset();
        return broker.page(r);
    });
    polling = poller(server);
    polling->resume();
    QTRY_VERIFY(!polling);
    QNetworkAccessManager other;  // a whole round trip later nothing has come to the one that is gone
    QSignalSpy done(other.get(QNetworkRequest(server.url("/ngsi-ld/v1/entities?limit=1&offset=0"))),
                    &QNetworkReply::finished);
    QVERIFY(done.wait());
    QCOMPARE(m_pages, 1);
}

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_poller.moc"

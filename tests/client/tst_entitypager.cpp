// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/entitypager.h"

#include "client/pagedbroker.h"
#include "client/pageids.h"
#include "support/pagingnotes.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <qcoro/qcorotask.h>

#include <set>

using namespace civiscope;
using namespace civiscope::client;
using namespace civiscope::net;
using namespace civiscope::tests;

class TestEntityPager : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;

    BrokerClient client(const ScriptedServer &server)
    {
        auto transport = HttpTransport::create(&m_network, {.tries = 3}, [this](auto, std::function<void()> go) {
            QMetaObject::invokeMethod(this, std::move(go), Qt::QueuedConnection);
        });
        return BrokerClient(transport, *connectionFromText(server.address().toStdString()));
    }

    // What the reader would get.
    struct Delivered {
        std::set<std::string> ids;
        std::vector<int> numbers;
    };
    Delivered m_delivered;

    PagingReport fetch(const BrokerClient &broker, EntityQuery query = {.type = "A"}, Job job = {},
                       std::optional<std::int64_t> most = {})
    {
        m_delivered = {};
        return QCoro::waitFor(fetchEntities(
            broker, std::move(query),
            [this](FetchedPage page) -> QCoro::Task<> {
                for (const std::string_view id : pageIds({page.bytes.data(), std::size_t(page.bytes.size())}).ids)
                    m_delivered.ids.emplace(id);
                m_delivered.numbers.push_back(page.number);
                co_return;
            },
            std::move(job), most));
    }

    static bool has(const PagingReport &report, PagingNote note)
    {
        return std::ranges::any_of(report.notes, [&](const PagingRemark &r) { return r.note == note; });
    }
    static QByteArray told(const PagingReport &report)
    {
        QByteArray text = QByteArray::number(report.distinct) + (report.complete ? " complete" : " incomplete");
        for (const PagingRemark &r : report.notes)
            text += QByteArray(" ") + test::noteWord(r.note) + '(' + r.detail.c_str() + ')';
        return text + (report.error ? QByteArray(" error ") + report.error->detail.c_str() : QByteArray());
    }

private Q_SLOTS:
    void getsAllWithEveryMannerOfPaging_data();
    void getsAllWithEveryMannerOfPaging();
    void remembersTheLimit();
    void triesTheLimitThatTheRefusalNames_data();
    void triesTheLimitThatTheRefusalNames();
    void goesOnBehindADamagedPage();
    void saysWhichEntitiesCameTwice();
    void shortPagesAreNotTakenForRepeatedIds();
    void fetchesTwoPagesAtATimeAndDeliversInOrder();
    void aSinglePageIsASingleRequest();
    void splitsWhereDeepPagesAreLost_data();
    void splitsWhereDeepPagesAreLost();
    void saysWhenSplittingIsNotPossible();
    void stopsWherePagesRepeat();
    void followsCountThatGrows();
    void walksAgainWhenEntitiesWentAway();
    void walksAgainWhereLinksSkip();
    void doesNotBelieveACountThatIsTooSmall();
    void keepsWhatCameBeforeALastingFailure_data();
    void keepsWhatCameBeforeALastingFailure();
    void recoversFromWhatPasses_data();
    void recoversFromWhatPasses();
    void firstPageFailingIsThatError();
    void aWrongQueryIsNotTakenForALimit();
    void showsWarnings();
    void readsEntitiesWithoutIds();
    void stopsAtMost();
    void tellsProgress();
    void cancelsBetweenPages();
    void emptyResultIsComplete();
};

void TestEntityPager::getsAllWithEveryMannerOfPaging_data()
{
    QTest::addColumn<PagedBroker>("broker");
    const auto ids = numberedIds("urn:A:", 2345);
    using enum PagedBroker::Over;
    using enum PagedBroker::Next;
    QTest::newRow("count only") << PagedBroker{.ids = ids};
    QTest::newRow("403 over the limit") << PagedBroker{.ids = ids, .maxLimit = 100};
    QTest::newRow("400 over the limit") << PagedBroker{.ids = ids, .maxLimit = 100, .over = Refuse400};
    QTest::newRow("400 without a word") << PagedBroker{.ids = ids, .maxLimit = 100, .over = RefuseWithoutAWord};
    QTest::newRow("capped in silence") << PagedBroker{.ids = ids, .maxLimit = 150, .over = Cap};
    QTest::newRow("capped, next link") << PagedBroker{.ids = ids, .maxLimit = 150, .over = Cap, .next = Relative};
    QTest::newRow("next link") << PagedBroker{.ids = ids, .maxLimit = 500, .next = Relative};
    QTest::newRow("next on a wrong host") << PagedBroker{.ids = ids, .maxLimit = 500, .next = WrongHost};
    QTest::newRow("opaque next") << PagedBroker{.ids = ids, .maxLimit = 500, .next = Opaque};
    QTest::newRow("next backwards") << PagedBroker{.ids = ids, .maxLimit = 500, .next = Backwards};
    QTest::newRow("no count, next link") << PagedBroker{.ids = ids, .maxLimit = 500, .next = Relative, .counts = false};
    QTest::newRow("no count, no link") << PagedBroker{.ids = ids, .maxLimit = 500, .counts = false};
    QTest::newRow("no count, capped") << PagedBroker{.ids = ids, .maxLimit = 30, .over = Cap, .counts = false};
    QTest::newRow("repeats the last") << PagedBroker{
        .ids = ids, .maxLimit = 500, .next = Relative, .counts = false, .repeatsLast = true};
    QTest::newRow("repeats the last, counts")
        << PagedBroker{.ids = ids, .maxLimit = 500, .next = Relative, .repeatsLast = true};
    QTest::newRow("exactly one page") << PagedBroker{.ids = numberedIds("urn:A:", 1000)};
    QTest::newRow("one more than a page") << PagedBroker{.ids = numberedIds("urn:A:", 1001), .counts = false};
}

void TestEntityPager::getsAllWithEveryMannerOfPaging()
{
    QFETCH(PagedBroker, broker);
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QVERIFY(!report.error);
    QCOMPARE(report.distinct, broker.ids.size());
    QCOMPARE(m_delivered.ids.size(), broker.ids.size());
    QCOMPARE(report.ids.size(), broker.ids.size());
    QCOMPARE(report.total.has_value(), broker.counts);
    QCOMPARE(report.requests, server.requests.size());
    QVERIFY(std::ranges::is_sorted(m_delivered.numbers));
    for (const WireRequest &request : server.requests)
        QVERIFY(request.header("Host").startsWith("127.0.0.1"));
}

void TestEntityPager::remembersTheLimit()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 300), .maxLimit = 250};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const BrokerClient asked = client(server);
    QVERIFY(has(fetch(asked), PagingNote::PageLimitLowered));
    QCOMPARE(asked.manners().pageLimit, 100);
    server.requests.clear();
    QVERIFY(fetch(asked).complete);
    QCOMPARE(server.requests.front().parameter("limit"), "100");
    QCOMPARE(server.requests.size(), 3);
}

void TestEntityPager::triesTheLimitThatTheRefusalNames_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("note");
    QTest::newRow("named") << QByteArray("limit 1000 exceeds the maximum 500") << 500 << QByteArray("500");
    QTest::newRow("named in a sentence") << QByteArray("the supported maximum limit is 30") << 30 << QByteArray("30");
    QTest::newRow("not named") << QByteArray("too many") << 100 << QByteArray("100");
    QTest::newRow("not named, lower still") << QByteArray("too many") << 60 << QByteArray("50");
}

void TestEntityPager::triesTheLimitThatTheRefusalNames()
{
    QFETCH(QByteArray, refusal);
    QFETCH(int, most);
    QFETCH(QByteArray, note);
    PagedBroker broker{.ids = numberedIds("urn:A:", 700)};
    ScriptedServer server([&](const WireRequest &r) {
        return r.parameter("limit").toInt() > most ? problem(403, "TooManyResults", refusal) : broker.page(r);
    });
    const PagingReport report = fetch(client(server));
    QCOMPARE(told(report), "700 complete page-limit-lowered(" + note + ")");
}

void TestEntityPager::goesOnBehindADamagedPage()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 3000)};
    ScriptedServer server([&](const WireRequest &r) {
        WireAnswer page = broker.page(r);
        page.raw.replace("\"urn:A:1500\"", "\"urn:A:1500x");
        return page;
    });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(report.distinct, 3000);
    QCOMPARE(m_delivered.ids.size(), 2999);
    QVERIFY(m_delivered.ids.contains("urn:A:2999"));
    QCOMPARE(server.requests.size(), 3);
}

void TestEntityPager::saysWhichEntitiesCameTwice()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500)};
    broker.ids[2000] = broker.ids[5];
    broker.ids[2499] = broker.ids[6];
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY2(!report.error, told(report));
    QVERIFY(report.complete);
    QCOMPARE(report.distinct, 2498);
    QCOMPARE(report.total, 2498);
    QVERIFY2(told(report).contains("ids-twice(2)"), told(report));
}

void TestEntityPager::shortPagesAreNotTakenForRepeatedIds()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 3000), .knowsIdPattern = false, .hides = 10};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY2(!report.complete, told(report));
    QVERIFY2(!has(report, PagingNote::IdsTwice), told(report));
}

void TestEntityPager::fetchesTwoPagesAtATimeAndDeliversInOrder()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 5000)};
    int waiting = 0;
    ScriptedServer server([&](const WireRequest &r) {
        // While page 2 is asked for again, page 3 must already have been asked for.
        if (r.parameter("offset") == "1000" && ++waiting == 1)
            return answer(503, "");
        return broker.page(r);
    });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(m_delivered.numbers, (std::vector<int>{1, 2, 3, 4, 5}));
    QByteArrayList offsets;
    for (const WireRequest &r : server.requests)
        offsets << r.parameter("offset");
    QVERIFY2(offsets.indexOf("2000") < offsets.lastIndexOf("1000"), offsets.join(' '));
}

void TestEntityPager::aSinglePageIsASingleRequest()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 7)};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    QVERIFY(fetch(client(server)).complete);
    QCOMPARE(server.requests.size(), 1);
    QCOMPARE(server.requests[0].target, "/ngsi-ld/v1/entities?type=A&count=true&limit=1000&offset=0");
}

void TestEntityPager::splitsWhereDeepPagesAreLost_data()
{
    QTest::addColumn<PagedBroker>("broker");
    const auto plain = numberedIds("urn:A:", 4000);
    const auto padded = numberedIds("urn:A:", 4000, 8);
    auto mixed = numberedIds("urn:A:x", 1200);
    std::ranges::copy(numberedIds("http://other.example/a?b=", 1500), std::back_inserter(mixed));
    std::ranges::copy(numberedIds("urn:Ä", 1300, 5), std::back_inserter(mixed));
    using enum PagedBroker::Next;
    QTest::newRow("numbers") << PagedBroker{
        .ids = plain, .maxLimit = 100, .over = PagedBroker::Over::Cap, .reach = 1000};
    QTest::newRow("padded, sorted") << PagedBroker{.ids = padded, .maxLimit = 250, .reach = 500};
    QTest::newRow("mixed") << PagedBroker{.ids = mixed, .maxLimit = 250, .reach = 500};
    QTest::newRow("with next links") << PagedBroker{.ids = plain, .maxLimit = 250, .next = Relative, .reach = 1000};
    QTest::newRow("paging ignored") << PagedBroker{
        .ids = numberedIds("urn:A:", 900), .maxLimit = 100, .over = PagedBroker::Over::Cap, .ignoresPaging = true};
}

void TestEntityPager::splitsWhereDeepPagesAreLost()
{
    QFETCH(PagedBroker, broker);
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(report.distinct, broker.ids.size());
    QCOMPARE(m_delivered.ids.size(), broker.ids.size());
    QVERIFY(has(report, PagingNote::SplitById));
    // Not by asking for each id on its own.
    QVERIFY2(server.requests.size() < 300, QByteArray::number(server.requests.size()));
}

void TestEntityPager::saysWhenSplittingIsNotPossible()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 3000), .reach = 1000, .knowsIdPattern = false};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY(!report.complete);
    QVERIFY2(has(report, PagingNote::IdPatternIgnored), told(report));
    QVERIFY(report.error);
    QCOMPARE(codeWord(report.error->code), codeWord(ErrorCode::Incomplete));
    QVERIFY2(report.error->detail.starts_with("1000 of 3000"), report.error->detail.c_str());
    QVERIFY(server.requests.size() < 20);
}

void TestEntityPager::stopsWherePagesRepeat()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 3000), .counts = false, .ignoresPaging = true};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY2(!report.complete, told(report));
    QCOMPARE(report.distinct, 1000);
    QCOMPARE(server.requests.size(), 2);
}

void TestEntityPager::followsCountThatGrows()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500)};
    int asked = 0;
    ScriptedServer server([&](const WireRequest &r) {
        if (++asked == 3)
            broker.ids = numberedIds("urn:A:", 3700);
        return broker.page(r);
    });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(report.distinct, 3700);
}

void TestEntityPager::walksAgainWhenEntitiesWentAway()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500)};
    int asked = 0;
    ScriptedServer server([&](const WireRequest &r) {
        if (++asked == 2)
            broker.ids.erase(broker.ids.begin());  // all that follow move up by one: one is skipped
        return broker.page(r);
    });
    const PagingReport report = fetch(client(server));
    QVERIFY2(has(report, PagingNote::ChangedMeanwhile), told(report));
    QCOMPARE(m_delivered.ids.size(), 2500);  // the one that went away was delivered before
    QVERIFY(report.complete);
}

void TestEntityPager::walksAgainWhereLinksSkip()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 900), .maxLimit = 300};
    ScriptedServer server([&](const WireRequest &r) {
        WireAnswer page = broker.page(r);
        if (r.parameter("offset") == "0" && r.parameter("limit") == "100")
            page.raw.replace("Content-Type", "Link: </e?offset=200&limit=100>; rel=\"next\"\r\nContent-Type");
        return page;
    });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QVERIFY(has(report, PagingNote::WalkedTwice));
    QCOMPARE(m_delivered.ids.size(), 900);
}

void TestEntityPager::doesNotBelieveACountThatIsTooSmall()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500), .next = PagedBroker::Next::Relative, .countSays = 1200};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server));
    QCOMPARE(report.distinct, 2500);
    QVERIFY2(has(report, PagingNote::CountTooSmall), told(report));
    QVERIFY(report.complete);
}

void TestEntityPager::keepsWhatCameBeforeALastingFailure_data()
{
    QTest::addColumn<WireAnswer>("failure");
    QTest::addColumn<QByteArray>("cause");
    QTest::newRow("503") << answer(503, "") << QByteArray("http-status: 503");
    QTest::newRow("429") << answer(429, "") << QByteArray("too-many-requests");
    QTest::newRow("400") << problem(400, "BadRequestData", "no") << QByteArray("http-status: 400");
    QTest::newRow("401") << answer(401, "") << QByteArray("not-authorized");
    QTest::newRow("cut") << cutBody() << QByteArray("connection-lost");
    QTest::newRow("garbage") << answer(200, "\x01garbage") << QByteArray("not-json");
    QTest::newRow("page of a portal") << answer(200, "<html>", {}, "text/html") << QByteArray("not-ngsi-ld");
    QTest::newRow("empty body") << answer(200, "") << QByteArray("empty");
}

void TestEntityPager::keepsWhatCameBeforeALastingFailure()
{
    QFETCH(WireAnswer, failure);
    QFETCH(QByteArray, cause);
    PagedBroker broker{.ids = numberedIds("urn:A:", 4500)};
    ScriptedServer server(
        [&](const WireRequest &r) { return r.parameter("offset") == "2000" ? failure : broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY(!report.complete);
    QCOMPARE(m_delivered.ids.size(), 2000);
    QCOMPARE(report.distinct, 2000);
    QCOMPARE(report.total, 4500);
    QVERIFY(report.error);
    QCOMPARE(codeWord(report.error->code), codeWord(ErrorCode::Incomplete));
    QVERIFY2(report.error->detail.starts_with("2000 of 4500; " + cause.toStdString()), report.error->detail.c_str());
    QVERIFY(report.error->where.contains("offset=2000"));
}

void TestEntityPager::recoversFromWhatPasses_data()
{
    QTest::addColumn<WireAnswer>("failure");
    QTest::newRow("503") << answer(503, "");
    QTest::newRow("429") << answer(429, "", {"Retry-After: 1"});
    QTest::newRow("cut") << cutBody();
    QTest::newRow("cut chunks") << cutChunks();
    QTest::newRow("garbage") << answer(200, "\x01garbage");
    QTest::newRow("hung up") << hangUp();
}

void TestEntityPager::recoversFromWhatPasses()
{
    QFETCH(WireAnswer, failure);
    PagedBroker broker{.ids = numberedIds("urn:A:", 4500)};
    std::set<QByteArray> failed;
    ScriptedServer server(
        [&](const WireRequest &r) { return failed.insert(r.target).second ? failure : broker.page(r); });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(m_delivered.ids.size(), 4500);
}

void TestEntityPager::firstPageFailingIsThatError()
{
    ScriptedServer server([](const WireRequest &) { return answer(401, ""); });
    const PagingReport report = fetch(client(server));
    QVERIFY(!report.complete);
    QCOMPARE(codeWord(report.error->code), codeWord(ErrorCode::NotAuthorized));
    QCOMPARE(server.requests.size(), 1);
}

void TestEntityPager::aWrongQueryIsNotTakenForALimit()
{
    ScriptedServer server([](const WireRequest &) { return problem(400, "BadRequestData", "q is wrong"); });
    const BrokerClient asked = client(server);
    const PagingReport report = fetch(asked);
    QCOMPARE(codeWord(report.error->code), codeWord(ErrorCode::HttpStatus));
    QVERIFY(report.error->detail.ends_with("q is wrong"));
    QCOMPARE(asked.manners().pageLimit, 1000);
    QVERIFY(server.requests.size() <= 2);
}

void TestEntityPager::showsWarnings()
{
    ScriptedServer server([](const WireRequest &) {
        return answer(200, R"([{"id":"urn:A:1"}])",
                      {"NGSILD-Results-Count: 1", "NGSILD-Warning: 199 x \"source down\""});
    });
    const PagingReport report = fetch(client(server));
    QVERIFY(has(report, PagingNote::PartialSources));
    QCOMPARE(report.notes.front().detail, "199 x \"source down\"");
}

void TestEntityPager::readsEntitiesWithoutIds()
{
    ScriptedServer server([](const WireRequest &r) {
        return answer(200, r.parameter("offset") == "0" ? R"([{"name":"a"},{"name":"b"}])" : R"([{"name":"c"}])",
                      {"NGSILD-Results-Count: 3"});
    });
    const PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(report.distinct, 3);
}

void TestEntityPager::stopsAtMost()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 4500), .next = PagedBroker::Next::Relative};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    const PagingReport report = fetch(client(server), {.type = "A"}, {}, 1500);
    QCOMPARE(report.distinct, 1500);
    QVERIFY(!report.error);
    QVERIFY(!report.complete);
    QVERIFY2(has(report, PagingNote::StoppedAtMost), told(report));
    QCOMPARE(server.requests.back().parameter("limit"), "500");
}

void TestEntityPager::tellsProgress()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 2500)};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    std::vector<std::int64_t> done;
    std::optional<std::int64_t> total;
    fetch(client(server), {.type = "A"}, {.stop = {}, .report = [&](const Progress &p) {
                                              done.push_back(p.done);
                                              total = p.total;
                                          }});
    QCOMPARE(done, (std::vector<std::int64_t>{1000, 2000, 2500}));
    QCOMPARE(total, 2500);
}

void TestEntityPager::cancelsBetweenPages()
{
    PagedBroker broker{.ids = numberedIds("urn:A:", 9000)};
    ScriptedServer server([&](const WireRequest &r) { return broker.page(r); });
    std::stop_source stop;
    const PagingReport report =
        fetch(client(server), {.type = "A"}, {.stop = stop.get_token(), .report = [&](auto &&p) {
                                                  if (p.done >= 2000)
                                                      stop.request_stop();
                                              }});
    QVERIFY(!report.complete);
    QCOMPARE(codeWord(report.error->code), codeWord(ErrorCode::Cancelled));
    QCOMPARE(report.distinct, 2000);
    QVERIFY(server.requests.size() <= 4);
}

void TestEntityPager::emptyResultIsComplete()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]", {"NGSILD-Results-Count: 0"}); });
    PagingReport report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    server.script = [](const WireRequest &) { return answer(204, ""); };
    report = fetch(client(server));
    QVERIFY2(report.complete, told(report));
    QCOMPARE(report.distinct, 0);
}

QTEST_GUILESS_MAIN(TestEntityPager)
#include "tst_entitypager.moc"

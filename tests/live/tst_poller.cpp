// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/poller.h"

#include "client/pagedbroker.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

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

    std::unique_ptr<Poller> poller(const ScriptedServer &server, milliseconds interval = milliseconds(0))
    {
        m_pages = 0;
        auto transport = HttpTransport::create(&m_network, {.tries = 1});
        const BrokerClient client(transport, *connectionFromText(server.address().toStdString()));
        return std::make_unique<Poller>(client, std::vector<EntityQuery>{{.type = "A"}}, interval,
                                        [this](FetchedPage) -> QCoro::Task<> {
                                            ++m_pages;
                                            co_return;
                                        });
    }
    static Poll last(const QSignalSpy &spy) { return spy.back().front().value<Poll>(); }

private Q_SLOTS:
    void handsOverOnlyWhatChanged();
    void saysWhichEntitiesAreLeft();
    void asksWithTheETag();
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
    QSignalSpy rounds(polling.get(), &Poller::roundEnded);
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
    QSignalSpy rounds(polling.get(), &Poller::roundEnded);
    polling->resume();
    QTRY_VERIFY(rounds.count() >= 3);
    QCOMPARE(m_pages, 1);
    QVERIFY(server.requests[0].header("If-None-Match").isEmpty());
    QCOMPARE(server.requests[1].header("If-None-Match"), "\"v1\"");
    QCOMPARE(server.requests[1].target, server.requests[0].target);
    QVERIFY(!polling->error());
}

void TestPoller::backsOffWhileTheBrokerIsAway()
{
    bool away = true;
    ScriptedServer server([&](const WireRequest &) { return away ? answer(503, "") : answer(200, "[]"); });
    const auto polling = poller(server, milliseconds(1));
    QSignalSpy rounds(polling.get(), &Poller::roundEnded);
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
    QSignalSpy rounds(polling.get(), &Poller::roundEnded);
    QVERIFY(rounds.wait());
    QCOMPARE(polling->lastSuccess(), success);
}

void TestPoller::pausesAndResumes()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    const auto polling = poller(server);
    QSignalSpy rounds(polling.get(), &Poller::roundEnded);
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

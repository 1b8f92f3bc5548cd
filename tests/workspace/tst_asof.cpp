// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/asof.h"

#include "broker/embeddedbroker.h"
#include "history/seriesreader.h"
#include "support/poolgate.h"
#include "support/sessionfixture.h"

#include <nlohmann/json.hpp>

#include <qcoro/qcorofuture.h>

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace civiscope;
using test::SessionFixture;
using workspace::AsOf;
using workspace::Session;
using workspace::Source;
using workspace::TimeWindow;

namespace {

constexpr Moment hour = 3'600'000'000;
constexpr Moment noon = SessionFixture::now;  // 2026-01-14T12:00:00Z

constexpr std::string_view city = R"([
    {"id":"urn:s:1","type":"Station","no2":{"type":"Property","value":42,"observedAt":"2026-01-14T12:00:00Z"}},
    {"id":"urn:s:2","type":"Station","no2":{"type":"Property","value":5,"observedAt":"2026-01-14T11:00:00Z"}},
    {"id":"urn:p:1","type":"Park","name":{"type":"Property","value":"Stadspark"}}])";
constexpr std::string_view cityHistory = R"([
    {"id":"urn:s:1","type":"Station","no2":[
        {"type":"Property","value":10,"observedAt":"2026-01-14T08:00:00Z"},
        {"type":"Property","value":20,"observedAt":"2026-01-14T09:00:00Z"},
        {"type":"Property","value":42,"observedAt":"2026-01-14T12:00:00Z"}]},
    {"id":"urn:s:2","type":"Station","no2":[
        {"type":"Property","value":3,"observedAt":"2026-01-14T09:00:00Z"}]}])";

history::Timelines timelines(bool complete = true)
{
    history::Timelines all;
    auto read = history::readSeries(cityHistory);
    if (!read)
        qFatal("unreadable history");
    all.series = std::move(read->series);
    all.complete = complete;
    return all;
}

TimeWindow until(Moment to, Moment length = 6 * hour)
{
    return {to - length, to};
}

}  // namespace

class TestAsOf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_queries.clear();
        m_fixture->askHistory = [this](const auto &, const auto &, const history::TemporalQuery &query,
                                       const auto &) -> QCoro::Task<Result<history::Timelines>> {
            m_queries.push_back(query);
            co_return timelines();
        };
    }
    void cleanup() { m_fixture.reset(); }

    void viewsShowTheNewestValuesNotAfterTheMoment()
    {
        const Source *source = open();
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_COMPARE(session().asOf().shown(), until(noon - 2 * hour));
        QCOMPARE(valueOf("urn:s:1"), 20.0);
        QCOMPARE(valueOf("urn:s:2"), 3.0);
        QCOMPARE(session().shownVersion(*source)->entityCount(), 3U);
        session().setTimeWindow(until(noon - 3 * hour - 1));
        QTRY_COMPARE(valueOf("urn:s:1"), 10.0);
        QVERIFY(!session().shownVersion(*source)->find("urn:s:2"));
        QVERIFY(session().shownVersion(*source)->find("urn:p:1"));  // what has no time stays
        QVERIFY(!session().locate("urn:s:2", source->id()));
        QCOMPARE(session().asOf().state(source->id())->withValues, 1U);
        QCOMPARE(session().asOf().state(source->id())->boundToTime, 2U);
        QCOMPARE(m_queries.size(), 1U);  // once, of the one type that moves
    }

    void onlyTypesThatMoveAreAskedFor()
    {
        open();
        session().setTimeWindow(until(noon - 2 * hour, hour));
        QTRY_VERIFY(session().asOf().shown());
        QCOMPARE(m_queries.size(), 1U);
        QVERIFY(QString::fromStdString(m_queries.front().type).endsWith(QStringLiteral("/Station")));
        QCOMPARE(m_queries.front().from, session().asOf().range()->from);
        QCOMPARE(m_queries.front().to, session().asOf().range()->to + 1);
        QVERIFY(session().asOf().range()->contains({noon - 20 * hour, noon}));  // room to play
    }

    void aWindowOutsideIsLoadedToo()
    {
        open();
        session().setTimeWindow(until(noon - 2 * hour, hour));
        QTRY_VERIFY(session().asOf().shown());
        session().setTimeWindow(until(noon - 100 * hour, hour));
        QTRY_COMPARE(session().asOf().shown(), until(noon - 100 * hour, hour));
        QVERIFY(session().asOf().range()->contains({noon - 101 * hour, noon}));
        QCOMPARE(m_queries.size(), 2U);
    }

    void backToLiveIsTheLiveVersionAgain()
    {
        const Source *source = open();
        QSignalSpy shown(&session(), &Session::shownChanged);
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(session().shownVersion(*source) != source->version());
        session().setTimeWindow(std::nullopt);
        QCOMPARE(shown.size(), 2);
        QVERIFY(shown.last().at(1).value<store::Delta>().reset);
        QCOMPARE(session().shownVersion(*source), source->version());
        // And there again, without asking again.
        session().setTimeWindow(until(noon - 3 * hour));
        QTRY_COMPARE(shown.size(), 3);
        QVERIFY(shown.last().at(1).value<store::Delta>().reset);
        QCOMPARE(valueOf("urn:s:1"), 20.0);
        QCOMPARE(m_queries.size(), 1U);
    }

    void filtersApplyToPastValues()
    {
        const Source *source = open();
        QVERIFY(session().filter().set({.q = "no2>15"}));
        QTRY_VERIFY(!session().filter().busy() && session().filter().count().matching == 1);
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_VERIFY(!session().asOf().busy() && !session().filter().busy());
        const auto shown = session().filter().shown(*source);
        QCOMPARE(shown.version, session().shownVersion(*source));
        QVERIFY(shown.rows->contains(*shown.version->find("urn:s:1")));
        QCOMPARE(session().filter().count().matching, 1);
        session().setTimeWindow(until(noon - 3 * hour - 1));  // 10 only
        QTRY_COMPARE(session().filter().count().matching, 0);
        session().setTimeWindow(std::nullopt);
        QTRY_COMPARE(session().filter().count().matching, 1);
        QCOMPARE(session().filter().shown(*source).version, source->version());
    }

    void aFilterThatIsTakenAwayLetsTheStepGo()
    {
        open();
        session().setTimeWindow(until(noon - 3 * hour));
        QTRY_VERIFY(session().asOf().shown());
        QVERIFY(session().filter().set({.q = "no2>15"}));
        session().setTimeWindow(until(noon - 2 * hour));  // waits for the filter
        QVERIFY(!session().asOf().busy());
        session().filter().clear();
        QTRY_COMPARE(session().asOf().shown(), until(noon - 2 * hour));
    }

    void liveChangesWaitForTheReturn()
    {
        broker::EmbeddedBroker broker;
        QVERIFY(broker.load(city, "test"));
        QVERIFY(broker.listen());
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::Broker, broker.url().toString()};
        const Source *source = session().open(std::move(request));
        SessionFixture::waitFor(source);
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_VERIFY(session().asOf().shown());
        const auto past = session().shownVersion(*source);
        QSignalSpy shown(&session(), &Session::shownChanged);
        QVERIFY(broker.load(R"([{"id":"urn:s:3","type":"Station",
            "no2":{"type":"Property","value":7,"observedAt":"2026-01-14T12:01:00Z"}}])",
                            "test"));
        QTRY_VERIFY(source->version()->find("urn:s:3"));
        QCOMPARE(shown.size(), 0);
        QCOMPARE(session().shownVersion(*source), past);
        session().setTimeWindow(std::nullopt);
        QVERIFY(session().shownVersion(*source)->find("urn:s:3"));
    }

    void cancellingLeavesEverythingAsItWas()
    {
        const Source *source = open();
        QPromise<void> gate;
        bool stopped = false;
        m_fixture->askHistory = [&](const auto &, const auto &, const auto &,
                                    Job job) -> QCoro::Task<Result<history::Timelines>> {
            co_await gate.future();
            stopped = job.cancelled();
            co_return timelines();
        };
        gate.start();
        QSignalSpy shown(&session(), &Session::shownChanged);
        session().setTimeWindow(until(noon - 2 * hour));
        QVERIFY(session().asOf().loading());
        session().asOf().cancel();
        QVERIFY(!session().asOf().loading());
        QVERIFY(!session().timeWindow());
        gate.finish();
        QTRY_VERIFY(stopped);
        QCoreApplication::processEvents();
        QCOMPARE(shown.size(), 0);
        QCOMPARE(session().shownVersion(*source), source->version());
        QVERIFY(!session().asOf().range());
    }

    void cancellingALongerLoadKeepsThePastThatWasShown()
    {
        open();
        session().setTimeWindow(until(noon - 2 * hour, hour));
        QTRY_VERIFY(session().asOf().shown());
        const auto range = session().asOf().range();
        QPromise<void> gate;
        gate.start();
        m_fixture->askHistory = [&](const auto &, const auto &, const auto &,
                                    const auto &) -> QCoro::Task<Result<history::Timelines>> {
            co_await gate.future();
            co_return timelines();
        };
        session().setTimeWindow(until(noon - 100 * hour, hour));
        QVERIFY(session().asOf().loading());
        session().asOf().cancel();
        QCOMPARE(session().timeWindow(), until(noon - 2 * hour, hour));
        QCOMPARE(session().asOf().range(), range);
        gate.finish();
    }

    void withoutHistoryTheReasonIsKept()
    {
        m_fixture->askHistory = [](const auto &, const auto &, const auto &,
                                   const auto &) -> QCoro::Task<Result<history::Timelines>> {
            co_return std::unexpected(Error{ErrorCode::HttpStatus, "asking", "http://example.org", "404 Not Found"});
        };
        const Source *source = open();
        session().setTimeWindow(until(noon - hour));
        QTRY_VERIFY(session().asOf().shown());
        const AsOf::State *state = session().asOf().state(source->id());
        QCOMPARE(state->error->detail, "404 Not Found");
        QVERIFY(!state->complete);
        // What entities say of themselves is known all the same.
        QVERIFY(!session().shownVersion(*source)->find("urn:s:1"));
        QCOMPARE(valueOf("urn:s:2"), 5.0);
    }

    void lessThanAllIsToldOf()
    {
        m_fixture->askHistory = [](const auto &, const auto &, const auto &,
                                   const auto &) -> QCoro::Task<Result<history::Timelines>> {
            auto some = timelines(false);
            some.problems.push_back({ErrorCode::Incomplete, "asking", "http://example.org", {}});
            co_return some;
        };
        const Source *source = open();
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_VERIFY(session().asOf().shown());
        QVERIFY(!session().asOf().state(source->id())->complete);
        QCOMPARE(session().asOf().state(source->id())->problems.size(), 1U);
        QVERIFY(!session().asOf().state(source->id())->error);
        QCOMPARE(valueOf("urn:s:1"), 20.0);
    }

    // A steady stream of windows ends at the last, however many lay between.
    void lateStepsReplaceEachOther()
    {
        open();
        session().setTimeWindow(until(noon - 4 * hour));
        QTRY_VERIFY(session().asOf().shown());
        const auto ends = std::make_shared<std::set<Moment>>();  // of the windows that were shown
        connect(&session().asOf(), &AsOf::changed, this, [this, ends] { ends->insert(session().asOf().shown()->to); });
        // The first step is as late as can be: no worker is free before all windows have come.
        test::PoolGate gate;
        for (int i = 1; i <= 100; ++i)
            session().setTimeWindow(until(noon - 4 * hour + i * hour / 100));
        gate.open();
        QTRY_COMPARE(session().asOf().shown(), until(noon - 3 * hour));
        disconnect(&session().asOf(), &AsOf::changed, this, nullptr);
        QVERIFY2(ends->size() <= 3, qPrintable(QString::number(ends->size())));
        QCOMPARE(valueOf("urn:s:1"), 20.0);
    }

    void sourcesThatComeLaterGoToThePastToo()
    {
        open();
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_VERIFY(session().asOf().shown());
        const Source *second = m_fixture->open(
            m_fixture->write(QStringLiteral("second.json"), QByteArray(city.data(), qsizetype(city.size()))));
        QTRY_VERIFY(session().shownVersion(*second) != second->version());
        QCOMPARE(session().shownVersion(*second)->entityCount(), 3U);
    }

    void closingTheLastSourceIsNowAgain()
    {
        const Source *source = open();
        session().setTimeWindow(until(noon - 2 * hour));
        QTRY_VERIFY(session().asOf().shown());
        session().close(source->id());
        QVERIFY(!session().timeWindow());
        QVERIFY(!session().asOf().shown());
        QVERIFY(!session().asOf().range());
    }

    void windowsAreKeptInWorkspaces()
    {
        const std::optional window(until(noon));
        QCOMPARE(*workspace::windowFromJson(workspace::windowToJson(window)), window);
        QCOMPARE(*workspace::windowFromJson(workspace::windowToJson(std::nullopt)), std::nullopt);
        for (const char *wrong : {R"({})", R"(7)", R"({"from":"2026-01-14T12:00:00Z","to":"x"})",
                                  R"({"from":"2026-01-14T12:00:00Z","to":"2026-01-14T12:00:00Z"})"})
            QCOMPARE(workspace::windowFromJson(nlohmann::ordered_json::parse(wrong)).error().code, ErrorCode::Usage);
    }

private:
    Session &session() { return m_fixture->session; }
    const Source *open()
    {
        const Source *source = m_fixture->open(
            m_fixture->write(QStringLiteral("city.json"), QByteArray(city.data(), qsizetype(city.size()))));
        SessionFixture::waitFor(source);
        return source;
    }
    // Of no2, in whichever source shows the entity first; NaN: not there.
    double valueOf(std::string_view id)
    {
        for (const auto &source : session().sources()) {
            const store::VersionPtr version = session().shownVersion(*source);
            const auto found = version->find(id);
            if (!found)
                continue;
            for (const store::ColumnPtr &column : version->tables()[found->table]->columns()) {
                if (column->name() == "no2")
                    return column->at(found->row).number;
            }
        }
        return qQNaN();
    }

    std::unique_ptr<SessionFixture> m_fixture;
    std::vector<history::TemporalQuery> m_queries;
};

QTEST_GUILESS_MAIN(TestAsOf)
#include "tst_asof.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparehelp.h"
#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "tasks/exporttask.h"
#include "tasks/pasttask.h"
#include "tasks/placingtask.h"
#include "tasks/seriestask.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using tasks::Subject;
using test::CityMaker;
using test::noon;

namespace {

constexpr Moment hour = 3'600'000'000;

Subject lamps()
{
    tasks::SourceRequest request;
    request.spec = {tasks::SourceSpec::Kind::File, QStringLiteral("/data/lamps.json")};
    tasks::LoadReport report;
    report.complete = true;
    report.total = 3;
    return tasks::subjectOf(std::move(request),
                            CityMaker("a").addNumbers("Lamp", "power", 3, 10, 1, "WTT").input().version, &report);
}

history::Series powerOf(const std::string &entity, Moment at, double value)
{
    history::Series series;
    series.entity = entity;
    series.name = "power";
    series.iri = "https://uri.etsi.org/ngsi-ld/default-context/power";
    history::Value number;
    number.type = history::Value::Type::Number;
    number.number = value;
    series.points.push_back({at, at, number});
    return series;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestDataTasks : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;
    QTemporaryDir m_folder;

    std::shared_ptr<tasks::SourceServices> services()
    {
        auto made = std::make_shared<tasks::SourceServices>();
        made->transport = net::HttpTransport::create(&m_network);
        made->contexts = jsonld::ContextStore::create({}, std::make_shared<net::NetworkFetcher>(made->transport));
        made->now = [] { return noon; };
        return made;
    }

    // Knows one earlier value of the first lamp.
    std::shared_ptr<tasks::SourceServices> withHistory(int *asked = nullptr)
    {
        auto made = services();
        made->askHistory = [asked](tasks::SourceRequest, std::shared_ptr<const tasks::SourceServices>,
                                   history::TemporalQuery query, Job job) -> QCoro::Task<Result<history::Timelines>> {
            if (asked)
                ++*asked;
            job.progress(1, 2);
            history::Timelines found{.complete = true};
            found.series.push_back(powerOf("urn:ngsi-ld:Lamp:a:0", noon - hour, 7));
            if (query.type.empty())
                found.complete = false;
            co_return found;
        };
        return made;
    }

    std::shared_ptr<tasks::SourceServices> failing(ErrorCode code)
    {
        auto made = services();
        made->askHistory = [code](tasks::SourceRequest, std::shared_ptr<const tasks::SourceServices>,
                                  history::TemporalQuery, Job) -> QCoro::Task<Result<history::Timelines>> {
            co_return std::unexpected(Error{code, "asking", "https://broker.example", {}});
        };
        return made;
    }

private Q_SLOTS:
    void thePastIsAskedForAndStandsStill()
    {
        QList<std::int64_t> done;
        std::int64_t total = 0;
        const Job job{{}, [&](const Progress &progress) {
                          done << progress.done;
                          total = progress.total.value_or(0);
                      }};
        const auto past = QCoro::waitFor(
            tasks::loadPast({.subject = lamps(), .from = noon - 2 * hour, .to = noon, .bars = 4}, withHistory(), job));
        QVERIFY(past);
        QVERIFY(past->complete && !past->error);
        QCOMPARE(past->boundToTime, 3);
        QCOMPARE(past->histogram.size(), 4);
        QCOMPARE(past->scope, lamps().scope);
        QVERIFY(std::ranges::is_sorted(done));
        QCOMPARE(total, 2000);  // one type, and the reading
        const auto steps = QCoro::waitFor(tasks::stepTo({past->asOf}, noon - 2 * hour, noon - hour, {}));
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.front());
        QCOMPARE(steps.front()->withValues, 1);
        QCOMPARE(steps.front()->version->entityCount(), 1);
    }

    // What the entities say of themselves is all that is known then.
    void aSourceWithoutAHistoryHasAPastOfItsOwn()
    {
        const auto past = QCoro::waitFor(
            tasks::loadPast({.subject = lamps(), .from = noon - hour, .to = noon}, failing(ErrorCode::HttpStatus), {}));
        QVERIFY(past);
        QVERIFY(past->error && !past->complete);
        QCOMPARE(past->problems.size(), 1);
        QVERIFY(past->asOf != nullptr);
        const auto nobody =
            QCoro::waitFor(tasks::loadPast({.subject = lamps(), .from = noon - hour, .to = noon}, services(), {}));
        QVERIFY(nobody && !nobody->error && !nobody->complete);
    }

    void aPastThatWasStoppedIsNone()
    {
        std::stop_source stop;
        auto asked = withHistory();
        const auto ask = asked->askHistory;
        asked->askHistory = [&stop, ask](tasks::SourceRequest request, std::shared_ptr<const tasks::SourceServices> all,
                                         history::TemporalQuery query, Job job) {
            stop.request_stop();  // while it is asked
            return ask(std::move(request), std::move(all), std::move(query), std::move(job));
        };
        const auto past = QCoro::waitFor(
            tasks::loadPast({.subject = lamps(), .from = noon - hour, .to = noon}, asked, {stop.get_token(), {}}));
        QVERIFY(!past);
        QCOMPARE(past.error().code, ErrorCode::Cancelled);
    }

    void entitiesArePlaced()
    {
        const Subject subject = lamps();
        const store::TablePtr table = subject.version->tables()[0];
        const auto placing = QCoro::waitFor(tasks::placeEntities({.table = table}, {}));
        QVERIFY(placing);
        QCOMPARE(placing->places->located(), 3);
        QVERIFY(!placing->marks);
        const auto again = QCoro::waitFor(tasks::placeEntities({.table = table, .known = placing->places}, {}));
        QCOMPARE(again->places, placing->places);
        const auto survey =
            QCoro::waitFor(tasks::surveyValues({table}, "https://uri.etsi.org/ngsi-ld/default-context/power", {}));
        QVERIFY(survey);
        QCOMPARE(survey->numberCount, 3);
    }

    // Places that were cut short would leave entities off the map.
    void stoppedPlacingAnswersNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        const store::TablePtr table = lamps().version->tables()[0];
        const auto placing = QCoro::waitFor(tasks::placeEntities({.table = table}, {stop.get_token(), {}}));
        QVERIFY(!placing);
        QCOMPARE(placing.error().code, ErrorCode::Cancelled);
    }

    void oneQuestionWithoutAnAnswerDoesNotEndTheOthers()
    {
        tasks::SeriesTask task;
        task.questions = {{1, {}, {}}, {2, {}, {}}, {3, {}, {}}};
        task.questions[1].query.type = "Lamp";
        const auto ask = [](tasks::SourceRequest, history::TemporalQuery query,
                            Job) -> QCoro::Task<Result<history::Timelines>> {
            if (!query.type.empty())
                co_return std::unexpected(Error{ErrorCode::HttpStatus, "asking", {}, "404 Not Found"});
            history::Timelines found{.complete = true};
            found.series.push_back(powerOf("urn:x:1", noon, 1));
            found.series.emplace_back();  // without a point
            co_return found;
        };
        const auto answer = QCoro::waitFor(tasks::loadSeries(task, ask, {}));
        QVERIFY(answer);
        QCOMPARE(answer->parts.size(), 2);
        QCOMPARE(answer->parts[0].source, 1);
        QCOMPARE(answer->parts[1].source, 3);
        QCOMPARE(answer->failures.size(), 1);
        QVERIFY(answer->complete);
    }

    void seriesThatWereStoppedAreNone()
    {
        std::stop_source stop;
        int asked = 0;
        tasks::SeriesTask task;
        task.questions = {{1, {}, {}}, {2, {}, {}}};
        const auto ask = [&](tasks::SourceRequest, history::TemporalQuery,
                             Job) -> QCoro::Task<Result<history::Timelines>> {
            ++asked;
            stop.request_stop();
            co_return history::Timelines{.complete = true};
        };
        const auto answer = QCoro::waitFor(tasks::loadSeries(task, ask, {stop.get_token(), {}}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QCOMPARE(asked, 1);
    }

    void entitiesAreWritten()
    {
        const QString file = m_folder.filePath(QStringLiteral("lamps.ndjson"));
        std::int64_t done = 0;
        const Job job{{}, [&done](const Progress &progress) { done = progress.done; }};
        const auto exported = QCoro::waitFor(tasks::exportSource({.subject = lamps(), .file = file}, services(), job));
        QVERIFY(exported);
        QCOMPARE(exported->written, 3);
        QCOMPARE(exported->scope.total, 3);
        QCOMPARE(done, 3);
        QCOMPARE(contentOf(file).count('\n'), 3);
    }

    void aStoppedExportLeavesWhatWasThere()
    {
        const QString file = m_folder.filePath(QStringLiteral("old.ndjson"));
        {
            QFile old(file);
            QVERIFY(old.open(QIODevice::WriteOnly));
            old.write("old");
        }
        const qsizetype before = QDir(m_folder.path()).entryList(QDir::Files).size();
        std::stop_source stop;
        stop.request_stop();
        const auto exported =
            QCoro::waitFor(tasks::exportSource({.subject = lamps(), .file = file}, services(), {stop.get_token(), {}}));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Cancelled);
        QCOMPARE(contentOf(file), "old");
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), before);
    }
};

QTEST_GUILESS_MAIN(TestDataTasks)
#include "tst_datatasks.moc"

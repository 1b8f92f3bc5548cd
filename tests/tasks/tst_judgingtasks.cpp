// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparehelp.h"
#include "net/documentfetcher.h"
#include "net/httptransport.h"
#include "tasks/audittask.h"
#include "tasks/comparetask.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using tasks::Subject;
using test::CityMaker;
using test::noon;

namespace {

// A file of three lamps, each with a number.
Subject subjectOf(CityMaker maker, const char *path = "/data/lamps.json")
{
    tasks::SourceRequest request;
    request.spec = {tasks::SourceSpec::Kind::File, QString::fromUtf8(path)};
    tasks::LoadReport report;
    report.complete = true;
    return tasks::subjectOf(std::move(request), maker.input().version, &report);
}

Subject lamps(const std::string &city = "a")
{
    return subjectOf(CityMaker(city).addNumbers("Lamp", "power", 3, 10, 1, "WTT"));
}

// A schema that every entity meets.
const QByteArray anyObject = R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"})";

// One relationship of the lamp leads to the other city.
Subject linked(const std::string &city, const std::string &to)
{
    nlohmann::ordered_json link{{"type", "Relationship"}, {"object", to}};
    return subjectOf(CityMaker(city).add("Lamp", {{"next", std::move(link)}}));
}

bool found(const schema::Validation &validation, schema::RuleCode rule)
{
    return std::ranges::any_of(validation.findings.groups(), [rule](const auto &group) { return group.rule == rule; });
}

std::stop_token stopped()
{
    std::stop_source source;
    source.request_stop();
    return source.get_token();
}

}  // namespace

class TestJudgingTasks : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;
    QTemporaryDir m_folder;

    tasks::SchemaChoice schemas(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("Lamp.json")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write a schema");
        file.write(text);
        file.close();
        const auto fetcher = std::make_shared<net::NetworkFetcher>(net::HttpTransport::create(&m_network));
        return {{m_folder.path()}, std::make_shared<const schema::SchemaLoader>(fetcher, QString())};
    }

    std::shared_ptr<const tasks::SourceServices> services()
    {
        auto made = std::make_shared<tasks::SourceServices>();
        made->transport = net::HttpTransport::create(&m_network);
        made->now = [] { return noon; };
        return made;
    }

private Q_SLOTS:
    void aValidationSaysWhatOfTheSourceItTellsOf()
    {
        Subject subject = lamps();
        subject.scope.types = {QStringLiteral("Lamp")};
        const auto validated = QCoro::waitFor(tasks::validateSource({.subject = subject, .now = noon}, {}));
        QVERIFY(validated);
        QCOMPARE(validated->validation->entities, 3);
        QCOMPARE(validated->scope, subject.scope);
        QVERIFY(validated->scope.narrowed());
        QVERIFY(!validated->bySchemas);
        QVERIFY(validated->complete);
    }

    void aScopeIsPartialWhenAnythingIsLeftOut()
    {
        tasks::Scope whole{.complete = true};
        QVERIFY(!whole.partial() && !whole.narrowed());
        QVERIFY(!tasks::Scope{}.narrowed());
        QVERIFY(tasks::Scope{}.partial());  // nothing is known of it
        tasks::Scope filtered = whole;
        filtered.filter.q = "power>3";
        QVERIFY(filtered.partial() && filtered.narrowed());
        tasks::Scope cut = whole;
        cut.limit = 3;
        QVERIFY(!cut.partial());  // fewer were there than were asked for
        cut.limitReached = true;
        QVERIFY(cut.partial() && cut.narrowed());
    }

    // Of a filtered source nobody knows whether what a relationship leads to is there.
    void relationshipsOfAFilteredSourceAreNotCalledDangling()
    {
        Subject subject = linked("a", "urn:ngsi-ld:Lamp:b:0");
        const auto whole = QCoro::waitFor(tasks::validateSource({.subject = subject, .now = noon}, {}));
        QVERIFY(found(*whole->validation, schema::RuleCode::RelationshipDangling));
        subject.scope.filter.q = "next";
        const auto filtered = QCoro::waitFor(tasks::validateSource({.subject = subject, .now = noon}, {}));
        QVERIFY(!found(*filtered->validation, schema::RuleCode::RelationshipDangling));
    }

    void relationshipsMayLeadElsewhere()
    {
        const auto validated = QCoro::waitFor(tasks::validateSource(
            {.subject = linked("a", "urn:ngsi-ld:Lamp:b:0"), .now = noon, .elsewhere = {lamps("b").version}}, {}));
        QVERIFY(!found(*validated->validation, schema::RuleCode::RelationshipDangling));
    }

    void aSchemaThatCannotBeReadIsAProblemNotAnError()
    {
        const auto validated = QCoro::waitFor(
            tasks::validateSource({.subject = lamps(), .schemas = schemas("no schema"), .now = noon}, {}));
        QVERIFY(validated);
        QVERIFY(!validated->bySchemas);
        QVERIFY(!validated->complete);
        QVERIFY(!validated->validation->problems.empty());
    }

    void progressComesStageByStage()
    {
        QList<tasks::Stage> stages;
        int reports = 0;
        const Job job{{}, [&](const Progress &progress) {
                          reports += stages.back() == tasks::Stage::Validating && progress.done == 3;
                      }};
        const auto validated =
            QCoro::waitFor(tasks::validateSource({.subject = lamps(), .schemas = schemas(anyObject), .now = noon}, job,
                                                 [&](tasks::Stage stage) { stages << stage; }));
        QVERIFY(validated && validated->bySchemas);
        QCOMPARE(stages, (QList{tasks::Stage::ReadingSchemas, tasks::Stage::Validating}));
        QVERIFY(reports > 0);
    }

    void whatWasStoppedAnswersNothing()
    {
        const Job job{stopped(), [](const Progress &) { QFAIL("told after the stop"); }};
        const auto validated = QCoro::waitFor(tasks::validateSource({.subject = lamps(), .now = noon}, job));
        QVERIFY(!validated);
        QCOMPARE(validated.error().code, ErrorCode::Cancelled);
        const auto compared =
            QCoro::waitFor(tasks::compareSources({.subjects = {lamps("a"), lamps("b")}, .now = noon}, nullptr, job));
        QVERIFY(!compared);
        QCOMPARE(compared.error().code, ErrorCode::Cancelled);
    }

    // What was tested before the stop stands in the scorecard.
    void aStoppedAuditIsIncomplete()
    {
        const auto audited = QCoro::waitFor(tasks::auditSource({.subject = lamps()}, services(), {stopped(), {}}));
        QVERIFY(audited);
        QVERIFY(audited->card.stopped);
        QVERIFY(!audited->complete());
    }

    void anAuditIsOfTheSourceByItsName()
    {
        const auto audited = QCoro::waitFor(tasks::auditSource({.subject = lamps()}, services(), {}));
        QVERIFY(audited && audited->complete());
        QCOMPARE(audited->card.source, std::string("/data/lamps.json"));
        QVERIFY(!audited->validated);
        QCOMPARE(audited->scope, lamps().scope);
        const auto named =
            QCoro::waitFor(tasks::auditSource({.subject = lamps(), .name = "lamps.json"}, services(), {}));
        QCOMPARE(named->card.source, std::string("lamps.json"));
    }

    void anAuditHearsWhatSchemasSay()
    {
        const auto audited =
            QCoro::waitFor(tasks::auditSource({.subject = lamps(), .schemas = schemas(anyObject)}, services(), {}));
        QVERIFY(audited && audited->complete());
        QVERIFY(audited->validated && audited->validated->bySchemas);
        const auto without =
            QCoro::waitFor(tasks::auditSource({.subject = lamps(), .schemas = schemas("no schema")}, services(), {}));
        QVERIFY(without && !without->complete());
    }

    void aBrokerThatCannotBeNamedIsAnError()
    {
        Subject subject = lamps();
        subject.request.spec = {tasks::SourceSpec::Kind::Broker, QStringLiteral("https://broker.example")};
        auto refusing = std::make_shared<tasks::SourceServices>(*services());
        refusing->connect = [](tasks::SourceRequest request) -> QCoro::Task<Result<client::Connection>> {
            co_return std::unexpected(
                Error{ErrorCode::HostNotFound, "connecting", request.spec.text.toStdString(), {}});
        };
        const auto audited = QCoro::waitFor(tasks::auditSource({.subject = subject}, refusing, {}));
        QVERIFY(!audited);
        QCOMPARE(audited.error().code, ErrorCode::HostNotFound);
    }

    void aComparisonJudgesBothSides()
    {
        const tasks::SchemaChoice object = schemas(anyObject);
        const tasks::CompareTask task{.subjects = {lamps("a"), lamps("b")}, .schemas = {object, {}}, .now = noon};
        const auto compared = QCoro::waitFor(tasks::compareSources(task, nullptr, {}));
        QVERIFY(compared);
        QVERIFY(compared->validated.a && !compared->validated.b);
        QCOMPARE(compared->comparison.types.size(), 1);
        QCOMPARE(compared->versions.a, task.subjects.a.version);
        QCOMPARE(compared->scopes.b, task.subjects.b.scope);
        QVERIFY(compared->schemasComplete());
    }

    // Accepting a suggestion compares anew, but nothing is validated again.
    void sameVersionsAreNotJudgedAgain()
    {
        const tasks::SchemaChoice object = schemas(anyObject);
        tasks::CompareTask task{.subjects = {lamps("a"), lamps("b")}, .schemas = {object, object}, .now = noon};
        const auto first =
            std::make_shared<const tasks::Compared>(*QCoro::waitFor(tasks::compareSources(task, nullptr, {})));
        const auto second = QCoro::waitFor(tasks::compareSources(task, first, {}));
        QCOMPARE(second->validated.a->validation, first->validated.a->validation);
        task.subjects.b = lamps("b");  // another version: relationships of the first may lead there
        const auto third = QCoro::waitFor(tasks::compareSources(task, first, {}));
        QVERIFY(third->validated.a->validation != first->validated.a->validation);
        QVERIFY(third->validated.b->validation != first->validated.b->validation);
    }

    void theSameIsAskedWhenOnlyTimeHasPassed()
    {
        const tasks::CompareTask task{.subjects = {lamps("a"), lamps("b")}, .now = noon};
        tasks::CompareTask later = task;
        later.now += 1'000'000;
        QVERIFY(later.asksTheSame(task));
        tasks::CompareTask whole = task;
        whole.subjects.a.scope.complete = false;
        QVERIFY(!whole.asksTheSame(task));
        tasks::CompareTask moved = task;
        moved.subjects.b.version = lamps("b").version;
        QVERIFY(!moved.asksTheSame(task));
        tasks::CompareTask judged = task;
        judged.schemas.a.places = {QStringLiteral("/schemas")};
        QVERIFY(!judged.asksTheSame(task));
        tasks::CompareTask mapped = task;
        compare::decide(mapped.mapping, {"a", "b", {}, {}, true});
        QVERIFY(!mapped.asksTheSame(task));
    }
};

QTEST_GUILESS_MAIN(TestJudgingTasks)
#include "tst_judgingtasks.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A command and the window get what they tell from the same task: the JSON that is printed and the value that a page
// keeps are laid side by side, on both demo cities.
#include "app/civiscope/commands.h"
#include "app/civiscope/comparisonjson.h"
#include "app/civiscope/exitstatus.h"
#include "app/civiscope/sources.h"
#include "app/civiscope/validationjson.h"
#include "app/civiscope/version.h"
#include "tasks/exporttask.h"
#include "widgets/audit/scorecardpage.h"
#include "widgets/compare/comparepage.h"
#include "words/auditreport.h"
#include "workspace/asof.h"
#include "workspace/findingsbook.h"
#include "workspace/sourcesubject.h"

#include <QApplication>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <functional>
#include <unistd.h>

using namespace civiscope;
using Json = nlohmann::ordered_json;
using workspace::Session;
using workspace::Source;

namespace {

constexpr int patience = 120'000;  // ms; the machine may have much else to do

// What `run` writes to standard output.
QByteArray printedBy(const std::function<int()> &run)
{
    QTemporaryFile file;
    if (!file.open())
        qFatal("no temporary file");
    std::fflush(stdout);
    const int terminal = dup(STDOUT_FILENO);
    dup2(file.handle(), STDOUT_FILENO);
    const int status = run();
    std::fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    if (status != app::Done)
        qWarning("the command ended with %d", status);
    file.seek(0);
    return file.readAll();
}

Json parsed(const QByteArray &text)
{
    return Json::parse(text.constData(), text.constData() + text.size(), nullptr, false);
}

// As it is after it was written and read: what is no UTF-8 replaced, numbers as text.
Json written(const Json &json)
{
    return Json::parse(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// An audit asks for entities that nobody has, by ids that it makes up anew; answers repeat them.
Json withoutChance(const Json &json)
{
    static const QRegularExpression made(QStringLiteral("urn:ngsi-ld:NoSuch:[0-9a-f-]+"));
    const QString text = QString::fromStdString(json.dump());
    return Json::parse(QString(text).replace(made, QStringLiteral("urn:ngsi-ld:NoSuch")).toStdString(),
                       [](int, Json::parse_event_t event, Json &part) {
                           if (event == Json::parse_event_t::object_end && part.contains("sha256") &&
                               part.value("request", std::string()).ends_with("urn:ngsi-ld:NoSuch"))
                               part.erase("sha256");
                           return true;
                       });
}

// Where two documents differ first; empty: they do not.
QByteArray difference(const Json &a, const Json &b, const std::string &where = {})
{
    if (a == b)
        return {};
    if (a.is_object() && b.is_object()) {
        for (const auto &[key, value] : a.items()) {
            if (!b.contains(key))
                return QByteArray::fromStdString(where + '/' + key + " is only printed");
            if (const QByteArray found = difference(value, b.at(key), where + '/' + key); !found.isEmpty())
                return found;
        }
        return QByteArray::fromStdString(where + " has more members in the window");
    }
    if (a.is_array() && b.is_array() && a.size() == b.size()) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (const QByteArray found = difference(a[i], b[i], where + '/' + std::to_string(i)); !found.isEmpty())
                return found;
        }
    }
    return QByteArray::fromStdString(where + ": printed " + a.dump().substr(0, 300) + ", in the window " +
                                     b.dump().substr(0, 300));
}

}  // namespace

class TestOneTask : public QObject {
    Q_OBJECT

    // Time stands still and so do the cities, or each question would find another one.
    const Moment m_now = currentMoment();
    std::unique_ptr<app::Sources> m_sources;
    QTemporaryDir m_folder;

    Source *open(Session &session, const QString &words)
    {
        Source *source = session.open(*app::Sources::request(words, {}));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(source->state() != Source::State::Loading, patience); }();
        return source;
    }

    static void cities()
    {
        QTest::addColumn<QString>("city");
        QTest::newRow("antwerp") << QStringLiteral("demo:antwerp");
        QTest::newRow("brisbane") << QStringLiteral("demo:brisbane");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        m_sources = std::make_unique<app::Sources>(app::SourcesOptions{.now = [this] { return m_now; }, .demoRate = 0});
    }
    void cleanupTestCase() { m_sources.reset(); }

    void validate_data() { cities(); }
    void validate()
    {
        QFETCH(QString, city);
        app::ValidateCommand command;
        command.source = city;
        command.json = true;
        const Json printed = parsed(printedBy([&] { return app::validate(command, *m_sources); }));

        Session session(m_sources->services());
        workspace::FindingsBook book(session, m_sources->schemas(), &app::Sources::ownSchemas);
        book.watch(open(session, city)->id());
        const auto &state = book.state(session.sources().front()->id());
        QTRY_VERIFY_WITH_TIMEOUT(state.validation && !state.running, patience);
        QVERIFY(printed.contains("findings") && !printed["findings"].empty());
        const QByteArray wrong = difference(printed, written(app::validationJson(*state.validation)));
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void audit_data() { cities(); }
    void audit()
    {
        QFETCH(QString, city);
        app::AuditCommand command;
        command.source = city;
        command.json = true;
        const Json printed = parsed(printedBy([&] { return app::audit(command, *m_sources); }));

        Session session(m_sources->services());
        workspace::FindingsBook book(session, m_sources->schemas(), &app::Sources::ownSchemas);
        widgets::ScorecardPage page(session, m_sources->services(), &book, QString::fromLatin1(app::version));
        page.chooseSource(open(session, city)->id());
        page.run();
        QTRY_VERIFY_WITH_TIMEOUT(page.card() && !page.running(), patience);
        QVERIFY(printed.contains("mims") && !printed["mims"].empty());
        const QByteArray wrong =
            difference(withoutChance(printed), withoutChance(written(words::auditJson(*page.card()))));
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void compare()
    {
        app::CompareCommand command;
        command.a = QStringLiteral("demo:antwerp");
        command.b = QStringLiteral("demo:brisbane");
        command.json = true;
        const Json printed = parsed(printedBy([&] { return app::compare(command, *m_sources); }));

        Session session(m_sources->services());
        workspace::FindingsBook book(session, m_sources->schemas(), &app::Sources::ownSchemas);
        widgets::ComparePage page(session, std::make_shared<carto::Symbology>());
        page.live().setFindings(book);
        const int a = open(session, command.a)->id();
        const int b = open(session, command.b)->id();
        page.live().setSources(a, b);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.live().comparison() && !page.busy(), patience);
        QVERIFY(printed.contains("types") && !printed["types"].empty());
        QVERIFY(!printed["types"][0]["validity"].empty());
        const QByteArray wrong =
            difference(printed, written(app::comparisonJson(*page.live().comparison(), command.a, command.b)));
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void exported_data() { cities(); }
    void exported()
    {
        QFETCH(QString, city);
        app::FetchCommand command;
        command.source = city;
        command.file = m_folder.filePath(QStringLiteral("command.jsonld"));
        command.json = true;
        const Json printed = parsed(printedBy([&] { return app::fetch(command, *m_sources); }));

        Session session(m_sources->services());
        const Source *source = open(session, city);
        const QString file = m_folder.filePath(QStringLiteral("window.jsonld"));
        const auto exported =
            QCoro::waitFor(tasks::exportSource({workspace::subjectOf(*source), file}, m_sources->services(), {}));
        QVERIFY(exported);
        QCOMPARE(printed["written"].get<std::int64_t>(), exported->written);
        QCOMPARE(printed["complete"].get<bool>(), exported->scope.complete);
        QCOMPARE(contentOf(command.file), contentOf(file));
    }

    // No command shows a moment yet: what it would get is asked of the task.
    void asOf_data() { cities(); }
    void asOf()
    {
        QFETCH(QString, city);
        constexpr Moment hour = 3'600'000'000;
        Session session(m_sources->services());
        Source *source = open(session, city);
        const workspace::TimeWindow range{m_now - 3 * hour, m_now - hour};
        session.asOf().load(range);
        QTRY_VERIFY_WITH_TIMEOUT(session.asOf().range() && !session.asOf().busy(), patience);
        session.setTimeWindow(workspace::TimeWindow{m_now - 2 * hour, m_now - hour});
        QTRY_VERIFY_WITH_TIMEOUT(session.asOf().shown() == session.timeWindow(), patience);

        const auto past = QCoro::waitFor(
            tasks::loadPast({workspace::subjectOf(*source), range.from, range.to}, m_sources->services(), {}));
        QVERIFY(past && past->complete);
        const auto steps = QCoro::waitFor(tasks::stepTo({past->asOf}, m_now - 2 * hour, m_now - hour, {}));
        QVERIFY(steps.front());
        QVERIFY(steps.front()->withValues > 0);
        QCOMPARE(session.asOf().state(source->id())->withValues, steps.front()->withValues);
        QCOMPARE(session.asOf().state(source->id())->histogram, past->histogram);
        const QString ofTask = m_folder.filePath(QStringLiteral("task.jsonld"));
        const QString ofWindow = m_folder.filePath(QStringLiteral("shown.jsonld"));
        for (const auto &[file, version] :
             {std::pair(ofTask, steps.front()->version), std::pair(ofWindow, session.shownVersion(*source))}) {
            tasks::Subject subject = workspace::subjectOf(*source);
            subject.version = version;
            QVERIFY(QCoro::waitFor(tasks::exportSource({subject, file}, m_sources->services(), {})));
        }
        QCOMPARE(contentOf(ofTask), contentOf(ofWindow));
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_MAIN(TestOneTask)
#include "tst_onetask.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/source.h"

#include "client/pagedbroker.h"
#include "support/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace civiscope;
using namespace civiscope::tests;
using test::SessionFixture;
using workspace::Source;

namespace {

std::string lamp(const std::string &id, int power)
{
    return "{\"id\":\"" + id +
           "\",\"type\":\"Lamp\",\"power\":{\"type\":\"Property\",\"value\":" + std::to_string(power) + "}}";
}

}  // namespace

// A source that is a broker, what becomes of it when it is loaded again, and how its changes are followed.
class TestSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_entities = {lamp("urn:a", 1), lamp("urn:b", 2), lamp("urn:c", 3)};
        m_status = 200;
        m_server = std::make_unique<ScriptedServer>([this](const WireRequest &request) { return serve(request); });
    }
    void cleanup()
    {
        m_fixture.reset();
        m_server.reset();
    }

    void openingAgainAsksAsTheNewRequestSays()
    {
        Source *source = open();
        tasks::SourceRequest other = request();
        other.authorization = "Bearer new";
        other.headers = {{"X-Api-Key", "k"}};
        other.options.types = {QStringLiteral("Lamp")};
        other.options.limit = 2;
        QCOMPARE(m_fixture->session.open(other), source);
        SessionFixture::waitFor(source);
        QCOMPARE(source->version()->entityCount(), 2U);
        QCOMPARE(source->request().options.types, other.options.types);
        // And so it is followed. What the feed before had on its way is in by now.
        m_server->requests.clear();
        QTRY_VERIFY(m_server->requests.size() > 1);
        for (const WireRequest &asked : m_server->requests) {
            QCOMPARE(asked.header("Authorization"), "Bearer new");
            QCOMPARE(asked.header("X-Api-Key"), "k");
        }
        QCOMPARE(source->version()->entityCount(), 2U);
    }

    void anotherTenantIsAnotherSource()
    {
        Source *source = open();
        tasks::SourceRequest other = request();
        other.tenant = "north";
        Source *second = m_fixture->session.open(other);
        QVERIFY(second != source);
        SessionFixture::waitFor(second);
        // The other source goes on asking beside it.
        const auto ofTheOther = [](const WireRequest &asked) { return asked.header("NGSILD-Tenant") == "north"; };
        QVERIFY(std::ranges::any_of(m_server->requests, ofTheOther));
    }

    void whatIsDeletedGoes()
    {
        Source *source = open();
        m_entities.erase(m_entities.begin() + 1);
        QTRY_VERIFY(!source->version()->find("urn:b"));
        QCOMPARE(source->version()->entityCount(), 2U);
        QVERIFY(source->version()->find("urn:c"));
        m_entities.clear();
        QTRY_COMPARE(source->version()->entityCount(), 0U);
    }

    void whatIsDeletedGoesThoughItHasSeveralTypes()
    {
        m_entities.push_back(R"({"id":"urn:d","type":["Lamp","Asset"]})");
        Source *source = open();
        QVERIFY(source->version()->find("urn:d"));
        m_entities.pop_back();
        QTRY_VERIFY(!source->version()->find("urn:d"));
        QCOMPARE(source->version()->entityCount(), 3U);
    }

    void idsWrittenWithEscapesStay()
    {
        m_entities = {lamp(R"(urn:a\/b)", 1), lamp(R"(urn:caf\u00e9)", 2)};
        Source *source = open();
        QVERIFY(source->version()->find("urn:a/b"));
        // A round that changes something, and one more.
        m_entities.push_back(lamp("urn:c", 3));
        QTRY_VERIFY(source->version()->find("urn:c"));
        m_entities.push_back(lamp("urn:d", 3));
        QTRY_VERIFY(source->version()->find("urn:d"));
        QVERIFY(source->version()->find("urn:a/b"));
        QVERIFY(source->version()->find("urn:café"));
    }

    void theLimitHoldsInLaterRounds()
    {
        tasks::SourceRequest limited = request();
        limited.options.limit = 2;
        Source *source = open(limited);
        QCOMPARE(source->version()->entityCount(), 2U);
        m_entities.insert(m_entities.begin(), lamp("urn:0", 0));
        QTRY_VERIFY(source->version()->find("urn:0"));
        QTRY_COMPARE(source->version()->entityCount(), 2U);
        QVERIFY(source->version()->find("urn:a"));
    }

    void aStoppedReloadIsFollowedOn()
    {
        Source *source = open();
        source->load();
        source->cancel();
        QCOMPARE(source->state(), Source::State::Failed);
        QCOMPARE(source->error()->code, ErrorCode::Cancelled);
        m_entities.push_back(lamp("urn:d", 4));
        QTRY_VERIFY(source->version()->find("urn:d"));
        QTRY_COMPARE(source->state(), Source::State::Ready);
        QVERIFY(!source->error());
    }

    void aStoppedReloadWithAnotherRequestIsNotRemembered()
    {
        Source *source = open();
        tasks::SourceRequest other = request();
        other.options.types = {QStringLiteral("Bench")};
        source->loadAs(other);
        source->cancel();
        QVERIFY(source->request().options.types.isEmpty());
    }

    void aFailedReloadIsFollowedOn()
    {
        Source *source = open();
        m_status = 401;
        source->load();
        SessionFixture::waitFor(source);
        QCOMPARE(source->state(), Source::State::Failed);
        QCOMPARE(source->version()->entityCount(), 3U);
        m_status = 200;
        m_entities.push_back(lamp("urn:d", 4));
        QTRY_VERIFY(source->version()->find("urn:d"));
        QTRY_COMPARE(source->state(), Source::State::Ready);
        QVERIFY(source->live());
    }

    void aMendedEntityLeavesTheQuarantine()
    {
        m_entities.push_back(R"({"id":"urn:bad","type":5})");
        Source *source = open();
        QCOMPARE(source->version()->quarantine().size(), 1U);
        m_entities.back() = R"({"id":"urn:bad","type":6})";  // another one, not one more
        const auto quarantine = [source] { return source->version()->quarantine(); };
        QTRY_VERIFY(std::ranges::contains(quarantine(), R"({"id":"urn:bad","type":6})", &ngsild::Quarantined::raw));
        QCOMPARE(quarantine().size(), 1U);
        m_entities.back() = lamp("urn:bad", 4);
        QTRY_VERIFY(source->version()->find("urn:bad"));
        QVERIFY(source->version()->quarantine().empty());
    }

    void remarksCountWhatIsThereNow()
    {
        const auto told = [](const std::string &id) { return "{\"id\":\"" + id + "\",\"type\":\"Lamp\",\"on\":null}"; };
        m_entities = {told("urn:a"), told("urn:b")};
        Source *source = open();
        const auto count = [&] { return source->version()->remarks().count(ngsild::RemarkCode::NullValue); };
        QCOMPARE(count(), 2);
        m_entities.push_back(told("urn:c"));
        QTRY_VERIFY(source->version()->find("urn:c"));
        QCOMPARE(count(), 3);
        m_entities = {lamp("urn:a", 1), told("urn:b")};
        QTRY_COMPARE(count(), 1);
        QCOMPARE(source->version()->remarks().all().at(ngsild::RemarkCode::NullValue).entity, "urn:b");
    }

    // What is evaluated here cannot be asked for again.
    void aFilterThatTheBrokerRefusesIsNotFollowed()
    {
        m_refusesQueries = true;
        tasks::SourceRequest filtered = request();
        filtered.options.filter.q = "power>1";
        Source *source = open(filtered);
        QCOMPARE(source->version()->entityCount(), 2U);
        QVERIFY(!source->live());
        m_refusesQueries = false;
    }

private:
    [[nodiscard]] tasks::SourceRequest request() const
    {
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::Broker, QString::fromLatin1(m_server->address())};
        return request;
    }
    Source *open() { return open(request()); }
    Source *open(tasks::SourceRequest request)
    {
        Source *source = m_fixture->session.open(std::move(request));
        SessionFixture::waitFor(source);
        return source;
    }
    WireAnswer serve(const WireRequest &request) const
    {
        if (m_status != 200)
            return answer(m_status, "{}");
        if (request.path() == "/ngsi-ld/v1/types")
            return answer(200, R"({"typeList":["Lamp"]})");
        if (m_refusesQueries && !request.parameter("q").isEmpty())
            return problem(400, "BadRequestData", "no q here");
        const auto offset = std::min(m_entities.size(), std::size_t(request.parameter("offset").toUInt()));
        const auto end = std::min(m_entities.size(), offset + request.parameter("limit").toUInt());
        QByteArrayList page;
        for (std::size_t i = offset; i < end; ++i)
            page << QByteArray::fromStdString(m_entities[i]);
        return answer(200, '[' + page.join(",\n") + ']',
                      {"NGSILD-Results-Count: " + QByteArray::number(qsizetype(m_entities.size()))});
    }

    std::vector<std::string> m_entities;  // JSON
    int m_status = 200;
    bool m_refusesQueries = false;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<SessionFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"

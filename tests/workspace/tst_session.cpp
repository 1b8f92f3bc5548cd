// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/workerpool.h"
#include "broker/embeddedbroker.h"
#include "support/scopedpoolsize.h"
#include "support/sessionfixture.h"
#include "workspace/finder.h"

#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using test::SessionFixture;
using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

namespace {
const QByteArray lamps = R"([{"id":"urn:a","type":"Lamp","name":{"type":"Property","value":"Grote Markt"}},
                             {"id":"urn:b","type":"Lamp","power":{"type":"Property","value":3}}])";
}

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SessionFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aFileIsLoadedWhole()
    {
        Source *source = m_fixture->open(m_fixture->write(QStringLiteral("lamps.json"), lamps));
        QCOMPARE(source->state(), Source::State::Loading);
        SessionFixture::waitFor(source);
        QCOMPARE(source->state(), Source::State::Ready);
        QCOMPARE(source->version()->entityCount(), std::size_t(2));
        QCOMPARE(source->updated(), SessionFixture::now);
        QVERIFY(!source->live());
    }

    void whatCannotBeReadMakesASourceIncomplete()
    {
        Source *source = m_fixture->open(
            m_fixture->write(QStringLiteral("half.json"), R"([{"id":"urn:a","type":"Lamp"},{"id":"urn:b"}])"));
        SessionFixture::waitFor(source);
        QCOMPARE(source->state(), Source::State::Incomplete);
        QCOMPARE(source->report()->total, 2);
        QCOMPARE(source->version()->quarantine().size(), std::size_t(1));
    }

    // Reading waits for contexts that are built in the pool it runs in.
    void threeLoadsInAPoolOfOneDoNotWaitForEachOther()
    {
        constexpr int loads = 3;
        const test::ScopedPoolSize one(1);
        for (int i = 0; i < loads; ++i) {
            const QByteArray entity = R"([{"id":"urn:a","type":"Lamp","@context":{"Lamp":"https://example.org/%1"}}])";
            m_fixture->open(m_fixture->write(QStringLiteral("%1.json").arg(i),
                                             QByteArray(entity).replace("%1", QByteArray::number(i))));
        }
        for (int i = 0; i < loads; ++i) {
            const Source *source = m_fixture->session.sources()[std::size_t(i)].get();
            QTRY_COMPARE(source->state(), Source::State::Ready);
            QCOMPARE(source->version()->tables()[0]->typeIris().front(), "https://example.org/" + std::to_string(i));
        }
    }

    void aFailedSourceSaysWhy()
    {
        Source *source = m_fixture->open(QStringLiteral("/no/such/file.json"));
        SessionFixture::waitFor(source);
        QCOMPARE(source->state(), Source::State::Failed);
        QCOMPARE(source->error()->code, ErrorCode::FileNotReadable);
    }

    void stoppingAReloadKeepsWhatWasThere()
    {
        Source *source = m_fixture->open(m_fixture->write(QStringLiteral("lamps.json"), lamps));
        SessionFixture::waitFor(source);
        QSignalSpy versions(source, &Source::versionChanged);
        source->load();
        source->cancel();
        QCOMPARE(source->state(), Source::State::Failed);
        QCOMPARE(source->error()->code, ErrorCode::Cancelled);
        QCOMPARE(source->version()->entityCount(), std::size_t(2));
        QCOMPARE(versions.size(), 0);
    }

    void openingTheSameAgainLoadsItAnew()
    {
        const QString path = m_fixture->write(QStringLiteral("lamps.json"), lamps);
        Source *first = m_fixture->open(path);
        SessionFixture::waitFor(first);
        m_fixture->write(QStringLiteral("lamps.json"), R"([{"id":"urn:c","type":"Lamp"}])");
        QCOMPARE(m_fixture->open(path), first);
        SessionFixture::waitFor(first);
        QCOMPARE(first->version()->entityCount(), std::size_t(1));
        QCOMPARE(m_fixture->session.sources().size(), std::size_t(1));
    }

    void closingTakesTheSelectionAlong()
    {
        Source *source = m_fixture->open(m_fixture->write(QStringLiteral("lamps.json"), lamps));
        SessionFixture::waitFor(source);
        Session &session = m_fixture->session;
        session.selection().select({{source->id(), "urn:a"}, {99, "urn:x"}});
        session.selection().hover(EntityKey{source->id(), "urn:a"});
        session.close(source->id());
        QCOMPARE(session.selection().entities(), (std::vector<EntityKey>{{99, "urn:x"}}));
        QVERIFY(!session.selection().hovered());
    }

    void selectingTheSameTellsNobody()
    {
        QSignalSpy told(&m_fixture->session.selection(), &workspace::EntitySelection::changed);
        m_fixture->session.selection().select({{1, "urn:a"}, {1, "urn:b"}});
        m_fixture->session.selection().select({{1, "urn:a"}, {1, "urn:b"}});
        QCOMPARE(told.size(), 1);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:b"));
    }

    void changesAtABrokerArriveAsDeltas()
    {
        broker::EmbeddedBroker broker;
        QVERIFY(broker.load({lamps.constData(), static_cast<std::size_t>(lamps.size())}, "test"));
        QVERIFY(broker.listen());
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::Broker, broker.url().toString()};
        Source *source = m_fixture->session.open(std::move(request));
        SessionFixture::waitFor(source);
        QCOMPARE(source->state(), Source::State::Ready);
        QCOMPARE(source->version()->entityCount(), std::size_t(2));

        bool reset = false;
        int changes = 0;
        const QObject listener;
        connect(source, &Source::versionChanged, &listener, [&](const store::Delta &delta) {
            reset |= delta.reset;
            ++changes;
            QCOMPARE(delta.to, source->version()->number());
        });
        const std::string_view more = R"([{"id":"urn:c","type":"Lamp"}])";
        QVERIFY(broker.load(more, "test"));
        QTRY_VERIFY(source->version()->find("urn:c").has_value());
        QVERIFY(changes > 0);
        QVERIFY(!reset);
        QVERIFY(source->live());
    }

    void wordsAreFoundInNamesAndIds()
    {
        Source *source = m_fixture->open(m_fixture->write(QStringLiteral("lamps.json"), lamps));
        SessionFixture::waitFor(source);
        const std::vector<store::VersionPtr> versions{source->version()};
        const auto byName = workspace::findEntities(versions, QStringLiteral("MARKT grote"), 10);
        QCOMPARE(byName.size(), std::size_t(1));
        QCOMPARE(byName.front().name, QStringLiteral("Grote Markt"));
        QCOMPARE(workspace::findEntities(versions, QStringLiteral("urn:"), 10).size(), std::size_t(2));
        QCOMPARE(workspace::findEntities(versions, QStringLiteral("urn:"), 1).size(), std::size_t(1));
        QVERIFY(workspace::findEntities(versions, QStringLiteral("  "), 10).empty());
        QVERIFY(workspace::findEntities(versions, QStringLiteral("nowhere"), 10).empty());
        QCOMPARE(m_fixture->session.locate("urn:b", 0), (EntityKey{source->id(), "urn:b"}));
        QVERIFY(!m_fixture->session.locate("urn:z", 0));
    }

private:
    std::unique_ptr<SessionFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "net/scriptedserver.h"
#include "tasks/sourceloader.h"

#include <QNetworkAccessManager>
#include <QTest>

using namespace civiscope;
using namespace civiscope::tests;
using client::PagingNote;
using tasks::LoadReport;

class TestBrokerLoad : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;
    std::shared_ptr<store::Dataset> m_dataset;

    Result<LoadReport> load(const QByteArray &address)
    {
        const auto transport = net::HttpTransport::create(&m_network, {.tries = 1});
        const auto contexts = jsonld::ContextStore::create({}, std::make_shared<net::NetworkFetcher>(transport));
        const tasks::SourceLoader loader(transport, contexts);
        m_dataset = std::make_shared<store::Dataset>();
        return QCoro::waitFor(loader.loadBroker(*client::connectionFromText(address.toStdString()), m_dataset, {}, {}));
    }

    // The entities of one page; all others are empty.
    static WireAnswer city(const WireRequest &r, const QByteArray &entities, int count)
    {
        if (r.path().endsWith("/types"))
            return answer(200, R"({"typeList":["T"]})");
        return answer(200, r.parameter("offset").toInt() > 0 ? QByteArray("[]") : entities,
                      {"NGSILD-Results-Count: " + QByteArray::number(count)});
    }

private Q_SLOTS:
    void saysThatTheBrokerAnswersElsewhere()
    {
        ScriptedServer server([](const WireRequest &r) {
            return r.path().startsWith("/ui") ? answer(404, "<html>", {}, "text/html")
                                              : city(r, R"([{"id":"urn:x:1","type":"T"}])", 1);
        });
        auto report = load(server.address() + "/ui");
        QVERIFY(report);
        QCOMPARE(report->loaded, 1);
        QCOMPARE(report->asked, server.url("/ui/ngsi-ld/v1"));
        QCOMPARE(report->found, server.url("/ngsi-ld/v1"));
        report = load(server.address());
        QVERIFY(report);
        QVERIFY(report->found.isEmpty());
    }

    void conflictingDuplicatesLeaveALine()
    {
        ScriptedServer server([](const WireRequest &r) {
            return city(r, R"([{"id":"urn:x:1","type":"T","a":1},{"id":"urn:x:1","type":"T","a":2},
                              {"id":"urn:x:2","type":"T","a":3}])",
                        3);
        });
        const auto report = load(server.address());
        QVERIFY(report);
        QCOMPARE(report->loaded, 2);
        QCOMPARE(report->total, 3);
        QVERIFY(!report->complete);
        QVERIFY(report->problems.empty());
        QVERIFY(std::ranges::contains(report->notes, client::PagingRemark{PagingNote::IdsTwice, "1"}));
        const auto quarantine = m_dataset->current()->quarantine();
        QCOMPARE(quarantine.size(), 1U);
        QCOMPARE(quarantine[0].reason, ngsild::QuarantineReason::ConflictingDuplicate);
        QCOMPARE(quarantine[0].detail, "urn:x:1");
    }
};

QTEST_GUILESS_MAIN(TestBrokerLoad)
#include "tst_brokerload.moc"

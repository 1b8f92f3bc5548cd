// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sessionfilter.h"

#include "support/sessionfixture.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <filesystem>

using namespace civiscope;
using test::SessionFixture;
using workspace::Source;

namespace {

constexpr const char *lamps = R"([{"id":"urn:a","type":"Lamp","power":{"type":"Property","value":[1,2]}},
                                  {"id":"urn:b","type":"Lamp","power":{"type":"Property","value":[3]}}])";

// Empties the logs of all datasets of this process: what was kept can be read no more.
void emptyLogs()
{
    int emptied = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        const std::string target = std::filesystem::read_symlink(entry.path(), gone).string();
        // Files without a name show by a number there.
        if (!gone && (target.contains("/civiscope/entities") || target.contains("/civiscope/#"))) {
            std::filesystem::resize_file(entry.path(), 0);
            ++emptied;
        }
    }
    QVERIFY(emptied > 0);
}

}  // namespace

class TestSessionFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_source = m_fixture->open(m_fixture->write(QStringLiteral("lamps.json"), lamps));
        SessionFixture::waitFor(m_source);
    }
    void cleanup() { m_fixture.reset(); }

    void whatCannotBeReadIsNoMismatch()
    {
        emptyLogs();
        // When an entity was made no column tells: the bytes are asked.
        QVERIFY(filter().set({.q = "createdAt>2020-01-01T00:00:00Z"}));
        QTRY_VERIFY(!filter().busy());
        QVERIFY(filter().error());
        QCOMPARE(filter().error()->code, ErrorCode::FileNotReadable);
        QCOMPARE(filter().shown(*m_source).rows->count(), 0U);
        // What columns answer is known all the same.
        QVERIFY(filter().set({.idPattern = "a$"}));
        QVERIFY(!filter().error());
        QTRY_COMPARE(filter().count().matching, 1);
        QVERIFY(!filter().error());
    }

    void nobodyWaitsForAnAnswerThatWasStopped()
    {
        QVERIFY(filter().set({.q = "power==2"}));
        QVERIFY(filter().busy());
        QSignalSpy changed(&filter(), &workspace::SessionFilter::changed);
        filter().clear();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!filter().busy());
        QVERIFY(!filter().shown(*m_source).rows);
    }

    void theNewestFilterCounts()
    {
        QVERIFY(filter().set({.q = "power==2"}));
        QVERIFY(filter().set({.q = "power==3"}));
        QTRY_VERIFY(!filter().busy());
        QCOMPARE(filter().count().matching, 1);
        const auto shown = filter().shown(*m_source);
        QVERIFY(shown.rows->contains(*shown.version->find("urn:b")));
    }

private:
    workspace::SessionFilter &filter() { return m_fixture->session.filter(); }

    std::unique_ptr<SessionFixture> m_fixture;
    Source *m_source = nullptr;
};

QTEST_GUILESS_MAIN(TestSessionFilter)
#include "tst_sessionfilter.moc"

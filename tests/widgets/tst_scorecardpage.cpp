// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/scorecardmodel.h"
#include "support/sessionfixture.h"
#include "widgets/audit/scorecardpage.h"
#include "widgets/audit/scorecardview.h"
#include "widgets/parts/theme.h"
#include "widgets/scorecardcell.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

// One id is no URI, one relationship leads nowhere, one text wants to be markup.
const QByteArray city = R"([
{"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","power":{"type":"Property","value":4.5,"unitCode":"WTT"},
 "next":{"type":"Relationship","object":"urn:ngsi-ld:Lamp:9"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.40,51.22]}}},
{"id":"lamp <b>two</b>","type":"Lamp","power":{"type":"Property","value":5.5,"unitCode":"WTT"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.41,51.22]}}}
])";

}  // namespace

class TestScorecardPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_page =
            std::make_unique<ScorecardPage>(m_fixture->session, m_fixture->services, nullptr, QStringLiteral("1.2.3"));
        m_page->resize(1000, 560);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
        applyTheme(carto::Theme::Light);
    }

    void withoutASourceThereIsNothingToRun()
    {
        for (const auto buttons = m_page->findChildren<QPushButton *>(); const QPushButton *button : buttons)
            QVERIFY(!button->isEnabled() || !button->isVisible());
        m_page->run();
        QVERIFY(!m_page->running());
    }

    void aRunFillsTheMatrix()
    {
        runOnCity();
        QVERIFY(m_page->view().isVisible());
        const auto *model = qobject_cast<items::ScorecardModel *>(m_page->view().matrix().model());
        QAbstractItemModelTester tester(m_page->view().matrix().model());
        int requirements = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                if (model->requirement(model->index(row, column))) {
                    ++requirements;
                    // Mark and word stand in each cell.
                    QCOMPARE(model->index(row, column).data().toString().split(QLatin1Char('\n')).size(), 2);
                }
        QCOMPARE(requirements, 93);
        m_page->grab().save(pictures(QStringLiteral("scorecard.png")));
        applyTheme(carto::Theme::Dark);
        QApplication::processEvents();
        m_page->grab().save(pictures(QStringLiteral("scorecard-dark.png")));
    }

    void theMatrixWrapsInNarrowPlaces()
    {
        runOnCity();
        const int before = m_page->view().matrix().model()->columnCount();
        m_page->resize(520, 560);
        QTRY_VERIFY(m_page->view().matrix().model()->columnCount() < before);
        m_page->grab().save(pictures(QStringLiteral("scorecard-narrow.png")));
    }

    void theChosenRequirementShowsItsEvidence()
    {
        runOnCity();
        test::clickRequirement(m_page->view(), *m_page->card(), "interlinking-data", "C1.R1.1");
        const QString text = m_page->view().details().toPlainText();
        QVERIFY(text.contains(QStringLiteral("not met")));
        QVERIFY(text.contains(QStringLiteral("Our reading")));
        QVERIFY(text.contains(QStringLiteral("SHA-256")));
        QVERIFY2(text.contains(QStringLiteral("lamp <b>two</b>")), qPrintable(text));  // as text, not as bold
    }

    void entitiesConcernedCanBeSelected()
    {
        runOnCity();
        test::clickRequirement(m_page->view(), *m_page->card(), "interlinking-data", "C1.R1.1");
        Q_EMIT m_page->view().details().anchorClicked(QUrl(QStringLiteral("#entity-I1-0")));
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("lamp <b>two</b>"));
        m_fixture->session.selection().select({});
        Q_EMIT m_page->view().details().anchorClicked(QUrl(QStringLiteral("#all-I9")));
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Lamp:1"));
    }

    void aRequestCanBeCopied()
    {
        runOnCity();
        Q_EMIT m_page->view().details().anchorClicked(QUrl(QStringLiteral("#copy-I1-0")));
        QVERIFY(QApplication::clipboard()->text().endsWith(QStringLiteral("city.json")));
        // Numbers that are none of ours do nothing.
        QApplication::clipboard()->clear();
        Q_EMIT m_page->view().details().anchorClicked(QUrl(QStringLiteral("#copy-I1-999")));
        Q_EMIT m_page->view().details().anchorClicked(QUrl(QStringLiteral("#copy")));
        QVERIFY(QApplication::clipboard()->text().isEmpty());
    }

    void reportsAreSaved()
    {
        QCOMPARE(m_page->exportTo(QStringLiteral("x.html")).error().code, ErrorCode::Usage);
        runOnCity();
        const QString html = QDir(m_folder.path()).filePath(QStringLiteral("report.html"));
        const QString json = QDir(m_folder.path()).filePath(QStringLiteral("report.json"));
        QVERIFY(m_page->exportTo(html).has_value());
        QVERIFY(m_page->exportTo(json).has_value());
        QFile page(html);
        QVERIFY(page.open(QIODevice::ReadOnly) && page.readAll().contains("Civiscope 1.2.3"));
        QVERIFY(QFileInfo(json).size() > 1000);
        QCOMPARE(m_page->exportTo(QStringLiteral("/no/such/folder/report.html")).error().code,
                 ErrorCode::FileNotWritable);
    }

    void aClosedSourceTakesItsScorecardAlong()
    {
        runOnCity();
        m_fixture->session.close(m_fixture->session.sources().front()->id());
        QVERIFY(!m_page->card());
        QVERIFY(!m_page->view().isVisible());
    }

    void aPageMayGoWhileItRuns()
    {
        openCity();
        QTRY_VERIFY((m_page->run(), m_page->running()));  // not before the page has heard of the source
        m_page.reset();
        QTest::qWait(0);
    }

private:
    void openCity()
    {
        auto *source = m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city));
        SessionFixture::waitFor(source);
    }
    void runOnCity()
    {
        openCity();
        QSignalSpy finished(m_page.get(), &ScorecardPage::finished);
        m_page->run();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(m_page->card());
    }
    // Kept as build artefacts, to be looked at.
    static QString pictures(const QString &name)
    {
        const QDir folder(QStringLiteral(CIVISCOPE_BINARY_DIR "/../pictures"));
        folder.mkpath(QStringLiteral("."));
        return folder.filePath(name);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<ScorecardPage> m_page;
};

QTEST_MAIN(TestScorecardPage)
#include "tst_scorecardpage.moc"

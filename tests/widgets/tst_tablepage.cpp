// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/table/tablepage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace civiscope;
using namespace civiscope::widgets;
using items::EntityTableModel;
using test::SessionFixture;
using workspace::EntityKey;

namespace {

const QByteArray city = R"([
{"id":"urn:ngsi-ld:Lamp:b","type":"Lamp","power":{"type":"Property","value":12.5,"unitCode":"WTT",
 "observedAt":"2026-01-14T11:00:00Z"}},
{"id":"urn:ngsi-ld:Lamp:a","type":"Lamp","power":{"type":"Property","value":7}},
{"id":"urn:ngsi-ld:Lamp:c","type":"Lamp","power":{"type":"Property","value":30},
 "note":{"type":"Property","value":"two\tcells\nhere"}},
{"id":"urn:ngsi-ld:Bin:1","type":"Bin","fill":{"type":"Property","value":0.5}}])";

}  // namespace

class TestTablePage : public QObject {
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
        m_page = std::make_unique<TablePage>(m_fixture->session);
        m_page->resize(800, 300);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void aClickOnAHeaderSortsUpThenDownThenNotAtAll()
    {
        openCity();
        const int power = columnNamed(QStringLiteral("power"));
        QHeaderView &header = *m_page->view().horizontalHeader();
        const auto click = [&] {
            const QPoint at(header.sectionViewportPosition(power) + header.sectionSize(power) / 2, header.height() / 2);
            QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
            QTRY_VERIFY(!m_page->model().sorting());
        };
        QCOMPARE(ids(), QStringLiteral("bac"));
        click();
        QCOMPARE(ids(), QStringLiteral("abc"));
        click();
        QCOMPARE(ids(), QStringLiteral("cba"));
        click();
        QCOMPARE(ids(), QStringLiteral("bac"));
    }

    void theTypeIsChosenAbove()
    {
        openCity();
        QComboBox &types = *m_page->findChild<QComboBox *>();
        QCOMPARE(types.count(), 2);
        QCOMPARE(types.itemText(0), QStringLiteral("Lamp"));
        types.setFocus();
        QTest::keyClick(&types, Qt::Key_Down);
        QCOMPARE(types.currentText(), QStringLiteral("Bin"));
        QCOMPARE(m_page->model().rows(), 1);
        // Two sources: each type says whose it is, and the choice stays.
        SessionFixture::waitFor(m_fixture->open(m_fixture->write(QStringLiteral("other.json"), city)));
        QCOMPARE(types.count(), 4);
        QVERIFY(types.currentText().startsWith(QStringLiteral("Bin · ")));
        m_fixture->session.close(1);
        QCOMPARE(types.count(), 2);
        QCOMPARE(types.currentText(), QStringLiteral("Lamp"));
        QCOMPARE(m_page->model().rows(), 3);
    }

    void aRangeOfRowsIsTheSelectionOfTheSession()
    {
        openCity();
        QTableView &view = m_page->view();
        clickRow(0);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, centreOf(2));
        QCOMPARE(m_fixture->session.selection().entities().size(), std::size_t(3));
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Lamp:c"));
        QVERIFY2(state().contains(QStringLiteral("3 selected")), qPrintable(state()));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ControlModifier, centreOf(1));
        QCOMPARE(m_fixture->session.selection().entities().size(), std::size_t(2));
        clickRow(0);
        QCOMPARE(m_fixture->session.selection().entities(), std::vector<EntityKey>({{1, "urn:ngsi-ld:Lamp:b"}}));
    }

    void whatIsSelectedElsewhereIsLitAndBroughtIntoSight()
    {
        openCity();
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Bin:1"}});
        QVERIFY(!m_page->view().selectionModel()->hasSelection());  // it is in another table
        m_page->revealCurrent();
        QCOMPARE(m_page->model().rows(), 1);
        QCOMPARE(m_page->view().selectionModel()->selectedRows().size(), 1);
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Gone:1"}});
        m_page->revealCurrent();
        QCOMPARE(m_page->model().rows(), 1);
        QVERIFY(!m_page->view().selectionModel()->hasSelection());
    }

    void enterOnARowAsksForTheMap()
    {
        openCity();
        QSignalSpy zoom(m_page.get(), &Page::zoomRequested);
        clickRow(1);
        QTest::keyClick(&m_page->view(), Qt::Key_Return);
        QCOMPARE(zoom.size(), 1);
        QTest::mouseDClick(m_page->view().viewport(), Qt::LeftButton, {}, centreOf(0));
        QVERIFY(zoom.size() >= 1);
    }

    void copiedRowsAreCellsOfASpreadsheet()
    {
        openCity();
        QVERIFY(!m_page->copyToClipboard());
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Lamp:b"}, {1, "urn:ngsi-ld:Lamp:c"}});
        const int note = columnNamed(QStringLiteral("note"));
        QHeaderView &header = *m_page->view().horizontalHeader();
        header.moveSection(header.visualIndex(note), 0);
        QVERIFY(m_page->copyToClipboard());
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].startsWith(QStringLiteral("note\t")), qPrintable(lines[0]));
        QVERIFY(lines[1].startsWith(QLatin1Char('\t')) && lines[1].contains(QStringLiteral("12.5")));
        QVERIFY2(lines[2].startsWith(QStringLiteral("two cells here\t")), qPrintable(lines[2]));
        m_page->view().setColumnHidden(note, true);
        QVERIFY(m_page->copyToClipboard());
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("two cells")));
    }

    void aColumnIsHiddenInTheMenuOfTheHeader()
    {
        openCity();
        QHeaderView &header = *m_page->view().horizontalHeader();
        const int power = columnNamed(QStringLiteral("power"));
        bool seen = false;
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            seen = true;
            const auto actions = menu->actions();
            seen = seen && !actions.at(EntityTableModel::IdColumn)->isEnabled();  // rows need a name
            actions.at(power)->trigger();
            menu->close();
        });
        Q_EMIT header.customContextMenuRequested(QPoint(5, 5));
        QVERIFY(seen);
        QVERIFY(m_page->view().isColumnHidden(power));
    }

    void anEmptyTableSaysWhy()
    {
        QVERIFY(!m_page->findChild<QComboBox *>()->isVisible());
        QVERIFY(state().startsWith(QStringLiteral("No entities")));
        openCity();
        QVERIFY2(state().startsWith(QStringLiteral("3 rows")), qPrintable(state()));
        QVERIFY(m_fixture->session.filter().set({.q = "power>100"}));
        QTRY_COMPARE(state(), QStringLiteral("None of 3 rows matches the filter"));
        QVERIFY(m_fixture->session.filter().set({.q = "power>10"}));
        QTRY_COMPARE(state(), QStringLiteral("Rows that match the filter: 2 of 3"));
    }

    void aLongSentenceIsCutInsteadOfMakingThePageWide()
    {
        m_page->resize(300, 200);
        QVERIFY(m_page->minimumSizeHint().width() <= 300);
        QCOMPARE(m_page->width(), 300);
    }

private:
    void openCity() { SessionFixture::waitFor(m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city))); }
    QString state() const { return test::shownText(*m_page, "tableState"); }  // what stands above the table
    int columnNamed(const QString &name) const
    {
        for (int column = 0; column < m_page->model().columns(); ++column) {
            if (m_page->model().headerData(column, Qt::Horizontal).toString().startsWith(name))
                return column;
        }
        return -1;
    }
    QString ids() const
    {
        QString all;
        for (int row = 0; row < m_page->model().rows(); ++row)
            all += m_page->model().index(row, 0).data(items::IdRole).toString().back();
        return all;
    }
    QPoint centreOf(int row) const { return m_page->view().visualRect(m_page->model().index(row, 0)).center(); }
    void clickRow(int row) { QTest::mouseClick(m_page->view().viewport(), Qt::LeftButton, {}, centreOf(row)); }

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<TablePage> m_page;
};

QTEST_MAIN(TestTablePage)
#include "tst_tablepage.moc"

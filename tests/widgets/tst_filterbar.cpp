// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/shown.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/sourceactions.h"
#include "widgets/parts/theme.h"

#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>
#include <QQuickWindow>
#include <QSettings>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

// Twenty stations along a line, every fourth without a location, and two roads.
QByteArray city()
{
    QByteArray all = "[";
    for (int i = 0; i < 20; ++i) {
        const QByteArray n = QByteArray::number(i);
        all += R"({"id":"urn:s:)" + n + R"(","type":"Station","no2":{"type":"Property","value":)" + n +
               R"(},"name":{"type":"Property","value":"Stop )" + n + R"("})";
        if (i % 4 != 0)
            all += R"(,"location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.)" +
                   QByteArray::number(10 + i) + ",51.2]}}";
        all += "},";
    }
    return all + R"({"id":"urn:r:1","type":"Road","name":{"type":"Property","value":"Meir"}},
                    {"id":"urn:r:2","type":"Road","name":{"type":"Property","value":"Italiëlei"}}])";
}

}  // namespace

class TestFilterBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }

    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                                 QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->sources().open(m_fixture->write(QStringLiteral("city.json"), city()));
        SessionFixture::waitFor(m_fixture->session.sources().front().get());
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_fixture.reset();
    }

    void mapTableAndCountsShowOnlyWhatMatches()
    {
        QCOMPARE(m_window->views().table.model().rows(), 20);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar().edit().hasFocus());
        QTest::keyClicks(&bar().edit(), QStringLiteral("no2>14"));
        QTRY_COMPARE(m_window->views().table.model().rows(), 5);
        QCOMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("5 of 22"));
        QCOMPARE(m_window->views().map.sessionMap().entityCount(), 5);
        QCOMPARE(m_window->views().map.sessionMap().unlocatedCount(), 1);
        QVERIFY(test::shownText(m_window->views().table, "tableState").contains(QStringLiteral("5 of 20")));
        save("filter");
        QTest::keyClick(&bar().edit(), Qt::Key_Escape);
        QTest::keyClick(&bar().edit(), Qt::Key_Escape);
        QTRY_COMPARE(m_window->views().table.model().rows(), 20);
        QVERIFY(bar().edit().text().isEmpty());
        QVERIFY(!m_fixture->session.filter().active());
    }

    void sortingAndSelectionGoOnUnderAFilter()
    {
        auto &table = m_window->views().table;
        bar().setFilter({.q = "no2>14"});
        QTRY_COMPARE(table.model().rows(), 5);
        m_fixture->session.selection().select({{1, "urn:s:17"}});
        table.model().sort(0, Qt::DescendingOrder);
        QTRY_COMPARE(table.model().tableRow(0), std::optional<std::uint32_t>(19));
        QCOMPARE(table.model().rows(), 5);
        QCOMPARE(table.view().selectionModel()->selectedRows().size(), 1);
        bar().setFilter({.q = "no2>17"});
        QTRY_COMPARE(table.model().rows(), 2);
        QCOMPARE(table.view().selectionModel()->selectedRows().size(), 0);  // not among them
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:s:17"));  // but selected still
        QCOMPARE(table.model().viewRow(17), std::nullopt);
        bar().clear();
        QTRY_COMPARE(table.model().rows(), 20);
        QCOMPARE(table.view().selectionModel()->selectedRows().size(), 1);
    }

    void aWrongQuerySaysWhereAndLeavesTheOldOneInForce()
    {
        bar().setFilter({.q = "no2>14"});
        QTRY_COMPARE(m_window->views().table.model().rows(), 5);
        bar().edit().setText(QStringLiteral("name==Stop"));
        QVERIFY(test::shownText(bar(), "filterMessage").startsWith(QStringLiteral("Character 7: ")));
        QVERIFY(test::shownText(bar(), "filterMessage").contains(QStringLiteral("\"Stop\"")));
        const QColor wrong = bar().edit().palette().color(QPalette::Base);
        QCOMPARE(m_window->views().table.model().rows(), 5);
        save("filter-wrong");
        bar().edit().setText(QStringLiteral("name==\"Stop 3\""));
        QVERIFY(test::shownText(bar(), "filterMessage").isEmpty());
        QVERIFY(bar().edit().palette().color(QPalette::Base) != wrong);
        QTRY_COMPARE(m_window->views().table.model().rows(), 1);
    }

    void aNameThatNothingBearsIsNamed()
    {
        bar().setFilter({.q = "no3>14|no2>1000"});
        QTRY_COMPARE(test::shownText(bar(), "filterMessage"), QStringLiteral("Nothing here is called “no3”."));
        save("filter-unknown");
        bar().setFilter({.q = "no3>14|no2>14"});  // something matches: nobody wonders
        QTRY_VERIFY(test::shownText(bar(), "filterMessage").isEmpty());
    }

    void typesAndTheMapAreParts()
    {
        bar().setFilter({.q = "name~=e", .types = "Road"});
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("2 of 22"));
        bar().clear();
        const QList<QToolButton *> buttons = bar().findChildren<QToolButton *>();
        const auto inMap = std::ranges::find_if(buttons, &QToolButton::isCheckable);
        QVERIFY(inMap != buttons.end());
        m_window->views().map.view().controller().fit({.west = 4.12, .south = 51.19, .east = 4.15, .north = 51.21});
        QTest::mouseClick(*inMap, Qt::LeftButton);
        QTRY_VERIFY(m_fixture->session.filter().active() && !m_fixture->session.filter().busy());
        QTRY_VERIFY(m_fixture->session.filter().count().matching < 10 &&
                    m_fixture->session.filter().count().matching > 0);
        m_window->views().map.view().controller().fit({.west = 4, .south = 51, .east = 5, .north = 52});
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("15 of 22"));
    }

    void conditionsWithoutAFieldAreToldAndCanBeTakenAway()
    {
        bar().setFilter(
            {.q = "no2>0",
             .geo = {.georel = "near;maxDistance==1000000", .geometry = "Point", .coordinates = "[4.2,51.2]"},
             .idPattern = "s:1.$"});
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("8 of 22"));
        const QList<QToolButton *> buttons = bar().findChildren<QToolButton *>();
        const auto more = std::ranges::find(buttons, QStringLiteral("at places, with ids"), &QToolButton::text);
        QVERIFY(more != buttons.end());
        QVERIFY((*more)->isVisible());
        QVERIFY((*more)->toolTip().contains(QStringLiteral("idPattern=s:1.$")));
        QTest::mouseClick(*more, Qt::LeftButton);
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("19 of 22"));
        QVERIFY(!(*more)->isVisible());
        bar().setFilter({.idPattern = "s:1.$"});
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("10 of 22"));
        bar().edit().setFocus();
        QTest::keyClick(&bar().edit(), Qt::Key_Escape);
        QVERIFY(!m_fixture->session.filter().active());
        QVERIFY(!(*more)->isVisible());
    }

    void namesAndValuesAreOffered()
    {
        QLineEdit &edit = bar().edit();
        edit.setFocus();
        QTest::keyClicks(&edit, QStringLiteral("na"));
        auto *completer = bar().findChild<QCompleter *>();
        QTRY_VERIFY(completer->popup()->isVisible());
        QCOMPARE(completer->model()->index(0, 0).data().toString(), QStringLiteral("name"));
        Q_EMIT completer->activated(QStringLiteral("name"));
        QCOMPARE(edit.text(), QStringLiteral("name"));
        QTest::keyClicks(&edit, QStringLiteral("==\"Stop 1"));
        QCOMPARE(completer->model()->rowCount(), 11);
        QCOMPARE(completer->model()->index(0, 0).data().toString(), QStringLiteral("\"Stop 1\""));
        Q_EMIT completer->activated(QStringLiteral("\"Stop 12\""));
        QCOMPARE(edit.text(), QStringLiteral("name==\"Stop 12\""));
        completer->popup()->hide();
    }

    void recentFiltersAreOfferedAgain()
    {
        QLineEdit &edit = bar().edit();
        edit.setFocus();
        QTest::keyClicks(&edit, QStringLiteral("no2>14"));
        QTest::keyClick(&edit, Qt::Key_Return);
        edit.setText(QStringLiteral("no2>"));
        QTest::keyClick(&edit, Qt::Key_Return);  // wrong: not remembered
        QCOMPARE(m_settings->value(QStringLiteral("filter/recent")).toStringList(), {QStringLiteral("no2>14")});
    }

    void laterSourcesAreFilteredToo()
    {
        bar().setFilter({.q = "no2>14"});
        m_window->sources().open(m_fixture->write(QStringLiteral("other.json"), city().replace("urn:", "urn:b:")));
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("10 of 44"));
        m_fixture->session.close(1);
        QTRY_COMPARE(test::shownText(bar(), "filterCount"), QStringLiteral("5 of 22"));
    }

private:
    FilterBar &bar() { return m_window->views().filter; }
    void save(const char *name)
    {
        QVERIFY(m_window->grab().save(QStringLiteral("tst_filterbar-%1.png").arg(QLatin1String(name))));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"

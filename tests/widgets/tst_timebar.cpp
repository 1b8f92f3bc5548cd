// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/shown.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/workspaceactions.h"
#include "widgets/window/editactions.h"
#include "widgets/window/themechoice.h"
#include "widgets/parts/theme.h"
#include "widgets/window/workspacekeeper.h"
#include "workspace/asof.h"

#include <qcoro/qcorofuture.h>

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QPromise>
#include <QLabel>
#include <QPushButton>
#include <QQuickWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace civiscope;
using namespace civiscope::widgets;
using namespace std::chrono_literals;
using test::SessionFixture;
using workspace::TimeWindow;

namespace {

constexpr Moment minute = 60'000'000;
constexpr Moment hour = 60 * minute;
constexpr Moment noon = SessionFixture::now;
constexpr int stations = 60;

// Stations on a grid that said something at noon, and a park that never says when.
QByteArray city()
{
    QByteArray all = "[";
    for (int i = 0; i < stations; ++i) {
        const QByteArray n = QByteArray::number(i);
        all += R"({"id":"urn:s:)" + n + R"(","type":"AirQualityObserved","name":{"type":"Property","value":"Stop )" +
               n + R"("},"no2":{"type":"Property","value":)" + n +
               R"(,"observedAt":"2026-01-14T12:00:00Z","unitCode":"GQ"},"location":{"type":"GeoProperty","value":)" +
               R"({"type":"Point","coordinates":[4.)" + QByteArray::number(30 + i % 10) + ",51." +
               QByteArray::number(20 + i / 10) + "]}}},";
    }
    return all + R"({"id":"urn:p:1","type":"Park","name":{"type":"Property","value":"Stadspark"}}])";
}

// Each station says something every hour from its own number of hours ago on.
std::vector<history::Series> cityHistory(Moment from, Moment to)
{
    std::vector<history::Series> all;
    for (int i = 0; i < stations; ++i) {
        history::Series series{"urn:s:" + std::to_string(i), "no2", "no2"};
        series.unit = "GQ";
        for (Moment at = noon - (i % 30 + 2) * hour; at <= noon; at += hour) {
            if (at >= from && at < to)
                series.points.push_back({at, at, {history::Value::Type::Number, double(noon - at) / double(hour) + i}});
        }
        all.push_back(std::move(series));
    }
    return all;
}

}  // namespace

class TestTimeBar : public QObject {
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
        m_fixture->askHistory = [](const auto &, const auto &, const history::TemporalQuery &query,
                                   const auto &) -> QCoro::Task<Result<history::Timelines>> {
            history::Timelines all;
            all.series = cityHistory(*query.from, *query.to);
            all.complete = true;
            co_return all;
        };
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                                 QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->sources().open(m_fixture->write(QStringLiteral("city.json"), city()));
        SessionFixture::waitFor(m_fixture->session.sources().front().get());
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
        QTRY_VERIFY(m_window->views().map.view().controller().settled());
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_fixture.reset();
        applyTheme(carto::Theme::Light);
    }

    void nowShowsNothingOfIt()
    {
        QVERIFY(!bar().slider().isVisible());
        QVERIFY(m_window->views().map.asOfBand().isHidden());
        QVERIFY(!test::statusText(m_window->views().status).contains(QStringLiteral("As of")));
        save("live");
    }

    void thePastIsToldEverywhere()
    {
        enter();
        QVERIFY(bar().slider().isVisible());
        bar().player().step(-3);
        QTRY_COMPARE(session().asOf().shown()->to, noon - 3 * hour);
        const QString band = test::shownText(m_window->views().map.asOfBand(), "asOfText");
        QVERIFY2(band.startsWith(QStringLiteral("As of 14 Jan 2026, ")), qPrintable(band));
        QVERIFY2(band.contains(QStringLiteral("entities that had values: 58 of 60")), qPrintable(band));
        QVERIFY(test::shownText(m_window->views().map.asOfBand(), "asOfRemarks").isEmpty());
        QVERIFY(test::statusText(m_window->views().status).startsWith(band));
        QVERIFY(test::shownText(bar(), "timeShown").contains(QLatin1Char('(')));  // the zone
        QTRY_COMPARE(m_window->views().map.sessionMap().entityCount(), 59);
        QCOMPARE(m_window->views().table.model().rows(), 58);
        QVERIFY(m_window->views().sources.findChild<QAbstractItemView *>());
        save("past");
    }

    void escapeAndTheButtonLeadBack()
    {
        enter();
        session().selection().select({{1, "urn:s:3"}});
        m_window->edit().escape();
        QVERIFY(!session().timeWindow());
        QCOMPARE(session().selection().entities().size(), 1U);  // the same entity now
        QVERIFY(!bar().slider().isVisible());
        enter();
        QTest::mouseClick(&m_window->views().map.asOfBand().leaveButton(), Qt::LeftButton);
        QVERIFY(!session().timeWindow());
        QCOMPARE(m_window->views().table.model().rows(), stations);
    }

    void keysMoveTheWindow()
    {
        enter();
        TimeSlider &slider = bar().slider();
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Left);
        QCOMPARE(session().timeWindow()->to, noon - hour);
        QTest::keyClick(&slider, Qt::Key_PageDown);
        QCOMPARE(session().timeWindow()->to, noon - 7 * hour);
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(session().timeWindow()->from, session().asOf().range()->from);
        QTest::keyClick(&slider, Qt::Key_Left);  // there is no earlier one
        QCOMPARE(session().timeWindow()->from, session().asOf().range()->from);
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(session().timeWindow()->to, noon);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(session().timeWindow()->to, noon - hour);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(session().timeWindow()->to, noon);
        QTest::keyClick(&slider, Qt::Key_Space);
        QVERIFY(bar().player().playing());
        QTest::keyClick(&slider, Qt::Key_Space);
        QVERIFY(!bar().player().playing());
        QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(!session().timeWindow());
    }

    void aClickGoesThere()
    {
        enter();
        TimeSlider &slider = bar().slider();
        QTest::mouseClick(&slider, Qt::LeftButton, {}, {slider.width() / 2, 8});
        const TimeWindow range = *session().asOf().range();
        const Moment middle = (range.from + range.to) / 2;
        QVERIFY(std::abs(session().timeWindow()->to - middle) < hour);
        QCOMPARE(session().timeWindow()->to % (5 * minute), 0);  // a time that can be read
    }

    void playGoesOnByTheSpeedAndEndsAtTheEnd()
    {
        enter();
        bar().player().play();  // from the beginning, for it stands at the end
        QVERIFY(bar().player().playing());
        const Moment first = session().asOf().range()->from + 6 * hour;
        QCOMPARE(session().timeWindow()->to, first);
        bar().player().advance(1s);
        QCOMPARE(session().timeWindow()->to, first + hour);
        bar().choices().speeds().setCurrentIndex(bar().choices().speeds().findData(24 * 3600));
        bar().player().advance(250ms);
        QCOMPARE(session().timeWindow()->to, first + 7 * hour);
        bar().choices().speeds().setCurrentIndex(bar().choices().speeds().findData(600));
        for (int i = 0; i < 10; ++i)
            bar().player().advance(50ms);  // half a minute each: none is lost
        QCOMPARE(session().timeWindow()->to, first + 7 * hour + 5 * minute);
        bar().choices().speeds().setCurrentIndex(bar().choices().speeds().findData(24 * 3600));
        bar().player().advance(10s);
        QCOMPARE(session().timeWindow()->to, noon);
        QVERIFY(!bar().player().playing());
        QTRY_COMPARE(session().asOf().shown()->to, noon);
    }

    void stepsThatAreLateAreLeftOut()
    {
        enter();
        QSignalSpy shown(&session(), &workspace::Session::shownChanged);
        bar().player().play();
        for (int i = 0; i < 200; ++i)
            bar().player().advance(100ms);
        bar().player().pause();
        QTRY_COMPARE(session().asOf().shown()->to, session().timeWindow()->to);
        QVERIFY(shown.size() < 20);
    }

    void aLongerWindowAsksForMore()
    {
        enter();
        bar().choices().lengths().setCurrentIndex(bar().choices().lengths().findData(7 * 24 * 3600));
        Q_EMIT bar().choices().lengths().activated(bar().choices().lengths().currentIndex());
        QTRY_VERIFY(!session().asOf().busy());
        QCOMPARE(session().timeWindow()->length(), workspace::TimeSpan(168h));
        QVERIFY(session().asOf().range()->length() >= 168h + 24h);
        QCOMPARE(bar().slider().maximum() - bar().slider().minimum(), 24 * 3600);
    }

    void aLongerPastIsAskedFor()
    {
        enter();
        bar().choices().ranges().setCurrentIndex(bar().choices().ranges().findData(7 * 24 * 3600));
        Q_EMIT bar().choices().ranges().activated(bar().choices().ranges().currentIndex());
        QTRY_VERIFY(!session().asOf().busy());
        QCOMPARE(bar().slider().maximum() - bar().slider().minimum(), 7 * 24 * 3600);
        save("week");
    }

    void aWindowChosenElsewhereIsTaken()
    {
        session().setTimeWindow(TimeWindow{noon - 50 * hour, noon - 47 * hour});
        QTRY_VERIFY(session().asOf().shown());
        QCOMPARE(bar().choices().lengths().currentText(), QStringLiteral("within 3 h"));
        QVERIFY(bar().slider().isEnabled());
        session().setTimeWindow(TimeWindow{noon - 6 * hour, noon});
        QCOMPARE(bar().choices().lengths().currentText(), QStringLiteral("within 6 h"));
        QCOMPARE(bar().choices().lengths().count(), 4);
    }

    void stoppingALoadIsNowAgain()
    {
        QPromise<void> gate;
        gate.start();
        m_fixture->askHistory = [&gate](const auto &, const auto &, const auto &,
                                        const auto &) -> QCoro::Task<Result<history::Timelines>> {
            co_await gate.future();
            co_return history::Timelines{};
        };
        bar().enterPast();
        QVERIFY(bar().stopButton().isVisible());
        QVERIFY(test::shownText(bar(), "timeShown").startsWith(QStringLiteral("Asking for the history")));
        QVERIFY(m_window->views().map.asOfBand().isHidden());  // what is seen is still now
        save("loading");
        QTest::mouseClick(&bar().stopButton(), Qt::LeftButton);
        QVERIFY(!session().timeWindow());
        QCOMPARE(m_window->views().table.model().rows(), stations);
        gate.finish();
    }

    void whyThereIsNoHistoryIsSaid()
    {
        m_fixture->askHistory = [](const auto &, const auto &, const auto &,
                                   const auto &) -> QCoro::Task<Result<history::Timelines>> {
            co_return std::unexpected(
                Error{ErrorCode::HttpStatus, "asking for the history",
                      "https://a-broker-with-a-very-long-name.example.org/ngsi-ld/v1/temporal/entities",
                      "501 Not Implemented: this broker was built without the temporal interface"});
        };
        enter();
        const QString band = test::shownText(m_window->views().map.asOfBand(), "asOfRemarks");
        QVERIFY2(band.contains(QStringLiteral("only its latest values are known")), qPrintable(band));
        QVERIFY2(band.contains(QStringLiteral("501 Not Implemented")), qPrintable(band));
        m_window->resize(1024, 700);
        QTRY_COMPARE(m_window->width(), 1024);
        const auto *time = bar().findChild<QLabel *>(QStringLiteral("timeShown"));
        QVERIFY(time);
        QTRY_VERIFY(time->width() >= time->sizeHint().width());  // the choices went below it
        for (const auto choices = bar().findChildren<QComboBox *>(); const QComboBox *choice : choices)
            QTRY_VERIFY(choice->height() >= choice->minimumSizeHint().height());
        save("no-history");
    }

    void coloursAndLegendGoAlong()
    {
        const auto columns = session().sources().front()->version()->tables()[0]->columns();
        const auto no2 = std::ranges::find(columns, "no2", &store::Column::name);
        m_window->views().map.sessionMap().colours().choose({.attribute = (*no2)->key().path.front()});
        QTRY_VERIFY(!m_window->views().map.sessionMap().colours().busy());
        enter();
        bar().player().step(-12);
        QTRY_COMPARE(session().asOf().shown()->to, noon - 12 * hour);
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
        std::size_t counted = 0;
        for (const carto::LegendEntry &entry : m_window->views().map.sessionMap().legend())
            counted += entry.count;
        QCOMPARE(counted, std::size_t(session().asOf().state(1)->withValues));
        m_window->themes().choose(carto::Theme::Dark);
        save("colours-dark");
    }

    void theSelectedEntityIsReadAsItWas()
    {
        session().selection().select({{1, "urn:s:25"}});
        enter();
        bar().player().step(-3);
        QTRY_COMPARE(session().asOf().shown()->to, noon - 3 * hour);
        QVERIFY(test::textOf(m_window->views().inspector, "rawJson").contains(QStringLiteral("2026-01-14T09:00:00Z")));
        session().selection().select({{1, "urn:s:0"}});
        bar().player().step(-3);
        QTRY_COMPARE(session().asOf().shown()->to, noon - 6 * hour);
        QVERIFY(test::textOf(m_window->views().inspector, "rawJson").isEmpty());
        m_window->edit().escape();
        QVERIFY(test::textOf(m_window->views().inspector, "rawJson").contains(QStringLiteral("2026-01-14T12:00:00Z")));
    }

    void allOfItHasAName()
    {
        enter();
        for (const auto widgets = bar().findChildren<QWidget *>(); QWidget * widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            auto *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->toolTip().isEmpty(), widget->metaObject()->className());
        }
        for (const auto actions = bar().timeActions(); const QAction *action : actions)
            QVERIFY2(!action->text().isEmpty() && !action->icon().isNull(), qPrintable(action->text()));
    }

    void aWorkspaceKeepsTheWindow()
    {
        enter();
        bar().player().step(-2);
        bar().choices().choose(6h, 72h);
        const QString path = m_folder.filePath(QStringLiteral("kept.civiscope"));
        QVERIFY(m_window->workspace().keeper().save(path));
        m_window->edit().escape();
        bar().choices().choose(1h, 24h);
        QVERIFY(m_window->workspace().keeper().open(path));
        QCOMPARE(session().timeWindow(), (TimeWindow{noon - 8 * hour, noon - 2 * hour}));
        QCOMPARE(bar().choices().speed(), workspace::TimeSpan(6h));
        QCOMPARE(bar().choices().range(), workspace::TimeSpan(72h));
        QTRY_COMPARE(session().asOf().shown(), session().timeWindow());
        QTRY_VERIFY(m_window->views().table.model().rows() > 0);
    }

private:
    workspace::Session &session() { return m_fixture->session; }
    TimeBar &bar() { return m_window->views().time; }
    void enter()
    {
        QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(session().timeWindow());
        QTRY_COMPARE(session().asOf().shown(), session().timeWindow());
        QTRY_VERIFY(!session().asOf().busy());
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
    }
    void save(const char *name)
    {
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
        QTRY_VERIFY(m_window->views().map.view().controller().settled());
        QVERIFY(m_window->grab().save(QStringLiteral("tst_timebar-%1.png").arg(QLatin1String(name))));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestTimeBar)
#include "tst_timebar.moc"

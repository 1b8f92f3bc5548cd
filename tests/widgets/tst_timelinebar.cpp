// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinebar.h"
#include "widgets/timeline/timeslider.h"
#include "widgets/widgetfixture.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace civiscope;
using namespace civiscope::widgets;
using workspace::TimeWindow;

namespace {

constexpr Moment second = 1'000'000;
constexpr Moment minute = 60 * second;
constexpr Moment hour = 60 * minute;
constexpr Moment noon = test::SessionFixture::now;

const std::vector<TimelineAttribute> threeAttributes{{"https://x/no2", QStringLiteral("no2"), true, true},
                                                     {"https://x/b&b", QStringLiteral("b&b"), true, true},
                                                     {"https://x/serial", QStringLiteral("serial"), true, false}};

}  // namespace

// Choices above a timeline, and the slider that moves the window of time.
class TestTimelineBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }

    // --- attributes

    void shownAttributesStandOnTheButton()
    {
        TimelineBar bar;
        QCOMPARE(attributes(bar)->text(), QStringLiteral(""));
        bar.setAttributes({}, {});
        QCOMPARE(attributes(bar)->text(), QStringLiteral("Attributes"));
        QVERIFY(!attributes(bar)->isEnabled());
        bar.setAttributes(threeAttributes, {"https://x/no2", "https://x/b&b"});
        QVERIFY(attributes(bar)->isEnabled());
        QCOMPARE(attributes(bar)->text(), QStringLiteral("no2, b&b"));
    }

    void manyNamesAreCutAndTheTipHoldsThemAll()
    {
        TimelineBar bar;
        std::vector<TimelineAttribute> all;
        std::vector<std::string> shown;
        for (int i = 0; i < 20; ++i) {
            const std::string iri = "https://x/attribute" + std::to_string(i);
            all.push_back({iri, QStringLiteral("attribute%1").arg(i), true, true});
            shown.push_back(iri);
        }
        bar.setAttributes(all, shown);
        bar.resize(800, 60);
        bar.show();
        QVERIFY(attributes(bar)->text().endsWith(QChar(0x2026)));
        QVERIFY(attributes(bar)->width() <= 180);
        QVERIFY(attributes(bar)->toolTip().contains(QStringLiteral("attribute19")));
    }

    void theMenuListsThemWithTheOnesWithoutATimeApart()
    {
        TimelineBar bar;
        bar.setAttributes(threeAttributes, {"https://x/no2"});
        QStringList lines;
        for (const auto actions = attributes(bar)->menu()->actions(); const QAction *action : actions)
            lines << (action->isSeparator() ? QStringLiteral("- ") : QString()) + action->text();
        QCOMPARE(lines, QStringList({QStringLiteral("no2"), QStringLiteral("b&&b"),
                                     QStringLiteral("- Without a time so far"), QStringLiteral("serial")}));
        QVERIFY(action(bar, "no2")->isChecked());
        QVERIFY(!action(bar, "serial")->isChecked());
    }

    void aTickIsToldByItsIri()
    {
        TimelineBar bar;
        bar.setAttributes(threeAttributes, {"https://x/no2"});
        QSignalSpy chosen(&bar, &TimelineBar::attributeChosen);
        action(bar, "b&&b")->trigger();
        action(bar, "no2")->trigger();
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0], (QVariantList{QStringLiteral("https://x/b&b"), true}));
        QCOMPARE(chosen[1], (QVariantList{QStringLiteral("https://x/no2"), false}));
    }

    void theMenuStaysWhileSeveralAreTicked()
    {
        TimelineBar bar;
        bar.resize(800, 60);
        bar.show();
        bar.setAttributes(threeAttributes, {"https://x/no2"});
        QMenu *menu = attributes(bar)->menu();
        connect(&bar, &TimelineBar::attributeChosen, this,
                [&] { bar.setAttributes(threeAttributes, {"https://x/no2", "https://x/b&b"}); });
        menu->popup(QPoint(0, 0));
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        QVERIFY(menu->isVisible());
        QSignalSpy chosen(&bar, &TimelineBar::attributeChosen);
        const QPoint place = menu->actionGeometry(action(bar, "b&&b")).center();
        QTest::mouseRelease(menu, Qt::LeftButton, {}, place);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(menu->isVisible());
        QVERIFY(action(bar, "b&&b")->isChecked());
        QTest::keyClick(menu, Qt::Key_Escape);
        QVERIFY(!menu->isVisible());
    }

    // --- ranges

    void rangesAreChosenByKeys()
    {
        TimelineBar bar;
        bar.show();
        bar.setRange(TimelineRange::Week, 0, 0);
        auto *ranges = test::named<QComboBox>(bar, QStringLiteral("Range of time"));
        QStringList words;
        for (int i = 0; i < ranges->count(); ++i)
            words << ranges->itemText(i);
        QCOMPARE(words, QStringList({QStringLiteral("Last 6 hours"), QStringLiteral("Last 24 hours"),
                                     QStringLiteral("Last 7 days"), QStringLiteral("Last 30 days"),
                                     QStringLiteral("Last year"), QStringLiteral("All there is"),
                                     QStringLiteral("From … to …")}));
        QCOMPARE(ranges->currentText(), QStringLiteral("Last 7 days"));
        QSignalSpy chosen(&bar, &TimelineBar::rangeChosen);
        ranges->setFocus();
        QTest::keyClick(ranges, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<TimelineRange>(), TimelineRange::Month);
        bar.setRange(TimelineRange::All, 0, 0);  // set is not chosen
        QCOMPARE(chosen.size(), 1);
    }

    void aRangeOfOnesOwnIsWrittenInTheZoneShown()
    {
        TimelineBar bar;
        bar.setZones("Europe/Brussels", {});
        bar.show();
        auto *begin = test::named<QDateTimeEdit>(bar, QStringLiteral("Beginning"));
        auto *end = test::named<QDateTimeEdit>(bar, QStringLiteral("End"));
        bar.setRange(TimelineRange::Day, 0, 0);
        QVERIFY(!begin->isVisible());
        bar.setRange(TimelineRange::Custom, noon - 24 * hour, noon);
        QVERIFY(begin->isVisible() && end->isVisible());
        QCOMPARE(begin->text(), QStringLiteral("2026-01-13 13:00"));  // an hour ahead of UTC
        QCOMPARE(end->text(), QStringLiteral("2026-01-14 13:00"));
        QSignalSpy chosen(&bar, &TimelineBar::customRangeChosen);
        Q_EMIT begin->editingFinished();  // nothing was changed
        QCOMPARE(chosen.size(), 0);
        begin->setDateTime(begin->dateTime().addSecs(-3600));
        Q_EMIT begin->editingFinished();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Moment>(), noon - 25 * hour);
        QCOMPARE(chosen[0][1].value<Moment>(), noon);
        // Another zone shows the same moments in its own hours.
        bar.setZones("UTC", {});
        QCOMPARE(end->text(), QStringLiteral("2026-01-14 12:00"));
    }

    // --- zones

    void zonesAreTheSourcesTheSystemsAndUtcEachOnce()
    {
        TimelineBar bar;
        auto *zones = test::named<QComboBox>(bar, QStringLiteral("Zone of the times"));
        bar.setZones("Australia/Brisbane", {});
        QCOMPARE(zones->itemText(0), QStringLiteral("Australia/Brisbane"));
        QStringList all;
        for (int i = 0; i < zones->count(); ++i)
            all << zones->itemText(i);
        QVERIFY(all.contains(QStringLiteral("UTC")));
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
        QCOMPARE(bar.zone(), QTimeZone("Australia/Brisbane"));
        bar.setZones("Australia/Brisbane", "UTC");
        QCOMPARE(zones->currentText(), QStringLiteral("UTC"));
        bar.setZones("UTC", {});
        QCOMPARE(zones->findText(QStringLiteral("UTC")), 0);
    }

    void theSourcesOwnZoneIsToldAsNoneChosen()
    {
        TimelineBar bar;
        bar.show();
        bar.setZones("Australia/Brisbane", "UTC");
        auto *zones = test::named<QComboBox>(bar, QStringLiteral("Zone of the times"));
        QSignalSpy chosen(&bar, &TimelineBar::zoneChosen);
        zones->setFocus();
        QTest::keyClick(zones, Qt::Key_Home);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toByteArray(), QByteArray());
        QTest::keyClick(zones, Qt::Key_End);
        QCOMPARE(chosen.last()[0].toByteArray(), zones->currentText().toLatin1());
    }

    void aZoneThatIsNoneIsUtc()
    {
        TimelineBar bar;
        bar.setZones("Atlantis/Capital", {});
        QCOMPARE(bar.zone(), QTimeZone::utc());
    }

    // --- how a load goes

    void aLoadShowsProgressAndHowToStopIt()
    {
        TimelineBar bar;
        bar.resize(900, 60);
        bar.show();
        auto *progress = test::named<QProgressBar>(bar, QStringLiteral("Progress of the load"));
        auto *stop = test::withText<QPushButton>(bar, QStringLiteral("Stop"));
        bar.setState(QStringLiteral("loading…"), true, false);
        QVERIFY(progress->isVisible() && stop->isVisible());
        QVERIFY(test::seenTexts(bar).contains(QStringLiteral("loading…")));
        bar.setProgress({});
        QCOMPARE(progress->maximum(), 0);  // nobody knows how long
        bar.setProgress({.done = 3, .total = 12});
        QCOMPARE(progress->maximum(), 12);
        QCOMPARE(progress->value(), 3);
        bar.setProgress({.done = 6'000'000'000, .total = 7'000'000'000});  // more than an int
        QVERIFY(progress->value() > 0 && progress->value() <= progress->maximum());
        QSignalSpy wanted(&bar, &TimelineBar::stopWanted);
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        bar.setState(QStringLiteral("12 values"), false, true);
        QVERIFY(!progress->isVisible() && !stop->isVisible());
    }

    void thereIsSomethingToCopyOnceThereIsAPlot()
    {
        TimelineBar bar;
        bar.resize(900, 60);
        bar.show();
        auto *copy = test::named<QToolButton>(bar, QStringLiteral("Copy what is in sight as CSV"));
        auto *save = test::named<QToolButton>(bar, QStringLiteral("Save the picture…"));
        auto *load = test::named<QToolButton>(bar, QStringLiteral("Load again"));
        QSignalSpy copied(&bar, &TimelineBar::copyWanted);
        QSignalSpy saved(&bar, &TimelineBar::saveWanted);
        QSignalSpy loaded(&bar, &TimelineBar::loadWanted);
        bar.setState({}, false, false);
        QVERIFY(!copy->isEnabled() && !save->isEnabled() && load->isEnabled());
        bar.setState({}, false, true);
        for (QToolButton *button : {copy, save, load}) {
            QCOMPARE(button->toolTip(), button->accessibleName());
            QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(copied.size() + saved.size() + loaded.size(), 3);
    }

    void tabGoesThroughTheWholeBar()
    {
        TimelineBar bar;
        bar.resize(900, 60);
        bar.setAttributes(threeAttributes, {});
        bar.setZones("Europe/Brussels", {});
        bar.setRange(TimelineRange::Custom, noon - hour, noon);
        bar.setState(QStringLiteral("loading…"), true, true);
        bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        QCOMPARE(test::unnamedStops(bar), QStringList());
        const auto stops = test::tabStops(bar);
        for (const char *name : {"Range of time", "Zone of the times", "Beginning", "End", "Load again"})
            QVERIFY2(stops.contains(test::named<QWidget>(bar, QLatin1String(name))), name);
    }

    void longStatesDoNotWidenTheBar()
    {
        TimelineBar bar;
        bar.setState({}, false, false);
        const int before = bar.minimumSizeHint().width();
        bar.setState(test::longIri(), false, false);
        QCOMPARE(bar.minimumSizeHint().width(), before);
        QVERIFY(before < 800);
    }

    // --- the slider

    void keysMoveByStepsAndWindows()
    {
        Slider slider;
        slider.expectAfter(Qt::Key_Left, noon - hour);
        slider.expectAfter(Qt::Key_Right, noon + hour);
        slider.expectAfter(Qt::Key_PageDown, noon - 6 * hour);
        slider.expectAfter(Qt::Key_PageUp, noon + 6 * hour);
        slider.expectAfter(Qt::Key_Home, noon - 18 * hour);
        slider.expectAfter(Qt::Key_End, noon + 12 * hour);
    }

    void whatIsSetIsNotAskedFor()
    {
        Slider slider;
        slider.widget.setWindow({noon - 12 * hour, noon - 6 * hour}, std::chrono::hours(1));
        slider.widget.setStretch({noon - 48 * hour, noon}, noon - 42 * hour);
        QCOMPARE(slider.wanted.size(), 0);
        QCOMPARE(slider.widget.maximum() - slider.widget.minimum(), 42 * 3600);
    }

    void aWindowOutsideTheStretchStandsAtItsEnd()
    {
        Slider slider;
        slider.widget.setWindow({noon + 90 * hour, noon + 96 * hour}, std::chrono::hours(1));
        QCOMPARE(slider.widget.value(), slider.widget.maximum());
        slider.widget.setWindow({noon - 96 * hour, noon - 90 * hour}, std::chrono::hours(1));
        QCOMPARE(slider.widget.value(), slider.widget.minimum());
        QCOMPARE(slider.wanted.size(), 0);
    }

    void aDragSettlesOnRoundTimes()
    {
        Slider slider;
        QTest::mousePress(&slider.widget, Qt::LeftButton, {}, {200, 8});
        QTest::mouseMove(&slider.widget, {263, 8});
        QTest::mouseMove(&slider.widget, {307, 8});
        QTest::mouseRelease(&slider.widget, Qt::LeftButton, {}, {307, 8});
        QVERIFY(slider.wanted.size() >= 2);
        for (const auto &wanted : std::as_const(slider.wanted))
            QCOMPARE(wanted[0].value<Moment>() % (5 * minute), 0);
        // The button is up: moving on asks for nothing.
        const auto before = slider.wanted.size();
        QTest::mouseMove(&slider.widget, {100, 8});
        QCOMPARE(slider.wanted.size(), before);
        QTest::mouseClick(&slider.widget, Qt::RightButton, {}, {50, 8});
        QCOMPARE(slider.wanted.size(), before);
    }

    void theWheelStepsToo()
    {
        Slider slider;
        QWheelEvent event({200, 8}, slider.widget.mapToGlobal(QPointF(200, 8)), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&slider.widget, &event);
        QCOMPARE(slider.wanted.size(), 1);
        QVERIFY(slider.wanted[0][0].value<Moment>() != noon);
    }

    void edgesAreTheEndsOfTheStretch()
    {
        Slider slider;
        QTest::mouseClick(&slider.widget, Qt::LeftButton, {}, {0, 8});
        QCOMPARE(slider.wanted.last()[0].value<Moment>(), noon - 18 * hour);
        QTest::mouseClick(&slider.widget, Qt::LeftButton, {}, {399, 8});
        QCOMPARE(slider.wanted.last()[0].value<Moment>(), noon + 12 * hour);
    }

    void barsStandWhereSomethingWasObserved()
    {
        Slider slider;
        const QImage before = slider.widget.grab().toImage();
        slider.widget.setBars({0, 0, 0, 9});
        const QImage after = slider.widget.grab().toImage();
        const auto differsIn = [&](int from, int to) {
            int count = 0;
            for (int x = from; x < to; ++x)
                count += before.pixel(x, 10) != after.pixel(x, 10);
            return count;
        };
        QVERIFY(differsIn(310, 390) > 40);
        QCOMPARE(differsIn(10, 290), 0);
        slider.widget.setBars({});
        QCOMPARE(slider.widget.grab().toImage(), before);
    }

    void daysAreNamedInTheCitysZone()
    {
        Slider slider;
        slider.widget.setZone("UTC");
        const QImage utc = slider.widget.grab().toImage();
        slider.widget.setZone("Australia/Brisbane");
        QVERIFY(slider.widget.grab().toImage() != utc);
        slider.widget.setZone("Atlantis/Capital");  // the system's, and no fault
        QVERIFY(!slider.widget.grab().isNull());
    }

    void itsSizeHasBounds()
    {
        TimeSlider slider;
        QCOMPARE(slider.minimumSizeHint().width(), 80);
        QCOMPARE(slider.minimumSizeHint().height(), slider.sizeHint().height());
        QVERIFY(slider.sizeHint().height() < 60);
        slider.resize(1, 1);  // and it draws at any size
        slider.setStretch({noon, noon}, noon);
        QVERIFY(!slider.grab().isNull());
    }

private:
    // 400 pixels wide, over 36 hours, with a window of six that ends at noon.
    struct Slider {
        Slider()
        {
            widget.resize(400, 40);
            widget.setStretch({noon - 24 * hour, noon + 12 * hour}, noon - 18 * hour);
            widget.setWindow({noon - 6 * hour, noon}, std::chrono::hours(1));
            widget.show();
        }
        // As the session would: what is asked for is not what is shown until it is set.
        void expectAfter(Qt::Key key, Moment end)
        {
            widget.setWindow({noon - 6 * hour, noon}, std::chrono::hours(1));
            wanted.clear();
            QTest::keyClick(&widget, key);
            QCOMPARE(wanted.size(), 1);
            QCOMPARE(wanted[0][0].value<Moment>(), end);
        }

        TimeSlider widget;
        QSignalSpy wanted{&widget, &TimeSlider::endWanted};
    };

    static QToolButton *attributes(const TimelineBar &bar)
    {
        return test::named<QToolButton>(bar, QStringLiteral("Attributes of the timeline"));
    }
    static QAction *action(const TimelineBar &bar, const char *text)
    {
        const auto actions = attributes(bar)->menu()->actions();
        const auto found = std::ranges::find(actions, QLatin1String(text), &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }
};

QTEST_MAIN(TestTimelineBar)
#include "tst_timelinebar.moc"

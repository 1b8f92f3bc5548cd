// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawnplot.h"
#include "widgets/parts/theme.h"
#include "widgets/timeline/timelinelegend.h"
#include "widgets/timeline/timelineplot.h"
#include "widgets/widgetfixture.h"

#include <QApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

using namespace civiscope;
using namespace civiscope::widgets;
using history::Series;
using history::Value;

namespace {

constexpr Moment minute = 60'000'000;
constexpr Moment hour = 60 * minute;
constexpr Moment noon = test::SessionFixture::now;

// A value a minute for an hour up to noon.
TimelineSeries wave(const std::string &entity, const std::string &name, const char *unit = "GQ", double size = 10)
{
    Series series{.entity = entity, .name = name, .iri = "https://example.org/" + name};
    series.unit = unit;
    for (int i = 0; i < 60; ++i) {
        const Moment at = noon - (60 - i) * minute;
        series.points.push_back({at, at, {Value::Type::Number, size * std::sin(i * 0.3)}});
    }
    return {series, QString::fromStdString(entity), QString::fromStdString(name)};
}

TimelineSeries texts(const std::string &entity, const std::string &name, std::initializer_list<const char *> values)
{
    Series series{.entity = entity, .name = name, .iri = "https://example.org/" + name};
    Moment at = noon - hour;
    for (const char *value : values) {
        series.points.push_back({at, at, {Value::Type::Text, 0, value}});
        at += 15 * minute;
    }
    return {series, QString::fromStdString(entity), QString::fromStdString(name)};
}

TimelineData over(std::vector<TimelineSeries> series)
{
    return arrange(std::move(series), noon - hour, noon);
}

}  // namespace

// How a timeline is drawn: lines, rows, legend, and what lies over them.
class TestTimelineChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }
    void cleanup() { applyTheme(carto::Theme::Light); }

    // --- lines and rows

    void aLineIsDrawnInItsColour()
    {
        Plot plot({wave("A", "no2")});
        const QColor colour = trackColour(0, plot.widget.palette());
        QVERIFY(test::pixelsOf(plot.lines(), colour, 30) > 150);
        Plot other({wave("A", "x"), wave("A", "no2")});
        QVERIFY(test::pixelsOf(other.lines(), trackColour(1, other.widget.palette()), 30) > 100);
    }

    void everyRowHasItsPlaceUnderTheLines()
    {
        Plot plain({wave("A", "no2")});
        Plot rows({wave("A", "no2"), texts("A", "state", {"open", "shut"}), texts("A", "mode", {"x", "y"})});
        const auto zero = [](Plot &plot) { return plot.widget.chart().yOf(plot.widget.data().tracks[0], 0); };
        QVERIFY(zero(rows) < zero(plain) - 10);  // the lines gave room
        QCOMPARE(test::axisLabels(rows.widget).size(), 1);
        const QColor first = trackColour(0, rows.widget.palette());
        QVERIFY(test::pixelsOf(rows.widget.grab().toImage(), first, 12) > 20);
    }

    void rowsAloneTakeAllTheRoom()
    {
        Plot plot({texts("A", "state", {"open", "shut"})});
        QVERIFY(test::axisLabels(plot.widget).isEmpty());
        QVERIFY(plot.widget.chart().area().height() > 100);
    }

    void emptyDataDrawsAnEmptyChart()
    {
        TimelinePlot plot;
        plot.resize(600, 300);
        plot.show();
        QVERIFY(!plot.grab().isNull());
        plot.setData(arrange({}, noon - hour, noon));
        QVERIFY(!plot.grab().isNull());
        QCOMPARE(plot.view(), std::pair(noon - hour, Moment(noon)));
    }

    void oneValueHasADotAndAnAxisRoundIt()
    {
        TimelineSeries one = wave("A", "no2");
        one.series.points.resize(1);
        one.series.points[0].value.number = 42;
        Plot plot({one});
        const auto [low, high] = test::valueRange(plot.widget, 0);
        QVERIFY(low < 42 && high > 42);
        QVERIFY(test::pixelsOf(plot.lines(), trackColour(0, plot.widget.palette()), 20) > 4);
    }

    void equalValuesHaveAnAxisToo_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("zero") << 0.0;
        QTest::newRow("positive") << 1e6;
        QTest::newRow("negative") << -0.001;
    }
    void equalValuesHaveAnAxisToo()
    {
        QFETCH(const double, value);
        TimelineSeries flat = wave("A", "no2");
        for (history::Point &point : flat.series.points)
            point.value.number = value;
        Plot plot({flat});
        const auto [low, high] = test::valueRange(plot.widget, 0);
        QVERIFY(low < value && high > value);
    }

    void placesAndTimesAreEachOthersInverse()
    {
        Plot plot({wave("A", "no2")});
        TimelineChart &chart = plot.widget.chart();
        for (const Moment at : {noon - hour, noon - hour / 3, noon - minute})
            QVERIFY(std::abs(chart.at(chart.xOf(at)) - at) < minute / 60);
        QVERIFY(std::abs(chart.xOf(noon - hour) - chart.area().left()) < 2);
    }

    void pictureIsAsLargeAsItIsWanted()
    {
        Plot plot({wave("A", "no2"), texts("A", "state", {"open", "shut"})});
        const QImage fine = plot.widget.picture(2);
        QCOMPARE(fine.size(), plot.widget.size() * 2);
        QCOMPARE(fine.devicePixelRatio(), 2.0);
        const QImage plain = plot.widget.picture(1);
        const QColor colour = trackColour(0, plot.widget.palette());
        QVERIFY(test::pixelsOf(fine, colour, 30) > 2 * test::pixelsOf(plain, colour, 30));
        // The pointer is not in it.
        plot.pointAt(noon - 30 * minute);
        QCOMPARE(plot.widget.picture(1), plain);
    }

    void theDarkIsDarkAllOver()
    {
        applyTheme(carto::Theme::Dark);
        Plot plot({wave("A", "no2"), texts("A", "state", {"open", "shut"})});
        const QImage picture = plot.widget.grab().toImage();
        int light = 0;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                light += picture.pixelColor(x, y).lightness() > 128;
        }
        QVERIFY2(light < picture.width() * picture.height() / 9 / 10, qPrintable(QString::number(light)));
    }

    void paletteChangesReachALivePlot()
    {
        Plot plot({wave("A", "no2")});
        QVERIFY(plot.widget.grab().toImage().pixelColor(3, plot.widget.height() - 3).lightness() > 200);
        plot.widget.setPalette(paletteOf(carto::Theme::Dark));
        QVERIFY(plot.widget.grab().toImage().pixelColor(3, plot.widget.height() - 3).lightness() < 60);
    }

    // --- the hand

    void theWheelZoomsRoundThePointer()
    {
        Plot plot({wave("A", "no2")});
        const Moment at = noon - 20 * minute;
        const double x = plot.widget.chart().xOf(at);
        plot.wheel(x, {0, 240});
        QVERIFY(plot.length() < hour);
        QVERIFY(std::abs(plot.widget.chart().xOf(at) - x) < 2);
        plot.wheel(x, {0, -2400});
        QCOMPARE(plot.widget.view(), std::pair(noon - hour, Moment(noon)));
    }

    void theWheelTurnedSidewaysPans()
    {
        Plot plot({wave("A", "no2")});
        plot.widget.setView(noon - 40 * minute, noon - 20 * minute);
        plot.wheel(300, {120, 0});
        QCOMPARE(plot.length(), 20 * minute);
        QCOMPARE(plot.widget.view().first, noon - 42 * minute);
    }

    void pagesAndUnknownKeys()
    {
        Plot plot({wave("A", "no2")});
        plot.widget.setView(noon - 30 * minute, noon - 20 * minute);
        QTest::keyClick(&plot.widget, Qt::Key_PageUp);
        QCOMPARE(plot.widget.view().first, noon - 40 * minute);
        QTest::keyClick(&plot.widget, Qt::Key_PageDown);
        QCOMPARE(plot.widget.view().first, noon - 30 * minute);
        QSignalSpy changed(&plot.widget, &TimelinePlot::viewChanged);
        QTest::keyClick(&plot.widget, Qt::Key_A);
        QCOMPARE(changed.size(), 0);
    }

    void noViewIsShorterThanTenMilliseconds()
    {
        Plot plot({wave("A", "no2")});
        plot.widget.zoomBy(1e12, noon - 30 * minute);
        QCOMPARE(plot.length(), Moment(10'000));
        plot.widget.setView(noon + 5 * hour, noon + 6 * hour);  // nothing is known there
        QCOMPARE(plot.widget.view(), std::pair(noon - hour, Moment(noon)));
    }

    void aShiftClickChoosesNoWindow()
    {
        Plot plot({wave("A", "no2")});
        QSignalSpy chosen(&plot.widget, &TimelinePlot::windowChosen);
        QTest::mouseClick(&plot.widget, Qt::LeftButton, Qt::ShiftModifier, {300, 150});
        QCOMPARE(chosen.size(), 0);
        QTest::mouseClick(&plot.widget, Qt::RightButton, {}, {300, 150});
        QCOMPARE(plot.widget.view(), std::pair(noon - hour, Moment(noon)));
    }

    void aWindowDraggedBeyondTheEdgeEndsThere()
    {
        Plot plot({wave("A", "no2")});
        QSignalSpy chosen(&plot.widget, &TimelinePlot::windowChosen);
        const QPoint begin(int(plot.widget.chart().xOf(noon - 30 * minute)), 150);
        QTest::mousePress(&plot.widget, Qt::LeftButton, Qt::ShiftModifier, begin);
        QTest::mouseMove(&plot.widget, {plot.widget.width() + 200, 150});
        QTest::mouseRelease(&plot.widget, Qt::LeftButton, Qt::ShiftModifier, {plot.widget.width() + 200, 150});
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][1].value<Moment>(), noon);
    }

    // --- over it

    void theReadingComesAndGoesWithThePointer()
    {
        Plot plot({wave("A", "no2")});
        QVERIFY(!plot.widget.overlay().pointed());
        QVERIFY(plot.widget.overlay().reading().lines.empty());
        const QImage before = plot.widget.grab().toImage();
        plot.pointAt(noon - 30 * minute);
        QVERIFY(plot.widget.overlay().pointed());
        QCOMPARE(plot.widget.overlay().reading().lines.size(), std::size_t(1));
        QVERIFY(plot.widget.grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&plot.widget, &leave);
        QVERIFY(!plot.widget.overlay().pointed());
        QCOMPARE(plot.widget.grab().toImage(), before);
    }

    void newDataForgetsThePointer()
    {
        Plot plot({wave("A", "no2")});
        plot.pointAt(noon - 30 * minute);
        plot.widget.setData(over({wave("B", "no2")}));
        QVERIFY(!plot.widget.overlay().pointed());
    }

    void theWindowOfOtherViewsIsShaded()
    {
        Plot plot({wave("A", "no2")});
        const QImage before = plot.widget.grab().toImage();
        plot.widget.showWindow(std::pair(noon - 40 * minute, noon - 20 * minute));
        const QImage after = plot.widget.grab().toImage();
        const int y = plot.widget.height() / 2;
        const auto differs = [&](Moment at) {
            const int x = int(plot.widget.chart().xOf(at));
            int count = 0;
            for (int dy = -20; dy <= 20; ++dy)
                count += before.pixel(x, y + dy) != after.pixel(x, y + dy);
            return count > 30;
        };
        QVERIFY(differs(noon - 30 * minute));
        QVERIFY(!differs(noon - 50 * minute));
        QVERIFY(!differs(noon - 10 * minute));
        plot.widget.showWindow(std::nullopt);
        QCOMPARE(plot.widget.grab().toImage(), before);
        // One that is nowhere in sight shades nothing.
        plot.widget.showWindow(std::pair(noon + hour, noon + 2 * hour));
        QCOMPARE(plot.widget.grab().toImage(), before);
    }

    void aReadingOfManyFitsIntoTheWidget()
    {
        std::vector<TimelineSeries> many;
        for (int i = 0; i < 40; ++i)
            many.push_back(wave("E" + std::to_string(i), std::string(200, 'n')));
        Plot plot(std::move(many));
        plot.pointAt(noon - 30 * minute);
        QCOMPARE(plot.widget.overlay().reading().lines.size(), std::size_t(40));
        QVERIFY(!plot.widget.grab().isNull());
    }

    // --- the legend

    void theLegendIsReadAloud()
    {
        TimelineLegend legend;
        legend.setData(std::make_shared<const TimelineData>(over({wave("A", "no2"), wave("B", "no2")})));
        QCOMPARE(legend.accessibleName(), QStringLiteral("Legend"));
        QCOMPARE(legend.accessibleDescription(), QStringLiteral("no2 · A · µg/m³\nno2 · B · µg/m³"));
    }

    void theLegendTakesAsManyLinesAsItNeedsUpToThree()
    {
        TimelineLegend legend;
        QCOMPARE(legend.heightForWidth(500), 0);
        std::vector<TimelineSeries> series;
        int last = 0;
        std::vector<int> heights;
        for (int i = 0; i < 30; ++i) {
            series.push_back(wave("Entity" + std::to_string(i), "no2"));
            legend.setData(std::make_shared<const TimelineData>(over(series)));
            const int height = legend.heightForWidth(500);
            QVERIFY(height >= last);
            if (height != last)
                heights.push_back(height);
            last = height;
        }
        QCOMPARE(heights.size(), std::size_t(3));
        QCOMPARE(heights[2], 3 * heights[0]);
        QCOMPARE(legend.heightForWidth(20000), heights[0]);
    }

    void longNamesKeepTheLegendInItsPlace()
    {
        TimelineLegend legend;
        legend.setData(std::make_shared<const TimelineData>(
            over({wave(test::longIri().toStdString(), "no2"), wave("B", test::longIri().toStdString())})));
        QVERIFY(legend.minimumSizeHint().width() <= 40);
        QVERIFY(legend.sizeHint().width() <= 360);
        const int one = legend.fontMetrics().height() + 2;
        QVERIFY(legend.heightForWidth(400) <= one);  // cut, so that two stand beside each other
    }

    void rowsAreInTheLegendOnlyWhereThereIsNoLine()
    {
        TimelineLegend legend;
        legend.resize(500, 60);
        legend.setData(std::make_shared<const TimelineData>(over({texts("A", "state", {"open"})})));
        QVERIFY(legend.heightForWidth(500) > 0);
        QCOMPARE(tipAt(legend, {20, 5}), QStringLiteral("state · A"));
        legend.setData(std::make_shared<const TimelineData>(over({texts("A", "state", {"open"}), wave("A", "no2")})));
        QCOMPARE(tipAt(legend, {40, 5}), QStringLiteral("no2 · A · µg/m³"));
    }

    void tipsOfTheLegendHoldTheIds()
    {
        TimelineLegend legend;
        legend.resize(500, 60);
        legend.setData(std::make_shared<const TimelineData>(over({wave("<b>A</b>", "no2")})));
        legend.show();
        std::ignore = tipAt(legend, {40, 5});
        QVERIFY2(QToolTip::text().contains(QStringLiteral("&lt;b&gt;A&lt;/b&gt;")), qPrintable(QToolTip::text()));
        QVERIFY(QToolTip::text().contains(QStringLiteral("https://example.org/no2")));
        std::ignore = tipAt(legend, {480, 50});  // nothing is there
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void strokesAreDrawnAsTheLinesAre()
    {
        TimelineLegend legend;
        legend.resize(500, 40);
        legend.setData(std::make_shared<const TimelineData>(over({wave("A", "no2"), wave("B", "no2")})));
        const QImage picture = test::pictureOf(legend);
        const int solid = test::pixelsOf(picture, trackColour(0, legend.palette()), 10);
        const int dashed = test::pixelsOf(picture, trackColour(1, legend.palette()), 10);
        QVERIFY2(solid > dashed && dashed > 10, qPrintable(QStringLiteral("%1 %2").arg(solid).arg(dashed)));
    }

private:
    struct Plot {
        explicit Plot(std::vector<TimelineSeries> series)
        {
            widget.resize(600, 300);
            widget.show();
            widget.setData(over(std::move(series)));
        }
        [[nodiscard]] Moment length() const { return widget.view().second - widget.view().first; }
        // Without the legend.
        QImage lines()
        {
            return widget.grab(widget.chart().area().translated(widget.chart().widget().pos())).toImage();
        }
        void pointAt(Moment at)
        {
            const QPointF place(widget.chart().xOf(at), widget.chart().widget().y() + 40);
            QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                             Qt::NoModifier);
            QApplication::sendEvent(&widget, &move);
        }
        void wheel(double x, QPoint turned)
        {
            const QPointF at(x, 150);
            QWheelEvent event(at, widget.mapToGlobal(at), {}, turned, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(&widget, &event);
        }

        TimelinePlot widget;
    };

    // The first line of the tip at that place, plain; empty: none.
    static QString tipAt(TimelineLegend &legend, QPoint at)
    {
        legend.show();
        QHelpEvent event(QEvent::ToolTip, at, legend.mapToGlobal(at));
        QApplication::sendEvent(&legend, &event);
        if (QToolTip::text().isEmpty())
            return {};
        QString text = QToolTip::text();
        text.remove(QStringLiteral("<p>")).remove(QStringLiteral("</p>"));
        return text.section(QStringLiteral("<br>"), 0, 0).section(QLatin1Char('\n'), 0, 0);
    }
};

QTEST_MAIN(TestTimelineChart)
#include "tst_timelinechart.moc"

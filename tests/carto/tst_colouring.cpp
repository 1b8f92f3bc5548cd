// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/classifier.h"
#include "carto/colouring.h"
#include "carto/entityraster.h"
#include "support/cityoftext.h"

#include <QColor>
#include <QTest>

#include <cmath>

using namespace civiscope;
using namespace civiscope::carto;

namespace {

const std::string level = "https://uri.etsi.org/ngsi-ld/default-context/level";
using Kind = Colouring::Kind;

// Texts live as long as their version.
std::vector<store::VersionPtr> kept;

// Entities of one type, each with this JSON as its `level` ("": without), side by side on the map.
std::vector<store::TablePtr> tablesOf(const std::vector<std::string> &levels)
{
    std::string text = "[";
    for (std::size_t i = 0; i < levels.size(); ++i) {
        text += (i ? "," : "") + std::string(R"({"id":"urn:x:)") + std::to_string(i) + R"(","type":"Bin")" +
                (levels[i].empty() ? "" : R"(,"level":)" + levels[i]) +
                R"(,"location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[)" +
                std::to_string(4.4 + 0.01 * double(i)) + ",51.2]}}}";
    }
    kept.push_back(test::versionOf(text + "]"));
    return {kept.back()->tables().begin(), kept.back()->tables().end()};
}

std::string number(double value, const char *unit = nullptr)
{
    return R"({"type":"Property","value":)" + std::to_string(value) +
           (unit ? R"(,"unitCode":")" + std::string(unit) + "\"" : "") + "}";
}

std::string word(const std::string &text)
{
    return R"({"type":"Property","value":")" + text + "\"}";
}

std::vector<Kind> kindsOf(const Colouring &colouring)
{
    std::vector<Kind> kinds;
    for (const auto &look : colouring.looks())
        kinds.push_back(look.kind);
    return kinds;
}

}  // namespace

class TestColouring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowFallsIntoTheClassThatHoldsIt()
    {
        const auto tables = tablesOf({number(1), number(10), number(10.5), number(20), "", number(99)});
        const auto values = survey(tables, level);
        QVERIFY(values.numeric());
        QCOMPARE(values.name, std::string("level"));
        QCOMPARE(values.numbers, (std::vector<double>{1, 10, 10.5, 20, 99}));
        const auto colouring = Colouring::graduated({.attribute = level}, values, {1, 10, 20});
        QCOMPARE(kindsOf(colouring), (std::vector{Kind::Class, Kind::Class, Kind::OtherUnit, Kind::NoValue}));
        const auto marks = colouring.marks(*tables[0], *PlacedTable::place(tables[0]));
        // On a break: the lower class. Over the last one (it came later): the last.
        QCOMPARE(marks->lookOf, (std::vector<std::uint8_t>{0, 0, 1, 1, 3, 1}));
        QCOMPARE(marks->located, (std::vector<std::int64_t>{2, 3, 0, 1}));
    }

    void theLegendCountsOnlyTheRowsOnTheMap()
    {
        const auto tables = tablesOf({number(1), number(2), number(30), ""});
        const auto all = PlacedTable::place(tables[0]);
        const auto colouring = Colouring::graduated({.attribute = level}, survey(tables, level), {1, 10, 30});
        const auto marks = colouring.marks(*tables[0], *all);
        QCOMPARE(countLooks(*marks, *all), (std::vector<std::int64_t>{2, 1, 0, 1}));
        query::Rows rows(4);
        rows.addRow(1);
        rows.addRow(3);
        QCOMPARE(countLooks(*marks, *PlacedTable::only(all, rows)), (std::vector<std::int64_t>{1, 0, 0, 1}));
    }

    // Another moment, or a live change, may bring words and units that the looks were not made from.
    void aValueTheSurveyDidNotKnowIsNotCalledNoValue()
    {
        const auto words = tablesOf({word("open"), word("full")});
        const auto named = Colouring::categorised({.attribute = level}, survey(words, level), true);
        const auto later = tablesOf({word("closed"), ""});
        const auto marks = named.marks(*later[0], *PlacedTable::place(later[0]));
        QCOMPARE(named.looks()[marks->lookOf[0]].kind, Kind::Other);
        QCOMPARE(named.looks()[marks->lookOf[1]].kind, Kind::NoValue);
        const auto numbers = tablesOf({number(20, "CEL"), number(21, "CEL")});
        const auto classed = Colouring::graduated({.attribute = level}, survey(numbers, level), {20, 21});
        const auto fahrenheit = tablesOf({number(70, "FAH")});
        const auto others = classed.marks(*fahrenheit[0], *PlacedTable::place(fahrenheit[0]));
        QCOMPARE(classed.looks()[others->lookOf[0]].kind, Kind::OtherUnit);
    }

    void numbersInAnotherUnitAreNotOnTheScale()
    {
        const auto tables = tablesOf({number(20, "CEL"), number(21, "CEL"), number(70, "FAH")});
        const auto values = survey(tables, level);
        QCOMPARE(values.unit, std::string("CEL"));
        QCOMPARE(values.otherUnits, 1);
        QCOMPARE(values.numbers, (std::vector<double>{20, 21}));
        const auto colouring = Colouring::graduated({.attribute = level}, values, {20, 21});
        const auto marks = colouring.marks(*tables[0], *PlacedTable::place(tables[0]));
        QCOMPARE(colouring.looks()[marks->lookOf[2]].kind, Kind::OtherUnit);
    }

    void wordsBecomeCategoriesTheCommonestFirst()
    {
        const auto tables = tablesOf({word("open"), word("full"), word("open"), number(3), ""});
        const auto values = survey(tables, level);
        QVERIFY(!values.numeric());
        QCOMPARE(values.categories.front().text, std::string("open"));
        const auto colouring = Colouring::categorised({.attribute = level}, values, true);
        QCOMPARE(kindsOf(colouring), (std::vector{Kind::Category, Kind::Category, Kind::Other, Kind::NoValue}));
        const auto marks = colouring.marks(*tables[0], *PlacedTable::place(tables[0]));
        QCOMPARE(marks->lookOf, (std::vector<std::uint8_t>{0, 1, 0, 3, 3}));
        QCOMPARE(marks->at(0), carto::markOf(0));
    }

    void asManyOfEachStandInTheOrderOfTheirNumbers()
    {
        const auto values = survey(tablesOf({word("zone 10"), word("zone 9"), word("zone 100")}), level);
        std::vector<std::string> texts;
        for (const auto &category : values.categories)
            texts.push_back(category.text);
        QCOMPARE(texts, (std::vector<std::string>{"zone 9", "zone 10", "zone 100"}));
    }

    void afterEightColoursShapesFollowAndThenOther()
    {
        std::vector<std::string> levels;
        levels.reserve(30);
        for (int i = 0; i < 30; ++i)
            levels.push_back(word("w" + std::to_string(10 + i)));
        const auto values = survey(tablesOf(levels), level);
        const auto points = Colouring::categorised({.attribute = level}, values, true);
        QCOMPARE(points.looks().size(), std::size_t(24 + 2));
        QCOMPARE(points.looks()[8].mark.shape, MarkShape::Square);
        QCOMPARE(points.looks()[24].kind, Kind::Other);
        QCOMPARE(points.looks()[24].text, std::string("6"));
        const auto areas = Colouring::categorised({.attribute = level}, values, false);
        QCOMPARE(areas.looks().size(), std::size_t(8 + 2));
    }

    void classesRiseInLightness_data()
    {
        QTest::addColumn<int>("ramp");
        QTest::addColumn<int>("theme");
        for (const Ramp ramp : {Ramp::Viridis, Ramp::Cividis}) {
            for (const Theme theme : {Theme::Light, Theme::Dark})
                QTest::addRow("%d %d", int(ramp), int(theme)) << int(ramp) << int(theme);
        }
    }
    void classesRiseInLightness()
    {
        QFETCH(const int, ramp);
        QFETCH(const int, theme);
        double before = -1;
        for (int i = 0; i <= 255; i += 15) {
            const QColor shown(colour({std::uint8_t(i), MarkShape::Circle, Ramp(ramp)}, Theme(theme)));
            const auto linear = [](double c) { return std::pow(c, 2.2); };
            const double light =
                0.2126 * linear(shown.redF()) + 0.7152 * linear(shown.greenF()) + 0.0722 * linear(shown.blueF());
            QVERIFY2(light > before, QByteArray::number(i));
            before = light;
        }
    }

    void quantilesHoldEqualCounts()
    {
        std::vector<double> values;
        for (int i = 0; i <= 100; ++i)
            values.push_back(i * i);
        QCOMPARE(quantileBreaks(values, 4), (std::vector<double>{0, 625, 2500, 5625, 10000}));
        QCOMPARE(quantileBreaks({5, 5, 5, 5, 9}, 4), (std::vector<double>{5, 9}));
        QCOMPARE(quantileBreaks({5}, 3), (std::vector<double>{5, 5}));
        // Lamps that are off by day: what the others draw can still be told apart.
        for (const std::size_t off : {90U, 30U}) {
            std::vector<double> lamps(off, 0);
            for (int i = 1; i <= 10; ++i)
                lamps.push_back(i);
            QCOMPARE(quantileBreaks(lamps, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        }
    }

    void aClassifierCutsByTheMethodAsked()
    {
        std::string asked;
        const Classifier classifier = [&](std::vector<double> numbers, std::string method,
                                          int classes) -> QCoro::Task<Result<std::vector<double>>> {
            asked = method + ' ' + std::to_string(classes);
            co_return std::vector<double>{numbers.front(), 2, numbers.back()};
        };
        const auto breaks = QCoro::waitFor(classBreaks(classifier, {1, 2, 3, 4, 5}, ClassMethod::NaturalBreaks, 2));
        QCOMPARE(asked, std::string("natural-breaks 2"));
        QVERIFY(breaks.byMethod);
        QCOMPARE(breaks.values, (std::vector<double>{1, 2, 5}));
    }

    void aClassifierThatFailsLeavesQuantiles_data()
    {
        QTest::addColumn<std::vector<double>>("answer");
        QTest::newRow("error") << std::vector<double>{};
        QTest::newRow("not ascending") << std::vector<double>{3, 1};
        QTest::newRow("no class") << std::vector<double>{1};
    }
    void aClassifierThatFailsLeavesQuantiles()
    {
        QFETCH(const std::vector<double>, answer);
        const Classifier classifier = [&](auto, auto, auto) -> QCoro::Task<Result<std::vector<double>>> {
            if (answer.empty())
                co_return std::unexpected(Error{ErrorCode::EngineFailed, "cutting into classes", {}, {}});
            co_return answer;
        };
        const auto breaks = QCoro::waitFor(classBreaks(classifier, {1, 2, 3, 4, 5}, ClassMethod::EqualIntervals, 2));
        QVERIFY(!breaks.byMethod);
        QCOMPARE(breaks.values, (std::vector<double>{1, 3, 5}));
    }

    void withoutAClassifierThereAreQuantilesAndThatIsSaid()
    {
        const auto natural = QCoro::waitFor(classBreaks(nullptr, {1, 2, 3, 4, 5}, ClassMethod::NaturalBreaks, 2));
        QVERIFY(!natural.byMethod);
        QCOMPARE(natural.values, (std::vector<double>{1, 3, 5}));
        const auto same = QCoro::waitFor(classBreaks(nullptr, {7, 7}, ClassMethod::NaturalBreaks, 5));
        QVERIFY(same.byMethod);
        QCOMPARE(same.values, (std::vector<double>{7, 7}));
    }

    void manyNumbersAreSampledEvenly()
    {
        std::vector<std::string> levels;
        levels.reserve(7001);
        for (int i = 0; i < 7001; ++i)
            levels.push_back(number((i * 3001) % 7001));
        const auto values = survey(tablesOf(levels), level);
        QCOMPARE(values.numberCount, 7001);
        QCOMPARE(values.numbers.size(), std::size_t(3000));
        QCOMPARE(values.numbers.front(), 0.0);
        QCOMPARE(values.numbers.back(), 7000.0);
        QVERIFY(std::abs(values.numbers[1500] - 3500) < 4);
    }

    void theMapShowsTheColoursOfTheRows()
    {
        const auto tables = tablesOf({number(1), number(50), ""});
        const auto values = survey(tables, level);
        const auto colouring = Colouring::graduated({.attribute = level}, values, {1, 20, 50});
        const auto placed = PlacedTable::place(tables[0]);
        const std::vector<MapLayer> layers{{placed, carto::markOf(4), colouring.marks(*tables[0], *placed)}};
        const Viewport view{.centre = toWorld({4.41, 51.2}), .zoom = 12, .size = {400, 300}};
        const QImage image = drawEntities(view, layers, Theme::Light);
        for (int i = 0; i < 3; ++i) {
            const QPoint pixel = view.toScreen(toWorld({4.4 + 0.01 * i, 51.2})).toPoint();
            QCOMPARE(image.pixel(pixel), colour(layers[0].rows->at(std::uint32_t(i)), Theme::Light));
        }
    }
};

QTEST_GUILESS_MAIN(TestColouring)
#include "tst_colouring.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparehelp.h"
#include "widgets/compare/comparisonstrip.h"
#include "widgets/compare/distributionview.h"
#include "widgets/compare/publishedtree.h"
#include "widgets/parts/theme.h"
#include "widgets/widgetfixture.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using namespace civiscope::widgets;
using items::ComparisonChoice;
using items::ComparisonModel;
using test::CityMaker;

namespace {

const nlohmann::json terms{{"Lamp", "https://example.org/Lamp"},
                           {"power", "https://example.org/power"},
                           {"state", "https://example.org/state"},
                           {"Bin", "https://example.org/Bin"},
                           {"level", "https://example.org/level"}};

std::shared_ptr<const compare::Comparison> twoCities(const std::string &nameOfA = "Antwerp")
{
    CityMaker a(nameOfA, terms);
    CityMaker b("Brisbane", terms);
    for (int i = 0; i < 40; ++i) {
        a.add("Lamp", {{"power", CityMaker::number(10 + i, "WTT")}, {"state", CityMaker::text(i % 4 ? "on" : "off")}});
        b.add("Lamp", {{"power", CityMaker::number(30 + i, "WTT")}, {"state", CityMaker::text(i % 2 ? "on" : "off")}});
    }
    a.addNumbers("Bin", "level", 5, 0, 0.1);
    return std::make_shared<const compare::Comparison>(test::compared(a, b));
}

std::vector<carto::LegendEntry> entries(int count, const QString &name = QStringLiteral("class"))
{
    std::vector<carto::LegendEntry> all;
    for (int i = 0; i < count; ++i)
        all.push_back({carto::markOf(i), name + QString::number(i), 1000 + i});
    return all;
}

}  // namespace

// The parts of a comparison: what both publish, how it is distributed, and the strip between the maps.
class TestCompareWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::prepareWidgets();
        m_comparison = twoCities();
        QCOMPARE(m_comparison->types.size(), std::size_t(2));
    }
    void cleanup() { applyTheme(carto::Theme::Light); }

    // --- the strip

    void theStripGrowsWithItsEntries()
    {
        MapController map;
        ComparisonStrip strip(map);
        strip.setLegend({}, entries(2));
        const int line = strip.fontMetrics().height() + 4;
        const int few = strip.heightForWidth(700);
        // A few lines of it, the others are scrolled to; in a picture all of them are there.
        strip.setLegend({}, entries(40));
        QVERIFY(strip.heightForWidth(700) > few);
        QVERIFY(strip.heightForWidth(700) <= few + 2 * line);
        strip.showAllLines();
        const int many = strip.heightForWidth(700);
        QVERIFY(many > few + 2 * line);
        QVERIFY(strip.heightForWidth(1400) < many);
        QVERIFY(strip.minimumHeight() >= strip.heightForWidth(strip.width()));
        QCOMPARE(strip.accessibleName(), QStringLiteral("Scale and legend of both maps"));
    }

    void attributionHasALineOfItsOwn()
    {
        MapController map;
        ComparisonStrip strip(map);
        strip.setLegend({}, entries(8));
        const int before = strip.heightForWidth(500);
        strip.setAttribution(QStringLiteral("Natural Earth"));
        QCOMPARE(strip.heightForWidth(500), before + strip.fontMetrics().height() + 4);
        strip.setAttribution({});
        QCOMPARE(strip.heightForWidth(500), before);
    }

    void everyEntryIsDrawnWithItsMark()
    {
        MapController map;
        ComparisonStrip strip(map);
        strip.setLegend(QStringLiteral("power, W"), entries(3));
        strip.resize(900, strip.heightForWidth(900));
        const QImage picture = test::pictureOf(strip);
        for (int i = 0; i < 3; ++i) {
            const QColor colour = QColor::fromRgb(carto::colour(carto::markOf(i), carto::Theme::Light));
            QVERIFY2(test::pixelsOf(picture, colour) > 20, qPrintable(colour.name()));
        }
        // An empty legend draws none of them.
        strip.setLegend({}, {});
        const QColor first = QColor::fromRgb(carto::colour(carto::markOf(1), carto::Theme::Light));
        QCOMPARE(test::pixelsOf(test::pictureOf(strip), first), 0);
        QVERIFY(test::named<QScrollArea>(strip, QStringLiteral("Legend"))->accessibleDescription().isEmpty());
    }

    void theLegendIsReadAloudAndNotCut()
    {
        MapController map;
        ComparisonStrip strip(map);
        strip.setLegend(QStringLiteral("power, W"), entries(2, test::longIri()));
        const auto *legend = test::named<QScrollArea>(strip, QStringLiteral("Legend"));
        QVERIFY(legend);
        const QString name = test::longIri();
        QCOMPARE(legend->accessibleDescription(),
                 name + QStringLiteral("0  1,000\n") + name + QStringLiteral("1  1,001"));
    }

    void theScaleBarIsThatOfTheMap()
    {
        MapController map;
        ComparisonStrip strip(map);
        strip.resize(600, 50);
        const QImage without = test::pictureOf(strip);
        map.resize({600, 400}, 1);
        map.show(toWorld({4.4, 51.2}), 12);
        const QImage city = test::pictureOf(strip);
        QVERIFY(city != without);
        map.zoomBy(2.3);
        QVERIFY(test::pictureOf(strip) != city);
    }

    void longNamesDoNotWidenTheStrip()
    {
        MapController map;
        ComparisonStrip strip(map);
        strip.setLegend(test::longIri(), entries(12, test::longIri()));
        QVERIFY2(strip.minimumSizeHint().width() <= 400, qPrintable(QString::number(strip.minimumSizeHint().width())));
        QCOMPARE(strip.sizeHint().width(), 400);
        // However long they are, the maps keep more room than their legend.
        QVERIFY(strip.heightForWidth(800) <= 4 * (strip.fontMetrics().height() + 4) + 8);
    }

    // --- distributions

    void nothingToShowSaysSo()
    {
        DistributionView view;
        view.resize(600, 400);
        view.show();
        const QStringList nothing(
            QStringLiteral("Nothing that both publish here has numbers or words to lay side by side."));
        view.setType(nullptr, std::nullopt);
        QCOMPARE(test::seenTexts(view), nothing);
        view.setType(m_comparison, std::nullopt);
        QCOMPARE(test::seenTexts(view), nothing);
        view.setType(m_comparison, type("Bin"));  // only one city has it
        QCOMPARE(test::seenTexts(view), nothing);
        view.setType(m_comparison, type("Lamp"));
        QVERIFY(test::seenTexts(view) != nothing);
    }

    void numbersAreToldInFiguresOfBoth()
    {
        DistributionView view;
        view.resize(700, 600);
        view.show();
        view.setType(m_comparison, type("Lamp"));
        const QStringList texts = test::seenTexts(view);
        QVERIFY(texts.contains(QStringLiteral("power")));
        const QString figures = texts.at(texts.indexOf(QStringLiteral("power")) + 1);
        QVERIFY2(
            figures.startsWith(QStringLiteral("■ Antwerp: median 29.5\u202fW, half of them from 19.75 to 39.25\u202fW, "
                                              "all from 10 to 49\u202fW; n = 40\n"
                                              "□ Brisbane: median 49.5\u202fW, half of them from 39.75 to "
                                              "59.25\u202fW, all from 30 to 69\u202fW; n = 40")),
            qPrintable(figures));
    }

    void wordsAreToldAsShares()
    {
        DistributionView view;
        view.resize(700, 600);
        view.show();
        view.setType(m_comparison, type("Lamp"));
        const QStringList texts = test::seenTexts(view);
        const QString told = texts.at(texts.indexOf(QStringLiteral("state")) + 1);
        QVERIFY2(told.startsWith(
                     QStringLiteral("■ Antwerp above, □ Brisbane below; bars are shares of each city's own values")),
                 qPrintable(told));
    }

    void chartsAreReadAloudAsTheyAreTold()
    {
        DistributionView view;
        view.show();
        view.setType(m_comparison, type("Lamp"));
        const QWidget *chart = test::named<QWidget>(view, QStringLiteral("power"));
        QVERIFY(chart);
        QVERIFY(chart->accessibleDescription().contains(QStringLiteral("Brisbane: median 49.5")));
        QCOMPARE(view.accessibleName(), QStringLiteral("Distributions"));
    }

    void bothCitiesAreDrawnInTheirColours_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QColor>("first");
        QTest::addColumn<QColor>("second");
        QTest::newRow("light") << int(carto::Theme::Light) << QColor(0x00, 0x72, 0xb2) << QColor(0xb8, 0x74, 0x00);
        QTest::newRow("dark") << int(carto::Theme::Dark) << QColor(0x56, 0xb4, 0xe9) << QColor(0xe6, 0x9f, 0x00);
    }
    void bothCitiesAreDrawnInTheirColours()
    {
        QFETCH(const int, theme);
        QFETCH(const QColor, first);
        QFETCH(const QColor, second);
        applyTheme(carto::Theme(theme));
        DistributionView view;
        view.resize(700, 600);
        view.show();
        view.setType(m_comparison, type("Lamp"));
        for (const char *name : {"power", "state"}) {
            QWidget *chart = test::named<QWidget>(view, QLatin1String(name));
            const QImage picture = chart->grab().toImage();
            QVERIFY2(test::pixelsOf(picture, first, 20) > 50, name);
            QVERIFY2(test::pixelsOf(picture, second, 40) > 30, name);
        }
    }

    void theChosenAttributeIsScrolledToTheTop()
    {
        DistributionView view;
        view.resize(600, 150);
        view.show();
        view.setType(m_comparison, type("Lamp"));
        QCOMPARE(view.verticalScrollBar()->value(), 0);
        const auto &attributes = m_comparison->types[type("Lamp")].attributes;
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            const QWidget *title = test::withText<QLabel>(view, QString::fromStdString(attributes[i].either().name));
            view.showAttribute(i);
            if (title)
                QTRY_COMPARE(view.verticalScrollBar()->value(),
                             std::min(title->y(), view.verticalScrollBar()->maximum()));
        }
        const int before = view.verticalScrollBar()->value();
        view.showAttribute(99);
        QCOMPARE(view.verticalScrollBar()->value(), before);
    }

    void manyLongWordsDoNotWidenTheWindow()
    {
        CityMaker a("Antwerp", terms);
        CityMaker b(test::longIri(200).toStdString(), terms);
        for (int i = 0; i < 60; ++i) {
            const std::string word = test::longIri(300).toStdString() + std::to_string(i % 12);
            a.add("Lamp", {{"state", CityMaker::text(word)}});
            b.add("Lamp", {{"state", CityMaker::text(word)}});
        }
        const auto comparison = std::make_shared<const compare::Comparison>(test::compared(a, b));
        DistributionView view;
        view.resize(500, 400);
        view.show();
        view.setType(comparison, 0);
        QVERIFY(test::named<QWidget>(view, QStringLiteral("state")));
        QVERIFY(view.minimumSizeHint().width() < 300 && view.minimumSizeHint().height() < 300);
        QVERIFY(test::named<QWidget>(view, QStringLiteral("state"))->height() < 400);  // the ten most frequent
        // Nor is there anything to scroll to sideways.
        QTRY_VERIFY2(view.horizontalScrollBar()->maximum() == 0,
                     qPrintable(QString::number(view.horizontalScrollBar()->maximum())));
    }

    // --- what both publish

    void typesAndTheirAttributesAreListed()
    {
        PublishedTree tree;
        const QAbstractItemModelTester tester(tree.model());
        QCOMPARE(tree.model()->rowCount(), 0);
        tree.setComparison(m_comparison, test::noon);
        QCOMPARE(tree.model()->rowCount(), 2);
        const QModelIndex lamp = tree.model()->index(int(type("Lamp")), 0);
        QVERIFY(lamp.data().toString().contains(QStringLiteral("Lamp")));
        QCOMPARE(tree.model()->rowCount(lamp), int(m_comparison->types[type("Lamp")].attributes.size()));
        QCOMPARE(tree.accessibleName(), QStringLiteral("What both publish"));
        tree.setComparison(nullptr, test::noon);
        QCOMPARE(tree.model()->rowCount(), 0);
    }

    void arrowsChooseAndTellIt()
    {
        PublishedTree tree;
        tree.resize(900, 300);
        tree.show();
        tree.setComparison(m_comparison, test::noon);
        QVERIFY(!tree.chosen());
        QSignalSpy changed(&tree, &PublishedTree::choiceChanged);
        tree.setCurrentIndex(tree.model()->index(int(type("Lamp")), 0));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(tree.chosen(), std::optional(ComparisonChoice{type("Lamp"), std::nullopt}));
        QTest::keyClick(&tree, Qt::Key_Right);  // unfolds
        QTest::keyClick(&tree, Qt::Key_Down);
        QCOMPARE(tree.chosen(), std::optional(ComparisonChoice{type("Lamp"), 0}));
        QCOMPARE(changed.size(), 2);
    }

    void whatIsChosenElsewhereIsUnfoldedAndInSight()
    {
        PublishedTree tree;
        tree.resize(900, 120);
        tree.show();
        tree.setComparison(m_comparison, test::noon);
        const std::size_t last = m_comparison->types[type("Lamp")].attributes.size() - 1;
        tree.choose({type("Lamp"), last});
        QCOMPARE(tree.chosen(), std::optional(ComparisonChoice{type("Lamp"), last}));
        QVERIFY(tree.isExpanded(tree.model()->index(int(type("Lamp")), 0)));
        QVERIFY(tree.viewport()->rect().intersects(tree.visualRect(tree.currentIndex())));
        tree.choose({std::nullopt, std::nullopt});  // all of it: the row stays
        QCOMPARE(tree.chosen(), std::optional(ComparisonChoice{type("Lamp"), last}));
        tree.choose({99, std::nullopt});
        QCOMPARE(tree.chosen(), std::optional(ComparisonChoice{type("Lamp"), last}));
    }

    void validityIsThereOnceItWasChecked()
    {
        PublishedTree tree;
        tree.setComparison(m_comparison, test::noon);
        QVERIFY(tree.isColumnHidden(ComparisonModel::ValidA) && tree.isColumnHidden(ComparisonModel::ValidB));
        auto checked = std::make_shared<compare::Comparison>(*m_comparison);
        checked->types[type("Lamp")].sides.b->validity = 0.5;
        tree.setComparison(checked, test::noon);
        QVERIFY(!tree.isColumnHidden(ComparisonModel::ValidA) && !tree.isColumnHidden(ComparisonModel::ValidB));
    }

    void longNamesOfCitiesLeaveRoomForTheOther()
    {
        PublishedTree tree;
        tree.resize(1000, 300);
        tree.show();
        tree.setComparison(twoCities(test::longIri().toStdString()), test::noon);
        for (int column = 0; column + 1 < tree.model()->columnCount(); ++column) {
            if (column != ComparisonModel::Name)
                QVERIFY2(tree.columnWidth(column) <= 160, qPrintable(QString::number(column)));
        }
        QVERIFY(tree.columnWidth(ComparisonModel::Name) >= 220);
        QVERIFY(tree.columnWidth(ComparisonModel::Name) <= 400);
    }

private:
    [[nodiscard]] std::size_t type(const std::string &name) const
    {
        for (std::size_t i = 0; i < m_comparison->types.size(); ++i) {
            if (m_comparison->types[i].either().name == name)
                return i;
        }
        return 0;
    }

    std::shared_ptr<const compare::Comparison> m_comparison;
};

QTEST_MAIN(TestCompareWidgets)
#include "tst_comparewidgets.moc"

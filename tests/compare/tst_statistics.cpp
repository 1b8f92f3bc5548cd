// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/statistics.h"
#include "compare/unitconverter.h"

#include <QTest>

#include <numeric>

using namespace civiscope::compare;

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quartilesLieBetweenTheNearestRanks()
    {
        std::vector<double> values{4, 1, 3, 2};
        const auto found = statisticsOf(values);
        QVERIFY(found);
        QCOMPARE(found->n, 4);
        QCOMPARE(found->min, 1.0);
        QCOMPARE(found->q1, 1.75);
        QCOMPARE(found->median, 2.5);
        QCOMPARE(found->q3, 3.25);
        QCOMPARE(found->max, 4.0);
        QCOMPARE(found->mean, 2.5);
    }

    void oneValueIsAllItsQuartiles()
    {
        std::vector<double> values{7};
        const auto found = statisticsOf(values);
        QCOMPARE(found->q1, 7.0);
        QCOMPARE(found->q3, 7.0);
        QVERIFY(!statisticsOf({}));
    }

    void quartilesOfManyAreThoseOfTheSortedList()
    {
        std::vector<double> values(1001);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = double(i * 389 % 1001);
        const auto found = statisticsOf(values);
        QCOMPARE(found->q1, 250.0);
        QCOMPARE(found->median, 500.0);
        QCOMPARE(found->q3, 750.0);
    }

    void meanLosesNothingToLargeNumbers()
    {
        std::vector<double> values{1e16, 1, -1e16, 3};
        QCOMPARE(statisticsOf(values)->mean, 1.0);
    }

    void binsAreSharedAndHoldEverything()
    {
        const std::vector<double> a{0, 1, 2, 3, 10};
        const std::vector<double> b{5, 100};
        const auto histogram = histogramOf(a, b);
        QVERIFY(histogram);
        QCOMPARE(histogram->width, 5.0);
        QCOMPARE(histogram->low, 0.0);
        QCOMPARE(histogram->counts.a.size(), histogram->counts.b.size());
        QVERIFY(histogram->counts.a.size() <= 20);
        QCOMPARE(histogram->counts.a.front(), 4);
        QCOMPARE(histogram->counts.b.back(), 1);  // 100 closes the last bin
        const auto sum = [](const std::vector<std::int64_t> &counts) {
            return std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
        };
        QCOMPARE(sum(histogram->counts.a), 5);
        QCOMPARE(sum(histogram->counts.b), 2);
    }

    void equalValuesMakeOneBin()
    {
        const std::vector<double> a{3, 3};
        const auto histogram = histogramOf(a, {});
        QCOMPARE(histogram->counts.a, std::vector<std::int64_t>{2});
        QCOMPARE(histogram->counts.b, std::vector<std::int64_t>{0});
        QVERIFY(!histogramOf({}, {}));
    }

    void negativeAndTinyValuesFindTheirBins()
    {
        const std::vector<double> a{-0.03, 0.0, 0.97};
        const auto histogram = histogramOf(a, a);
        QVERIFY(histogram->low <= -0.03);
        QVERIFY(histogram->low > -0.11);
        const std::vector<double> wide{-1e308, 1e308};
        QVERIFY(!histogramOf(wide, {}));
    }

    void fractionAgainstPercentIsSuspect()
    {
        Statistics fraction{100, 0.4, 0.61, 0.74, 0.85, 1, 0.7};
        Statistics percent{100, 38, 62, 74, 83, 99, 71};
        QCOMPARE(suspectedScale(fraction, percent), std::optional(100.0));
        QCOMPARE(suspectedScale(percent, fraction), std::optional(0.01));
        QVERIFY(!suspectedScale(percent, percent));
        percent.n = 3;
        QVERIFY(!suspectedScale(fraction, percent));
    }

    void citiesOfOtherSizeAreNotSuspect()
    {
        const Statistics small{100, 10, 15, 18, 20, 40, 18};
        const Statistics larger{100, 10, 25, 40, 60, 200, 45};
        QVERIFY(!suspectedScale(small, larger));
    }

    void unitsConvert_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("offset");
        QTest::newRow("percent to one") << QByteArray("P1") << QByteArray("C62") << 0.01 << 0.0;
        QTest::newRow("°F to °C") << QByteArray("FAH") << QByteArray("CEL") << 5.0 / 9 << -160.0 / 9;
        QTest::newRow("K to °C") << QByteArray("KEL") << QByteArray("CEL") << 1.0 << -273.15;
        QTest::newRow("mg/m³ to µg/m³") << QByteArray("GP") << QByteArray("GQ") << 1000.0 << 0.0;
        QTest::newRow("m/s to km/h") << QByteArray("MTS") << QByteArray("KMH") << 3.6 << 0.0;
        QTest::newRow("unknown to itself") << QByteArray("ZZ9") << QByteArray("ZZ9") << 1.0 << 0.0;
    }
    void unitsConvert()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const double, factor);
        QFETCH(const double, offset);
        const UnitConverter units;
        const auto found = units.conversion(from.constData(), to.constData());
        QVERIFY(found);
        QVERIFY(std::abs(found->factor / factor - 1) < 1e-12);
        QVERIFY(std::abs(found->offset - offset) < 1e-9);
    }

    void whatMeasuresOtherThingsDoesNotConvert()
    {
        const UnitConverter units;
        QVERIFY(!units.conversion("CEL", "GQ"));
        QVERIFY(!units.conversion("ZZ9", "GQ"));
        QVERIFY(!units.conversion("", "GQ"));
        QVERIFY(units.bothShares("P1", "C62"));
        QVERIFY(!units.bothShares("GP", "GQ"));
    }
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"

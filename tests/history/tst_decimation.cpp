// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/decimation.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace civiscope;
using namespace civiscope::history;

class TestDecimation : public QObject {
    Q_OBJECT

private:
    static constexpr Moment minute = 60'000'000;
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    static Point number(Moment at, double value) { return {at, at, {Value::Type::Number, value}}; }

    // Every second a value, so many of them.
    static std::vector<Sample> noise(int count)
    {
        std::mt19937 random(7);
        std::vector<Sample> samples;
        samples.reserve(std::size_t(count));
        for (int i = 0; i < count; ++i)
            samples.push_back({Moment(i) * 1'000'000, double(random() % 100'000)});
        return samples;
    }

    static int breaks(const std::vector<Sample> &samples)
    {
        return int(std::ranges::count_if(samples, [](const Sample &sample) { return std::isnan(sample.value); }));
    }

private Q_SLOTS:
    void extremesAreNeverLost()
    {
        const std::vector<Sample> all = noise(100'000);
        for (const int columns : {1, 7, 640, 1280}) {
            const auto few = decimate(all, 0, Moment(100'000) * 1'000'000, columns);
            const auto [low, high] = std::ranges::minmax(all, {}, &Sample::value);
            const auto [fewLow, fewHigh] = std::ranges::minmax(few, {}, &Sample::value);
            QCOMPARE(fewLow.value, low.value);
            QCOMPARE(fewHigh.value, high.value);
            QCOMPARE(fewLow.at, low.at);
            QVERIFY(std::ranges::is_sorted(few, {}, &Sample::at));
        }
    }

    void aMillionGiveAtMostFourAColumn()
    {
        constexpr int columns = 1000;
        const std::vector<Sample> all = noise(1'000'000);
        const Moment end = Moment(1'000'000) * 1'000'000;
        const auto few = decimate(all, 0, end, columns);
        std::vector<int> counts(columns);
        for (const Sample &sample : few)
            ++counts[std::size_t(sample.at / (end / columns))];
        QVERIFY(std::ranges::max(counts) <= 4);
        QVERIFY(std::ranges::min(counts) >= 2);
        QCOMPARE(few.front().at, all.front().at);
        QCOMPARE(few.back().at, all.back().at);
    }

    void oneSpikeAmongMillionsIsSeen()
    {
        std::vector<Sample> all = noise(100'000);
        all[61'234].value = 1e9;
        const auto few = decimate(all, 0, Moment(100'000) * 1'000'000, 50);
        QVERIFY(std::ranges::any_of(few, [](const Sample &sample) { return sample.value == 1e9; }));
    }

    void fewPointsStayAsTheyAre()
    {
        QVERIFY(decimate({}, 0, 100, 10).empty());
        const std::vector<Sample> one{{50, 1}};
        QCOMPARE(decimate(one, 0, 100, 10).size(), 1U);
        const std::vector<Sample> two{{50, 1}, {51, 2}};
        const auto shown = decimate(two, 0, 100, 10);
        QCOMPARE(shown.size(), 2U);
        QCOMPARE(shown.back().value, 2.0);
    }

    void equalTimesKeepTheirOrderAndExtremes()
    {
        const std::vector<Sample> same{{50, 3}, {50, 9}, {50, 1}, {50, 4}, {50, 2}};
        const auto shown = decimate(same, 0, 100, 10);
        QCOMPARE(shown.size(), 4U);
        QCOMPARE(shown[0].value, 3.0);
        QCOMPARE(shown[1].value, 9.0);
        QCOMPARE(shown[2].value, 1.0);
        QCOMPARE(shown[3].value, 2.0);
    }

    void neighboursOutsideComeAlong()
    {
        const std::vector<Sample> all{{0, 1}, {10, 2}, {20, 3}, {30, 4}, {40, 5}};
        const auto shown = decimate(all, 12, 28, 4);
        QCOMPARE(shown.size(), 3U);
        QCOMPARE(shown.front().at, 10);
        QCOMPARE(shown.back().at, 30);
        // Nothing in sight, yet the line passes through.
        QCOMPARE(decimate(all, 12, 18, 4).size(), 2U);
    }

    void aGapStaysAGap()
    {
        Series series;
        for (int i = 0; i < 100; ++i) {
            if (i < 40 || i >= 60)
                series.points.push_back(number(i * minute, i));
        }
        const Line line = lineOf(series);
        QCOMPARE(breaks(line.samples), 1);
        QCOMPARE(breaks(decimate(line.samples, 0, 100 * minute, 50)), 1);
        // As wide as a column and less it cannot be seen.
        QCOMPARE(breaks(decimate(line.samples, 0, 100 * minute, 1)), 0);
    }

    void aDeletedValueBreaksTheLine()
    {
        Series series;
        series.points = {number(0, 1), number(minute, 2), {2 * minute, 2 * minute, {}}, number(3 * minute, 4)};
        const Line line = lineOf(series);
        QCOMPARE(line.samples.size(), 4U);
        QVERIFY(std::isnan(line.samples[2].value));
        QCOMPARE(line.samples[2].at, 2 * minute);
    }

    void aggregatesStandForTheirPeriods()
    {
        Series series;
        series.method = "avg";
        const auto mean = [](Moment at, double value) {
            return Point{at, at + 10 * minute, {Value::Type::Number, value}};
        };
        series.points = {mean(0, 1), mean(10 * minute, 2), mean(40 * minute, 3)};
        const Line line = lineOf(series);
        QVERIFY(line.steps);
        QCOMPARE(breaks(line.samples), 1);
        QCOMPARE(line.samples[2].at, 20 * minute);
        QVERIFY(std::isnan(line.samples[2].value));
        QCOMPARE(line.samples.back().at, 50 * minute);
        QCOMPARE(line.samples.back().value, 3.0);
    }

    void twoPointsFarApartAreNoGap()
    {
        Series series;
        series.points = {number(0, 1), number(1'000'000 * minute, 2)};
        QCOMPARE(breaks(lineOf(series).samples), 0);
    }
};

QTEST_APPLESS_MAIN(TestDecimation)
#include "tst_decimation.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/bands.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::history;

class TestBands : public QObject {
    Q_OBJECT

private:
    static constexpr Moment minute = 60'000'000;

    static Point text(int at, const char *word) { return {at * minute, at * minute, {Value::Type::Text, 0, word}}; }
    static Point flag(int at, bool on) { return {at * minute, at * minute, {Value::Type::Boolean, on ? 1.0 : 0.0}}; }

    static Series of(std::vector<Point> points)
    {
        Series series;
        series.points = std::move(points);
        return series;
    }

private Q_SLOTS:
    void onlyWhatIsNoNumberHasBands()
    {
        QVERIFY(hasBands(of({text(0, "open")})));
        QVERIFY(hasBands(of({flag(0, true), {minute, minute, {}}})));
        QVERIFY(!hasBands(of({{0, 0, {Value::Type::Number, 1}}, flag(1, true)})));
        QVERIFY(!hasBands(of({{0, 0, {}}})));
        QVERIFY(!hasBands(of({})));
    }

    void aValueStandsUntilItChanges()
    {
        const auto bands = bandsOf(of({text(0, "open"), text(5, "closed"), text(90, "open")}), 100 * minute);
        const std::vector<Band> expected{
            {0, 5 * minute, "open"}, {5 * minute, 90 * minute, "closed"}, {90 * minute, 100 * minute, "open"}};
        QCOMPARE(bands, expected);
    }

    void theSameAgainIsOneBand()
    {
        const auto bands = bandsOf(of({flag(0, true), flag(1, true), flag(2, true), flag(3, false)}), 4 * minute);
        QCOMPARE(bands.size(), 2U);
        QCOMPARE(bands[0], (Band{0, 3 * minute, "true"}));
        QCOMPARE(bands[1], (Band{3 * minute, 4 * minute, "false"}));
    }

    void aDeletedValueEndsItsBand()
    {
        const auto bands = bandsOf(of({text(0, "open"), {5 * minute, 5 * minute, {}}, text(9, "open")}), 10 * minute);
        QCOMPARE(bands.size(), 2U);
        QCOMPARE(bands[0].until, 5 * minute);
        QCOMPARE(bands[1].from, 9 * minute);
    }

    // Every minute the same word: when it stays away for an hour, nobody knows.
    void aBeatThatStopsLeavesAGap()
    {
        std::vector<Point> points;
        points.reserve(20);
        for (int i = 0; i < 20; ++i)
            points.push_back(text(i < 10 ? i : i + 60, "open"));
        const auto bands = bandsOf(of(points), 80 * minute);
        QCOMPARE(bands.size(), 2U);
        QCOMPARE(bands[0].until, 12 * minute);
        QCOMPARE(bands[1].from, 70 * minute);
        QCOMPARE(bands[1].until, 80 * minute);
    }

    void twoAtOneMomentAreBothThere()
    {
        const auto bands = bandsOf(of({text(3, "a"), text(3, "b")}), 5 * minute);
        QCOMPARE(bands.size(), 2U);
        QCOMPARE(bands[0], (Band{3 * minute, 3 * minute, "a"}));
        QCOMPARE(bands[1], (Band{3 * minute, 5 * minute, "b"}));
    }

    void narrowBandsAreJoinedAndWideOnesKept()
    {
        std::vector<Band> bands{{0, 1000, "wide"}};
        for (Moment at = 1000; at < 2000; ++at)
            bands.push_back({at, at + 1, at % 2 == 0 ? "a" : "b"});
        bands.push_back({2000, 3000, "wide"});
        const auto runs = runsOf(bands, 0, 3000, 30);
        QVERIFY(runs.size() <= 2 + 10);
        QCOMPARE(runs.front().count, 1U);
        QCOMPARE(runs.back().count, 1U);
        std::size_t joined = 0;
        for (const BandRun &run : runs)
            joined += run.count;
        QCOMPARE(joined, bands.size());
        // Near enough, each is itself.
        QCOMPARE(runsOf(bands, 1500, 1510, 100).size(), 10U);
    }

    void onlyWhatIsInSightIsGiven()
    {
        const std::vector<Band> bands{{0, 10, "a"}, {10, 20, "b"}, {20, 30, "c"}};
        const auto runs = runsOf(bands, 12, 18, 10);
        QCOMPARE(runs.size(), 1U);
        QCOMPARE(runs.front().first, 1U);
    }
};

QTEST_APPLESS_MAIN(TestBands)
#include "tst_bands.moc"

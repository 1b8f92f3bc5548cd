// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatialindex.h"
#include "support/cityoftext.h"

#include <QTest>

#include <random>
#include <ranges>

using namespace civiscope;
using namespace civiscope::store;

namespace {

// Places in a city, over the world, along the antimeridian, at the poles, many of them equal.
class Places {
public:
    explicit Places(unsigned seed)
        : m_random(seed)
    {
    }
    LonLat next()
    {
        switch (m_random() % 6) {
        case 0: return {within(-180, 180), within(-90, 90)};
        case 1: return {std::round(within(-180, 180) / 30) * 30, std::round(within(-90, 90) / 30) * 30};
        case 2: return {within(179, 180) * (m_random() % 2 ? 1 : -1), within(-90, 90)};
        case 3: return {within(-180, 180), within(89, 90) * (m_random() % 2 ? 1 : -1)};
        default: return {within(4.2, 4.6), within(51.1, 51.3)};
        }
    }
    GeoBox nextBox()
    {
        GeoBox box;
        box.add(next());
        if (m_random() % 2)
            box.add(LonLat{std::clamp(box.west + within(0, 3), -180.0, 180.0),
                           std::clamp(box.south + within(0, 3), -90.0, 90.0)});
        return box;
    }
    std::uint32_t number() { return static_cast<std::uint32_t>(m_random()); }

private:
    double within(double low, double high) { return std::uniform_real_distribution(low, high)(m_random); }

    std::mt19937 m_random;
};

std::vector<SpatialIndex::Entry> entriesFrom(Places &places, std::uint32_t count, bool points)
{
    std::vector<SpatialIndex::Entry> entries;
    for (std::uint32_t i = 0; i < count; ++i) {
        GeoBox box = places.nextBox();
        if (points)
            box = {box.west, box.south, box.west, box.south};
        entries.push_back({box, {i % 3, i}});
    }
    return entries;
}

std::vector<EntityRef> inBox(const SpatialIndex &index, const GeoBox &box)
{
    std::vector<EntityRef> found;
    index.query(box, [&found](EntityRef entity, const GeoBox &) {
        found.push_back(entity);
        return true;
    });
    std::ranges::sort(found);
    return found;
}

}  // namespace

class TestSpatialIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyIndexFindsNothing()
    {
        const SpatialIndex index;
        QCOMPARE(index.size(), 0);
        QVERIFY(index.extent().empty());
        QVERIFY(inBox(index, {-180, -90, 180, 90}).empty());
        QVERIFY(index.nearest({4, 51}, 1e9, 10).empty());
        QVERIFY(inBox(SpatialIndex(std::vector<SpatialIndex::Entry>{}), {-180, -90, 180, 90}).empty());
    }

    void queryFindsWhatASearchOfAllFinds_data()
    {
        QTest::addColumn<unsigned>("count");
        for (const unsigned count : {1U, 2U, 15U, 16U, 17U, 256U, 257U, 5000U})
            QTest::addRow("%u", count) << count;
    }
    void queryFindsWhatASearchOfAllFinds()
    {
        QFETCH(unsigned, count);
        Places places(count);
        const auto entries = entriesFrom(places, count, false);
        const SpatialIndex index{entries};
        QCOMPARE(index.size(), count);
        for (int i = 0; i < 200; ++i) {
            const GeoBox box = places.nextBox();
            std::vector<EntityRef> expected;
            for (const auto &entry : entries) {
                if (entry.box.intersects(box))
                    expected.push_back(entry.entity);
            }
            std::ranges::sort(expected);
            QVERIFY(inBox(index, box) == expected);
        }
        QCOMPARE(inBox(index, {-180, -90, 180, 90}).size(), count);
        QVERIFY(inBox(index, GeoBox{}).empty());
    }

    void queryStopsWhenTold()
    {
        Places places(7);
        const SpatialIndex index{entriesFrom(places, 1000, true)};
        int visits = 0;
        index.query({-180, -90, 180, 90}, [&visits](EntityRef, const GeoBox &) { return ++visits < 10; });
        QCOMPARE(visits, 10);
    }

    void nearestFindsWhatASearchOfAllFinds()
    {
        Places places(11);
        const auto entries = entriesFrom(places, 3000, true);
        const SpatialIndex index{entries};
        for (int i = 0; i < 60; ++i) {
            const LonLat from = places.next();
            const double most = std::pow(10, i % 6 + 2);
            std::vector<double> expected;
            expected.reserve(entries.size());
            for (const auto &entry : entries)
                expected.push_back(distanceMetres(from, {entry.box.west, entry.box.south}));
            std::ranges::sort(expected);
            expected.erase(std::ranges::upper_bound(expected, most), expected.end());
            expected.resize(std::min<std::size_t>(expected.size(), 25));
            const auto found = index.nearest(from, most, 25);
            QVERIFY(std::ranges::equal(found, expected, {}, &SpatialIndex::Neighbour::metres));
            for (const auto &neighbour : found) {
                const auto &box = entries[neighbour.entity.row].box;
                QCOMPARE(neighbour.metres, distanceMetres(from, {box.west, box.south}));
            }
        }
    }

    void nearestMeasuresToTheEdgeOfABox()
    {
        Places places(13);
        const auto entries = entriesFrom(places, 300, false);
        for (const auto &entry : entries) {
            const SpatialIndex index{{entry}};
            const LonLat from = places.next();
            const double metres = index.nearest(from, 1e9, 1).front().metres;
            // No place of a grid over the box is nearer (but for the ellipsoid's flattening).
            double least = std::numeric_limits<double>::max();
            for (int x = 0; x <= 20; ++x) {
                for (int y = 0; y <= 20; ++y) {
                    const GeoBox &box = entry.box;
                    const LonLat at{box.west + (box.east - box.west) * x / 20,
                                    box.south + (box.north - box.south) * y / 20};
                    least = std::min(least, distanceMetres(from, at));
                }
            }
            QVERIFY2(metres <= least * 1.0001 + 0.01, qPrintable(QString::number(metres - least)));
            QVERIFY(metres >= 0);
        }
        QCOMPARE((SpatialIndex{{{{4, 51, 5, 52}, {}}}}.nearest({4.5, 51.5}, 0, 1).size()), 1);
    }

    void nearestReachesOverTheAntimeridian()
    {
        const SpatialIndex index{{{{179.9, 0, 179.9, 0}, {0, 1}}, {{-170, 0, -170, 0}, {0, 2}}}};
        const auto found = index.nearest({-179.9, 0}, 50'000, 5);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].entity.row, 1);
        QVERIFY(index.nearest({181, 0}, 1e9, 5).empty());
        QVERIFY(index.nearest({-179.9, 0}, 1e9, 0).empty());
    }

    void whatHasNoPlaceOnEarthIsLeftOut()
    {
        const VersionPtr version = test::versionOf(R"([
            {"id":"urn:x:0","type":"A","location":{"type":"Point","coordinates":[4.4,51.2]}},
            {"id":"urn:x:1","type":"A","location":{"type":"Point","coordinates":[200,51.2]}},
            {"id":"urn:x:2","type":"A","location":"51.2,4.4"},
            {"id":"urn:x:3","type":"A","location":{"type":"LineString","coordinates":[[4,51],[5,52]]}},
            {"id":"urn:x:4","type":"A","location":{"type":"LineString","coordinates":[[4,51],[5,152]]}},
            {"id":"urn:x:5","type":"A","location":{"type":"GeoProperty","value":{"type":"LineString"}}},
            {"id":"urn:x:6","type":"A"},
            {"id":"urn:x:7","type":"B"}])");
        const auto index = SpatialIndex::build(*version);
        QVERIFY(index);
        QCOMPARE(index->size(), 2);
        QVERIFY((inBox(*index, {-180, -90, 180, 90}) == std::vector<EntityRef>{{0, 0}, {0, 3}}));
        // No null island.
        QVERIFY(inBox(*index, {-1, -1, 1, 1}).empty());
        QVERIFY((index->extent() == GeoBox{4, 51, 5, 52}));
    }

    void cancelledBuildGivesNoIndex()
    {
        const VersionPtr version =
            test::versionOf(R"({"id":"urn:x:0","type":"A","location":{"type":"Point","coordinates":[4.4,51.2]}})");
        std::stop_source stop;
        stop.request_stop();
        const auto index = SpatialIndex::build(*version, {stop.get_token(), {}});
        QVERIFY(!index);
        QCOMPARE(index.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSpatialIndex)
#include "tst_spatialindex.moc"

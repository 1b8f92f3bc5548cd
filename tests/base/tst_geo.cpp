// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/geo.h"

#include <QTest>

#include <cmath>

using namespace civiscope;

class TestGeo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worldSquareRoundTrips_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::newRow("antwerp") << 4.4 << 51.22;
        QTest::newRow("brisbane") << 153.02 << -27.47;
        QTest::newRow("origin") << 0.0 << 0.0;
        QTest::newRow("north edge") << -180.0 << 85.0;
    }
    void worldSquareRoundTrips()
    {
        QFETCH(const double, lon);
        QFETCH(const double, lat);
        const LonLat back = fromWorld(toWorld({lon, lat}));
        QVERIFY(std::abs(back.lon - lon) < 1e-9);
        QVERIFY(std::abs(back.lat - lat) < 1e-9);
    }

    void worldSquareHasItsCorners()
    {
        QCOMPARE(toWorld({-180, 85.05112877980659}).x, 0.0);
        QVERIFY(std::abs(toWorld({-180, 85.05112877980659}).y) < 1e-12);
        QVERIFY(std::abs(toWorld({180, -89}).y - 1.0) < 1e-12);
    }

    void distanceFollowsTheEllipsoid()
    {
        // One degree of latitude at the equator, and of longitude at 60° north, on WGS 84.
        QVERIFY(std::abs(distanceMetres({0, 0}, {0, 1}) - 110'574.4) < 0.1);
        QVERIFY(std::abs(distanceMetres({0, 60}, {1, 60}) - 55'799.5) < 1);
    }

    void groundScaleShrinksWithLatitude()
    {
        QVERIFY(std::abs(metresPerPixel(0, 0) - 156'543.034) < 0.01);
        QVERIFY(std::abs(metresPerPixel(60, 1) - 156'543.034 / 4) < 0.01);
    }

    void boxGrowsFromEmpty()
    {
        GeoBox box;
        QVERIFY(box.empty());
        box.add(LonLat{4.4, 51.2});
        box.add(LonLat{4.5, 51.1});
        QVERIFY(!box.empty());
        QVERIFY(box.contains({4.45, 51.15}));
        QVERIFY(!box.contains({0, 0}));
        QVERIFY(!GeoBox{}.intersects(box));
    }
};

QTEST_APPLESS_MAIN(TestGeo)
#include "tst_geo.moc"

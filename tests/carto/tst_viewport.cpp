// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/viewport.h"

#include <QTest>

using namespace civiscope;
using carto::Viewport;

class TestViewport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pixelsAndPlacesAgree()
    {
        const Viewport view{.centre = toWorld({4.4, 51.2}), .zoom = 12.5, .size = {800, 600}};
        const QPointF pixel = view.toScreen(toWorld({4.45, 51.22}));
        const LonLat back = fromWorld(view.toWorld(pixel));
        QVERIFY(std::abs(back.lon - 4.45) < 1e-9);
        QVERIFY(std::abs(back.lat - 51.22) < 1e-9);
        QVERIFY(pixel.x() > 400);
        QVERIFY(pixel.y() < 300);
        QCOMPARE(view.toScreen(view.centre), QPointF(400, 300));
    }

    void fittingShowsTheWholeBoxAndLittleMore()
    {
        GeoBox box;
        box.add(LonLat{4.2, 51.1});
        box.add(LonLat{4.6, 51.3});
        const Viewport view = Viewport::fitting(box, {800, 600}, 1, 40);
        const QPointF northWest = view.toScreen(toWorld({4.2, 51.3}));
        const QPointF southEast = view.toScreen(toWorld({4.6, 51.1}));
        QVERIFY(northWest.x() >= 39.9 && northWest.y() >= 39.9);
        QVERIFY(southEast.x() <= 760.1 && southEast.y() <= 560.1);
        QVERIFY(southEast.x() - northWest.x() > 719 || southEast.y() - northWest.y() > 519);
    }

    void fittingOnePlaceStaysAtStreetScale()
    {
        GeoBox box;
        box.add(LonLat{4.4, 51.2});
        const Viewport view = Viewport::fitting(box, {800, 600}, 1, 40);
        QCOMPARE(view.zoom, carto::streetZoom);
    }

    void theEdgeOfTheWorldIsNotPassed()
    {
        const Viewport north = Viewport{.centre = toWorld({0, 85}), .zoom = 3, .size = {800, 600}}.clamped();
        QVERIFY(north.toWorld({400, 0}).y >= -1e-12);
        const Viewport tiny = Viewport{.zoom = 0, .size = {1000, 600}}.clamped();
        QVERIFY(tiny.worldPixels() >= 1000 - 1e-6);
    }

    void theNearerCopyAcrossTheAntimeridianIsUsed()
    {
        const Viewport view{.centre = toWorld({179.9, -17}), .zoom = 8, .size = {800, 600}};
        const QPointF pixel = view.toScreen(toWorld({-179.9, -17}));
        QVERIFY(pixel.x() > 400 && pixel.x() < 800);
    }
};

QTEST_APPLESS_MAIN(TestViewport)
#include "tst_viewport.moc"

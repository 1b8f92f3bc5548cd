// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tableoftext.h"
#include "widgets/map/linkedmaps.h"
#include "widgets/map/mapoverlay.h"
#include "widgets/map/mapview.h"
#include "widgets/widgetfixture.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace civiscope;
using namespace civiscope::widgets;

namespace {

constexpr LonLat antwerp{4.4, 51.2};
constexpr GeoBox brabant{.west = 4, .south = 50.5, .east = 5, .north = 51.5};
constexpr QPointF middle(300, 200);

carto::MapLayer lampAt(LonLat place)
{
    test::TableOfText table("Lamp");
    table.addPoint(place.lon, place.lat);
    return {carto::PlacedTable::place(table.table()), carto::markOf(0)};
}

bool near(QPointF a, QPointF b, double pixels = 0.01)
{
    return (a - b).manhattanLength() < pixels;
}

}  // namespace

// The camera of a map, two cameras tied together, and the hand on them.
class TestMapController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::prepareWidgets();
        qRegisterMetaType<std::vector<carto::Hit>>();
    }

    // --- the camera

    void zoomingKeepsThePlaceUnderThePointer()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        const QPointF pixel(100, 350);
        const WorldPoint place = map.view().toWorld(pixel);
        map.zoomBy(1.5, pixel);
        QCOMPARE(map.zoom(), 13.5);
        QVERIFY(near(map.view().toScreen(place), pixel));
        map.zoomBy(-0.5);
        QVERIFY(near(map.view().toScreen(map.view().toWorld(middle)), middle));
        QCOMPARE(map.zoom(), 13.0);
    }

    void zoomEndsWhereTheMapEnds()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        map.zoomBy(40);
        QCOMPARE(map.zoom(), carto::maxZoom);
        QVERIFY(std::abs(map.latitude() - antwerp.lat) < 1e-9);
        map.zoomBy(-40);
        QVERIFY(map.view().worldPixels() >= 600);  // the world fills the map
        QSignalSpy changed(&map, &MapController::viewChanged);
        map.zoomBy(-1);
        QCOMPARE(changed.size(), 0);
    }

    void panningFollowsTheHandAndStopsAtTheEdge()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        const WorldPoint place = map.view().toWorld(middle);
        map.panBy({40, -30});
        QVERIFY(near(map.view().toScreen(place), middle - QPointF(40, -30)));
        map.panBy({0, -1e9});  // as far north as there is
        QVERIFY(map.latitude() < 90);
        const double north = map.latitude();
        map.panBy({0, -100});
        QCOMPARE(map.latitude(), north);
    }

    void onlyAPersonMovesByHand()
    {
        MapController map;
        map.resize({600, 400}, 1);
        QSignalSpy moved(&map, &MapController::movedByHand);
        map.show(toWorld(antwerp), 12);
        map.fit(brabant);
        map.resize({700, 400}, 1);
        QCOMPARE(moved.size(), 0);
        map.panBy({1, 0});
        map.zoomBy(1);
        QCOMPARE(moved.size(), 2);
    }

    void aBoxIsSeenWhole_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("wide") << QSizeF(900, 200);
        QTest::newRow("high") << QSizeF(200, 900);
        QTest::newRow("small") << QSizeF(120, 110);
    }
    void aBoxIsSeenWhole()
    {
        QFETCH(const QSizeF, size);
        MapController map;
        map.resize(size, 1);
        map.fit(brabant);
        const QRectF rect(QPointF(), size);
        for (const LonLat corner : {LonLat{brabant.west, brabant.south}, LonLat{brabant.east, brabant.north}})
            QVERIFY(rect.contains(map.view().toScreen(toWorld(corner))));
    }

    void whatIsFittedBeforeThereIsASizeIsFittedLater()
    {
        MapController map;
        map.fit(brabant);
        map.resize({600, 400}, 1);
        QVERIFY(std::abs(map.longitude() - 4.5) < 1e-6);
        QVERIFY(map.zoom() > 5);
        // Unless something else was shown meanwhile.
        MapController other;
        other.fit(brabant);
        other.show(toWorld({10, 50}), 7);
        other.resize({600, 400}, 1);
        QVERIFY(std::abs(other.longitude() - 10) < 1e-6);
        QCOMPARE(other.zoom(), 7.0);
    }

    void anEmptyBoxLeavesTheMapAlone()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        QSignalSpy changed(&map, &MapController::viewChanged);
        map.fit(GeoBox());
        map.show(toWorld(antwerp), 12);  // the same again
        QCOMPARE(changed.size(), 0);
    }

    void picturesComeForWhatIsWantedNow()
    {
        MapController map;
        QVERIFY(!map.settled());  // without a size there is none
        map.resize({600, 400}, 2);
        map.show(toWorld(antwerp), 12);
        QSignalSpy settled(&map, &MapController::settledChanged);
        map.pictures().setLayers({lampAt(antwerp)});
        map.pictures().setHighlights({{0, 0}}, std::nullopt);
        QTRY_VERIFY(map.settled());
        QVERIFY(!settled.isEmpty());
        QCOMPARE(map.pictures().entities().view.dpr, 2.0);
        QCOMPARE(map.pictures().entities().image.width(), int(map.pictures().entities().view.size.width() * 2));
        QCOMPARE(colourAt(map.pictures().entities(), antwerp), carto::colour(carto::markOf(0), carto::Theme::Light));
        // A short pan is still within the picture; a long one, or another zoom, is not.
        map.panBy({20, 20});
        QVERIFY(map.settled());
        map.panBy({200, 0});
        QVERIFY(!map.settled());
        QTRY_VERIFY(map.settled());
        map.zoomBy(0.25);
        QVERIFY(!map.settled());
        QTRY_VERIFY(map.settled());
    }

    void anotherThemeIsAnotherPicture()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        map.pictures().setLayers({lampAt(antwerp)});
        QTRY_VERIFY(map.settled());
        map.pictures().setTheme(carto::Theme::Dark);
        QVERIFY(!map.settled());
        QTRY_VERIFY(map.settled());
        QCOMPARE(colourAt(map.pictures().entities(), antwerp), carto::colour(carto::markOf(0), carto::Theme::Dark));
    }

    // --- two of them

    void bothShowTheGroundAtOneScaleWhicheverMoves()
    {
        Pair pair;
        pair.a.show(toWorld({24.9, 60.2}), 11);
        pair.b.show(toWorld({-6, 37.4}), 12.5);
        QVERIFY(pair.sameGround());
        QCOMPARE(pair.b.zoom(), 12.5);
        pair.a.zoomBy(1);
        QVERIFY(pair.sameGround());
        pair.b.panBy({0, 4000});  // to another latitude
        QVERIFY(pair.sameGround());
        QVERIFY(std::abs(pair.b.longitude() + 6) < 1e-6);  // each keeps its own middle
        QVERIFY(std::abs(pair.a.longitude() - 24.9) < 1e-6);
    }

    void oneMoveIsToldOnceByEach()
    {
        Pair pair;
        pair.a.show(toWorld({24.9, 60.2}), 11);
        QSignalSpy a(&pair.a, &MapController::viewChanged);
        QSignalSpy b(&pair.b, &MapController::viewChanged);
        pair.a.zoomBy(0.5);
        QCOMPARE(a.size(), 1);
        QCOMPARE(b.size(), 1);
        pair.a.panBy({30, 0});  // the same latitude: the other has nothing to do
        QCOMPARE(b.size(), 1);
    }

    void bothStopWhereOneHasTo()
    {
        Pair pair;
        pair.a.show(toWorld({24.9, 60.2}), 12);
        pair.b.show(toWorld({-6, 0}), 12);
        pair.a.zoomBy(40);
        QVERIFY(pair.a.zoom() <= carto::maxZoom && pair.b.zoom() <= carto::maxZoom);
        QVERIFY(pair.sameGround());
        pair.b.zoomBy(-40);
        QVERIFY(pair.sameGround());
    }

    void eachFitsItsOwnBoxAtTheSmallerScale()
    {
        Pair pair;
        const GeoBox small{.west = -6.01, .south = 37.38, .east = -5.99, .north = 37.4};
        pair.maps.fit(brabant, small);
        QVERIFY(pair.sameGround());
        QVERIFY(std::abs(pair.a.longitude() - 4.5) < 1e-6);
        QVERIFY(std::abs(pair.b.longitude() + 6) < 1e-6);
        const QRectF rect(0, 0, 600, 400);
        QVERIFY(rect.contains(pair.a.view().toScreen(toWorld({brabant.west, brabant.south}))));
        pair.maps.fit({}, small);  // the first has nothing: it follows
        QVERIFY(pair.sameGround());
        QVERIFY(std::abs(pair.a.longitude() - 4.5) < 1e-6);
        QVERIFY(pair.b.zoom() > 12);
    }

    void aMapWithoutASizeIsNotFollowed()
    {
        MapController a;
        MapController b;
        const LinkedMaps maps(a, b);
        b.resize({600, 400}, 1);
        b.show(toWorld(antwerp), 12);
        const double before = b.zoom();
        a.show(toWorld({0, 0}), 5);
        QCOMPARE(b.zoom(), before);
    }

    // --- the hand

    void theWheelZoomsWhereItTurns()
    {
        Window window;
        const QPointF pixel(100, 80);
        const WorldPoint place = window.controller().view().toWorld(pixel);
        window.wheel(pixel, 120);
        QCOMPARE(window.controller().zoom(), 12.5);
        QVERIFY(near(window.controller().view().toScreen(place), pixel));
        window.wheel(pixel, -240);
        QCOMPARE(window.controller().zoom(), 11.5);
        window.wheel(pixel, 30);  // a touch pad turns by parts of a notch
        QCOMPARE(window.controller().zoom(), 11.625);
    }

    void keysPanByAQuarterAndZoomByOne()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window.map));
        window.map.setFocus();
        const WorldPoint place = window.controller().view().toWorld(middle);
        const auto moved = [&] { return window.controller().view().toScreen(place) - middle; };
        QTest::keyClick(&window.map, Qt::Key_Right);
        QVERIFY(near(moved(), {-100, 0}));
        QTest::keyClick(&window.map, Qt::Key_Left);
        QTest::keyClick(&window.map, Qt::Key_Up);
        QVERIFY(near(moved(), {0, 100}));
        QTest::keyClick(&window.map, Qt::Key_Down);
        QVERIFY(near(moved(), {0, 0}));
        QTest::keyClick(&window.map, Qt::Key_Equal);  // plus, where it needs no Shift
        QTest::keyClick(&window.map, Qt::Key_Plus);
        QCOMPARE(window.controller().zoom(), 14.0);
        QTest::keyClick(&window.map, Qt::Key_Minus);
        QCOMPARE(window.controller().zoom(), 13.0);
    }

    void aSmallShakeIsStillAClick()
    {
        Window window;
        window.controller().pictures().setLayers({lampAt(antwerp)});
        QSignalSpy clicked(&window.controller(), &MapController::clicked);
        const WorldPoint before = window.controller().view().centre;
        const int shake = QGuiApplication::styleHints()->startDragDistance() - 1;
        QTest::mousePress(&window.map, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(&window.map, {300 + shake, 200});
        QTest::mouseRelease(&window.map, Qt::LeftButton, {}, {300 + shake, 200});
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(window.controller().view().centre.x, before.x);
        QTest::mousePress(&window.map, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(&window.map, {360, 200});
        QTest::mouseRelease(&window.map, Qt::LeftButton, {}, {360, 200});
        QCOMPARE(clicked.size(), 1);  // that was a pan
        QVERIFY(window.controller().view().centre.x < before.x);
    }

    void otherButtonsDoNothing()
    {
        Window window;
        QSignalSpy clicked(&window.controller(), &MapController::clicked);
        QTest::mouseClick(&window.map, Qt::RightButton, {}, {300, 200});
        QTest::mouseClick(&window.map, Qt::MiddleButton, {}, {300, 200});
        QCOMPARE(clicked.size(), 0);
    }

    void thePointerTellsWhatItIsOver()
    {
        Window window;
        window.controller().pictures().setLayers({lampAt(antwerp)});
        std::vector<std::size_t> counts;
        connect(&window.controller(), &MapController::hovered, this,
                [&](const std::vector<carto::Hit> &hits) { counts.push_back(hits.size()); });
        QTest::mouseMove(&window.map, {10, 10});
        QTRY_VERIFY(!counts.empty() && counts.back() == 0);
        QTest::mouseMove(&window.map, {301, 201});
        QTRY_COMPARE(counts.back(), std::size_t(1));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&window.map, &leave);
        QTRY_COMPARE(counts.back(), std::size_t(0));
    }

    void aBoxWithoutExtentHoldsNothing()
    {
        Window window;
        window.controller().pictures().setLayers({lampAt(antwerp)});
        std::size_t hits = 99;
        connect(&window.controller(), &MapController::boxed, this,
                [&](const std::vector<carto::Hit> &found) { hits = found.size(); });
        QTest::mouseClick(&window.map, Qt::LeftButton, Qt::ShiftModifier, {100, 100});
        QCOMPARE(hits, std::size_t(0));
        QVERIFY(window.controller().band().isNull());
    }

    void theRubberBandIsDrawn()
    {
        Window window;
        QTRY_VERIFY(window.controller().settled());
        const QImage before = window.map.grab().toImage();
        QTest::mousePress(&window.map, Qt::LeftButton, Qt::ShiftModifier, {200, 100});
        QTest::mouseMove(&window.map, {400, 300});
        QTRY_VERIFY(window.map.grab().toImage().pixel(300, 150) != before.pixel(300, 150));
        QCOMPARE(window.map.grab().toImage().pixel(450, 350), before.pixel(450, 350));
        QTest::mouseRelease(&window.map, Qt::LeftButton, Qt::ShiftModifier, {400, 300});
        QTRY_COMPARE(window.map.grab().toImage().pixel(300, 150), before.pixel(300, 150));
    }

    // --- what stands over it

    void theScaleBarStandsInItsCorner()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        MapOverlay overlay(map);
        overlay.resize(600, 400);
        const QImage picture = test::pictureOf(overlay);
        QVERIFY(inkIn(picture, {0, 340, 200, 60}) > 100);
        QCOMPARE(inkIn(picture, {0, 0, 600, 300}), 0);
        QCOMPARE(inkIn(picture, {300, 300, 300, 100}), 0);  // nobody to be named
        QVERIFY(overlay.testAttribute(Qt::WA_TransparentForMouseEvents));
    }

    void whoMadeTheMapIsNamedBesideIt()
    {
        MapController map;
        map.resize({600, 400}, 1);
        map.show(toWorld(antwerp), 12);
        MapOverlay overlay(map);
        overlay.resize(600, 400);
        overlay.setAttribution(QStringLiteral("Natural Earth"));
        QVERIFY(inkIn(test::pictureOf(overlay), {300, 340, 300, 60}) > 100);
        // However long it is, it stays beside the bar.
        const QImage barAlone = barOf(map);
        overlay.setAttribution(QStringLiteral("somebody and ").repeated(40));
        const QImage picture = test::pictureOf(overlay);
        for (const QPoint at : {QPoint(20, 390), QPoint(60, 392), QPoint(30, 380)})
            QCOMPARE(picture.pixel(at), barAlone.pixel(at));
        overlay.setAttribution({});
        QCOMPARE(test::pictureOf(overlay), barAlone);
    }

    void theBarIsSharpOnFineScreens()
    {
        MapController map;
        map.resize({600, 400}, 2);
        map.show(toWorld(antwerp), 12);
        MapOverlay overlay(map);
        overlay.resize(600, 400);
        const QImage fine = test::pictureOf(overlay, 2);
        QCOMPARE(fine.size(), QSize(1200, 800));
        QVERIFY(inkIn(fine, {0, 680, 400, 120}) > 3 * inkIn(test::pictureOf(overlay), {0, 340, 200, 60}));
    }

private:
    struct Pair {
        Pair()
        {
            a.resize({600, 400}, 1);
            b.resize({600, 400}, 1);
        }
        // A pixel is as much ground here as there.
        [[nodiscard]] bool sameGround() const
        {
            const double ratio = metresPerPixel(a.latitude(), a.zoom()) / metresPerPixel(b.latitude(), b.zoom());
            return std::abs(ratio - 1) < 0.01;  // a sphere in metresPerPixel, an ellipsoid in the maps
        }

        MapController a;
        MapController b;
        LinkedMaps maps{a, b};
    };

    struct Window {
        Window()
        {
            map.resize(600, 400);
            map.show();
            controller().show(toWorld(antwerp), 12);
        }
        MapController &controller() { return map.controller(); }
        void wheel(QPointF at, int turned)
        {
            QWheelEvent event(at, map.mapToGlobal(at), {}, {0, turned}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(&map, &event);
        }

        MapView map;
    };

    static QRgb colourAt(const carto::Raster &raster, LonLat place)
    {
        return raster.image.pixel((raster.view.toScreen(toWorld(place)) * raster.view.dpr).toPoint());
    }
    static QImage barOf(MapController &map)
    {
        MapOverlay overlay(map);
        overlay.resize(600, 400);
        return test::pictureOf(overlay);
    }
    static int inkIn(const QImage &picture, QRect part)
    {
        int count = 0;
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x)
                count += picture.rect().contains(x, y) && qAlpha(picture.pixel(x, y)) > 0;
        }
        return count;
    }
};

QTEST_MAIN(TestMapController)
#include "tst_mapcontroller.moc"

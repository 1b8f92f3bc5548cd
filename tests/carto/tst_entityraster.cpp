// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/hittest.h"
#include "carto/rasterqueue.h"
#include "carto/stampgrid.h"
#include "carto/symbology.h"
#include "support/tableoftext.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace civiscope;
using namespace civiscope::carto;
using test::TableOfText;

namespace {

const LonLat middle{4.4, 51.2};

Viewport view(double zoom = 14)
{
    return {.centre = toWorld(middle), .zoom = zoom, .size = {400, 300}};
}

std::vector<MapLayer> layersOf(std::initializer_list<TableOfText> tables)
{
    std::vector<MapLayer> layers;
    for (const auto &table : tables)
        layers.push_back({PlacedTable::place(table.table()), markOf(static_cast<int>(layers.size()))});
    return layers;
}

int painted(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 0;
    }
    return count;
}

QImage draw(const std::vector<MapLayer> &layers, const Viewport &at = view())
{
    return drawEntities(at, layers, Theme::Light);
}

}  // namespace

// Marks above the top edge, whose coordinates are negative, have their place. Told by the compiler, which takes no
// conversion of a negative number to an unsigned one.
constexpr StampGrid grid{.width = 100, .top = 0, .bottom = 50, .reach = 3};
static_assert(grid.size() == 106 * 56);
static_assert(grid.cell(-3, -3) == 0);
static_assert(grid.cell(0, -1) == 2 * 106 + 3);
static_assert(grid.cell(102, 52) == grid.size() - 1);
static_assert(!grid.cell(-4, 0) && !grid.cell(0, -4) && !grid.cell(103, 0) && !grid.cell(0, 53));
static_assert(!grid.cell(1e300, -1e300));
static_assert(StampGrid{.width = 100, .top = 20, .bottom = 40, .reach = 3}.cell(0, 17) == 3);

class TestEntityRaster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPointIsDrawnWhereItLies()
    {
        TableOfText table("Lamp");
        table.addPoint(middle.lon, middle.lat);
        const QImage image = draw(layersOf({table}));
        QCOMPARE(image.size(), QSize(400, 300));
        QCOMPARE(image.pixel(200, 150), colour(markOf(0), Theme::Light));
        QCOMPARE(qAlpha(image.pixel(220, 150)), 0);
        QCOMPARE(qAlpha(image.pixel(200, 130)), 0);
    }

    void aPointAboveTheTopEdgeReachesIntoThePicture()
    {
        TableOfText table("Lamp");
        const LonLat place = fromWorld(view().toWorld({200, -1.5}));
        table.addPoint(place.lon, place.lat);
        const QImage image = draw(layersOf({table}));
        QVERIFY(qAlpha(image.pixel(200, 0)) > 0);
        QVERIFY(qAlpha(image.pixel(200, 1)) > 0);
        QCOMPARE(qAlpha(image.pixel(200, 20)), 0);
    }

    void longitudeAndLatitudeAreNotSwapped()
    {
        TableOfText table("Lamp");
        const LonLat place = fromWorld(view().toWorld({300, 60}));
        table.addPoint(place.lon, place.lat);
        const QImage image = draw(layersOf({table}));
        QCOMPARE(image.pixel(300, 60), colour(markOf(0), Theme::Light));
    }

    void missingLocationIsNotNullIsland()
    {
        TableOfText table("Lamp");
        table.addNowhere();
        table.addPoint(200, 95);
        table.addGeometry(R"({"type":"Point","coordinates":[null,51.2]})");
        table.addGeometry(R"({"type":"Point"})");
        table.addGeometry(R"("no geometry")");
        table.addGeometry(R"({"type":"Polygon","coordinates":[[[4,51],[5,51],["x",52],[4,51]]]})");
        const auto placed = PlacedTable::place(table.table());
        QCOMPARE(placed->located(), 0u);
        QCOMPARE(placed->rowCount(), 6u);
        QVERIFY(placed->extent().empty());
        const QImage image = drawEntities({.centre = toWorld({0, 0}), .zoom = 3, .size = {400, 300}},
                                          std::vector<MapLayer>{{placed, markOf(0)}}, Theme::Light);
        QCOMPARE(painted(image), 0);
    }

    void everyGeometryTypeIsDrawn_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QPoint>("pixel");
        QTest::newRow("MultiPoint") << QByteArray(R"({"type":"MultiPoint","coordinates":[[4.39,51.2],[4.4,51.2]]})")
                                    << QPoint(200, 150);
        QTest::newRow("LineString") << QByteArray(R"({"type":"LineString","coordinates":[[4.39,51.2],[4.41,51.2]]})")
                                    << QPoint(260, 150);
        QTest::newRow("MultiLineString")
            << QByteArray(R"({"type":"MultiLineString","coordinates":[[[4,50],[4,50.1]],[[4.39,51.2],[4.41,51.2]]]})")
            << QPoint(140, 150);
        QTest::newRow("text numbers") << QByteArray(R"({"type":"MultiPoint","coordinates":[["4.4","51.2"]]})")
                                      << QPoint(200, 150);
        QTest::newRow("collection")
            << QByteArray(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[4.4,51.2,7]}]})")
            << QPoint(200, 150);
    }
    void everyGeometryTypeIsDrawn()
    {
        QFETCH(QByteArray, json);
        QFETCH(QPoint, pixel);
        TableOfText table("Thing");
        table.addGeometry(std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
        const QImage image = draw(layersOf({table}));
        QCOMPARE(image.pixel(pixel), colour(markOf(0), Theme::Light));
    }

    void aPolygonIsFilledAndItsHoleIsNot()
    {
        TableOfText table("District");
        table.addGeometry(
            R"({"type":"Polygon","coordinates":[[[4.39,51.195],[4.41,51.195],[4.41,51.205],[4.39,51.205]],
            [[4.398,51.199],[4.402,51.199],[4.402,51.201],[4.398,51.201]]]})");
        const auto layers = layersOf({table});
        const QImage image = draw(layers);
        QVERIFY(qAlpha(image.pixel(150, 150)) > 0);
        QCOMPARE(qAlpha(image.pixel(200, 150)), 0);
        QCOMPARE(entitiesAt(view(), layers, {150, 150}).size(), std::size_t(1));
        QCOMPARE(entitiesAt(view(), layers, {200, 150}).size(), std::size_t(0));
    }

    void aShapeTooSmallToSeeIsDrawnAsAMark()
    {
        TableOfText table("District");
        table.addGeometry(
            R"({"type":"Polygon","coordinates":[[[4.39999,51.19999],[4.40001,51.19999],[4.40001,51.20001],[4.39999,51.19999]]]})");
        const QImage image = draw(layersOf({table}), view(10));
        QCOMPARE(image.pixel(200, 150), colour(markOf(0), Theme::Light));
        QVERIFY(painted(image) > 60);
    }

    void laterTablesLieOnTop()
    {
        TableOfText below("Lamp");
        TableOfText above("Bin");
        below.addPoint(middle.lon, middle.lat);
        above.addPoint(middle.lon, middle.lat);
        const auto layers = layersOf({below, above});
        QCOMPARE(draw(layers).pixel(200, 150), colour(markOf(1), Theme::Light));
        const auto hits = entitiesAt(view(), layers, {200, 150});
        QCOMPARE(hits, (std::vector<Hit>{{1, 0}, {0, 0}}));
    }

    void theNearestIsHitFirstAndTheFarNotAtAll()
    {
        TableOfText table("Lamp");
        for (const double x : {200.0, 205.0, 230.0}) {
            const LonLat place = fromWorld(view().toWorld({x, 150}));
            table.addPoint(place.lon, place.lat);
        }
        const auto layers = layersOf({table});
        const auto hits = entitiesAt(view(), layers, {200, 150}, 7);
        QCOMPARE(hits, (std::vector<Hit>{{0, 0}, {0, 1}}));
        QVERIFY(entitiesAt(view(), layers, {215, 150}, 7).empty());
    }

    void aBoxSelectsWhatIsInside()
    {
        TableOfText table("Lamp");
        for (const double x : {100.0, 200.0, 300.0}) {
            const LonLat place = fromWorld(view().toWorld({x, 150}));
            table.addPoint(place.lon, place.lat);
        }
        const auto hits = entitiesIn(view(), layersOf({table}), QRectF(150, 100, 200, 100));
        QCOMPARE(hits, (std::vector<Hit>{{0, 1}, {0, 2}}));
    }

    void highlightsRingOnlyTheChosen()
    {
        TableOfText table("Lamp");
        table.addPoint(middle.lon, middle.lat);
        const LonLat place = fromWorld(view().toWorld({300, 150}));
        table.addPoint(place.lon, place.lat);
        const auto layers = layersOf({table});
        const std::vector<Hit> selected{{0, 1}};
        const QImage image = drawHighlights(view(), layers, selected, {}, Theme::Light);
        QCOMPARE(image.pixel(300, 150), colour(markOf(0), Theme::Light));
        QCOMPARE(image.pixel(307, 150), highlightColour(Theme::Light));
        QCOMPARE(qAlpha(image.pixel(200, 150)), 0);
    }

    void picturesOfTwoDevicePixelsAreTwiceAsLarge()
    {
        TableOfText table("Lamp");
        table.addPoint(middle.lon, middle.lat);
        Viewport fine = view();
        fine.dpr = 2;
        const QImage image = draw(layersOf({table}), fine);
        QCOMPARE(image.size(), QSize(800, 600));
        QCOMPARE(image.pixel(400, 300), colour(markOf(0), Theme::Light));
        QCOMPARE(image.pixel(408, 300), colour(markOf(0), Theme::Light));
    }

    void stampsAreCutAtTheEdges()
    {
        TableOfText table("Lamp");
        for (const QPointF pixel : {QPointF(0, 0), QPointF(399.5, 299.5), QPointF(-3, 150), QPointF(402, 150),
                                    QPointF(200, -3), QPointF(210, -2), QPointF(200, 302)}) {
            const LonLat place = fromWorld(view().toWorld(pixel));
            table.addPoint(place.lon, place.lat);
        }
        const QImage image = draw(layersOf({table}));
        QCOMPARE(image.pixel(0, 0), colour(markOf(0), Theme::Light));
        QCOMPARE(image.pixel(399, 299), colour(markOf(0), Theme::Light));
        QVERIFY(qAlpha(image.pixel(0, 150)) > 0);
        QVERIFY(qAlpha(image.pixel(399, 150)) > 0);
        QVERIFY(qAlpha(image.pixel(200, 0)) > 0 && qAlpha(image.pixel(210, 0)) > 0);
        QVERIFY(qAlpha(image.pixel(200, 299)) > 0);
    }

    // The bands that cores draw side by side must not show.
    void manyPointsLookAsDrawnByOneHand()
    {
        TableOfText few("Lamp");
        TableOfText many("Lamp");
        std::mt19937 random(7);
        std::uniform_real_distribution<double> x(0, 400);
        std::uniform_real_distribution<double> y(0, 300);
        for (int i = 0; i < 2'000; ++i) {
            const LonLat place = fromWorld(view().toWorld({x(random), y(random)}));
            few.addPoint(place.lon, place.lat);
            many.addPoint(place.lon, place.lat);
        }
        for (int i = 0; i < 20'000; ++i)
            many.addPoint(-70, -30);
        QCOMPARE(draw(layersOf({few})), draw(layersOf({many})));
    }

    void oneTypeHasOneMark()
    {
        Symbology symbology;
        const Mark lamp = symbology.mark("Lamp");
        const Mark bin = symbology.mark("Bin");
        QVERIFY(lamp != bin);
        QCOMPARE(symbology.mark("Lamp"), lamp);
        for (int i = 2; i < markCount; ++i) {
            const Mark other = symbology.mark(std::to_string(i));
            QVERIFY(other != lamp && other != bin);
        }
    }

    // Not only in numbers: each is another picture.
    void eightyMarksAreToldApart()
    {
        std::vector<QImage> pictures;
        for (int i = 0; i < markCount; ++i) {
            const QImage picture = drawMark(markOf(i), Theme::Light, 16, 1);
            QVERIFY2(!std::ranges::contains(pictures, picture), QByteArray::number(i));
            pictures.push_back(picture);
        }
        QCOMPARE(markOf(markCount), markOf(0));
    }

    void marksDoNotDependOnWhoCameFirst()
    {
        Symbology early;
        early.propose({"Lamp"});
        early.propose({"Lamp", "Bin", "Tree"});
        Symbology late;
        late.propose({"Tree"});
        late.propose({"Lamp", "Bin", "Tree"});
        QCOMPARE(early.mark("Tree"), late.mark("Tree"));
        late.settle();
        late.propose({"Bench", "Tree"});
        QCOMPARE(late.mark("Tree"), early.mark("Tree"));
        QCOMPARE(late.mark("Bench"), markOf(3));
    }

    void theQueueGivesTheLastRequestLast()
    {
        RasterQueue queue;
        QList<double> zooms;
        connect(&queue, &RasterQueue::drawn, this, [&](const Raster &raster) { zooms << raster.view.zoom; });
        const auto drawing = [](const Viewport &at, const std::stop_token &) {
            return drawEntities(at, {}, Theme::Light);
        };
        for (int zoom = 1; zoom <= 9; ++zoom)
            queue.request(view(zoom), drawing);
        QTRY_VERIFY(!queue.busy());
        QCOMPARE(zooms, (QList<double>{1, 9}));
    }
};

QTEST_GUILESS_MAIN(TestEntityRaster)
#include "tst_entityraster.moc"

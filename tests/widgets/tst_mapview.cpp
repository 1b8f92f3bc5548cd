// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tableoftext.h"
#include "widgets/map/mapview.h"

#include <QBuffer>
#include <QHttpServer>
#include <QPainter>
#include <QQuickWindow>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using namespace civiscope::widgets;

class TestMapView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); }

    void entitiesAreDrawnOverTheBaseMap()
    {
        QHttpServer server;
        server.route(QStringLiteral("/secret/<arg>/<arg>/<arg>"), [](int z, int x, const QString &y) {
            QImage tile(256, 256, QImage::Format_RGB32);
            tile.fill(QColor(200, 220, 240));
            QPainter painter(&tile);
            painter.drawRect(0, 0, 255, 255);
            painter.drawText(10, 20, QStringLiteral("%1/%2/%3").arg(z).arg(x).arg(y));
            painter.end();
            QByteArray png;
            QBuffer buffer(&png);
            buffer.open(QIODevice::WriteOnly);
            tile.save(&buffer, "PNG");
            return QHttpServerResponse("image/png", png);
        });
        QTcpServer tcp;
        QVERIFY(tcp.listen(QHostAddress::LocalHost));
        QVERIFY(server.bind(&tcp));
        QTemporaryDir cache;

        MapView map;
        map.resize(600, 400);
        map.show();
        test::TableOfText table("Lamp");
        table.addPoint(4.4, 51.2);
        map.controller().pictures().setLayers({{carto::PlacedTable::place(table.table()), carto::markOf(0)}});
        map.controller().show(toWorld({4.4, 51.2}), 12.5);
        map.setTiles(QStringLiteral("http://127.0.0.1:%1/secret/").arg(tcp.serverPort()), cache.path());
        QTRY_VERIFY(map.controller().settled());
        QTRY_COMPARE(map.grab().toImage().pixelColor(150, 200), QColor(200, 220, 240));
        QTRY_COMPARE(map.grab().toImage().pixelColor(450, 250), QColor(200, 220, 240));
        const QImage picture = map.grab().toImage();
        QCOMPARE(picture.pixel(300, 200), carto::colour(carto::markOf(0), carto::Theme::Light));
        // The entities' world is the tiles' world: the edge between tiles lies where it should.
        const QPointF corner = map.controller().view().toScreen({2098 / 4096.0, 1368 / 4096.0});
        QVERIFY(picture.pixelColor(corner.toPoint() + QPoint(0, -30)).lightness() < 80 ||
                picture.pixelColor(corner.toPoint() + QPoint(-1, -30)).lightness() < 80);
    }

    void panAndZoomByMouseAndKeys()
    {
        MapView map;
        map.resize(600, 400);
        map.show();
        MapController &controller = map.controller();
        controller.show(toWorld({4.4, 51.2}), 12);
        const WorldPoint before = controller.view().centre;

        QTest::mousePress(&map, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(&map, {340, 200});
        QTest::mouseMove(&map, {400, 200});
        QTest::mouseRelease(&map, Qt::LeftButton, {}, {400, 200});
        QVERIFY(std::abs((before.x - controller.view().centre.x) * controller.view().worldPixels() - 100) < 0.01);

        const WorldPoint kept = controller.view().toWorld({100, 100});
        QTest::mouseDClick(&map, Qt::LeftButton, {}, {100, 100});
        QCOMPARE(controller.zoom(), 13.0);
        const QPointF pixel = controller.view().toScreen(kept);
        QVERIFY((pixel - QPointF(100, 100)).manhattanLength() < 0.01);

        QTest::keyClick(&map, Qt::Key_Minus);
        QCOMPARE(controller.zoom(), 12.0);
        const double y = controller.view().centre.y;
        QTest::keyClick(&map, Qt::Key_Down);
        QVERIFY(controller.view().centre.y > y);
    }

    void clicksAndBoxesTellWhatTheyHit()
    {
        MapView map;
        map.resize(600, 400);
        map.show();
        MapController &controller = map.controller();
        controller.show(toWorld({4.4, 51.2}), 12);
        test::TableOfText table("Lamp");
        table.addPoint(4.4, 51.2);
        controller.pictures().setLayers({{carto::PlacedTable::place(table.table()), carto::markOf(0)}});
        std::vector<carto::Hit> hits;
        bool added = false;
        const auto keep = [&](const std::vector<carto::Hit> &now, bool add) {
            hits = now;
            added = add;
        };
        connect(&controller, &MapController::clicked, this, keep);
        connect(&controller, &MapController::boxed, this, keep);

        QTest::mouseClick(&map, Qt::LeftButton, Qt::ControlModifier, {302, 201});
        QCOMPARE(hits, std::vector<carto::Hit>({{0, 0}}));
        QVERIFY(added);
        QTest::mouseClick(&map, Qt::LeftButton, {}, {100, 100});
        QVERIFY(hits.empty());
        QVERIFY(!added);
        QTest::mousePress(&map, Qt::LeftButton, Qt::ShiftModifier, {250, 150});
        QTest::mouseMove(&map, {350, 250});
        QCOMPARE(controller.band(), QRectF(250, 150, 100, 100));
        QTest::mouseRelease(&map, Qt::LeftButton, Qt::ShiftModifier, {350, 250});
        QCOMPARE(hits, std::vector<carto::Hit>({{0, 0}}));
        QVERIFY(controller.band().isNull());
    }
};

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/builtengine.h"
#include "support/sessionfixture.h"
#include "widgets/map/basemap.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/windowviews.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QQuickWindow>
#include <QSettings>
#include <QTest>

#include <csignal>

using namespace civiscope;
using namespace civiscope::widgets;
using gis::EngineClient;
using test::SessionFixture;

namespace {

constexpr int patience = 30'000;  // milliseconds
constexpr LonLat station{4.4017, 51.2194};

// A whole window over one station, with the base map of this build's engine.
struct Window {
    explicit Window(const QString &settingsFile)
        : settings(settingsFile, QSettings::IniFormat)
    {
    }

    void open(std::vector<gis::MapLayer> layers)
    {
        SessionFixture::waitFor(fixture.open(fixture.write(QStringLiteral("city.json"), R"([
            {"id":"urn:ngsi-ld:Station:1","type":"Station","location":{"type":"Point","coordinates":[4.4017,51.2194]}}])")));
        QVERIFY(tiles.listen());
        window.setBaseMap(engine, tiles, std::move(layers));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_COMPARE_WITH_TIMEOUT(engine.state(), EngineClient::State::Ready, patience);
    }

    MapView &map() { return window.views().map.view(); }

    // A pixel of the map, from the middle of the map.
    QRgb pixel(QPoint fromMiddle)
    {
        const QImage picture = map().grab().toImage();
        return picture.pixel(picture.rect().center() + fromMiddle);
    }

    SessionFixture fixture;
    QSettings settings;
    EngineClient engine{gis::testing::builtEngine()};
    gis::TileServer tiles{engine};
    MainWindow window{fixture.session, settings};
};

}  // namespace

class TestBaseMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (gis::testing::builtEngine().isEmpty())
            QSKIP("built without the engine");
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }

    void theEngineMayDieWhileTheMapIsPanned()
    {
        Window city(m_folder.filePath(QStringLiteral("die.ini")));
        city.open({});
        QStringList said;
        connect(&city.engine, &EngineClient::stateChanged, this,
                [&] { said << test::statusText(city.window.views().status); });
        const QRgb mark = carto::colour(carto::markOf(0), carto::Theme::Light);
        MapController &map = city.map().controller();
        QTRY_VERIFY(map.settled());

        const qint64 killed = gis::testing::pidOf(city.engine);
        QElapsedTimer away;
        away.start();
        QCOMPARE(::kill(pid_t(killed), SIGKILL), 0);
        QTRY_VERIFY(city.engine.state() != EngineClient::State::Ready);
        int looks = 0;
        while (city.engine.state() != EngineClient::State::Ready && away.elapsed() < patience) {
            map.panBy({looks % 2 == 0 ? 9.0 : -9.0, 3.0});
            QTRY_VERIFY(map.settled());
            QTRY_COMPARE(city.map().grab().toImage().pixel(map.view().toScreen(toWorld(station)).toPoint()), mark);
            ++looks;
        }
        QCOMPARE(city.engine.state(), EngineClient::State::Ready);
        QVERIFY(looks > 0);
        QVERIFY(gis::testing::pidOf(city.engine) != killed);
        qInfo("back after %lld ms; entities seen in %d pans meanwhile", away.elapsed(), looks);
        QVERIFY2(said.join(QLatin1Char('|')).contains(QStringLiteral("base map stopped, starting it again")),
                 qPrintable(said.join(QLatin1Char('|'))));
        QVERIFY(!test::statusText(city.window.views().status).contains(QStringLiteral("base map")));
    }

    void noTileOfAnotherMapIsShown()
    {
        const QRgb park = groundOf(QStringLiteral("park"));
        const QRgb land = groundOf(QStringLiteral("land"));
        QVERIFY(park != land);
        QCOMPARE(groundOf(QStringLiteral("park")), park);
    }

private:
    // The colour beside the station in a window of its own, over a sketch that is this all over.
    QRgb groundOf(const QString &kind)
    {
        const QString path = m_folder.filePath(kind + QStringLiteral(".geojson"));
        QFile file(path);
        if (!file.exists() && file.open(QIODevice::WriteOnly))
            file.write(
                QStringLiteral(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"%1"},
                "geometry":{"type":"Polygon","coordinates":[[[3,50],[6,50],[6,52],[3,52],[3,50]]]}}]})")
                    .arg(kind)
                    .toUtf8());
        file.close();
        Window city(m_folder.filePath(kind + QStringLiteral(".ini")));
        const QRgb plain = city.pixel({60, 60});
        city.open({{.id = kind, .path = path, .kind = gis::MapLayer::Kind::Sketch}});
        city.window.findChild<BaseMap *>()->showSketches({kind});
        // Until the map shows what the engine drew and keeps showing it.
        QRgb last = plain;
        int same = 0;
        const bool stands = QTest::qWaitFor(
            [&] {
                const QRgb now = city.pixel({60, 60});
                same = !city.tiles.busy() && now != plain && now == last ? same + 1 : 0;
                last = now;
                return same > 20;
            },
            patience);
        return stands ? last : 0;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestBaseMap)
#include "tst_basemap.moc"

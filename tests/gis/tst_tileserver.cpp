// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/tileserver.h"

#include "gis/builtengine.h"
#include "gis/enginecalls.h"
#include "gis/engineclient.h"
#include "gis/tilecache.h"
#include "gis/tilequeue.h"

#include <QGuiApplication>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <qcorotest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <numbers>

using namespace civiscope;
using namespace civiscope::gis;
using State = EngineClient::State;

namespace {

struct Answer {
    int status = 0;
    QByteArray body;
    [[nodiscard]] QImage image() const { return QImage::fromData(body, "PNG"); }
};

MapDescription city(const QTemporaryDir &folder, MapStyle style = MapStyle::Light)
{
    return {.style = style,
            .layers = {{QStringLiteral("city"), testing::writeSketch(QDir(folder.path())), MapLayer::Kind::Sketch}}};
}

int difference(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

}  // namespace

class TileServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyTheWholeAddressIsAnswered_data();
    void onlyTheWholeAddressIsAnswered();
    void withoutAnEngineTilesAreRefusedAtOnce();
    void tilesHaveTheSizeOfTheirScale();
    void tilesFitTogetherAcrossBlocks();
    void stylesHaveTilesAndAddressesOfTheirOwn();
    void neighboursComeWithTheFirstTile();
    void aClosedConnectionIsForgotten();
    void anotherMapAnswersWhatWaits();
    void cacheFoldersAreApartAndPruned();
    void qtLocationFindsTheTiles();

private:
    Answer get(const QString &url);
    Answer tile(const TileServer &server, int zoom, int x, int y);

    QNetworkAccessManager m_network;
    QTemporaryDir m_folder;
    QString m_engine;
};

#define NEEDS_ENGINE                                                                                                   \
    if (m_engine.isEmpty())                                                                                            \
    QSKIP("civiscope-gis is not built: QGIS was not found")

void TileServerTest::initTestCase()
{
    m_engine = testing::builtEngine();
}

Answer TileServerTest::get(const QString &url)
{
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(QUrl(url))));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

Answer TileServerTest::tile(const TileServer &server, int zoom, int x, int y)
{
    return get(server.host() + QStringLiteral("%1/%2/%3.png").arg(zoom).arg(x).arg(y));
}

void TileServerTest::onlyTheWholeAddressIsAnswered_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("no token") << QStringLiteral("/TOKEN/") << QStringLiteral("/");
    QTest::newRow("wrong token") << QStringLiteral("/TOKEN/") << QStringLiteral("/00000000000000000000000000000000/");
    QTest::newRow("other map") << QStringLiteral("/REVISION/") << QStringLiteral("/0/");
    QTest::newRow("zoom too deep") << QStringLiteral("/0/0/0.png") << QStringLiteral("/25/0/0.png");
    QTest::newRow("no such column") << QStringLiteral("/0/0/0.png") << QStringLiteral("/1/2/0.png");
    QTest::newRow("below zero") << QStringLiteral("/0/0/0.png") << QStringLiteral("/1/0/-1.png");
    QTest::newRow("no number") << QStringLiteral("/0/0/0.png") << QStringLiteral("/0/x/0.png");
    QTest::newRow("other scale") << QStringLiteral("/0/0/0.png") << QStringLiteral("/0/0/0@3x.png");
    QTest::newRow("longer") << QStringLiteral("0.png") << QStringLiteral("0.png/0");
}

void TileServerTest::onlyTheWholeAddressIsAnswered()
{
    QFETCH(QString, from);
    QFETCH(const QString, to);
    EngineClient client(QStringLiteral("/nonexistent/civiscope-gis"));
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap({});
    QString url = server.host() + QStringLiteral("0/0/0.png");
    QVERIFY(url.startsWith(QLatin1String("http://127.0.0.1:")));
    const QStringList parts = url.split(QLatin1Char('/'));
    QVERIFY(parts[3].size() >= 32);
    from.replace(QLatin1String("TOKEN"), parts[3]).replace(QLatin1String("REVISION"), parts[4]);
    // The whole address is let through as far as to the absent engine.
    QCOMPARE(get(url).status, 503);
    QVERIFY(url.contains(from));
    QCOMPARE(get(url.replace(from, to)).status, 404);
}

void TileServerTest::withoutAnEngineTilesAreRefusedAtOnce()
{
    EngineClient client(QStringLiteral("/nonexistent/civiscope-gis"));
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap({});
    QCOMPARE(tile(server, 3, 2, 1).status, 503);
    const std::unique_ptr<QNetworkReply> post(
        m_network.post(QNetworkRequest(QUrl(server.host() + QStringLiteral("0/0/0.png"))), QByteArray("x")));
    QTRY_VERIFY(post->isFinished());
    QCOMPARE(post->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 405);
}

void TileServerTest::tilesHaveTheSizeOfTheirScale()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap(city(m_folder));
    const Answer whole = tile(server, 0, 0, 0);
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.image().size(), QSize(256, 256));
    QCOMPARE(tile(server, 11, 1049, 685).image().size(), QSize(256, 256));
    QString sharp = server.host(2);
    sharp.replace(QLatin1String("%z"), QLatin1String("11"));
    sharp.replace(QLatin1String("%x"), QLatin1String("1049"));
    sharp.replace(QLatin1String("%y"), QLatin1String("685"));
    QCOMPARE(get(sharp).image().size(), QSize(512, 512));
}

// Four tiles that meet in the corner of four blocks, against one picture of the place. A name, a dashed line and a road
// cross their edges.
void TileServerTest::tilesFitTogetherAcrossBlocks()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap(city(m_folder));

    constexpr int zoom = 13;
    constexpr int x = 4199;  // 4200 and 2736 begin blocks
    constexpr int y = 2735;
    const double tileMetres = 2 * std::numbers::pi * 6378137 / (1 << zoom);
    const double half = std::numbers::pi * 6378137;
    const auto png = QCoro::waitFor(renderExtent(client, {.box = {x * tileMetres - half, half - (y + 2) * tileMetres,
                                                                  (x + 2) * tileMetres - half, half - y * tileMetres},
                                                          .wgs84 = false,
                                                          .size = {512, 512},
                                                          .scale = 1}));
    QVERIFY(png);
    const QImage whole = QImage::fromData(*png, "PNG").convertToFormat(QImage::Format_RGB32);
    QCOMPARE(whole.size(), QSize(512, 512));

    int worst = 0;
    int inked = 0;
    for (int i = 0; i < 4; ++i) {
        const QImage part = tile(server, zoom, x + i % 2, y + i / 2).image().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(part.size(), QSize(256, 256));
        // Ten pixels on both sides of the seams; not at the rim of the big picture, where names may be cut.
        const QPoint origin(i % 2 * 256, i / 2 * 256);
        const auto compare = [&](int column, int row) {
            const QRgb expected = whole.pixel(origin + QPoint(column, row));
            worst = std::max(worst, difference(part.pixel(column, row), expected));
            inked += difference(expected, whole.pixel(2, 2)) > 40;
        };
        for (int along = 0; along < 216; ++along)
            for (int depth = 0; depth < 10; ++depth) {
                compare(i % 2 ? depth : 255 - depth, i / 2 ? along : 255 - along);
                compare(i % 2 ? along : 255 - along, i / 2 ? depth : 255 - depth);
            }
    }
    QVERIFY2(inked > 50, "nothing crosses the seams: the test sees nothing");
    QVERIFY2(worst <= 8, qPrintable(QStringLiteral("colours differ by %1").arg(worst)));
}

void TileServerTest::stylesHaveTilesAndAddressesOfTheirOwn()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap(city(m_folder, MapStyle::Light));
    const QString lightHost = server.host();
    const Answer light = tile(server, 11, 1049, 685);
    server.setMap(city(m_folder, MapStyle::Dark));
    QVERIFY(server.host() != lightHost);
    const Answer dark = tile(server, 11, 1049, 685);
    QCOMPARE(light.status, 200);
    QCOMPARE(dark.status, 200);
    QVERIFY(light.body != dark.body);
    QCOMPARE(get(lightHost + QStringLiteral("11/1049/685.png")).status, 404);
}

void TileServerTest::neighboursComeWithTheFirstTile()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap(city(m_folder));
    QCOMPARE(tile(server, 11, 1048, 684).status, 200);
    ::kill(static_cast<pid_t>(testing::pidOf(client)), SIGKILL);
    QTRY_COMPARE(client.state(), State::Restarting);
    QCOMPARE(tile(server, 11, 1051, 687).status, 200);
    QCOMPARE(tile(server, 11, 1052, 687).status, 503);
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Ready, 10'000);
    QCOMPARE(tile(server, 11, 1052, 687).status, 200);
}

void TileServerTest::aClosedConnectionIsForgotten()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    client.setMap({});
    TileQueue queue(client);
    QStringList answers;
    const auto note = [&answers](const char *name) {
        return
            [&answers, name](const Result<QByteArray> &png) { answers << QString::fromLatin1(png ? name : "error"); };
    };
    const TileQueue::Ticket drawing = queue.ask({.zoom = 4, .x = 0, .y = 0, .scale = 1}, note("drawing"));
    const TileQueue::Ticket waiting = queue.ask({.zoom = 4, .x = 5, .y = 0, .scale = 1}, note("waiting"));
    queue.ask({.zoom = 4, .x = 9, .y = 0, .scale = 1}, note("kept"));
    queue.ask({.zoom = 4, .x = 13, .y = 0, .scale = 1}, note("newest"));
    queue.withdraw(drawing);
    queue.withdraw(waiting);
    QTRY_COMPARE_WITH_TIMEOUT(answers, QStringList({QStringLiteral("newest"), QStringLiteral("kept")}), 30'000);
}

void TileServerTest::anotherMapAnswersWhatWaits()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    TileQueue queue(client);
    std::optional<ErrorCode> code;
    queue.ask({.zoom = 4, .x = 0, .y = 0, .scale = 1},
              [&code](const Result<QByteArray> &png) { code = png ? ErrorCode::Internal : png.error().code; });
    queue.clear();
    QCOMPARE(code, ErrorCode::Cancelled);
}

void TileServerTest::cacheFoldersAreApartAndPruned()
{
    const QTemporaryDir root;
    const auto light = MapDescription{.style = MapStyle::Light, .layers = {}}.revision({});
    const auto dark = MapDescription{.style = MapStyle::Dark, .layers = {}}.revision({});
    const MapDescription before = city(m_folder);
    const QString revision = before.revision({});
    QVERIFY(light != dark && light != revision);
    QFile sketch(before.layers[0].path);
    QVERIFY(sketch.open(QIODevice::Append));
    sketch.write("\n");
    sketch.close();
    QVERIFY2(before.revision({}) != revision, "a changed file is another map");

    const auto first = tileCacheFolder(root.path(), light, 1);
    const auto sharp = tileCacheFolder(root.path(), light, 2);
    QVERIFY(first && sharp);
    QVERIFY(*first != *sharp);
    QVERIFY(QFileInfo(*first).isDir());
    // Used long ago.
    QFile mark(*first + QStringLiteral("/used"));
    QVERIFY(mark.open(QIODevice::ReadWrite));
    QVERIFY(mark.setFileTime(QDateTime::currentDateTimeUtc().addDays(-9), QFileDevice::FileModificationTime));
    mark.close();
    for (int i = 0; i < 5; ++i)
        QVERIFY(tileCacheFolder(root.path(), QString::number(i), 1));
    QVERIFY(!QFileInfo::exists(*first));
    QVERIFY(QFileInfo::exists(*sharp));
}

// The osm plugin of Qt Location with our address shows our tiles, and keeps them where we say.
void TileServerTest::qtLocationFindsTheTiles()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    TileServer server(client);
    QVERIFY(server.listen());
    server.setMap(city(m_folder));
    for (const int scale : {1, 2}) {
        const QTemporaryDir cache;
        QQuickView view;
        view.rootContext()->setContextProperty(QStringLiteral("tileHost"), server.host(scale));
        view.rootContext()->setContextProperty(QStringLiteral("tileCache"), cache.path());
        QQmlComponent component(view.engine());
        component.setData(R"(
            import QtQuick
            import QtLocation
            import QtPositioning
            Map {
                plugin: Plugin {
                    name: "osm"
                    PluginParameter { name: "osm.mapping.custom.host"; value: tileHost }
                    PluginParameter { name: "osm.mapping.cache.directory"; value: tileCache }
                    PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
                }
                activeMapType: supportedMapTypes[supportedMapTypes.length - 1]
                center: QtPositioning.coordinate(51.2, 4.4)
                zoomLevel: 11
                width: 300; height: 300
            })",
                          QUrl());
        auto *map = qobject_cast<QQuickItem *>(component.create(view.rootContext()));
        QVERIFY2(map, qPrintable(component.errorString()));
        map->setParentItem(view.contentItem());
        view.resize(300, 300);
        view.show();
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(cache.path()).entryList({QStringLiteral("osm*.png")}).isEmpty(), 20'000);
        const QString kept = QDir(cache.path()).entryInfoList({QStringLiteral("osm*.png")}).first().filePath();
        QCOMPARE(QImage(kept).size(), QSize(256 * scale, 256 * scale));
    }
}

int main(int argc, char **argv)
{
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    TileServerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tileserver.moc"

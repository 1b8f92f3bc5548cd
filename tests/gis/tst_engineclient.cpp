// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/engineclient.h"
#include "gis/builtengine.h"
#include "gis/enginecalls.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <qcorotest.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

using namespace civiscope;
using namespace civiscope::gis;
using namespace std::chrono_literals;
using State = EngineClient::State;

namespace {

bool alive(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

// The answer of a call, waited for in the event loop.
Result<EngineReply> answerOf(QFuture<Result<EngineReply>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        return std::unexpected(Error{.code = ErrorCode::Internal, .what = "no answer", .where = {}, .detail = {}});
    return future.result();
}

Result<EngineReply> ping(EngineClient &client)
{
    return answerOf(client.call("ping", nlohmann::json::object()));
}

nlohmann::json northernEurope(int pixels)
{
    return {{"box", {-10, 40, 30, 65}}, {"crs", "EPSG:4326"}, {"width", pixels}, {"height", pixels}, {"scale", 1}};
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

// What this program does when it is started as the parent that a test kills.
int holdEngine(QCoreApplication &app)
{
    EngineClient client(testing::builtEngine());
    auto greeted = client.call("ping", nlohmann::json::object()).then(&client, [&client](const auto &) {
        std::printf("%lld\n", static_cast<long long>(testing::pidOf(client)));
        std::fflush(stdout);
    });
    return app.exec();
}

}  // namespace

class EngineClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsItsVersions();
    void startsOnlyWhenNeeded();
    void drawsABoxInTheSizeAskedFor();
    void twoStylesGiveTwoPictures();
    void anUnreadableLayerIsToldAndTheRestDrawn();
    void aLayerTellsWhatIsInItOrWhyItIsNotThere();
    void wrongParametersAreRefusedWithAReason();
    void classesAreCutByTheMethodAskedFor();
    void cancelAnswersAtOnceAndTheEngineGoesOn();
    void aCallThatTakesTooLongTimesOut();
    void aMissingProgramIsSaid();
    void aProgramThatKeepsFailingIsGivenUp_data();
    void aProgramThatKeepsFailingIsGivenUp();
    void aCrashInMidCallIsAnsweredByTheNextEngine();
    void theEngineDiesWithItsParent();
    void nothingIsLeftBehind();

private:
    QString m_engine;
};

#define NEEDS_ENGINE                                                                                                   \
    if (m_engine.isEmpty())                                                                                            \
    QSKIP("civiscope-gis is not built: QGIS was not found")

void EngineClientTest::initTestCase()
{
    m_engine = testing::builtEngine();
}

void EngineClientTest::tellsItsVersions()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    const auto reply = ping(client);
    QVERIFY(reply);
    QCOMPARE(reply->result["protocol"].get<int>(), protocol::version);
    QVERIFY(QString::fromStdString(reply->result["qgis"].get<std::string>()).startsWith(QLatin1String("3.")));
}

void EngineClientTest::startsOnlyWhenNeeded()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    QSignalSpy states(&client, &EngineClient::stateChanged);
    QCOMPARE(client.state(), State::Idle);
    QCOMPARE(testing::pidOf(client), 0);
    QVERIFY(ping(client));
    QCOMPARE(states.size(), 2);
    QCOMPARE(states[0][0].value<State>(), State::Starting);
    QCOMPARE(states[1][0].value<State>(), State::Ready);
}

void EngineClientTest::drawsABoxInTheSizeAskedFor()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    client.setMap({});
    const auto png = QCoro::waitFor(
        renderExtent(client, {.box = {2.5, 50.0, 6.5, 52.0}, .wgs84 = true, .size = {300, 200}, .scale = 2}));
    QVERIFY(png);
    const QImage image = QImage::fromData(*png, "PNG");
    QCOMPARE(image.size(), QSize(600, 400));
    // Flanders is land, the sea off Zeebrugge is not.
    QVERIFY(image.pixelColor(300, 300).lightness() > image.pixelColor(20, 60).lightness());
}

void EngineClientTest::twoStylesGiveTwoPictures()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    const ExtentRequest request{.box = {2.5, 50.0, 6.5, 52.0}, .wgs84 = true, .size = {64, 64}, .scale = 1};
    client.setMap({.style = MapStyle::Light, .layers = {}});
    const auto light = QCoro::waitFor(renderExtent(client, request));
    client.setMap({.style = MapStyle::Dark, .layers = {}});
    const auto dark = QCoro::waitFor(renderExtent(client, request));
    QVERIFY(light && dark);
    QVERIFY(QImage::fromData(*light).pixelColor(32, 32).lightness() >
            QImage::fromData(*dark).pixelColor(32, 32).lightness() + 100);
}

void EngineClientTest::anUnreadableLayerIsToldAndTheRestDrawn()
{
    NEEDS_ENGINE;
    const QTemporaryDir folder;
    EngineClient client(m_engine);
    QSignalSpy notRead(&client, &EngineClient::layerNotRead);
    client.setMap(
        {.style = MapStyle::Light,
         .layers = {{QStringLiteral("gone"), folder.filePath(QStringLiteral("gone.geojson")), MapLayer::Kind::Sketch},
                    {QStringLiteral("city"), testing::writeSketch(QDir(folder.path())), MapLayer::Kind::Sketch},
                    {QStringLiteral("odd"), QStringLiteral("/dev/null"), MapLayer::Kind::Vector}}});
    QVERIFY(answerOf(client.call("renderExtent", northernEurope(64))));
    QCOMPARE(notRead.size(), 2);
    QCOMPARE(notRead[0][0].toString(), QStringLiteral("gone"));
    QCOMPARE(notRead[1][0].toString(), QStringLiteral("odd"));
    QCOMPARE(notRead[0][2].toString(), QStringLiteral("not-readable"));
    QVERIFY(!notRead[0][3].toString().isEmpty());
}

void EngineClientTest::aLayerTellsWhatIsInItOrWhyItIsNotThere()
{
    NEEDS_ENGINE;
    const QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(QLatin1String(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    };
    EngineClient client(m_engine);
    QSignalSpy notRead(&client, &EngineClient::layerNotRead);
    QSignalSpy read(&client, &EngineClient::layerRead);
    client.setMap(
        {.style = MapStyle::Light,
         .layers = {{QStringLiteral("places"), write("places.geojson", R"({"type":"FeatureCollection","features":[
                                   {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[4.4,51.2]}},
                                   {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[4.5,51.3]}}]})"),
                     MapLayer::Kind::Vector, QStringLiteral("#cc79a7")},
                    {QStringLiteral("table"), write("table.csv", "name,count\na,1\n")},
                    {QStringLiteral("nowhere"),
                     write("nowhere.gml", R"(<?xml version="1.0"?><c:FeatureCollection xmlns:c="http://x/"
                                   xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><c:spot fid="s.1"><c:place>
                                   <gml:Point><gml:coordinates>152000,212000</gml:coordinates></gml:Point></c:place></c:spot>
                                   </gml:featureMember></c:FeatureCollection>)")}}});
    const auto reply = answerOf(client.call(
        "renderExtent",
        {{"box", {4.3, 51.1, 4.6, 51.4}}, {"crs", "EPSG:4326"}, {"width", 200}, {"height", 200}, {"scale", 1}}));
    QVERIFY(reply);
    QCOMPARE(read.size(), 1);
    const auto facts = read[0][0].value<LayerFacts>();
    QCOMPARE(facts.id, QStringLiteral("places"));
    QCOMPARE(facts.features, 2);
    QCOMPARE(facts.box.west, 4.4);
    QCOMPARE(facts.box.north, 51.3);
    QCOMPARE(notRead.size(), 2);
    QCOMPARE(notRead[0][2].toString(), QStringLiteral("no-geometry"));
    QCOMPARE(notRead[1][2].toString(), QStringLiteral("no-crs"));
    // Its colour is on the picture.
    const QImage picture = QImage::fromData(reply->payload);
    int coloured = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            coloured += picture.pixel(x, y) == qRgb(0xcc, 0x79, 0xa7);
    QVERIFY(coloured > 20);
}

void EngineClientTest::wrongParametersAreRefusedWithAReason()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    client.setMap({});
    for (const nlohmann::json &params :
         {nlohmann::json::object(), nlohmann::json{{"zoom", 3}, {"x", 7}, {"y", 0}, {"n", 4}},
          nlohmann::json{{"zoom", "three"}, {"x", 0}, {"y", 0}, {"n", 1}}}) {
        const auto reply = answerOf(client.call("renderTiles", params));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::EngineFailed);
        QVERIFY(reply.error().detail.starts_with("invalid-params: "));
    }
    const auto unknown = answerOf(client.call("fly", nlohmann::json::object()));
    QVERIFY(!unknown);
    QVERIFY(unknown.error().detail.starts_with("unknown-method"));
}

void EngineClientTest::classesAreCutByTheMethodAskedFor()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    using Numbers = std::vector<double>;
    // Three groups: natural breaks fall between them.
    const Numbers groups{1, 2, 3, 41, 42, 43, 90, 91, 99};
    const auto natural = QCoro::waitFor(classify(client, groups, "natural-breaks", 3));
    QVERIFY(natural);
    QCOMPARE(*natural, (Numbers{1, 3, 43, 99}));
    const auto equal = QCoro::waitFor(classify(client, {0, 10, 20, 100}, "equal-intervals", 4));
    QVERIFY(equal);
    QCOMPARE(*equal, (Numbers{0, 25, 50, 75, 100}));
    const auto quantiles = QCoro::waitFor(classify(client, {1, 2, 3, 4, 5}, "quantiles", 2));
    QVERIFY(quantiles);
    QCOMPARE(*quantiles, (Numbers{1, 3, 5}));
    const auto same = QCoro::waitFor(classify(client, {7, 7, 7}, "natural-breaks", 5));
    QVERIFY(same);
    QCOMPARE(*same, (Numbers{7, 7}));
    for (const auto &refused :
         {QCoro::waitFor(classify(client, {}, "quantiles", 3)), QCoro::waitFor(classify(client, {1}, "by eye", 3)),
          QCoro::waitFor(classify(client, {1}, "quantiles", 100))}) {
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.starts_with("invalid-params: "));
    }
}

void EngineClientTest::cancelAnswersAtOnceAndTheEngineGoesOn()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    client.setMap({});
    QVERIFY(ping(client));
    const qint64 pid = testing::pidOf(client);
    std::stop_source stop;
    const auto future = client.call("renderExtent", northernEurope(4000), {.stop = stop.get_token(), .report = {}});
    stop.request_stop();
    const auto reply = answerOf(future);
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Cancelled);
    QVERIFY(answerOf(client.call("renderExtent", northernEurope(64))));
    QCOMPARE(testing::pidOf(client), pid);
}

void EngineClientTest::aCallThatTakesTooLongTimesOut()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    client.setMap({});
    const auto reply = answerOf(client.call("renderExtent", northernEurope(4000), {}, 1ms));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::TimedOut);
    QVERIFY(ping(client));
}

void EngineClientTest::aMissingProgramIsSaid()
{
    EngineClient client(QStringLiteral("/nonexistent/civiscope-gis"));
    client.setMap({});
    QCOMPARE(client.state(), State::Missing);
    const auto reply = ping(client);
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::EngineMissing);
}

void EngineClientTest::aProgramThatKeepsFailingIsGivenUp_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("ends at once") << QStringLiteral("/bin/true");
    QTest::newRow("says what is no message") << QStringLiteral("/bin/echo");
}

void EngineClientTest::aProgramThatKeepsFailingIsGivenUp()
{
    QFETCH(const QString, program);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*")));
    EngineClient client(program);
    const auto reply = ping(client);
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::EngineFailed);
    QCOMPARE(client.state(), State::Failed);
    // It is let rest: the next call is answered without another start.
    QVERIFY(!ping(client));
    QCOMPARE(testing::pidOf(client), 0);
}

void EngineClientTest::aCrashInMidCallIsAnsweredByTheNextEngine()
{
    NEEDS_ENGINE;
    EngineClient client(m_engine);
    client.setMap({.style = MapStyle::Dark, .layers = {}});
    QVERIFY(ping(client));
    QSignalSpy states(&client, &EngineClient::stateChanged);
    const qint64 first = testing::pidOf(client);

    bool drawing = false;
    const auto future = client.call("renderExtent", northernEurope(3000),
                                    {.stop = {}, .report = [&drawing](const Progress &) { drawing = true; }});
    QTRY_VERIFY_WITH_TIMEOUT(drawing, 10'000);
    QElapsedTimer away;
    away.start();
    ::kill(static_cast<pid_t>(first), SIGKILL);
    QTRY_COMPARE(client.state(), State::Restarting);
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), State::Ready, 10'000);
    const auto back = away.durationElapsed();
    qInfo("the engine was back after %lld ms", static_cast<long long>(back / 1ms));
    QVERIFY2(back <= 3s, "the engine came back too late");
    const auto reply = answerOf(future);
    QVERIFY(reply);
    QVERIFY(testing::pidOf(client) != first);
    // The map was told to the new engine too.
    const QImage image = QImage::fromData(reply->payload);
    QCOMPARE(image.size(), QSize(3000, 3000));
    QVERIFY(image.pixelColor(10, 10).lightness() < 100);
}

void EngineClientTest::theEngineDiesWithItsParent()
{
    NEEDS_ENGINE;
    const QTemporaryDir temporary;
    QProcess parent;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), temporary.path());
    parent.setProcessEnvironment(environment);
    parent.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold-engine")});
    QVERIFY(QTest::qWaitFor([&] { return parent.canReadLine(); }, 30'000));
    const qint64 engine = parent.readLine().trimmed().toLongLong();
    QVERIFY(engine > 0 && alive(engine));
    parent.kill();
    parent.waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(!alive(engine), 3000);
    QTRY_COMPARE(filesBelow(temporary.path()).join(u'\n'), QString());
}

void EngineClientTest::nothingIsLeftBehind()
{
    NEEDS_ENGINE;
    const QTemporaryDir home;
    const QTemporaryDir temporary;
    const std::pair<const char *, QByteArray> settings[] = {{"HOME", home.path().toLocal8Bit()},
                                                            {"TMPDIR", temporary.path().toLocal8Bit()},
                                                            {"XDG_CONFIG_HOME", {}},
                                                            {"XDG_DATA_HOME", {}},
                                                            {"XDG_CACHE_HOME", {}}};
    std::vector<QByteArray> before;
    for (const auto &[name, value] : settings) {
        before.push_back(qgetenv(name));
        value.isEmpty() ? qunsetenv(name) : qputenv(name, value);
    }
    {
        EngineClient client(m_engine);
        client.setMap(
            {.style = MapStyle::Light,
             .layers = {{QStringLiteral("city"), testing::writeSketch(QDir(home.path())), MapLayer::Kind::Sketch}}});
        QVERIFY(answerOf(client.call("renderExtent", northernEurope(64))));
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        before[i].isEmpty() ? qunsetenv(settings[i].first) : qputenv(settings[i].first, before[i]);

    QStringList left = filesBelow(home.path()) + filesBelow(temporary.path());
    // Fonts are everybody's: their cache is refreshed by whoever reads them first.
    left.removeIf([](const QString &file) {
        return file.endsWith(QLatin1String("/.cache")) || file.contains(QLatin1String("/.cache/fontconfig"));
    });
    QCOMPARE(left.join(u'\n'), home.filePath(QStringLiteral("sketch.geojson")));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().contains(QLatin1String("--hold-engine")))
        return holdEngine(app);
    EngineClientTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_engineclient.moc"

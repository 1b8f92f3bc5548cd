// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/engineclient.h"

#include "gis/enginecalls.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <qcorotest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

using namespace civiscope;
using namespace civiscope::gis;
using Json = nlohmann::json;
using State = EngineClient::State;

namespace {

constexpr const char *scriptVariable = "CIVISCOPE_TEST_ENGINE";

void send(const Json &header, std::string_view payload = {})
{
    const std::string bytes = protocol::pack(header, payload);
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    std::fflush(stdout);
}

// What this program does when it is started as the engine. The script is an object: by method what is sent instead of
// an answer, a list of whole headers in which "ID" stands for the request's; methods without an entry are answered
// well.
int playEngine(const Json &script)
{
    protocol::FrameReader reader;
    char buffer[65536];
    for (ssize_t size = 0; (size = read(STDIN_FILENO, buffer, sizeof buffer)) > 0;) {
        reader.feed({buffer, std::size_t(size)});
        for (auto frame = reader.next(); frame && *frame; frame = reader.next()) {
            const Json &header = (*frame)->header;
            const std::string method = header.value("method", "");
            if (!header.contains("id"))
                continue;
            if (!script.contains(method)) {
                send(protocol::result(header["id"], {{"protocol", protocol::version}}));
                continue;
            }
            for (Json said : script[method]) {
                for (Json &value : said) {
                    if (value == "ID")
                        value = header["id"];
                    else if (value.is_object() && value.contains("id") && value["id"] == "ID")
                        value["id"] = header["id"];
                }
                send(said, "0123456789");
            }
        }
    }
    return 0;
}

Json anything()
{
    return {nullptr,
            true,
            -1,
            1.5,
            1e300,
            18446744073709551615ULL,
            "text",
            Json::array(),
            Json::array({1, "two", nullptr}),
            Json::object(),
            {{"id", 1}, {"message", 2}, {"code", Json::array()}}};
}

}  // namespace

// The engine is another program, perhaps of another version: nothing it says in a form nobody expects ends this one.
class TestEngineAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv(scriptVariable); }

    void wrongResultsAreFailures()
    {
        for (const Json &odd : anything()) {
            play({{"renderTiles", {{{"id", "ID"}, {"result", odd}}}}, {"classify", {{{"id", "ID"}, {"result", odd}}}}});
            expectFailures(odd);
            play({{"renderTiles", {{{"id", "ID"}, {"result", {{"sizes", odd}}}}}},
                  {"classify", {{{"id", "ID"}, {"result", {{"breaks", odd}}}}}}});
            expectFailures(odd);
        }
    }

    void sizesHaveToBeThoseOfTheBytes_data()
    {
        QTest::addColumn<QString>("sizes");
        QTest::addColumn<bool>("fine");
        QTest::newRow("the bytes") << "[10]" << true;
        QTest::newRow("negative") << "[-1]" << false;
        QTest::newRow("too many") << "[11]" << false;
        QTest::newRow("too few") << "[9]" << false;
        QTest::newRow("huge") << "[9223372036854775807]" << false;
        QTest::newRow("another number of tiles") << "[5,5]" << false;
    }
    void sizesHaveToBeThoseOfTheBytes()
    {
        QFETCH(const QString, sizes);
        QFETCH(const bool, fine);
        play({{"renderTiles", {{{"id", "ID"}, {"result", {{"sizes", Json::parse(sizes.toStdString())}}}}}}});
        EngineClient client(QCoreApplication::applicationFilePath());
        const auto tiles = QCoro::waitFor(renderTiles(client, {}));
        QCOMPARE(tiles.has_value(), fine);
    }

    void breaksHaveToAscend()
    {
        play({{"classify", {{{"id", "ID"}, {"result", {{"breaks", {1, 3, 2}}}}}}}});
        EngineClient client(QCoreApplication::applicationFilePath());
        QVERIFY(!QCoro::waitFor(classify(client, {1, 2, 3}, "quantiles", 2)));
    }

    void wrongErrorsAreErrors()
    {
        for (const Json &odd : anything()) {
            play({{"classify", {{{"id", "ID"}, {"error", odd}}}}, {"setMap", {{{"id", "ID"}, {"error", odd}}}}});
            EngineClient client(QCoreApplication::applicationFilePath());
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the map was not set")));
            client.setMap({});
            const auto breaks = QCoro::waitFor(classify(client, {1, 2, 3}, "quantiles", 2));
            QVERIFY(!breaks);
            QCOMPARE(breaks.error().code, ErrorCode::EngineFailed);
        }
    }

    void wrongProgressIsPassedOver()
    {
        Json said = Json::array();
        for (const Json &odd : anything()) {
            said.push_back({{"method", odd}, {"params", {{"id", "ID"}, {"done", 1}}}});
            said.push_back({{"method", "progress"}, {"params", odd}});
            said.push_back({{"method", "progress"}, {"params", {{"id", odd}}}});
            said.push_back({{"method", "progress"}, {"params", {{"id", "ID"}, {"done", odd}, {"total", odd}}}});
            said.push_back({{"id", odd}, {"result", Json::object()}});
        }
        said.push_back({{"method", "progress"}, {"params", {{"id", "ID"}, {"done", 3}, {"total", 4}}}});
        said.push_back({{"id", "ID"}, {"result", {{"breaks", {1, 2}}}}});
        play({{"classify", said}});
        EngineClient client(QCoreApplication::applicationFilePath());
        Progress last;
        const auto reply = client.call("classify", Json::object(),
                                       {.stop = {}, .report = [&](const Progress &progress) { last = progress; }});
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(last.done, 3);
        QCOMPARE(last.total, 4);
    }

    void wrongFactsOfLayersAreUnknown()
    {
        Json layers = anything();
        for (const Json &odd : anything())
            layers.push_back({{"id", odd}, {"features", odd}, {"attribution", odd}, {"box", odd}});
        layers.push_back({{"id", "good"}, {"features", 7}, {"box", {1, 2, 3, 4}}});
        Json problems = anything();
        problems.push_back({{"id", "bad"}, {"message", "no"}});
        play({{"setMap", {{{"id", "ID"}, {"result", {{"layers", layers}, {"problems", problems}}}}}}});
        EngineClient client(QCoreApplication::applicationFilePath());
        QSignalSpy read(&client, &EngineClient::layerRead);
        QSignalSpy notRead(&client, &EngineClient::layerNotRead);
        client.setMap({});
        QTRY_COMPARE(read.size(), qsizetype(layers.size()));
        QCOMPARE(read.back().front().value<LayerFacts>().features, 7);
        QCOMPARE(read.front().front().value<LayerFacts>().features, 0);
        QCOMPARE(notRead.back()[3].toString(), QStringLiteral("no"));
        for (const Json &odd : anything()) {
            play({{"setMap", {{{"id", "ID"}, {"result", odd}}}}});
            EngineClient other(QCoreApplication::applicationFilePath());
            other.setMap({});
            const auto pong = other.call("anything", Json::object());
            QTRY_VERIFY(pong.isFinished());
            QVERIFY(pong.result());
        }
    }

    void aStrangerIsNoEngine()
    {
        for (const Json &odd : anything()) {
            play({{"ping", {{{"id", "ID"}, {"result", odd}}}}});
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("another protocol")));
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the map engine is gone")));
            EngineClient client(QCoreApplication::applicationFilePath());
            const auto reply = client.call("classify", Json::object());
            QTRY_VERIFY(reply.isFinished());
            QCOMPARE(reply.result().error().code, ErrorCode::EngineFailed);
        }
    }

private:
    static void play(const Json &script) { qputenv(scriptVariable, QByteArray::fromStdString(script.dump())); }
    static void expectFailures(const Json &odd)
    {
        EngineClient client(QCoreApplication::applicationFilePath());
        const auto tiles = QCoro::waitFor(renderTiles(client, {}));
        QVERIFY2(!tiles && tiles.error().code == ErrorCode::EngineFailed, odd.dump().c_str());
        const auto breaks = QCoro::waitFor(classify(client, {1, 2, 3}, "quantiles", 2));
        QVERIFY2(!breaks && breaks.error().code == ErrorCode::EngineFailed, odd.dump().c_str());
    }
};

int main(int argc, char **argv)
{
    if (const char *script = std::getenv(scriptVariable))
        return playEngine(Json::parse(script));
    QCoreApplication app(argc, argv);
    TestEngineAnswers test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_engineanswers.moc"

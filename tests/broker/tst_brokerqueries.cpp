// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/cityfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using nlohmann::json;

namespace {

constexpr char entities[] = "/ngsi-ld/v1/entities?";
constexpr char queryPath[] = "/ngsi-ld/v1/entityOperations/query";

// Cameras along a line of longitude, the first at 51°, each 0.01° (about 1.1 km) farther north.
QByteArray spots()
{
    json all = json::array();
    for (int i = 0; i < 10; ++i) {
        all.push_back(
            {{"id", "urn:ngsi-ld:Camera:" + std::to_string(i)},
             {"type", "Camera"},
             {"scope", i < 3 ? "/Europe/BE" : "/Europe/NL/Tilburg"},
             {"speed",
              {{"type", "Property"},
               {"value", i * 10},
               {"observedAt", "2025-01-01T0" + std::to_string(i) + ":00:00Z"}}},
             {"label", {{"type", "LanguageProperty"}, {"languageMap", {{"en", "Spot " + std::to_string(i)}}}}},
             {"location",
              {{"type", "GeoProperty"}, {"value", {{"type", "Point"}, {"coordinates", {4.4, 51 + i * 0.01}}}}}}});
    }
    return QByteArray::fromStdString(all.dump());
}

// "0 1 2": the last parts of the ids, in order.
QByteArray numbersOf(const Got &got)
{
    QByteArrayList numbers;
    for (const json &entity : got.json()) {
        const std::string id = entity["id"];
        numbers << QByteArray::fromStdString(id.substr(id.rfind(':') + 1));
    }
    return numbers.join(' ');
}

}  // namespace

class TestBrokerQueries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersWhatMatches_data();
    void answersWhatMatches();
    void namesMeanWhatTheRequestSays();
    void countsAndPagesWhatMatches();
    void refusesWhatIsWrongAndSaysWhere_data();
    void refusesWhatIsWrongAndSaysWhere();
    void takesQueriesByPost();
    void refusesWrongPosts_data();
    void refusesWrongPosts();
};

void TestBrokerQueries::answersWhatMatches_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("numbers");
    const auto row = [](const char *query, const char *numbers) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(numbers);
    };
    row("type=Camera&q=speed%3E60", "7 8 9");
    row("q=speed%3E60", "7 8 9");  // a query alone is not too wide
    row("type=Camera&q=speed==20..40%3Bspeed!=30", "2 4");
    row("type=Camera&q=speed.observedAt%3C2025-01-01T02:00:00Z", "0 1");
    row("type=Camera&q=label%5Ben%5D~=%22%5B13%5D$%22", "1 3");
    row("type=Camera&q=speed%3C10%7Cspeed%3E80", "0 9");
    row("type=Bench&q=speed%3E60", "");
    row("type=Camera&scopeQ=/Europe/BE", "0 1 2");
    row("type=Camera&scopeQ=/Europe/%23&q=speed%3C40", "0 1 2 3");
    row("type=Camera&georel=near;maxDistance==2300&geometry=Point&coordinates=%5B4.4,51%5D", "0 1 2");
    row("type=Camera&georel=near%3BminDistance==8000&geometry=Point&coordinates=%5B4.4,51%5D", "8 9");
    row("georel=within&geometry=Polygon&coordinates=%5B%5B%5B4,51.015%5D,%5B5,51.015%5D,%5B5,51.035%5D,%5B4,51.035%5D,"
        "%5B4,51.015%5D%5D%5D",
        "2 3");
    row("type=Camera&georel=disjoint&geometry=Point&coordinates=%5B4.4,51%5D&geoproperty=place", "");
    row("type=Camera&id=urn:ngsi-ld:Camera:5,urn:ngsi-ld:Camera:2&q=speed%3E20", "5");
    row("type=Camera&idPattern=%5B89%5D$&q=speed%3E80", "9");
    row("type=Camera&attrs=unknown&q=speed%3E20", "");
}

void TestBrokerQueries::answersWhatMatches()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, numbers);
    City city(spots());
    const Got got = city.probe.get(entities + query, city.link());
    QCOMPARE(got.status, 200);
    QCOMPARE(numbersOf(got), numbers);
}

void TestBrokerQueries::namesMeanWhatTheRequestSays()
{
    City city(spots());
    const auto foreign = linkTo("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld");
    const QByteArray iri = QByteArray::fromStdString(ns + "speed").toPercentEncoding();
    QCOMPARE(city.probe.get(entities + QByteArray("q=speed%3E60"), {foreign}).json(), json::array());
    QCOMPARE(numbersOf(city.probe.get(entities + QByteArray("q=%3C") + iri + "%3E%3E60", {foreign})), "7 8 9");
}

void TestBrokerQueries::countsAndPagesWhatMatches()
{
    City city(spots());
    const Got got = city.probe.get(entities + QByteArray("q=speed%3E=50&limit=2&offset=2&count=true"), city.link());
    QCOMPARE(numbersOf(got), "7 8");
    QCOMPARE(got.header("NGSILD-Results-Count"), "5");
    QVERIFY(got.header("Link").contains("q=speed%3E=50"));
}

void TestBrokerQueries::refusesWhatIsWrongAndSaysWhere_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char *query, const char *detail) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(detail);
    };
    row("type=Camera&q=speed==", "q, character 8: ");
    row("type=Camera&q=label==free", "q, character 8: A text stands in double quotes: \"free\"");
    row("type=Camera&q=", "q: it is empty");
    row("type=Camera&q=speed%3E2025-01-01T00:00:00", "Z");
    row("type=Camera&scopeQ=//", "scopeQ, character 1: ");
    row("type=Camera&georel=near;maxDistance==abc&geometry=Point&coordinates=%5B1,2%5D", "georel, character 19: ");
    row("type=Camera&georel=within&geometry=Polygon", "coordinates: ");
    row("type=Camera&georel=within&geometry=Polygon&coordinates=%5B%5B%5B1,2%5D,%5B2,2%5D,%5B1,2%5D%5D%5D",
        "coordinates, character 1: ");
    row("type=Camera&geometry=Point&coordinates=%5B1,2%5D", "georel: ");
}

void TestBrokerQueries::refusesWhatIsWrongAndSaysWhere()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, detail);
    City city(spots());
    const Got got = city.probe.get(entities + query, city.link());
    QCOMPARE(got.status, 400);
    QCOMPARE(got.problem(), "BadRequestData");
    const std::string said = got.json()["detail"];
    QVERIFY2(QByteArray::fromStdString(said).contains(detail), said.c_str());
}

void TestBrokerQueries::takesQueriesByPost()
{
    City city(spots());
    const json body{
        {"type", "Query"},
        {"entities", {{{"type", "Camera"}, {"idPattern", "[0-6]$"}}}},
        {"q", "speed>20"},
        {"scopeQ", "/Europe/NL/#"},
        {"geoQ", {{"georel", "near;maxDistance==6000"}, {"geometry", "Point"}, {"coordinates", {4.4, 51.0}}}},
        {"attrs", {"speed"}}};
    HttpProbe::Headers headers = city.link();
    headers.append(std::pair<QByteArray, QByteArray>("Content-Type", "application/json"));
    const Got got = city.probe.send("POST", queryPath + QByteArray("?limit=2&count=true&options=keyValues"), headers,
                                    QByteArray::fromStdString(body.dump()));
    QCOMPARE(got.status, 200);
    QCOMPARE(numbersOf(got), "3 4");
    QCOMPARE(got.header("NGSILD-Results-Count"), "3");
    // A scope is no attribute: attrs leaves it, as it leaves id and type.
    QCOMPARE(
        got.json()[0],
        json({{"id", "urn:ngsi-ld:Camera:3"}, {"type", "Camera"}, {"scope", "/Europe/NL/Tilburg"}, {"speed", 30}}));

    json named = body;
    named["@context"] = json{{"hoogte", ns + "speed"}, {"Plek", ns + "Camera"}};
    named["entities"][0]["type"] = "Plek";
    named["q"] = "hoogte>20";
    named["attrs"] = {"hoogte"};
    headers = {{"Content-Type", "application/ld+json"}, {"Accept", "application/ld+json"}};
    const Got other = city.probe.send("POST", queryPath + QByteArray("?options=keyValues"), headers,
                                      QByteArray::fromStdString(named.dump()));
    QCOMPARE(other.status, 200);
    QCOMPARE(numbersOf(other), "3 4 5");
    QCOMPARE(other.json()[0]["hoogte"], json(30));
}

void TestBrokerQueries::refusesWrongPosts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no Query") << QByteArray(R"({"entities":[{"type":"Camera"}]})") << 400;
    QTest::newRow("too wide") << QByteArray(R"({"type":"Query"})") << 400;
    QTest::newRow("no JSON") << QByteArray("{") << 400;
    QTest::newRow("selectors") << QByteArray(R"({"type":"Query","entities":{}})") << 400;
    QTest::newRow("several") << QByteArray(R"({"type":"Query","entities":[{"type":"A"},{"type":"B"}]})") << 501;
    QTest::newRow("temporal") << QByteArray(R"({"type":"Query","q":"a","temporalQ":{}})") << 501;
    QTest::newRow("wrong q") << QByteArray(R"({"type":"Query","q":"a=="})") << 400;
}

void TestBrokerQueries::refusesWrongPosts()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    City city(spots());
    const Got got = city.probe.send("POST", queryPath, {{"Content-Type", "application/json"}}, body);
    QCOMPARE(got.status, status);
    QCOMPARE(city.probe.get(queryPath).status, 405);
}

QTEST_GUILESS_MAIN(TestBrokerQueries)
#include "tst_brokerqueries.moc"

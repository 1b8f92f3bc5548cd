// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/cityfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace civiscope::broker;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr char entities[] = "/ngsi-ld/v1/entities";
const HttpProbe::Headers plainJson{{"Content-Type", "application/json"}};
const HttpProbe::Headers linkedJson{{"Content-Type", "application/ld+json"}};

QByteArray urlOf(const char *id)
{
    return QByteArray(entities) + '/' + QByteArray(id).toPercentEncoding();
}

}  // namespace

class TestBrokerWrites : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createdEntityIsThere();
    void createWithContextInTheBody();
    void createIsRefused_data();
    void createIsRefused();
    void mergeKeepsWhatIsNotGiven();
    void mergeTakesOutByNull();
    void updateTouchesOnlyWhatIsThere();
    void patchesSpeakTheNamesOfTheRequest();
    void deletedEntityIsGone();
    void clientContextsAreHosted();
    void liveChangesAreSeenWithTheirTime();
    void liveChangesAndReadersDoNotMeet();
    void loadsOfManyFormsAreServedNormalized();
    void contextThatCameInlineIsHosted();
    void contextThatCannotBeHadIsTold();
    void aSecondLoadKeepsWhatIsThere();
};

void TestBrokerWrites::createdEntityIsThere()
{
    City city(cameras(1));
    const Got made = city.probe.send("POST", entities, plainJson,
                                     R"({"id":"urn:x:a/b","type":"Bench","speed":{"type":"Property","value":3}})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.header("Location"), "/ngsi-ld/v1/entities/urn:x:a%2Fb");
    const json entity = city.probe.get(made.header("Location")).json();
    QCOMPARE(entity["speed"]["value"], 3);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Bench").json().size(), 1U);

    const Got again = city.probe.send("POST", entities, plainJson, R"({"id":"urn:x:a/b","type":"Bench"})");
    QCOMPARE(again.status, 409);
    QCOMPARE(again.problem(), "AlreadyExists");
}

void TestBrokerWrites::createWithContextInTheBody()
{
    City city(cameras(1));
    const Got made = city.probe.send(
        "POST", entities, linkedJson,
        R"({"id":"urn:x:1","type":"Bank","@context":{"Bank":"https://city.example/ns/Bench","snel":"https://city.example/ns/speed"},
            "snel":{"type":"Property","value":3}})");
    QCOMPARE(made.status, 201);
    const json entity = city.probe.get(urlOf("urn:x:1")).json();
    QCOMPARE(entity["type"], "Bench");
    QCOMPARE(entity["speed"]["value"], 3);
    QVERIFY(!entity.contains("@context"));
}

void TestBrokerWrites::createIsRefused_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *type, const char *body, int status) {
        QTest::newRow(name) << QByteArray(type) << QByteArray(body) << status;
    };
    row("no JSON", "application/json", R"({"id":)", 400);
    row("no object", "application/json", "[1]", 400);
    row("no type", "application/json", R"({"id":"urn:x:1"})", 400);
    row("no id", "application/json", R"({"type":"T"})", 400);
    row("id no URI", "application/json", R"({"id":"not a uri","type":"T"})", 400);
    row("context in plain JSON", "application/json", R"({"id":"urn:x:1","type":"T","@context":{}})", 400);
    row("context not available", "application/ld+json",
        R"({"id":"urn:x:1","type":"T","@context":"http://no.example/c"})", 504);
    row("text", "text/plain", "hello", 415);
}

void TestBrokerWrites::createIsRefused()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    City city(cameras(1));
    QCOMPARE(city.probe.send("POST", entities, {{"Content-Type", type}}, body).status, status);
    QCOMPARE(city.broker.entityCount(), 1U);
}

void TestBrokerWrites::mergeKeepsWhatIsNotGiven()
{
    City city(cameras(1));
    const Got merged =
        city.probe.send("PATCH", urlOf("urn:ngsi-ld:Camera:0"), plainJson,
                        R"({"speed":{"type":"Property","value":9},"state":{"type":"Property","value":"new"}})");
    QCOMPARE(merged.status, 204);
    const json entity = city.probe.get(urlOf("urn:ngsi-ld:Camera:0")).json();
    QCOMPARE(entity["speed"]["value"], 9);
    QCOMPARE(entity["speed"]["unitCode"], "KMH");
    QCOMPARE(entity["state"]["value"], "new");
    QCOMPARE(entity["label"]["value"], "third");
    QCOMPARE(city.probe.send("PATCH", urlOf("urn:x:none"), plainJson, "{}").status, 404);
}

void TestBrokerWrites::mergeTakesOutByNull()
{
    City city(cameras(1));
    QCOMPARE(city.probe
                 .send("PATCH", urlOf("urn:ngsi-ld:Camera:0"), plainJson,
                       R"({"label":{"type":"Property","value":"urn:ngsi-ld:null"}})")
                 .status,
             204);
    const json entity = city.probe.get(urlOf("urn:ngsi-ld:Camera:0")).json();
    QVERIFY(!entity.contains("label"));
    QVERIFY(entity.contains("speed"));
}

void TestBrokerWrites::updateTouchesOnlyWhatIsThere()
{
    City city(cameras(1));
    const QByteArray attrs = urlOf("urn:ngsi-ld:Camera:0") + "/attrs";
    QCOMPARE(city.probe.send("PATCH", attrs, plainJson, R"({"speed":{"type":"Property","value":9}})").status, 204);
    const Got partly = city.probe.send(
        "PATCH", attrs, plainJson, R"({"speed":{"type":"Property","value":10},"state":{"type":"Property","value":1}})");
    QCOMPARE(partly.status, 207);
    QCOMPARE(partly.json()["updated"].dump(), R"(["speed"])");
    QCOMPARE(partly.json()["notUpdated"][0]["attributeName"], "state");
    const json entity = city.probe.get(urlOf("urn:ngsi-ld:Camera:0")).json();
    QCOMPARE(entity["speed"]["value"], 10);
    QVERIFY(!entity["speed"].contains("unitCode"));
    QVERIFY(!entity.contains("state"));
}

void TestBrokerWrites::patchesSpeakTheNamesOfTheRequest()
{
    City city(cameras(1));
    const Got merged = city.probe.send(
        "PATCH", urlOf("urn:ngsi-ld:Camera:0"), linkedJson,
        R"({"@context":{"snel":"https://city.example/ns/speed"},"snel":{"type":"Property","value":9}})");
    QCOMPARE(merged.status, 204);
    const json entity = city.probe.get(urlOf("urn:ngsi-ld:Camera:0")).json();
    QCOMPARE(entity["speed"]["value"], 9);
    QVERIFY(!entity.contains("snel"));
}

void TestBrokerWrites::deletedEntityIsGone()
{
    City city(cameras(3));
    QCOMPARE(city.probe.send("DELETE", urlOf("urn:ngsi-ld:Camera:1")).status, 204);
    QCOMPARE(city.probe.send("DELETE", urlOf("urn:ngsi-ld:Camera:1")).status, 404);
    QCOMPARE(city.probe.get(urlOf("urn:ngsi-ld:Camera:1")).status, 404);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Camera").json().size(), 2U);
    QCOMPARE(city.broker.entityCount(), 2U);
}

void TestBrokerWrites::clientContextsAreHosted()
{
    City city(cameras(1));
    const Got made = city.probe.send("POST", "/ngsi-ld/v1/jsonldContexts", linkedJson,
                                     R"({"@context":{"Oog":"https://city.example/ns/Camera"}})");
    QCOMPARE(made.status, 201);
    const QByteArray path = made.header("Location");
    QCOMPARE(city.probe.get(path).json()["@context"]["Oog"], "https://city.example/ns/Camera");
    const auto link = linkTo(city.broker.url().toEncoded() + path);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Oog", {link}).json().size(), 1U);
    QCOMPARE(city.probe.send("DELETE", path).status, 204);
    QCOMPARE(city.probe.get(path).status, 404);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Oog", {link}).status, 504);
    QCOMPARE(city.probe.send("DELETE", "/ngsi-ld/v1/jsonldContexts/city.jsonld").status, 400);
}

void TestBrokerWrites::liveChangesAreSeenWithTheirTime()
{
    City city(cameras(3));
    const QByteArray target = urlOf("urn:ngsi-ld:Camera:2") + "?options=sysAttrs";
    const std::string before = city.probe.get(target).json()["modifiedAt"];
    const std::vector<EntityUpdate> updates{
        {"urn:ngsi-ld:Camera:2",
         {{"speed", {{"type", "Property"}, {"value", 70}, {"observedAt", "2026-03-01T09:00:00Z"}}}}},
        {"urn:ngsi-ld:Camera:99", {{"speed", {{"type", "Property"}, {"value", 1}}}}},
    };
    const auto applied = city.broker.apply(updates);
    QVERIFY(applied);
    QCOMPARE(*applied, 1U);
    const json entity = city.probe.get(target).json();
    QCOMPARE(entity["speed"]["value"], 70);
    QVERIFY(entity["modifiedAt"].get<std::string>() > before);
    QCOMPARE(entity["speed"]["modifiedAt"], entity["modifiedAt"]);
    QCOMPARE(entity["location"]["modifiedAt"], before);
    QCOMPARE(entity["createdAt"], before);
    QCOMPARE(city.broker.entityCount(), 3U);
    // The order of the list is as before.
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Camera").json()[2]["speed"]["value"], 70);
}

void TestBrokerWrites::liveChangesAndReadersDoNotMeet()
{
    City city(cameras(40));
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (int round = 0; round < 50; ++round) {
            std::vector<EntityUpdate> updates;
            updates.reserve(40);
            for (int i = 0; i < 40; ++i)
                updates.push_back(
                    {"urn:ngsi-ld:Camera:" + std::to_string(i), {{"speed", {{"type", "Property"}, {"value", round}}}}});
            if (!city.broker.apply(updates))
                break;
        }
        done = true;
    });
    while (!done) {
        const json page = city.probe.get(QByteArray(entities) + "?type=Camera&limit=40&options=keyValues").json();
        QCOMPARE(page.size(), 40U);
        // One answer is of one moment.
        for (const json &camera : page) {
            if (page[0]["speed"].is_number_integer())
                QCOMPARE(camera["speed"], page[0]["speed"]);
        }
    }
    writer.join();
    QCOMPARE(city.probe.get(urlOf("urn:ngsi-ld:Camera:7") + "?options=keyValues").json()["speed"], 49);
}

void TestBrokerWrites::loadsOfManyFormsAreServedNormalized()
{
    City city(cameras(1));
    const std::string simple = R"([{"id":"urn:x:simple","type":"Camera","speed":4}])";
    const std::string feature = R"({"type":"FeatureCollection","features":[{"id":"urn:x:feature","type":"Feature",
        "geometry":{"type":"Point","coordinates":[1,2]},"properties":{"type":"Camera","speed":{"type":"Property","value":5}}}]})";
    const std::string expanded = R"({"id":"urn:x:expanded","type":"https://city.example/ns/Camera",
        "https://city.example/ns/speed":{"type":"Property","value":6}})";
    for (const std::string &document : {simple, feature, expanded})
        QVERIFY(city.broker.load(document, "more"));
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Camera&count=true").header("NGSILD-Results-Count"), "4");
    int value = 4;
    for (const char *id : {"urn:x:simple", "urn:x:feature", "urn:x:expanded"}) {
        const json entity = city.probe.get(urlOf(id)).json();
        QCOMPARE(entity["type"], "Camera");
        QCOMPARE(entity["speed"]["type"], "Property");
        QCOMPARE(entity["speed"]["value"], value++);
    }
    const std::vector<EntityUpdate> update{{"urn:x:feature", {{"speed", {{"type", "Property"}, {"value", 8}}}}}};
    QCOMPARE(*city.broker.apply(update), 1U);
    QCOMPARE(city.probe.get(urlOf("urn:x:feature")).json()["speed"]["value"], 8);
}

void TestBrokerWrites::contextThatCameInlineIsHosted()
{
    EmbeddedBroker broker;
    QVERIFY(broker.load(R"([{"id":"urn:x:1","type":"Camera","@context":{"Camera":"https://city.example/ns/Camera"}}])",
                        "x"));
    QVERIFY(broker.listen());
    HttpProbe probe(broker.url());
    const Got got = probe.get(QByteArray(entities) + "?type=Camera");
    QCOMPARE(got.json().size(), 1U);
    const QByteArray link = got.header("Link");
    const QByteArray url = link.sliced(1, link.indexOf('>') - 1);
    QVERIFY(url.startsWith(broker.url().toEncoded() + "/ngsi-ld/v1/jsonldContexts/"));
    QCOMPARE(probe.get(url.sliced(broker.url().toEncoded().size())).json()["@context"]["Camera"],
             "https://city.example/ns/Camera");
    QCOMPARE(probe.get("/ngsi-ld/v1/types/Camera").json()["id"], "https://city.example/ns/Camera");
}

void TestBrokerWrites::contextThatCannotBeHadIsTold()
{
    EmbeddedBroker broker;
    const auto report =
        broker.load(R"([{"id":"urn:x:1","type":"Camera","@context":"https://no.example/c.jsonld"}])", "x");
    QVERIFY(report);
    QCOMPARE(report->entities, 1U);
    QCOMPARE(report->missingContexts, (std::vector<std::string>{"https://no.example/c.jsonld"}));
    QVERIFY(broker.listen());
    // A client that can fetch it learns what the names mean.
    const Got got = HttpProbe(broker.url()).get(QByteArray(entities) + "?type=Camera");
    QCOMPARE(got.json().size(), 1U);
    QVERIFY(got.header("Link").contains("https://no.example/c.jsonld"));
}

void TestBrokerWrites::aSecondLoadKeepsWhatIsThere()
{
    City city(cameras(2));
    const auto report =
        city.broker.load(R"([{"id":"urn:ngsi-ld:Camera:1","type":"Camera","speed":{"type":"Property","value":9}},
                                             {"id":"urn:ngsi-ld:Camera:2","type":"Camera"}, 7])",
                         "more");
    QVERIFY(report);
    QCOMPARE(report->entities, 1U);
    QCOMPARE(report->quarantined, 2U);  // what repeats an id with other content, and what is none
    QCOMPARE(city.broker.entityCount(), 3U);
    QCOMPARE(city.probe.get(urlOf("urn:ngsi-ld:Camera:1")).json()["speed"]["value"], 1.5);
}

QTEST_GUILESS_MAIN(TestBrokerWrites)
#include "tst_brokerwrites.moc"

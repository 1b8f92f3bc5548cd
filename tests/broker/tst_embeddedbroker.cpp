// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/cityfixture.h"
#include "net/linkheader.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace civiscope::broker;
using nlohmann::json;

namespace {

constexpr char entities[] = "/ngsi-ld/v1/entities";

// The target of the link to the next page; empty when there is none.
QByteArray nextOf(const Got &got)
{
    const auto values = got.headers.values("Link");
    const auto links = civiscope::net::parseLinks({values.begin(), values.end()});
    const auto next = civiscope::net::linkByRelation(links, "next");
    return next ? next->target : QByteArray();
}

std::vector<std::string> idsOf(const Got &got)
{
    std::vector<std::string> ids;
    for (const json &entity : got.json())
        ids.push_back(entity["id"]);
    return ids;
}

}  // namespace

class TestEmbeddedBroker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesGiveEachEntityOnce();
    void countIsSentWhenAskedFor();
    void offsetPastTheEndIsAnEmptyPage();
    void badPagingIsRefused_data();
    void badPagingIsRefused();
    void bytesGoOutAsTheyCame();
    void tooWideQueriesAreRefused();
    void filters_data();
    void filters();
    void idsOfAnyCharactersAreReached_data();
    void idsOfAnyCharactersAreReached();
    void missingEntityIs404AndNoUriIs400();
    void representations_data();
    void representations();
    void systemTimesComeOnlyWhenAskedFor();
    void attrsPickAndOmitProject();
    void attrsThatTheEntityLacksAre404();
    void namesFollowTheContextOfTheRequest();
    void unknownContextIsNotAvailable();
    void linkedDataCarriesItsContextInTheBody();
    void geoJsonIsACollectionWithGeometry();
    void mediaTypesThatAreNotOursAre406();
    void typesAndAttributesAreListed();
    void unknownTypeIs404();
    void contextsAreServedAndListed();
    void schemasAreServedAtTheirPath();
};

void TestEmbeddedBroker::pagesGiveEachEntityOnce()
{
    City city(cameras(2'345));
    QByteArray target = QByteArray(entities) + "?type=Camera&limit=500";
    std::set<std::string> seen;
    int pages = 0;
    while (!target.isEmpty()) {
        const Got page = city.probe.get(target);
        QCOMPARE(page.status, 200);
        const auto ids = idsOf(page);
        QCOMPARE(ids.size(), pages == 4 ? 345U : 500U);
        for (const std::string &id : ids)
            QVERIFY2(seen.insert(id).second, id.c_str());
        ++pages;
        target = nextOf(page);
    }
    QCOMPARE(pages, 5);
    QCOMPARE(seen.size(), 2'345U);
}

void TestEmbeddedBroker::countIsSentWhenAskedFor()
{
    City city(cameras(25));
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Camera").header("NGSILD-Results-Count"), "");
    const Got got = city.probe.get(QByteArray(entities) + "?type=Camera&count=true");
    QCOMPARE(got.header("NGSILD-Results-Count"), "25");
    QCOMPARE(got.json().size(), 20U);
    const Got none = city.probe.get(QByteArray(entities) + "?type=Camera&count=true&limit=0");
    QCOMPARE(none.header("NGSILD-Results-Count"), "25");
    QCOMPARE(none.body, "[]");
}

void TestEmbeddedBroker::offsetPastTheEndIsAnEmptyPage()
{
    City city(cameras(5));
    const Got got = city.probe.get(QByteArray(entities) + "?type=Camera&limit=2&offset=100");
    QCOMPARE(got.body, "[]");
    QVERIFY(nextOf(got).isEmpty());
    QVERIFY(got.header("Link").contains("offset=98"));
    QCOMPARE(idsOf(city.probe.get(QByteArray(entities) + "?type=Camera&limit=2&offset=3")),
             (std::vector<std::string>{"urn:ngsi-ld:Camera:3", "urn:ngsi-ld:Camera:4"}));
}

void TestEmbeddedBroker::badPagingIsRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("text") << QByteArray("limit=abc") << 400 << QByteArray("BadRequestData");
    QTest::newRow("negative") << QByteArray("limit=-1") << 400 << QByteArray("BadRequestData");
    QTest::newRow("zero without count") << QByteArray("limit=0") << 400 << QByteArray("BadRequestData");
    QTest::newRow("negative offset") << QByteArray("offset=-1") << 400 << QByteArray("BadRequestData");
    QTest::newRow("over the maximum") << QByteArray("limit=1001") << 403 << QByteArray("TooManyResults");
    QTest::newRow("at the maximum") << QByteArray("limit=1000") << 200 << QByteArray();
    QTest::newRow("offset past any") << QByteArray("offset=18446744073709551615") << 200 << QByteArray();
}

void TestEmbeddedBroker::badPagingIsRefused()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(QByteArray, problem);
    City city(cameras(3));
    const Got got = city.probe.get(QByteArray(entities) + "?type=Camera&" + query);
    QCOMPARE(got.status, status);
    QCOMPARE(QByteArray::fromStdString(got.problem()), problem);
}

void TestEmbeddedBroker::bytesGoOutAsTheyCame()
{
    City city(cameras(2));
    // The parsed and newly written number would be 1.5.
    QVERIFY(city.probe.get(QByteArray(entities) + "?type=Camera").body.contains("\"value\":1.50,"));
    const Got linked = city.probe.get(QByteArray(entities) + "?type=Camera", {{"Accept", "application/ld+json"}});
    QVERIFY(linked.body.contains("\"value\":1.50,"));
}

void TestEmbeddedBroker::tooWideQueriesAreRefused()
{
    City city(cameras(3));
    QCOMPARE(city.probe.get(entities).problem(), "BadRequestData");
    QCOMPARE(city.probe.get(QByteArray(entities) + "?id=urn:ngsi-ld:Camera:1").status, 400);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?local=true").json().size(), 3U);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=*").json().size(), 3U);
    for (const char *wrong : {"(Camera", "Camera%3B", "A(B)", "((((((((((Camera))))))))))"})
        QCOMPARE(city.probe.get(QByteArray(entities) + "?type=" + wrong).problem(), "BadRequestData");
}

void TestEmbeddedBroker::filters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const char *query, int count) {
        QTest::newRow(name) << QByteArray(query) << count;
    };
    row("name", "type=Camera", 7);
    row("IRI", "type=https%3A%2F%2Fcity.example%2Fns%2FCamera", 7);
    row("unknown name", "type=Tree", 0);
    row("either, comma", "type=Camera,Bench", 8);
    row("either, bar", "type=Camera%7CBench", 8);
    row("both on one entity", "type=(Bench%3BSeat)", 1);
    row("one of two types", "type=Seat", 1);
    row("nested", "type=((Bench%7CCamera)%3BSeat)", 1);
    row("nested alternatives", "type=(Bench%7C(Camera,Tree))", 8);
    row("both, but not there", "type=(Camera%3BSeat)", 0);
    row("ids", "type=Camera&id=urn:ngsi-ld:Camera:1,urn:ngsi-ld:Camera:5,urn:x", 2);
    row("id of another type", "type=Bench&id=urn:ngsi-ld:Camera:1", 0);
    row("pattern, unanchored", "type=Camera&idPattern=era:%5B12%5D", 2);
    row("pattern, anchored", "type=Camera&idPattern=%5Era", 0);
    row("id wins over pattern", "type=Camera&id=urn:ngsi-ld:Camera:1&idPattern=none", 1);
    row("attribute", "attrs=label", 4);
    row("one of the attributes", "type=Camera&attrs=label,speed", 7);
    row("attribute nobody has", "type=Camera&attrs=colour", 0);
}

void TestEmbeddedBroker::filters()
{
    QFETCH(QByteArray, query);
    QFETCH(int, count);
    QByteArray all = cameras(7);
    all.chop(1);
    City city(all + ',' + bench().sliced(1));
    const Got got = city.probe.get(QByteArray(entities) + '?' + query + "&count=true");
    QCOMPARE(got.status, 200);
    QCOMPARE(got.json().size(), std::size_t(count));
    QCOMPARE(got.header("NGSILD-Results-Count"), QByteArray::number(count));
}

void TestEmbeddedBroker::idsOfAnyCharactersAreReached_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("slashes") << QByteArray("https://city.example/camera/1");
    QTest::newRow("hash") << QByteArray("urn:camera:a#b");
    QTest::newRow("percent") << QByteArray("urn:camera:100%");
    QTest::newRow("encoded in itself") << QByteArray("urn:camera:a%20b");
    QTest::newRow("space") << QByteArray("urn:camera:a b");
    QTest::newRow("not ASCII") << QByteArray("urn:camera:caf\xC3\xA9");
    QTest::newRow("question mark and ampersand") << QByteArray("urn:camera:a?b&c");
    QTest::newRow("no URI at all") << QByteArray("camera 7");
}

void TestEmbeddedBroker::idsOfAnyCharactersAreReached()
{
    QFETCH(QByteArray, id);
    City city(R"([{"id":")" + id + R"(","type":"Camera","speed":{"type":"Property","value":1}}])");
    const Got got = city.probe.get(QByteArray(entities) + '/' + id.toPercentEncoding());
    QCOMPARE(got.status, 200);
    QCOMPARE(QByteArray::fromStdString(got.json()["id"].get<std::string>()), id);
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Camera&id=" + id.toPercentEncoding()).json().size(), 1U);
}

void TestEmbeddedBroker::missingEntityIs404AndNoUriIs400()
{
    City city(cameras(1));
    const Got missing = city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Camera:9");
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.problem(), "ResourceNotFound");
    QCOMPARE(missing.json()["status"], 404);
    QCOMPARE(city.probe.get(QByteArray(entities) + "/nothing").problem(), "BadRequestData");
    QCOMPARE(city.probe.get("/ngsi-ld/v1/nothing").status, 404);
    QCOMPARE(city.probe.get("/").status, 404);
}

void TestEmbeddedBroker::representations_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("speed");
    const QByteArray simple = R"({"dataset":{"@none":1,"urn:d:b":2}})";
    QTest::newRow("normalized") << QByteArray("")
                                << QByteArray(
                                       R"([{"type":"Property","value":1,"quality":{"type":"Property","value":0.5}},
                          {"type":"Property","value":2,"datasetId":"urn:d:b"}])");
    QTest::newRow("keyValues") << QByteArray("options=keyValues") << simple;
    QTest::newRow("simplified") << QByteArray("options=simplified") << simple;
    QTest::newRow("format") << QByteArray("format=simplified") << simple;
    QTest::newRow("format wins") << QByteArray("format=keyValues&options=concise") << simple;
    QTest::newRow("concise") << QByteArray("options=concise")
                             << QByteArray(R"([{"value":1,"quality":0.5},{"value":2,"datasetId":"urn:d:b"}])");
}

void TestEmbeddedBroker::representations()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, speed);
    City city(bench());
    const Got got = city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Bench:1?" + query);
    QCOMPARE(got.status, 200);
    const json entity = got.json();
    QCOMPARE(entity["speed"].dump(), json::parse(speed.toStdString()).dump());
    QCOMPARE(entity["scope"].dump(), "\"/park\"");
    QVERIFY(!entity.contains("modifiedAt"));
}

void TestEmbeddedBroker::systemTimesComeOnlyWhenAskedFor()
{
    City city(R"([{"id":"urn:ngsi-ld:Camera:1","type":"Camera","createdAt":"2020-01-01T00:00:00Z",
                   "speed":{"type":"Property","value":1,"modifiedAt":"2021-01-01T00:00:00Z"}}])");
    const QByteArray target = QByteArray(entities) + "/urn:ngsi-ld:Camera:1";
    const json bare = city.probe.get(target).json();
    QVERIFY(!bare.contains("createdAt"));
    QVERIFY(!bare["speed"].contains("modifiedAt"));
    const json full = city.probe.get(target + "?options=sysAttrs").json();
    QCOMPARE(full["createdAt"], "2020-01-01T00:00:00Z");
    QCOMPARE(full["speed"]["modifiedAt"], "2021-01-01T00:00:00Z");
    QVERIFY(full.contains("modifiedAt"));
    QVERIFY(full["speed"].contains("createdAt"));
}

void TestEmbeddedBroker::attrsPickAndOmitProject()
{
    City city(bench());
    const QByteArray target = QByteArray(entities) + "/urn:ngsi-ld:Bench:1";
    const auto names = [&](const QByteArray &query) {
        std::set<std::string> all;
        const json entity = city.probe.get(target + query).json();
        for (const auto &[name, value] : entity.items())
            all.insert(name);
        return all;
    };
    using Names = std::set<std::string>;
    QCOMPARE(names("?attrs=speed,colour"), (Names{"id", "type", "scope", "speed"}));
    QCOMPARE(names("?pick=id,state"), (Names{"id", "state"}));
    QCOMPARE(names("?pick=state"), (Names{"state"}));
    QVERIFY(!names("?omit=id,speed").contains("id"));
    QVERIFY(!names("?omit=id,speed").contains("speed"));
    QVERIFY(names("?omit=id,speed").contains("state"));
}

void TestEmbeddedBroker::attrsThatTheEntityLacksAre404()
{
    City city(bench());
    QCOMPARE(city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Bench:1?attrs=colour").status, 404);
}

void TestEmbeddedBroker::namesFollowTheContextOfTheRequest()
{
    City city(bench());
    const QByteArray target = QByteArray(entities) + "/urn:ngsi-ld:Bench:1";
    const QByteArray own = city.broker.url().toEncoded() + contextPath;

    // No context named: the broker's own, and the answer says so.
    const Got plain = city.probe.get(target);
    QVERIFY(plain.json().contains("speed"));
    QVERIFY(plain.header("Link").contains('<' + own + '>'));

    const Got core = city.probe.get(target, {linkTo("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld")});
    const json entity = core.json();
    QVERIFY(entity.contains(ns + "speed"));
    QVERIFY(entity[ns + "speed"][0].contains(ns + "quality"));
    QVERIFY(entity.contains("location"));
    QCOMPARE(entity[ns + "state"]["vocab"], ns + "open");
    QCOMPARE(entity[ns + "owner"]["objectType"], ns + "Seat");
    QCOMPARE(entity[ns + "raw"]["json"].dump(), R"({"id":3,"open":null})");
    QVERIFY(core.header("Link").contains("uri.etsi.org"));

    // Short names mean something else with another context.
    const QByteArray list = QByteArray(entities) + "?type=Bench";
    QCOMPARE(city.probe.get(list).json().size(), 1U);
    QCOMPARE(city.probe.get(list, {linkTo("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld")})
                 .json()
                 .size(),
             0U);
}

void TestEmbeddedBroker::unknownContextIsNotAvailable()
{
    City city(cameras(1));
    const Got far = city.probe.get(QByteArray(entities) + "?type=Camera", {linkTo("https://city.example/no.jsonld")});
    QCOMPARE(far.status, 504);
    QCOMPARE(far.problem(), "LdContextNotAvailable");
    QVERIFY(far.json()["detail"].get<std::string>().contains("https://city.example/no.jsonld"));
    // What comes later is found, and was missing for no longer than that.
    const auto link = linkTo(city.broker.url().toEncoded() + "/contexts/eye.jsonld");
    QCOMPARE(city.probe.get(QByteArray(entities) + "?type=Eye", {link}).status, 504);
    city.broker.publishContext("/contexts/eye.jsonld", R"({"@context":{"Eye":"https://city.example/ns/Camera"}})");
    const Got known = city.probe.get(QByteArray(entities) + "?type=Eye", {link});
    QCOMPARE(known.json()[0]["type"], "Eye");
}

void TestEmbeddedBroker::linkedDataCarriesItsContextInTheBody()
{
    City city(cameras(2));
    const std::string own = (city.broker.url().toEncoded() + contextPath).toStdString();
    const Got list = city.probe.get(QByteArray(entities) + "?type=Camera", {{"Accept", "application/ld+json"}});
    QCOMPARE(list.header("Content-Type"), "application/ld+json");
    QVERIFY(list.header("Link").isEmpty());
    QCOMPARE(list.json().size(), 2U);
    for (const json &entity : list.json())
        QCOMPARE(entity["@context"], own);
    const Got simple = city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Camera:1?options=keyValues",
                                      {{"Accept", "application/ld+json"}});
    QCOMPARE(simple.json()["@context"], own);
    const Got types = city.probe.get("/ngsi-ld/v1/types", {{"Accept", "application/ld+json"}});
    QCOMPARE(types.json()["@context"], own);
}

void TestEmbeddedBroker::geoJsonIsACollectionWithGeometry()
{
    City city(R"([{"id":"urn:ngsi-ld:Camera:1","type":"Camera","speed":{"type":"Property","value":1},
                   "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}},
                  {"id":"urn:ngsi-ld:Camera:2","type":"Camera","speed":{"type":"Property","value":2}}])");
    const HttpProbe::Headers geo{{"Accept", "application/geo+json"}};
    const Got got = city.probe.get(QByteArray(entities) + "?type=Camera", geo);
    QCOMPARE(got.header("Content-Type"), "application/geo+json");
    const json all = got.json();
    QCOMPARE(all["type"], "FeatureCollection");
    QVERIFY(all.contains("@context"));
    QVERIFY(!all["features"][0].contains("@context"));
    QCOMPARE(all["features"][0]["geometry"]["coordinates"].dump(), "[4.4,51.2]");
    QCOMPARE(all["features"][0]["properties"]["type"], "Camera");
    QCOMPARE(all["features"][0]["properties"]["speed"]["value"], 1);
    QVERIFY(all["features"][1]["geometry"].is_null());

    const json one = city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Camera:1?options=keyValues", geo).json();
    QCOMPARE(one["type"], "Feature");
    QCOMPARE(one["properties"]["speed"], 1);
    QVERIFY(one.contains("@context"));

    // The context may be asked for in a header instead.
    const Got preferred =
        city.probe.get(QByteArray(entities) + "?type=Camera", geo + HttpProbe::Headers{{"Prefer", "body=json"}});
    QVERIFY(!preferred.json().contains("@context"));
    QVERIFY(preferred.header("Link").contains(contextPath));
    // Another property gives the geometry; only here.
    QVERIFY(city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Camera:1?geometryProperty=speed", geo)
                .json()["geometry"]
                .is_null());
    QCOMPARE(city.probe.get(QByteArray(entities) + "/urn:ngsi-ld:Camera:1?geometryProperty=speed").status, 400);
}

void TestEmbeddedBroker::mediaTypesThatAreNotOursAre406()
{
    City city(cameras(1));
    const Got got = city.probe.get(QByteArray(entities) + "?type=Camera", {{"Accept", "text/csv"}});
    QCOMPARE(got.status, 406);
    QVERIFY(got.body.contains("application/geo+json"));
    QCOMPARE(city.probe.get("/ngsi-ld/v1/types", {{"Accept", "application/geo+json"}}).status, 406);
}

void TestEmbeddedBroker::typesAndAttributesAreListed()
{
    QByteArray document = cameras(6);
    document.chop(1);
    City city(document + ',' + bench().sliced(1));
    const std::string camera = ns + "Camera";

    const json types = city.probe.get("/ngsi-ld/v1/types").json();
    QCOMPARE(types["type"], "EntityTypeList");
    QCOMPARE(types["typeList"].dump(), R"(["Bench","Camera","Seat"])");

    const json details = city.probe.get("/ngsi-ld/v1/types?details=true").json();
    QCOMPARE(details.size(), 3U);
    QCOMPARE(details[1]["id"], camera);
    QCOMPARE(details[1]["type"], "EntityType");
    QCOMPARE(details[1]["typeName"], "Camera");
    QCOMPARE(details[1]["attributeNames"].size(), 3U);

    for (const QByteArray &name : {QByteArray("Camera"), QByteArray::fromStdString(camera).toPercentEncoding()}) {
        const json info = city.probe.get("/ngsi-ld/v1/types/" + name).json();
        QCOMPARE(info["type"], "EntityTypeInfo");
        QCOMPARE(info["entityCount"], 6);
        QCOMPARE(info["attributeDetails"].size(), 3U);
        for (const json &attribute : info["attributeDetails"]) {
            if (attribute["attributeName"] == "location")
                QCOMPARE(attribute["attributeTypes"].dump(), R"(["GeoProperty"])");
        }
    }

    const json attributes = city.probe.get("/ngsi-ld/v1/attributes").json();
    QCOMPARE(attributes["type"], "AttributeList");
    QVERIFY(std::ranges::contains(attributes["attributeList"], "label"));
    QVERIFY(!std::ranges::contains(attributes["attributeList"], "quality"));

    const json label = city.probe.get("/ngsi-ld/v1/attributes/label").json();
    QCOMPARE(label["id"], ns + "label");
    QCOMPARE(label["attributeCount"], 3);
    QCOMPARE(label["attributeTypes"].dump(), R"(["Property","LanguageProperty"])");
    QCOMPARE(label["typeNames"].dump(), R"(["Bench","Camera","Seat"])");
    QCOMPARE(city.probe.get("/ngsi-ld/v1/attributes?details=true").json()[0]["type"], "Attribute");
}

void TestEmbeddedBroker::unknownTypeIs404()
{
    City city(cameras(1));
    QCOMPARE(city.probe.get("/ngsi-ld/v1/types/Tree").problem(), "ResourceNotFound");
    QCOMPARE(city.probe.get("/ngsi-ld/v1/attributes/tree").problem(), "ResourceNotFound");
}

void TestEmbeddedBroker::contextsAreServedAndListed()
{
    City city(cameras(1));
    const Got served = city.probe.get(contextPath);
    QCOMPARE(served.header("Content-Type"), "application/ld+json");
    QCOMPARE(served.body, cityContext());

    const std::string url = (city.broker.url().toEncoded() + contextPath).toStdString();
    QCOMPARE(city.probe.get("/ngsi-ld/v1/jsonldContexts").json(), json::array({url}));
    const json details = city.probe.get("/ngsi-ld/v1/jsonldContexts?details=true").json();
    QCOMPARE(details[0]["URL"], url);
    QCOMPARE(details[0]["kind"], "Hosted");
    QCOMPARE(city.probe.get("/ngsi-ld/v1/jsonldContexts/city.jsonld").body, cityContext());
    QCOMPARE(city.probe.get("/ngsi-ld/v1/jsonldContexts/" + QByteArray::fromStdString(url).toPercentEncoding()).body,
             cityContext());
    QCOMPARE(city.probe.get("/ngsi-ld/v1/jsonldContexts/none").status, 404);
}

void TestEmbeddedBroker::schemasAreServedAtTheirPath()
{
    City city(cameras(1));
    city.broker.publish("/schemas/Camera.json", "application/schema+json", "{\"type\":\"object\"}");
    const Got got = city.probe.get("/schemas/Camera.json");
    QCOMPARE(got.header("Content-Type"), "application/schema+json");
    QCOMPARE(got.body, "{\"type\":\"object\"}");
    QCOMPARE(city.probe.get("/ngsi-ld/v1/jsonldContexts").json().size(), 1U);
    QCOMPARE(city.probe.send("DELETE", "/schemas/Camera.json").status, 405);
}

QTEST_GUILESS_MAIN(TestEmbeddedBroker)
#include "tst_embeddedbroker.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entity.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::ngsild;
using Json = nlohmann::ordered_json;

Q_DECLARE_METATYPE(civiscope::ngsild::Representation)

namespace {

constexpr char hub[] = R"({"id":"urn:x:1","type":["Hub","Spot"],"scope":["/a","/b"],"createdAt":"2026-01-01T00:00:00Z",
    "free":{"type":"Property","value":4,"observedAt":"2026-03-01T08:00:00Z","unitCode":"C62",
            "quality":{"type":"Property","value":0.8}},
    "operator":{"type":"Relationship","object":["urn:x:o1","urn:x:o2"],"objectType":"Org"},
    "label":{"type":"LanguageProperty","languageMap":{"en":"Hub"}},
    "state":{"type":"VocabProperty","vocab":"open"},
    "raw":{"type":"JsonProperty","json":{"id":3,"value":null}},
    "steps":{"type":"ListProperty","valueList":[1,2]},
    "near":{"type":"ListRelationship","objectList":[{"object":"urn:x:2"}]},
    "compound":{"type":"Property","value":{"type":"Property","value":1}},
    "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[10.2,56.1]},"modifiedAt":"2026-01-02T00:00:00Z"},
    "noise":[{"type":"Property","value":51},{"type":"Property","value":49,"datasetId":"urn:d:b"}]})";

constexpr char concise[] = R"({"id":"urn:x:1","type":["Hub","Spot"],"scope":["/a","/b"],
    "free":{"value":4,"observedAt":"2026-03-01T08:00:00Z","unitCode":"C62","quality":0.8},
    "operator":{"object":["urn:x:o1","urn:x:o2"],"objectType":"Org"},
    "label":{"languageMap":{"en":"Hub"}},"state":{"vocab":"open"},"raw":{"json":{"id":3,"value":null}},
    "steps":{"valueList":[1,2]},"near":{"objectList":[{"object":"urn:x:2"}]},
    "compound":{"value":{"type":"Property","value":1}},
    "location":{"type":"Point","coordinates":[10.2,56.1]},
    "noise":[{"value":51},{"value":49,"datasetId":"urn:d:b"}]})";

constexpr char simplified[] = R"({"id":"urn:x:1","type":["Hub","Spot"],"scope":["/a","/b"],
    "free":4,"operator":["urn:x:o1","urn:x:o2"],"label":{"languageMap":{"en":"Hub"}},"state":{"vocab":"open"},
    "raw":{"json":{"id":3,"value":null}},"steps":[1,2],"near":["urn:x:2"],"compound":{"type":"Property","value":1},
    "location":{"type":"Point","coordinates":[10.2,56.1]},"noise":{"dataset":{"@none":51,"urn:d:b":49}}})";

// Without regard to the order of members.
nlohmann::json unordered(const Json &json)
{
    return nlohmann::json::parse(json.dump());
}

}  // namespace

class TestEntity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesEachRepresentation_data();
    void writesEachRepresentation();
    void normalizedWithSystemTimesIsWhatCame();
    void conciseSaysTheSameAsNormalized();
    void bareValuesGetTheirKind();
    void datasetMapBecomesInstances();
    void featureIsReadAndWritten();
    void geometryIsNullWhenThereIsNone();
    void idsInAnObjectListBecomeObjects();
    void strangeTypeIsKept();
    void wrappedIdAndTypeAreUnwrapped();
    void numbersKeepTheirValue();
    void whatIsNoEntityIsAnError_data();
    void whatIsNoEntityIsAnError();
};

void TestEntity::writesEachRepresentation_data()
{
    QTest::addColumn<Representation>("representation");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("concise") << Representation::Concise << QByteArray(concise);
    QTest::newRow("simplified") << Representation::Simplified << QByteArray(simplified);
}

void TestEntity::writesEachRepresentation()
{
    QFETCH(Representation, representation);
    QFETCH(QByteArray, expected);
    const auto entity = readEntity(hub);
    QVERIFY(entity);
    QCOMPARE(unordered(writeEntity(*entity, representation, false)).dump(),
             nlohmann::json::parse(expected.toStdString()).dump());
}

void TestEntity::normalizedWithSystemTimesIsWhatCame()
{
    const auto entity = readEntity(hub);
    QVERIFY(entity);
    QCOMPARE(unordered(writeEntity(*entity, Representation::Normalized)).dump(), nlohmann::json::parse(hub).dump());
    const Json without = writeEntity(*entity, Representation::Normalized, false);
    QVERIFY(!without.contains("createdAt"));
    QVERIFY(!without["location"].contains("modifiedAt"));
}

void TestEntity::conciseSaysTheSameAsNormalized()
{
    const auto whole = readEntity(hub);
    const auto brief = readEntity(concise);
    QVERIFY(whole && brief);
    QCOMPARE(unordered(writeEntity(*brief, Representation::Normalized, false)).dump(),
             unordered(writeEntity(*whole, Representation::Normalized, false)).dump());
}

void TestEntity::bareValuesGetTheirKind()
{
    const auto entity = readEntity(R"({"id":"a","type":"T","n":false,"empty":[],"o":{"street":"x"},
        "at":{"type":"LineString","coordinates":[[1,2],[3,4]]},"when":{"@type":"DateTime","@value":"2026-01-01"}})");
    QVERIFY(entity);
    QCOMPARE(entity->attributes.size(), 5U);
    QCOMPARE(entity->find("n")->instances.front().value, false);
    QVERIFY(entity->find("empty")->instances.front().value.is_array());
    QCOMPARE(entity->find("o")->instances.front().kind, AttributeKind::Property);
    QVERIFY(entity->find("o")->instances.front().attributes.empty());
    QCOMPARE(entity->find("at")->instances.front().kind, AttributeKind::GeoProperty);
    QCOMPARE(entity->find("when")->instances.front().value["@value"], "2026-01-01");
    QVERIFY(!entity->find("other"));
}

void TestEntity::datasetMapBecomesInstances()
{
    const auto entity = readEntity(R"({"id":"a","type":"T","n":{"dataset":{"@none":1,"urn:d:b":2}}})");
    QVERIFY(entity);
    const auto &instances = entity->find("n")->instances;
    QCOMPARE(instances.size(), 2U);
    QCOMPARE(instances[0].datasetId, "");
    QCOMPARE(instances[1].datasetId, "urn:d:b");
    QCOMPARE(instances[1].value, 2);
}

void TestEntity::featureIsReadAndWritten()
{
    const auto entity = readEntity(R"({"id":"urn:x:1","type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},
        "properties":{"type":"Hub","free":{"type":"Property","value":4}}})");
    QVERIFY(entity);
    QCOMPARE(entity->types, (std::vector<std::string>{"Hub"}));
    QCOMPARE(entity->find("location")->instances.front().kind, AttributeKind::GeoProperty);
    const Json feature = writeFeature(*entity, Representation::Simplified);
    QCOMPARE(feature["type"], "Feature");
    QCOMPARE(feature["geometry"]["coordinates"].dump(), "[1,2]");
    QCOMPARE(feature["properties"]["type"], "Hub");
    QCOMPARE(feature["properties"]["free"], 4);
    QVERIFY(!feature["properties"].contains("id"));
}

void TestEntity::geometryIsNullWhenThereIsNone()
{
    const auto entity = readEntity(R"({"id":"a","type":"T","n":{"type":"Property","value":1},
        "at":[{"type":"GeoProperty","value":{"type":"Point","coordinates":[1,2]},"datasetId":"urn:d:a"},
              {"type":"GeoProperty","value":{"type":"Point","coordinates":[3,4]},"datasetId":"urn:d:b"}]})");
    QVERIFY(entity);
    for (const char *property : {"location", "n", "at"})
        QVERIFY(writeFeature(*entity, Representation::Normalized, property)["geometry"].is_null());
}

void TestEntity::idsInAnObjectListBecomeObjects()
{
    const auto entity =
        readEntity(R"({"id":"a","type":"T","near":{"type":"ListRelationship","objectList":["urn:x:2"]}})");
    QVERIFY(entity);
    QCOMPARE(writeEntity(*entity, Representation::Normalized)["near"]["objectList"].dump(),
             R"([{"object":"urn:x:2"}])");
}

void TestEntity::strangeTypeIsKept()
{
    const auto entity = readEntity(R"({"id":"a","type":"T","n":{"type":"Number","value":1}})");
    QVERIFY(entity);
    QCOMPARE(entity->find("n")->instances.front().kind, AttributeKind::Property);
    QCOMPARE(entity->find("n")->instances.front().metadata["type"], "Number");
}

void TestEntity::wrappedIdAndTypeAreUnwrapped()
{
    const auto entity =
        readEntity(R"({"id":{"type":"string","value":"urn:x:1"},"type":{"type":"string","value":"T"}})");
    QVERIFY(entity);
    QCOMPARE(entity->id, "urn:x:1");
    QCOMPARE(entity->types, (std::vector<std::string>{"T"}));
}

void TestEntity::numbersKeepTheirValue()
{
    const auto entity = readEntity(R"({"id":"a","type":"T","n":[0.1,1e400,9007199254740993,-0.0,45.0]})");
    // 1e400 is no number of JSON libraries: the whole is refused, not changed.
    QVERIFY(!entity);
    const auto good = readEntity(R"({"id":"a","type":"T","n":[0.1,9007199254740993,45.0]})");
    QVERIFY(good);
    QCOMPARE(writeEntity(*good, Representation::Simplified)["n"].dump(), "[0.1,9007199254740993,45.0]");
}

void TestEntity::whatIsNoEntityIsAnError_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("code");
    QTest::newRow("no JSON") << QByteArray("{\"id\":") << int(ErrorCode::NotJson);
    QTest::newRow("array") << QByteArray("[]") << int(ErrorCode::NotNgsiLd);
    QTest::newRow("no id") << QByteArray(R"({"type":"T"})") << int(ErrorCode::NotNgsiLd);
    QTest::newRow("no type") << QByteArray(R"({"id":"a"})") << int(ErrorCode::NotNgsiLd);
    QTest::newRow("type is a number") << QByteArray(R"({"id":"a","type":1})") << int(ErrorCode::NotNgsiLd);
    QTest::newRow("very deep") << QByteArray(R"({"id":"a","type":"T","n":)") + QByteArray(100'000, '[')
                               << int(ErrorCode::TooDeep);
}

void TestEntity::whatIsNoEntityIsAnError()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, code);
    const auto entity = readEntity({raw.data(), static_cast<std::size_t>(raw.size())});
    QVERIFY(!entity);
    QCOMPARE(int(entity.error().code), code);
}

QTEST_GUILESS_MAIN(TestEntity)
#include "tst_entity.moc"

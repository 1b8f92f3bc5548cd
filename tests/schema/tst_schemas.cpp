// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorreason.h"
#include "tests/schema/schemahelp.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;

namespace {

void write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    const QString path = folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

constexpr const char *stationSchema = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "type", "no2"],
  "properties": {
    "id": {"type": "string"}, "type": {"const": "Station"},
    "no2": {"type": "number", "minimum": 0, "maximum": 1000},
    "status": {"type": "string", "enum": ["open", "closed"]},
    "name": {"type": "object", "required": ["en"], "additionalProperties": {"type": "string"}},
    "dateObserved": {"type": "string", "format": "date-time"},
    "refDevice": {"type": "array", "items": {"type": "string", "format": "uri"}},
    "location": {"type": "object"},
    "contact": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"phone": {"type": "string"}}}]}
  }, "additionalProperties": false})";

std::string station(const std::string &members)
{
    return R"({"id":"urn:s:1","type":"Station","@context":[],)" + members + "}";
}

constexpr const char *place = "https://schemas.example.org/all#";

}  // namespace

class TestSchemas : public QObject {
    Q_OBJECT

private:
    // What the schema alone says.
    static QStringList schemaLines(const schema::Validation &validation)
    {
        QStringList all;
        for (const auto &group : validation.findings.groups()) {
            for (const std::uint32_t number : group.kept) {
                const schema::Finding finding = validation.findings.at(number);
                if (schema::isSchemaRule(finding.rule))
                    all << QStringLiteral("%1 %2 %3 -> %4 @%5")
                               .arg(QString::fromUtf8(schema::ruleWord(finding.rule)),
                                    QString::fromStdString(finding.pointer), QString::fromStdString(finding.found),
                                    QString::fromStdString(finding.expected),
                                    QString::fromStdString(finding.schema).remove(QLatin1String(place)));
            }
        }
        return all;
    }

private Q_SLOTS:
    void whatASchemaSaysIsSaidOfTheEntityAsItCame_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *members, const QStringList &expected) {
            QTest::newRow(name) << QByteArray(members) << expected;
        };
        row("normalized", R"("no2":{"type":"Property","value":4})", {});
        row("concise", R"("no2":{"value":4,"observedAt":"2026-03-01T11:00:00Z"})", {});
        row("simplified", R"("no2":4)", {});
        row("what brokers add is no fault", R"("no2":4,"createdAt":"2026-03-01T11:00:00Z")", {});
        row("number as text", R"("no2":{"type":"Property","value":"12"})",
            {QStringLiteral("schema.type /no2/value \"12\" -> number @/properties/no2/type")});
        row("number as text, simplified", R"("no2":"12")",
            {QStringLiteral("schema.type /no2 \"12\" -> number @/properties/no2/type")});
        row("too large", R"("no2":{"type":"Property","value":1200})",
            {QStringLiteral("schema.maximum /no2/value 1200 -> ≤ 1000 @/properties/no2/maximum")});
        row("missing", R"("status":{"type":"Property","value":"open"})",
            {QStringLiteral("schema.required   -> no2 @/required")});
        row("no such word", R"("no2":4,"status":{"type":"Property","value":"ajar"})",
            {QStringLiteral("schema.enum /status/value \"ajar\" -> open, closed @/properties/status/enum")});
        row("not allowed", R"("no2":4,"colour":{"type":"Property","value":"red"})",
            {QStringLiteral("schema.additional /colour/value \"red\" ->  @/additionalProperties")});
        row("time literal", R"("no2":4,"dateObserved":{"type":"Property","value":
            {"@type":"DateTime","@value":"2026-03-01T11:00:00Z"}})",
            {});
        row("time without zone", R"("no2":4,"dateObserved":{"type":"Property","value":"2026-03-01T11:00:00"})",
            {QStringLiteral("schema.format /dateObserved/value \"2026-03-01T11:00:00\" -> date-time "
                            "@/properties/dateObserved/format")});
        row("language map", R"("no2":4,"name":{"type":"LanguageProperty","languageMap":{"en":"One"}})", {});
        row("language map without a language",
            R"("no2":4,"name":{"type":"LanguageProperty","languageMap":{"nl":"Een"}})",
            {QStringLiteral("schema.required /name/languageMap  -> en @/properties/name/required")});
        row("language map where text is asked for", R"("no2":4,"status":{"type":"LanguageProperty",
            "languageMap":{"en":"open"}})",
            {});
        row("an array of one came as a single value",
            R"("no2":4,"refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Device:1"})", {});
        row("list of relationships",
            R"("no2":4,"refDevice":{"type":"ListRelationship","objectList":[{"object":"urn:d:1"},{"object":"not a uri"}]})",
            {QStringLiteral("schema.format /refDevice/objectList/1/object \"not a uri\" -> uri "
                            "@/properties/refDevice/items/format")});
        row("second instance", R"("no2":[{"type":"Property","value":4},
            {"type":"Property","value":-4,"datasetId":"urn:d:b"}])",
            {QStringLiteral("schema.minimum /no2/1/value -4 -> ≥ 0 @/properties/no2/minimum")});
        row("the branch that came closest speaks", R"("no2":4,"contact":{"type":"Property","value":{"phone":12}})",
            {QStringLiteral("schema.type /contact/value/phone 12 -> string "
                            "@/properties/contact/anyOf/1/properties/phone/type")});
        row("no branch came close", R"("no2":4,"contact":{"type":"Property","value":12})",
            {QStringLiteral("schema.type /contact/value 12 -> string | object @/properties/contact/anyOf")});
        row("deleted", R"("no2":4,"status":{"type":"Property","value":"urn:ngsi-ld:null"})", {});
    }
    void whatASchemaSaysIsSaidOfTheEntityAsItCame()
    {
        QFETCH(const QByteArray, members);
        QFETCH(const QStringList, expected);
        const auto validation = test::validated("[" + station(members.toStdString()) + "]", stationSchema);
        QCOMPARE(schemaLines(validation), expected);
        QCOMPARE(validation.valid, expected.isEmpty() && validation.findings.count(schema::Severity::Error) == 0);
    }

    void aFeatureIsCheckedLikeAnEntity()
    {
        const auto validation = test::validated(
            R"({"id":"urn:s:1","type":"Feature","geometry":{"type":"Point","coordinates":[4.4,51.2]},
                "properties":{"type":"Station","no2":{"type":"Property","value":"x"}}})",
            stationSchema);
        QCOMPARE(
            schemaLines(validation),
            QStringList{QStringLiteral("schema.type /properties/no2/value \"x\" -> number @/properties/no2/type")});
    }

    // What a schema says of a place no rule says again.
    void schemaAndRuleDoNotSayTheSameTwice()
    {
        const auto validation =
            test::validated("[" + station(R"("no2":{"type":"Property","value":4},"dateObserved":{"type":"Property",
                             "value":"2026-03-01T11:00:00"})") +
                                "]",
                            stationSchema);
        QCOMPARE(test::countOf(validation.findings, schema::RuleCode::SchemaFormat), 1);
        QCOMPARE(test::countOf(validation.findings, schema::RuleCode::TimeWithoutZone), 0);
    }

    void countsAddUp()
    {
        store::Dataset dataset;
        QVERIFY(test::mergeText(dataset, R"([{"id":"urn:s:1","type":"Station","no2":{"type":"Property","value":4}},
                                        {"id":"urn:s:2","type":"Station","no2":{"type":"Property","value":"x"}},
                                        {"id":"urn:d:1","type":"Device"},
                                        {"id":"urn d 2","type":"Device"}])",
                                test::stationContext()));
        auto registry = std::make_shared<schema::SchemaRegistry>();
        QVERIFY(registry->addDocument("https://x.example/Station.json", stationSchema, true));
        const auto validation = schema::validate(dataset.current(), registry, test::testOptions());
        QVERIFY(validation);
        QCOMPARE(validation->entities, 4);
        QCOMPARE(validation->valid, 1);
        QCOMPARE(validation->invalid, 2);
        QCOMPARE(validation->notChecked, 1);
        QCOMPARE(validation->types.size(), 2u);
        QCOMPARE(validation->types[0].schema, "https://x.example/Station.json");
        QCOMPARE(validation->types[0].invalid, 1);
        QCOMPARE(validation->types[1].schema, "");
    }

    void aFolderIsReadInWhateverLayout()
    {
        const QTemporaryDir folder;
        write(folder, QStringLiteral("models/dataModel.Parking/Spot/schema.json"),
              R"({"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://wrong.example/Other,",
                  "allOf":[{"$ref":"https://github.com/smart-data-models/data-models/raw/master/common-schema.json#/definitions/C"},
                           {"properties":{"type":{"enum":["Spot"]},"free":{"type":"number"}}}]})");
        write(folder, QStringLiteral("models/dataModel.Weather/Spot/schema.json"),
              R"({"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{"free":{"type":"string"}}})");
        write(folder, QStringLiteral("shared/data-models/common-schema.json"),
              R"({"$schema":"http://json-schema.org/schema#","definitions":{"C":{"required":["id"]}}})");
        write(folder, QStringLiteral("models/dataModel.Parking/Spot/example.json"), R"({"id":"urn:x","type":"Spot"})");
        write(folder, QStringLiteral("broken/schema.json"), R"({"$schema":)");
        schema::SchemaRegistry registry;
        QVERIFY(registry.addFolder(folder.path()));
        QCOMPARE(registry.missing(), std::set<std::string>());
        QCOMPARE(registry.problems().size(), 1u);
        QCOMPARE(registry.problems().front().code, ErrorCode::NotJson);
        const auto parking = registry.find("https://smartdatamodels.org/dataModel.Parking/Spot", "Spot");
        QVERIFY(parking && *parking);
        const auto weather = registry.find("https://smartdatamodels.org/dataModel.Weather/Spot", "Spot");
        QVERIFY(weather && *weather);
        QVERIFY(*parking != *weather);
        QVERIFY(registry.find("https://example.org/Spot", "Spot").value());
        QVERIFY(!registry.find("https://example.org/Nothing", "Nothing").value());
    }

    void spellingsOfOneDocumentAreOne_data()
    {
        QTest::addColumn<QByteArray>("url");
        for (const char *url :
             {"https://smart-data-models.github.io/data-models/common-schema.json",
              "http://smart-data-models.github.io/data-models/common-schema.json",
              "https://raw.githubusercontent.com/smart-data-models/data-models/master/common-schema.json",
              "https://raw.githubusercontent.com/smart-data-models/data-models/refs/heads/master/common-schema.json",
              "https://github.com/smart-data-models/data-models/raw/master/common-schema.json",
              "https://github.com/smart-data-models/data-models/blob/master/common-schema.json",
              "https://smartdatamodels.org/data-models/common-schema.json",
              "https://fiware.github.io/data-models/common-schema.json"})
            QTest::newRow(url) << QByteArray(url);
    }
    void spellingsOfOneDocumentAreOne()
    {
        QFETCH(const QByteArray, url);
        QCOMPARE(schema::canonicalSchemaUrl(url.toStdString()),
                 "https://smart-data-models.github.io/data-models/common-schema.json");
    }

    void badSchemasAreToldAndTheRestWorks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<ErrorReason>("reason");
        QTest::newRow("refers to itself")
            << QByteArray("{\"$ref\":\"#\"}") << ErrorCode::SchemaInvalid << ErrorReason::RefersToItself;
        QTest::newRow("circle through alternatives")
            << QByteArray("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"anyOf\":[{\"$ref\":\"#/$defs/b\"}]},"
                          "\"b\":{\"allOf\":[{\"$ref\":\"#/$defs/a\"}]}}}")
            << ErrorCode::SchemaInvalid << ErrorReason::RefersToItself;
        QTest::newRow("refers to what is not here") << QByteArray("{\"allOf\":[{\"$ref\":\"gone.json\"}]}")
                                                    << ErrorCode::SchemaNotAvailable << ErrorReason::RefersToMissing;
        QTest::newRow("no schema of any draft")
            << QByteArray(R"({"type":"nonsense"})") << ErrorCode::SchemaInvalid << ErrorReason::None;
        QTest::newRow("pattern that is none") << QByteArray(R"({"properties":{"id":{"pattern":"[z-a]"}}})")
                                              << ErrorCode::SchemaInvalid << ErrorReason::None;
    }
    void badSchemasAreToldAndTheRestWorks()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const ErrorCode, code);
        QFETCH(const ErrorReason, reason);
        const auto validation =
            test::validated("[" + station(R"("no2":{"type":"Property","value":null})") + "]", text.toStdString());
        QCOMPARE(validation.problems.size(), 1u);
        QCOMPARE(validation.problems.front().code, code);
        QCOMPARE(validation.problems.front().reason, reason);
        if (reason == ErrorReason::RefersToMissing)
            QCOMPARE(validation.problems.front().args,
                     std::vector<std::string>{"https://schemas.example.org/gone.json"});
        else if (reason == ErrorReason::None)
            QVERIFY(!validation.problems.front().detail.empty());
        QCOMPARE(test::countOf(validation.findings, schema::RuleCode::ValueNull), 1);
    }

    void recursionThatGoesDownIsFine()
    {
        const std::string deep = std::string(300, '[') + std::string(300, ']');
        const auto validation =
            test::validated("[" + station(R"("no2":{"type":"Property","value":)" + deep + "}") + "]",
                            "{\"properties\":{\"no2\":{\"$ref\":\"#/$defs/tree\"}},"
                            "\"$defs\":{\"tree\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/tree\"}}}}");
        QCOMPARE(schemaLines(validation), QStringList());
        QVERIFY(validation.problems.empty());
    }

    // Each level doubles the work of such a schema.
    void aSchemaThatBranchesAtEachLevelEnds()
    {
        const std::string deep = std::string(300, '[') + std::string(300, ']');
        const auto validation = test::validated(
            "[" + station(R"("no2":{"type":"Property","value":)" + deep + "}") + "]",
            "{\"$ref\":\"#/$defs/n\",\"$defs\":{\"n\":{\"properties\":{\"no2\":{\"$ref\":\"#/$defs/n\"}},"
            "\"items\":{\"$ref\":\"#/$defs/n\"},\"anyOf\":[{\"items\":{\"$ref\":\"#/$defs/n\"}},{}]}}}");
        QCOMPARE(schemaLines(validation), QStringList());
    }

    void documentsTooLargeOrNoJsonAreRefused()
    {
        schema::SchemaRegistry registry;
        std::string large(schema::SchemaRegistry::largestDocument + 1, ' ');
        const auto tooLarge = registry.addDocument("https://x.example/large.json", large, true);
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
        const auto noJson = registry.addDocument("https://x.example/page.json", "<html>", true);
        QVERIFY(!noJson);
        QCOMPARE(noJson.error().code, ErrorCode::NotJson);
        const auto array = registry.addDocument("https://x.example/array.json", "[1]", true);
        QVERIFY(!array);
        QCOMPARE(array.error().code, ErrorCode::SchemaInvalid);
        const auto deep = registry.addDocument("https://x.example/deep.json", std::string(100000, '['), true);
        QVERIFY(!deep);
        QVERIFY(!registry.addFolder(QStringLiteral("/no/such/folder")));
    }

    // A pattern and a text that would send a backtracking matcher through the stack.
    void longTextsDoNotEndTheProgram()
    {
        const std::string longText(2000000, 'a');
        const auto validation =
            test::validated("[" + station("\"status\":{\"type\":\"Property\",\"value\":\"" + longText + "\"}") + "]",
                            R"({"properties":{"status":{"pattern":"^(a|b)*$"}}})");
        QCOMPARE(validation.entities, 1);
    }

    void manyThreadsMayAskOneSchema()
    {
        std::string document = "[";
        for (int i = 0; i < 5000; ++i)
            document += std::string(i ? "," : "") + "{\"id\":\"urn:s:" + std::to_string(i) +
                        "\",\"type\":\"Station\",\"no2\":{\"type\":\"Property\",\"value\":" + (i % 5 ? "4" : "\"x\"") +
                        "}}";
        const auto validation = test::validated(document + "]", stationSchema);
        QCOMPARE(validation.invalid, 1000);
        QCOMPARE(validation.valid, 4000);
        const auto groups = validation.findings.groups();
        QCOMPARE(validation.findings.at(groups.front().kept.back()).entity, "urn:s:4995");
    }

    void cancelEndsIt()
    {
        store::Dataset dataset;
        QVERIFY(test::mergeText(dataset, R"([{"id":"urn:s:1","type":"Station"}])", test::stationContext()));
        std::stop_source stop;
        stop.request_stop();
        const auto validation =
            schema::validate(dataset.current(), nullptr, test::testOptions(), {stop.get_token(), {}});
        QVERIFY(!validation);
        QCOMPARE(validation.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSchemas)
#include "tst_schemas.moc"

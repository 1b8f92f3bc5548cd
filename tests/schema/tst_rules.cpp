// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/schemahelp.h"

#include <QTest>

using namespace civiscope;

namespace {

// An entity with these members beside id and type.
std::string station(const std::string &members, const std::string &id = "urn:ngsi-ld:Station:1")
{
    return R"({"id":")" + id + R"(","type":"Station")" + (members.empty() ? "" : ",") + members + "}";
}

std::string list(const std::vector<std::string> &entities)
{
    std::string text;
    for (const std::string &entity : entities)
        text += (text.empty() ? "[" : ",") + entity;
    return text + "]";
}

// Stations in one city, so that rules know where it is.
std::vector<std::string> city()
{
    std::vector<std::string> stations;
    stations.reserve(8);
    for (int i = 0; i < 8; ++i)
        stations.push_back(station(R"("location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.)" +
                                       std::to_string(40 + i) + R"(,51.2]}})",
                                   "urn:ngsi-ld:Station:c" + std::to_string(i)));
    return stations;
}

std::string place(const std::string &geometry)
{
    return R"("location":{"type":"GeoProperty","value":)" + geometry + "}";
}

}  // namespace

class TestRules : public QObject {
    Q_OBJECT

private:
    static void addRow(const char *name, const std::string &document, const QStringList &expected)
    {
        QTest::newRow(name) << QByteArray::fromStdString(document) << expected;
    }

private Q_SLOTS:
    void eachRuleFindsItsFaultAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QStringList>("expected");
        const QString kinds = QStringLiteral("Property, GeoProperty, Relationship, LanguageProperty, VocabProperty, "
                                             "JsonProperty, ListProperty or ListRelationship");

        addRow("clean", list({station(R"("no2":{"type":"Property","value":4.5,"unitCode":"GQ",
                     "observedAt":"2026-03-01T11:00:00Z"},"name":{"type":"LanguageProperty",
                     "languageMap":{"en":"One"}},"status":{"type":"Property","value":"open"})")}),
               {});
        addRow("clean concise", list({station(R"("no2":{"value":4.5,"unitCode":"GQ"},"status":"open")")}), {});

        addRow("id is no URI", list({station({}, "station 1")}),
               {QStringLiteral("id-not-uri error /id \"station 1\" -> urn:ngsi-ld:Type:name")});
        addRow("kind unknown", list({station(R"("status":{"type":"Text","value":"open"})")}),
               {QStringLiteral("kind-malformed error /status/type \"Text\" -> ") + kinds});
        addRow("value missing", list({station(R"("status":{"type":"Property","observedAt":"2026-03-01T11:00:00Z"})")}),
               {QStringLiteral("kind-malformed error /status "
                               "{\"observedAt\":\"2026-03-01T11:00:00Z\",\"type\":\"Property\"} -> value")});
        addRow("relationship to no URI", list({station(R"("refDevice":{"type":"Relationship","object":"device 1"})")}),
               {QStringLiteral("kind-malformed error /refDevice/object \"device 1\" -> URI")});
        addRow("relationship to nothing", list({station(R"("refDevice":{"type":"Relationship","object":""})")}),
               {QStringLiteral("kind-malformed error /refDevice/object \"\" -> URI")});
        addRow("geometry in a Property",
               list({station(R"("area":{"type":"Property","value":{"type":"Point","coordinates":[4.4,51.2]}})")}),
               {QStringLiteral("kind-geometry warning /area "
                               "{\"type\":\"Property\",\"value\":{\"coordinates\":[4.4,51.2],\"type\":\"Point\"}} "
                               "-> GeoProperty")});
        addRow("null", list({station(R"("status":{"type":"Property","value":null})")}),
               {QStringLiteral("value-null error /status/value null")});

        const std::string numbers = station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ"})");
        addRow("number as text",
               list({numbers, station(R"("no2":{"type":"Property","value":"4.5","unitCode":"GQ"})", "urn:s:2"),
                     station(R"("no2":{"type":"Property","value":5,"unitCode":"GQ"})", "urn:s:3")}),
               {QStringLiteral("number-as-string warning /no2/value \"4.5\" -> 4.5")});
        addRow("text that is no number among texts",
               list({station(R"("status":{"type":"Property","value":"4"})"),
                     station(R"("status":{"type":"Property","value":"5"})", "urn:s:2")}),
               {});

        addRow("time without zone", list({station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ",
                     "observedAt":"2026-03-01T11:00:00"})")}),
               {QStringLiteral("time-without-zone error /no2/observedAt \"2026-03-01T11:00:00\" "
                               "-> 2026-01-31T12:00:00Z")});
        addRow("time that is none",
               list({station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ","observedAt":"yesterday"})")}),
               {QStringLiteral("time-unreadable error /no2/observedAt \"yesterday\" -> 2026-01-31T12:00:00Z")});
        addRow("observed tomorrow", list({station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ",
                     "observedAt":"2026-03-02T11:00:00Z"})")}),
               {QStringLiteral("time-in-future warning /no2/observedAt \"2026-03-02T11:00:00Z\" "
                               "-> 2026-03-01T12:00:00Z")});
        addRow("observed a minute ahead of our clock",
               list({station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ",
                     "observedAt":"2026-03-01T12:01:00Z"})")}),
               {});
        addRow("a plan may lie ahead",
               list({station(R"("endDate":{"type":"Property","value":"2027-01-01T00:00:00Z"})")}), {});
        addRow("dateObserved may not", list({station(R"("dateObserved":{"type":"Property","value":{"@type":"DateTime",
                     "@value":"2027-01-01T00:00:00Z"}})")}),
               {QStringLiteral("time-in-future warning /dateObserved/value "
                               "{\"@type\":\"DateTime\",\"@value\":\"2027-01-01T00:00:00Z\"} "
                               "-> 2026-03-01T12:00:00Z")});
        addRow("a clock that was never set", list({station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ",
                     "observedAt":"1970-01-01T00:00:08Z"})")}),
               {QStringLiteral("time-implausible warning /no2/observedAt \"1970-01-01T00:00:08Z\"")});

        addRow("unit as symbol", list({station(R"("no2":{"type":"Property","value":4,"unitCode":"µg/m3"})")}),
               {QStringLiteral("unit-unknown error /no2/unitCode \"µg/m3\" -> GQ")});
        addRow("unit in small letters",
               list({station(R"("temperature":{"type":"Property","value":4,"unitCode":"cel"})")}),
               {QStringLiteral("unit-unknown error /temperature/unitCode \"cel\" -> CEL")});
        addRow("unit not in our table", list({station(R"("no2":{"type":"Property","value":4,"unitCode":"ZZZ"})")}),
               {QStringLiteral("unit-unknown warning /no2/unitCode \"ZZZ\"")});
        addRow("unit missing where others have it",
               list({numbers, station(R"("no2":{"type":"Property","value":5})", "urn:s:2")}),
               {QStringLiteral("unit-missing warning /no2 {\"type\":\"Property\",\"value\":5} -> GQ")});
        addRow("a measured quantity without any unit",
               list({station(R"("temperature":{"type":"Property","value":5})")}),
               {QStringLiteral("unit-missing note /temperature {\"type\":\"Property\",\"value\":5}")});
        addRow("a count needs none", list({station(R"("quality":{"type":"Property","value":5})")}), {});

        addRow("undefined term", list({station(R"("colourOfDoor":{"type":"Property","value":5})")}),
               {QStringLiteral("term-undefined warning /colourOfDoor {\"type\":\"Property\",\"value\":5}")});
        addRow("near miss", list({station(R"("temprature":{"type":"Property","value":5,"unitCode":"CEL"})")}),
               {QStringLiteral("term-near-miss warning /temprature "
                               "{\"type\":\"Property\",\"unitCode\":\"CEL\",\"value\":5} -> temperature")});
        addRow("near miss by case", list({station(R"("Status":{"type":"Property","value":"open"})")}),
               {QStringLiteral("term-near-miss warning /Status {\"type\":\"Property\",\"value\":\"open\"} -> status")});
        addRow("no near miss where the term itself is there",
               list({station(R"("status":{"type":"Property","value":"a"},"statuss":{"type":"Property","value":"b"})")}),
               {QStringLiteral("term-undefined warning /statuss {\"type\":\"Property\",\"value\":\"b\"}")});

        addRow("unknown member of a sub-attribute", list({station(R"("no2":{"type":"Property","value":4,"unitCode":"GQ",
                     "qualty":{"type":"Property","value":1}})")}),
               {QStringLiteral("term-near-miss warning /no2/qualty {\"type\":\"Property\",\"value\":1} -> quality")});
        addRow("instance of a dataset", list({station(R"("no2":[{"type":"Property","value":4,"unitCode":"GQ"},
                     {"type":"Property","value":4,"unitCode":"µg","datasetId":"urn:d:b"}])")}),
               {QStringLiteral("unit-unknown error /no2/1/unitCode \"µg\" -> MC")});
        addRow("in a feature",
               R"({"id":"urn:s:1","type":"Feature","geometry":null,"properties":{"type":"Station",
                   "no2":{"type":"Property","value":4,"unitCode":"GQ","observedAt":"2026-03-01T11:00:00"}}})",
               {QStringLiteral("time-without-zone error /properties/no2/observedAt \"2026-03-01T11:00:00\" "
                               "-> 2026-01-31T12:00:00Z")});

        addRow("dangling",
               list({station(R"("refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Device:2"})"),
                     R"({"id":"urn:ngsi-ld:Device:1","type":"Device"})"}),
               {QStringLiteral("relationship-dangling warning /refDevice/object \"urn:ngsi-ld:Device:2\"")});
        addRow("not dangling",
               list({station(R"("refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Device:1"})"),
                     R"({"id":"urn:ngsi-ld:Device:1","type":"Device"})"}),
               {});
        addRow("to a type that is not here",
               list({station(R"("refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Owner:1"})")}),
               {QStringLiteral("relationship-dangling note /refDevice/object \"urn:ngsi-ld:Owner:1\"")});
        addRow("one of several targets",
               list({station(R"("refDevice":{"type":"Relationship",
                     "object":["urn:ngsi-ld:Device:1","urn:ngsi-ld:Device:2"]})"),
                     R"({"id":"urn:ngsi-ld:Device:1","type":"Device"})"}),
               {QStringLiteral("relationship-dangling warning /refDevice/object/1 \"urn:ngsi-ld:Device:2\"")});

        addRow("null island", list({station(place(R"({"type":"Point","coordinates":[0,0]})"))}),
               {QStringLiteral("null-island warning /location/value {\"coordinates\":[0,0],\"type\":\"Point\"}")});
        addRow("no longitude there", list({station(place(R"({"type":"Point","coordinates":[51.2,104.4]})"))}),
               {QStringLiteral("axes-swapped error /location/value "
                               "{\"coordinates\":[51.2,104.4],\"type\":\"Point\"}")});
        std::vector<std::string> stations = city();
        stations.push_back(station(place(R"({"type":"Point","coordinates":[51.2,4.4]})")));
        addRow("far off, and at home the other way round", list(stations),
               {QStringLiteral("axes-swapped error /location/value {\"coordinates\":[51.2,4.4],\"type\":\"Point\"}")});
        stations.back() = station(place(R"({"type":"Point","coordinates":[30.0,10.0]})"));
        addRow("far off either way is no swap", list(stations), {});
        addRow("bow tie",
               list({station(place(R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]})"))}),
               {QStringLiteral("geometry-invalid error /location/value {\"coordinates\":[[[0,0],[2,2],[2,0],[0,2],"
                               "[0,0]]],\"type\":\"Polygon\"} -> Self-intersection[1 1]")});
        addRow("square",
               list({station(place(R"({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]})"))}), {});
        addRow("open ring", list({station(place(R"({"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2]]]})"))}),
               {QStringLiteral("geometry-invalid error /location/value {\"coordinates\":[[[0,0],[2,0],[2,2],[0,2]]],"
                               "\"type\":\"Polygon\"} -> closed")});
        addRow("no place on earth", list({station(place(R"({"type":"Point","coordinates":[500,600]})"))}),
               {QStringLiteral("geometry-invalid error /location/value "
                               "{\"coordinates\":[500,600],\"type\":\"Point\"} -> range")});

        addRow("hostile names and values", list({station(R"("a/b~c":{"type":"Property","value":{"deep":[[[[[[1]]]]]]}},
                     "no2":{"type":"Property","value":1e400,"unitCode":"GQ"})")}),
               {QStringLiteral("term-undefined warning /a~1b~0c "
                               "{\"type\":\"Property\",\"value\":{\"deep\":[[[[[[1]]]]]]}}")});
    }
    void eachRuleFindsItsFaultAndNothingElse()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QStringList, expected);
        QCOMPARE(test::lines(test::validated(document.toStdString())), expected);
    }

    void ofAPartNothingIsSaidAboutTargets()
    {
        const std::string document =
            list({station(R"("refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Device:2"})"),
                  R"({"id":"urn:ngsi-ld:Device:1","type":"Device"})"});
        QCOMPARE(test::lines(test::validated(document, {}, true)), QStringList());
    }

    void whatCouldNotBeTakenInIsFound()
    {
        store::Dataset dataset;
        QVERIFY(test::mergeText(dataset,
                                list({station(R"("status":{"type":"Property","value":"a"})"),
                                      station(R"("status":{"type":"Property","value":"b"})"), R"({"id":"urn:x"})"}),
                                test::stationContext()));
        schema::ValidationOptions options;
        options.now = test::testNow;
        const auto validation = schema::validate(dataset.current(), nullptr, options);
        QVERIFY(validation);
        QCOMPARE(test::countOf(validation->findings, schema::RuleCode::DuplicateId), 1);
        QCOMPARE(test::countOf(validation->findings, schema::RuleCode::Unreadable), 1);
        const auto of = validation->findings.of("urn:ngsi-ld:Station:1");
        QCOMPARE(of.size(), 1u);
        QCOMPARE(validation->findings.at(of.front()).type, "Station");
    }

    // A name in a context that could not be had is not the data's fault.
    void withoutTheContextNothingIsSaidAboutTerms()
    {
        jsonld::RemoteDocument document;
        document.error = Error{ErrorCode::HostNotFound, "fetching", "https://gone.example/context.jsonld", {}};
        const auto missing = jsonld::buildContext("https://gone.example/context.jsonld", {},
                                                  [&](const std::string &) { return &document; });
        QVERIFY(missing);
        const std::string entity = list({station(R"("anything":{"type":"Property","value":"a"})")});
        QCOMPARE(test::lines(test::validated(entity, {}, false, missing->context)), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"

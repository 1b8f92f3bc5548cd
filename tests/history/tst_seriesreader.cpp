// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/seriesreader.h"
#include "jsonld/contextbuilder.h"
#include "jsonld/corecontext.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace civiscope;
using namespace civiscope::history;
using ngsild::AttributeKind;

namespace {

constexpr Moment hour = 3'600'000'000;
constexpr Moment noon = 1'577'880'000'000'000;  // 2020-01-01T12:00:00Z

// An entity whose attribute `a` is the JSON given.
std::string entity(const std::string &attribute)
{
    return R"({"id":"urn:ngsi-ld:T:1","type":"T","a":)" + attribute + "}";
}

SeriesDocument read(const std::string &document, TimeProperty property = TimeProperty::ObservedAt)
{
    auto result = readSeries(document, property);
    if (!result)
        qFatal("not read: %s", result.error().detail.c_str());
    return std::move(*result);
}

Value number(double value)
{
    return {Value::Type::Number, value};
}

}  // namespace

class TestSeriesReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void instancesAreSortedByTimeWhateverTheirOrder();
    void oneInstanceWithATimeIsAPoint();
    void attributesWithoutATimeAreCountedNotListed();
    void datasetsAreSeriesOfTheirOwn();
    void instancesAskedForByAnotherTime();
    void temporalValues_data();
    void temporalValues();
    void aggregatesKeepMethodAndPeriod();
    void aggregatedTextThatIsANumberIsOne();
    void everyUnreadableInstanceIsListed_data();
    void everyUnreadableInstanceIsListed();
    void deletedIsGoneAndNotText();
    void repeatedPointsAreTakenOutAndCounted();
    void twoValuesOfOneMomentAreBothKept();
    void unitsOfTheNewestAndThatTheyDiffer();
    void expandedNamesAreRead();
    void expandedListsAreRead();
    void typesAreToldOfEachEntity();
    void scopeThroughTimeIsASeries();
    void entitiesWithoutTypeAreRead();
    void oneBrokenEntityCostsOnlyItself();
    void namesBecomeIrisAndEqualSeriesJoin();
};

void TestSeriesReader::instancesAreSortedByTimeWhateverTheirOrder()
{
    const auto document = read(entity(R"([
        {"type":"Property","value":3,"unitCode":"GQ","observedAt":"2020-01-01T14:00:00Z"},
        {"type":"Property","value":1,"unitCode":"GQ","observedAt":"2020-01-01T12:00:00Z"},
        {"type":"Property","value":2,"unitCode":"GQ","observedAt":"2020-01-01T14:00:00+01:00"}])"));
    QCOMPARE(document.series.size(), 1U);
    const Series &series = document.series.front();
    QCOMPARE(series.entity, "urn:ngsi-ld:T:1");
    QCOMPARE(series.name, "a");
    QCOMPARE(series.unit, "GQ");
    const std::vector<Point> expected{
        {noon, noon, number(1)}, {noon + hour, noon + hour, number(2)}, {noon + 2 * hour, noon + 2 * hour, number(3)}};
    QCOMPARE(series.points, expected);
    QVERIFY(document.unread.empty());
}

void TestSeriesReader::oneInstanceWithATimeIsAPoint()
{
    const auto document = read(entity(R"({"type":"Property","value":true,"observedAt":"2020-01-01T12:00:00.5Z"})"));
    QCOMPARE(document.series.size(), 1U);
    QCOMPARE(document.series.front().points.front().at, noon + 500'000);
    QCOMPARE(document.series.front().points.front().value, (Value{Value::Type::Boolean, 1}));
}

void TestSeriesReader::attributesWithoutATimeAreCountedNotListed()
{
    const auto document = read(R"({"id":"urn:ngsi-ld:T:1","type":"T","name":{"type":"Property","value":"x"},
        "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4,51]}},"bare":7,"list":[1,2]})");
    QVERIFY(document.series.empty());
    QVERIFY(document.unread.empty());
    QCOMPARE(document.untimed, 4U);
    QCOMPARE(document.entities, 1U);
}

void TestSeriesReader::datasetsAreSeriesOfTheirOwn()
{
    const auto document = read(entity(R"([
        {"type":"Property","value":1,"observedAt":"2020-01-01T12:00:00Z"},
        {"type":"Property","value":5,"observedAt":"2020-01-01T12:00:00Z","datasetId":"urn:d:b"},
        {"type":"Property","value":6,"observedAt":"2020-01-01T13:00:00Z","datasetId":"urn:d:b"}])"));
    QCOMPARE(document.series.size(), 2U);
    QCOMPARE(document.series[0].dataset, "");
    QCOMPARE(document.series[0].points.size(), 1U);
    QCOMPARE(document.series[1].dataset, "urn:d:b");
    QCOMPARE(document.series[1].points.size(), 2U);
}

void TestSeriesReader::instancesAskedForByAnotherTime()
{
    const std::string text = entity(R"([{"type":"Property","value":1,"modifiedAt":"2020-01-01T12:00:00.123456Z"},
        {"type":"Property","value":2,"modifiedAt":"2020-01-01T13:00:00Z"}])");
    QCOMPARE(read(text).unread.size(), 2U);
    const auto document = read(text, TimeProperty::ModifiedAt);
    QVERIFY(document.unread.empty());
    QCOMPARE(document.series.front().points.front().at, noon + 123'456);
}

void TestSeriesReader::temporalValues_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("valueType");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("points");
    const auto row = [](const char *name, const char *attribute, AttributeKind kind, Value::Type type, const char *text,
                        int points) {
        QTest::newRow(name) << QByteArray(attribute) << int(kind) << int(type) << QByteArray(text) << points;
    };
    using enum Value::Type;
    row("numbers", R"({"type":"Property","values":[[4,"2020-01-01T12:00:00Z"],[6,"2020-01-01T13:00:00Z"]]})",
        AttributeKind::Property, Number, "", 2);
    row("without type", R"({"values":[["open","2020-01-01T12:00:00Z"]]})", AttributeKind::Property, Text, "open", 1);
    row("one pair without its array", R"({"type":"Property","values":[7,"2020-01-01T12:00:00Z"]})",
        AttributeKind::Property, Number, "", 1);
    row("objects instead of pairs", R"({"type":"Property","values":[{"value":7,"observedAt":"2020-01-01T12:00:00Z"}]})",
        AttributeKind::Property, Number, "", 1);
    row("a time as the value", R"({"type":"Property","values":[["2019-01-01T00:00:00Z","2020-01-01T12:00:00Z"]]})",
        AttributeKind::Property, Text, "2019-01-01T00:00:00Z", 1);
    row("a list as the value", R"({"type":"Property","values":[[["/A","/B"],"2020-01-01T12:00:00Z"]]})",
        AttributeKind::Property, Json, R"(["/A","/B"])", 1);
    row("relationships", R"({"type":"Relationship","objects":[["urn:x:1","2020-01-01T12:00:00Z"]]})",
        AttributeKind::Relationship, Text, "urn:x:1", 1);
    row("languages",
        R"({"type":"LanguageProperty","languageMaps":[[{"languageMap":{"en":"Hub"}},"2020-01-01T12:00:00Z"]]})",
        AttributeKind::LanguageProperty, Json, R"({"en":"Hub"})", 1);
    row("languages, bare", R"({"type":"LanguageProperty","languageMaps":[[{"en":"Hub"},"2020-01-01T12:00:00Z"]]})",
        AttributeKind::LanguageProperty, Json, R"({"en":"Hub"})", 1);
    row("vocabulary", R"({"type":"VocabProperty","vocabs":[[{"vocab":"open"},"2020-01-01T12:00:00Z"]]})",
        AttributeKind::VocabProperty, Text, "open", 1);
    row("json", R"({"type":"JsonProperty","jsons":[[{"json":{"id":3}},"2020-01-01T12:00:00Z"]]})",
        AttributeKind::JsonProperty, Json, R"({"id":3})", 1);
    row("lists", R"({"type":"ListProperty","valueLists":[[[1,2],"2020-01-01T12:00:00Z"]]})",
        AttributeKind::ListProperty, Json, "[1,2]", 1);
    row("geometries",
        R"({"type":"GeoProperty","values":[[{"type":"Point","coordinates":[4,51]},"2020-01-01T12:00:00Z"]]})",
        AttributeKind::GeoProperty, Json, R"({"coordinates":[4,51],"type":"Point"})", 1);
    row("none", R"({"type":"Property","values":[]})", AttributeKind::Property, Number, "", 0);
}

void TestSeriesReader::temporalValues()
{
    QFETCH(const QByteArray, attribute);
    QFETCH(const int, kind);
    QFETCH(const int, valueType);
    QFETCH(const QByteArray, text);
    QFETCH(const int, points);
    const auto document = read(entity(attribute.toStdString()));
    QVERIFY(document.unread.empty());
    QCOMPARE(int(pointCount(document.series)), points);
    if (points == 0)
        return;
    const Series &series = document.series.front();
    QCOMPARE(int(series.kind), kind);
    QCOMPARE(series.points.front().at, noon);
    QCOMPARE(int(series.points.front().value.type), valueType);
    QCOMPARE(series.points.front().value.text, text.toStdString());
}

void TestSeriesReader::aggregatesKeepMethodAndPeriod()
{
    const auto document = read(entity(R"({"type":"Property",
        "avg":[[4.5,"2020-01-01T12:00:00Z","2020-01-01T13:00:00Z"],[5,"2020-01-01T13:00:00Z","2020-01-01T14:00:00Z"]],
        "totalCount":[[6,"2020-01-01T12:00:00Z","2020-01-01T13:00:00Z"]]})"));
    QCOMPARE(document.series.size(), 2U);
    QCOMPARE(document.series[0].method, "avg");
    QCOMPARE(document.series[0].points.size(), 2U);
    QCOMPARE(document.series[0].points[0], (Point{noon, noon + hour, number(4.5)}));
    QCOMPARE(document.series[1].method, "totalCount");
}

void TestSeriesReader::aggregatedTextThatIsANumberIsOne()
{
    const auto document = read(entity(R"({"type":"Property",
        "max":[["1200","2020-01-01T12:00:00Z","2020-01-01T13:00:00Z"],["zoo","2020-01-01T13:00:00Z","2020-01-01T14:00:00Z"]],
        "sum":[["zoo","2020-01-01T12:00:00Z","2020-01-01T13:00:00Z"]]})"));
    QCOMPARE(document.series.size(), 1U);
    QCOMPARE(document.series[0].points[0].value, number(1200));
    QCOMPARE(document.series[0].points[1].value, (Value{Value::Type::Text, 0, "zoo"}));
    QCOMPARE(document.unread.size(), 1U);
    QCOMPARE(document.unread[0].reason, UnreadReason::NotANumber);
}

void TestSeriesReader::everyUnreadableInstanceIsListed_data()
{
    QTest::addColumn<QByteArray>("attribute");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const char *attribute, const char *where, const char *word) {
        QTest::newRow(name) << QByteArray(attribute) << QByteArray(where) << QByteArray(word);
    };
    row("no time among several", R"([{"type":"Property","value":1,"observedAt":"2020-01-01T12:00:00Z"},
        {"type":"Property","value":2}])",
        "/a/1", "no-time");
    row("no zone", R"([{"type":"Property","value":1,"observedAt":"2020-01-01T12:00:00"}])", "/a/0/observedAt",
        "time-without-zone");
    row("no time at all", R"({"type":"Property","values":[[1,"yesterday"],[2,"2020-01-01T12:00:00Z"]]})", "/a/values/0",
        "time-unreadable");
    row("null time", R"({"type":"Property","values":[[1,null]]})", "/a/values/0", "time-unreadable");
    row("three in a pair", R"({"type":"Property","values":[[1,2,3]]})", "/a/values/0", "not-a-pair");
    row("no list", R"({"type":"Property","values":7})", "/a/values", "not-a-pair");
    row("short period", R"({"type":"Property","avg":[[1,"2020-01-01T12:00:00Z"]]})", "/a/avg/0", "not-a-period");
    row("backward", R"({"type":"Property","avg":[[1,"2020-01-01T12:00:00Z","2020-01-01T11:00:00Z"]]})", "/a/avg/0",
        "end-before-start");
    row("no value", R"({"type":"Property","observedAt":"2020-01-01T12:00:00Z"})", "/a", "no-value");
}

void TestSeriesReader::everyUnreadableInstanceIsListed()
{
    QFETCH(const QByteArray, attribute);
    QFETCH(const QByteArray, where);
    QFETCH(const QByteArray, word);
    const auto document = read(entity(attribute.toStdString()));
    QCOMPARE(document.unread.size(), 1U);
    QCOMPARE(document.unread[0].where, where.toStdString());
    QCOMPARE(QByteArray(unreadWord(document.unread[0].reason).data()), word);
}

void TestSeriesReader::deletedIsGoneAndNotText()
{
    const auto document =
        read(entity(R"([{"type":"Property","value":"urn:ngsi-ld:null","observedAt":"2020-01-01T12:00:00Z"},
        {"type":"Property","value":null,"observedAt":"2020-01-01T13:00:00Z"}])"));
    QCOMPARE(document.series.front().points.size(), 2U);
    for (const Point &point : document.series.front().points)
        QCOMPARE(point.value, Value());
}

void TestSeriesReader::repeatedPointsAreTakenOutAndCounted()
{
    const auto document = read(entity(
        R"({"type":"Property","values":[[1,"2020-01-01T12:00:00Z"],[2,"2020-01-01T13:00:00Z"],[1,"2020-01-01T12:00:00Z"]]})"));
    QCOMPARE(document.series.front().points.size(), 2U);
    QCOMPARE(document.repeated, 1U);
}

void TestSeriesReader::twoValuesOfOneMomentAreBothKept()
{
    const auto document =
        read(entity(R"({"type":"Property","values":[[1,"2020-01-01T12:00:00Z"],[2,"2020-01-01T12:00:00Z"]]})"));
    QCOMPARE(document.series.front().points.size(), 2U);
    QCOMPARE(document.repeated, 0U);
}

void TestSeriesReader::unitsOfTheNewestAndThatTheyDiffer()
{
    const auto document = read(entity(R"([
        {"type":"Property","value":3,"unitCode":"FAH","observedAt":"2020-01-01T14:00:00Z"},
        {"type":"Property","value":1,"unitCode":"CEL","observedAt":"2020-01-01T12:00:00Z"}])"));
    QCOMPARE(document.series.front().unit, "FAH");
    QVERIFY(document.series.front().unitsDiffer);
}

void TestSeriesReader::expandedNamesAreRead()
{
    const auto document = read(R"([{"@id":"urn:ngsi-ld:T:1","@type":["https://example.org/T"],"https://example.org/a":[
        {"@type":["https://uri.etsi.org/ngsi-ld/Property"],"https://uri.etsi.org/ngsi-ld/hasValue":[{"@value":4.5}],
         "https://uri.etsi.org/ngsi-ld/unitCode":[{"@value":"GQ"}],
         "https://uri.etsi.org/ngsi-ld/observedAt":[{"@type":"https://uri.etsi.org/ngsi-ld/DateTime","@value":"2020-01-01T12:00:00Z"}]}]}])");
    QVERIFY(document.unread.empty());
    QCOMPARE(document.series.size(), 1U);
    QCOMPARE(document.series[0].name, "https://example.org/a");
    QCOMPARE(document.series[0].unit, "GQ");
    QCOMPARE(document.series[0].points.front(), (Point{noon, noon, number(4.5)}));
}

// As processors of JSON-LD write lists: each in an array of one, each element wrapped.
void TestSeriesReader::expandedListsAreRead()
{
    const auto document = read(R"({"@id":"urn:ngsi-ld:T:1","https://example.org/a":[
        {"@type":["https://uri.etsi.org/ngsi-ld/Property"],"https://uri.etsi.org/ngsi-ld/hasValues":[{"@list":[
            {"@list":[{"@value":4},{"@value":"2020-01-01T12:00:00Z"}]},
            {"@list":[{"@value":5},{"@value":"2020-01-01T13:00:00Z"}]}]}]}],
        "https://example.org/b":[{"https://uri.etsi.org/ngsi-ld/avg":[{"@list":[
            {"@list":[{"@value":2.5},{"@value":"2020-01-01T12:00:00Z"},{"@value":"2020-01-01T13:00:00Z"}]}]}]}],
        "https://example.org/c":[{"https://uri.etsi.org/ngsi-ld/hasValues":[{"@list":[{"@list":[{"@value":6}]}]}]}]})");
    QCOMPARE(document.series.size(), 2U);
    QCOMPARE(document.series[0].points,
             (std::vector{Point{noon, noon, number(4)}, Point{noon + hour, noon + hour, number(5)}}));
    QCOMPARE(document.series[1].points, (std::vector{Point{noon, noon + hour, number(2.5)}}));
    QCOMPARE(document.unread.size(), 1U);
    QVERIFY(document.unread[0].reason == UnreadReason::NotAPair);
}

void TestSeriesReader::typesAreToldOfEachEntity()
{
    const auto document =
        read(R"([{"id":"urn:1","type":"T"},{"id":"urn:2","type":["T","U"],"@context":"https://x.example"},
        {"id":"urn:3"},{"id":"urn:4","type":"Feature","properties":{"type":"V"}}])");
    QCOMPARE(document.types.size(), 4U);
    QCOMPARE(document.types[0].names, std::vector<std::string>{"T"});
    QCOMPARE(document.types[1].names, (std::vector<std::string>{"T", "U"}));
    QCOMPARE(document.types[1].context, 1U);
    QVERIFY(document.types[2].names.empty());
    QCOMPARE(document.types[3].names, std::vector<std::string>{"V"});
}

void TestSeriesReader::scopeThroughTimeIsASeries()
{
    const auto document = read(R"({"id":"urn:ngsi-ld:T:1","type":"T",
        "scope":{"type":"Property","values":[["/A","2020-01-01T12:00:00Z"]]}})");
    QCOMPARE(document.series.size(), 1U);
    QCOMPARE(document.series[0].name, "scope");
}

void TestSeriesReader::entitiesWithoutTypeAreRead()
{
    const auto document = read(R"([{"id":"urn:ngsi-ld:T:1","a":{"values":[[1,"2020-01-01T12:00:00Z"]]}}])");
    QCOMPARE(pointCount(document.series), 1U);
}

void TestSeriesReader::oneBrokenEntityCostsOnlyItself()
{
    const auto document = read(R"([{"id":"urn:ngsi-ld:T:1","a":{"values":[[1,"2020-01-01T12:00:00Z"]]}},
        {"id":"urn:ngsi-ld:T:2","a":{"values":[[1 2,"2020-01-01T12:00:00Z"]]}}, 7, {"type":"T"},
        {"id":"urn:ngsi-ld:T:3","a":{"values":[[3,"2020-01-01T12:00:00Z"]]}}])");
    QCOMPARE(document.entities, 2U);
    QCOMPARE(pointCount(document.series), 2U);
    QCOMPARE(document.unread.size(), 3U);
    QCOMPARE(document.unread[0].where, "/1");
    QCOMPARE(document.unread[2].reason, UnreadReason::MissingId);
}

void TestSeriesReader::namesBecomeIrisAndEqualSeriesJoin()
{
    auto document = read(R"([{"id":"urn:ngsi-ld:T:1","a":{"values":[[1,"2020-01-01T12:00:00Z"]]}},
        {"id":"urn:ngsi-ld:T:1","https://example.org/a":{"values":[[1,"2020-01-01T12:00:00Z"],[2,"2020-01-01T13:00:00Z"]]}}])");
    QCOMPARE(document.series.size(), 2U);
    const auto built = jsonld::buildContext(nlohmann::json{{"a", "https://example.org/a"}}, {}, {});
    QVERIFY(built.has_value());
    const std::vector<jsonld::ContextPtr> contexts(document.contexts.size(), built->context);
    nameSeries(document, contexts);
    QCOMPARE(document.series.size(), 1U);
    QCOMPARE(document.series[0].iri, "https://example.org/a");
    QCOMPARE(document.series[0].points.size(), 2U);
    QCOMPARE(document.repeated, 1U);
}

QTEST_GUILESS_MAIN(TestSeriesReader)
#include "tst_seriesreader.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entityreader.h"

#include <QLocale>
#include <QTest>

#include <string>

using namespace civiscope;
using namespace civiscope::ngsild;
using namespace Qt::StringLiterals;

namespace {

std::string describe(const Value &value)
{
    switch (value.type) {
    case Value::Type::None: return "none";
    case Value::Type::Number:
        return "number " + QString::number(value.number, 'g', QLocale::FloatingPointShortest).toStdString();
    case Value::Type::Boolean: return value.boolean ? "boolean true" : "boolean false";
    case Value::Type::String: return "string " + std::string(value.text);
    case Value::Type::Time: return "time " + formatDateTime(value.moment);
    case Value::Type::Relationship: return "to " + std::string(value.text);
    case Value::Type::Point:
        return "point " + QString::number(value.place.lon).toStdString() + " " +
               QString::number(value.place.lat).toStdString();
    case Value::Type::Geometry: return "geometry " + std::string(value.text);
    case Value::Type::Json: return "json " + std::string(value.text);
    }
    return {};
}

// Writes down what it is told, a line each.
class Notes : public EntitySink {
public:
    QStringList attributes;
    QStringList remarks;
    QString head;
    QString context;
    bool ended = false;

    void begin(const EntityHead &given) override
    {
        QStringList types;
        for (const auto type : given.types)
            types << QString::fromUtf8(type);
        head = QString::fromUtf8(given.id) + u" : "_s + types.join(u","_s);
        for (const auto scope : given.scopes)
            head += u" "_s + QString::fromUtf8(scope);
        if (given.createdAt)
            head += u" created "_s + QString::fromStdString(formatDateTime(*given.createdAt));
        if (given.modifiedAt)
            head += u" modified "_s + QString::fromStdString(formatDateTime(*given.modifiedAt));
        context = QString::fromUtf8(given.context);
    }
    void attribute(const AttributeView &view) override
    {
        std::string line;
        for (const auto name : view.path)
            line += (line.empty() ? "" : ".") + std::string(name);
        if (!view.datasetId.empty())
            line += "[" + std::string(view.datasetId) + "]";
        line += " " + std::string(kindName(view.kind)) + " " + describe(view.value);
        if (view.observedAt)
            line += " at " + formatDateTime(*view.observedAt);
        if (!view.unitCode.empty())
            line += " in " + std::string(view.unitCode);
        attributes << QString::fromStdString(line);
    }
    void end(std::string_view) override { ended = true; }
    void abandon() override { QFAIL("abandoned"); }
    void remark(RemarkCode code, std::string_view pointer) override
    {
        remarks << QString::fromUtf8(remarkWord(code)) + u" "_s + QString::fromUtf8(pointer);
    }
};

std::string entity(const std::string &attributes)
{
    return R"({"id":"urn:e:1","type":"T",)" + attributes + "}";
}

}  // namespace

class tst_EntityReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attributesAreReadInEveryForm_data();
    void attributesAreReadInEveryForm();
    void oddThingsAreKeptAndRemarked_data();
    void oddThingsAreKeptAndRemarked();
    void headIsReadWhereverItStands_data();
    void headIsReadWhereverItStands();
    void unreadableEntitiesAreQuarantined_data();
    void unreadableEntitiesAreQuarantined();
    void featuresAreRead_data();
    void featuresAreRead();
    void nestingEndsAtItsLimit();
    void largeEntitiesAreRead();
    void readerIsReusedAfterAFault();
};

void tst_EntityReader::attributesAreReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *attributes, const QStringList &expected) {
        QTest::newRow(name) << QByteArray(attributes) << expected;
    };
    // Normalized
    row("property", R"("x":{"type":"Property","value":4.5,"unitCode":"GQ","observedAt":"2025-01-01T00:00:00Z"})",
        {u"x Property number 4.5 at 2025-01-01T00:00:00Z in GQ"_s});
    row("property, keys sorted",
        R"("x":{"observedAt":"2025-01-01T00:00:00.123456Z","type":"Property","unitCode":"GQ","value":4})",
        {u"x Property number 4 at 2025-01-01T00:00:00.123456Z in GQ"_s});
    row("time", R"("x":{"type":"Property","value":"2025-01-01T10:00:00.5Z"})",
        {u"x Property time 2025-01-01T10:00:00.500Z"_s});
    row("geo property", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}})",
        {u"p GeoProperty point 4.4 51.2"_s});
    row("polygon", R"("p":{"type":"GeoProperty","value":{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"}})",
        {uR"(p GeoProperty geometry {"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"})"_s});
    row("geometry collection",
        R"("p":{"type":"GeoProperty","value":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}})",
        {uR"(p GeoProperty geometry {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})"_s});
    row("nowhere is a place", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[0,0]}})",
        {u"p GeoProperty point 0 0"_s});
    row("relationship", R"("r":{"type":"Relationship","object":"urn:x","objectType":"Org"})",
        {u"r Relationship to urn:x"_s});
    row("relationship to several", R"("r":{"type":"Relationship","object":["urn:x", "urn:y"]})",
        {uR"(r Relationship json ["urn:x", "urn:y"])"_s});
    row("language", R"("n":{"type":"LanguageProperty","languageMap":{"en":"Hub","da":["a","b"],"@none":"c"}})",
        {uR"(n LanguageProperty json {"en":"Hub","da":["a","b"],"@none":"c"})"_s});
    row("vocab", R"("v":{"type":"VocabProperty","vocab":"open"},"w":{"type":"VocabularyProperty","vocab":["a","b"]})",
        {u"v VocabProperty string open"_s, uR"(w VocabProperty json ["a","b"])"_s});
    row("json", R"("j":{"type":"JsonProperty","json":{"id":3,"type":"Property","value":null,"@context":"x"}},
                   "k":{"type":"JsonProperty","json":7},"l":{"type":"JsonProperty","json":null})",
        {uR"(j JsonProperty json {"id":3,"type":"Property","value":null,"@context":"x"})"_s,
         u"k JsonProperty number 7"_s, u"l JsonProperty json null"_s});
    row("lists", R"("l":{"type":"ListProperty","valueList":[3,1]},
                    "m":{"type":"ListRelationship","objectList":[{"object":"urn:a"}]})",
        {u"l ListProperty json [3,1]"_s, uR"(m ListRelationship json [{"object":"urn:a"}])"_s});
    row("values of all sorts", R"("a":{"type":"Property","value":false},"b":{"type":"Property","value":0},
          "c":{"type":"Property","value":""},"d":{"type":"Property","value":[]},"e":{"type":"Property","value":{}},
          "f":{"type":"Property","value":[{"type":"X","value":1}]},
          "g":{"type":"Property","value":{"type":"Thing","value":2,"coordinates":"no"}})",
        {u"a Property boolean false"_s, u"b Property number 0"_s, u"c Property string "_s, u"d Property json []"_s,
         u"e Property json {}"_s, uR"(f Property json [{"type":"X","value":1}])"_s,
         uR"(g Property json {"type":"Thing","value":2,"coordinates":"no"})"_s});
    row("instances",
        R"("s":[{"type":"Property","value":1,"datasetId":"urn:d:b","unitCode":"KMH"},{"type":"Property","value":2}])",
        {u"s[urn:d:b] Property number 1 in KMH"_s, u"s Property number 2"_s});
    row("only another instance", R"("s":{"type":"Property","datasetId":"urn:d:b","value":1})",
        {u"s[urn:d:b] Property number 1"_s});
    row("sub-attributes", R"("x":{"type":"Property","value":1,"q":{"type":"Property","value":0.5,
          "by":{"type":"Relationship","object":"urn:s","since":{"type":"Property","value":"a"}}},"datasetId":"urn:d"})",
        {u"x[urn:d] Property number 1"_s, u"x.q[urn:d] Property number 0.5"_s, u"x.q.by[urn:d] Relationship to urn:s"_s,
         u"x.q.by.since[urn:d] Property string a"_s});
    row("reserved members",
        R"("x":{"type":"Property","value":1,"createdAt":"2025-01-01T00:00:00Z","modifiedAt":"2025-01-01T00:00:00Z",
          "deletedAt":"2025-01-01T00:00:00Z","expiresAt":"2025-01-01T00:00:00Z","instanceId":"urn:i","lang":"en","valueType":"x",
          "ngsildproof":{"type":"Property","value":1},"previousValue":2,"@context":{"a":"b"}})",
        {u"x Property number 1"_s});
    row("joined entity",
        R"("r":{"type":"Relationship","object":"urn:x","entity":{"id":"urn:x","type":"Y","a":{"type":"Property","value":1}}},
                            "s":{"type":"Relationship","object":["urn:x"],"entityList":[{"id":"urn:x","type":"Y"}]})",
        {u"r Relationship to urn:x"_s, uR"(s Relationship json ["urn:x"])"_s});
    // Concise
    row("concise", R"("free":{"value":4,"observedAt":"2025-03-01T08:00:00Z","unitCode":"C62","quality":0.8},
          "op":{"object":["urn:1","urn:2"],"objectType":"Org"},"r":{"object":"urn:1"},
          "n":{"languageMap":{"en":"x"}},"v":{"vocab":"open"},"j":{"json":{"a":1}},"l":{"valueList":[1]},"m":{"objectList":["urn:1"]},
          "g":{"value":{"type":"Point","coordinates":[1,2]}},"p":{"type":"Point","coordinates":[10.2,56.1]})",
        {u"free Property number 4 at 2025-03-01T08:00:00Z in C62"_s, u"free.quality Property number 0.8"_s,
         uR"(op Relationship json ["urn:1","urn:2"])"_s, u"r Relationship to urn:1"_s,
         uR"(n LanguageProperty json {"en":"x"})"_s, u"v VocabProperty string open"_s,
         uR"(j JsonProperty json {"a":1})"_s, u"l ListProperty json [1]"_s, uR"(m ListRelationship json ["urn:1"])"_s,
         u"g GeoProperty point 1 2"_s, u"p GeoProperty point 10.2 56.1"_s});
    row("concise instances", R"("s":[{"value":51},{"value":49,"datasetId":"urn:b"}])",
        {u"s Property number 51"_s, u"s[urn:b] Property number 49"_s});
    row("concise in an array, as old brokers send it",
        R"("w":[{"value":2.4,"unitCode":"MTR"}],"r":[{"object":"urn:x"}])",
        {u"w Property number 2.4 in MTR"_s, u"r Relationship to urn:x"_s});
    // Simplified
    row("simplified",
        R"("a":4,"b":"text","c":true,"d":["x",1],"e":{"street":"Meir","number":1},"f":"urn:x:1","t":"2025-01-01T00:00:00Z",
          "o":[{"name":"x"},{"name":"y"}],"w":[{"value":1,"label":"x"}])",
        {u"a Property number 4"_s, u"b Property string text"_s, u"c Property boolean true"_s,
         uR"(d Property json ["x",1])"_s, uR"(e Property json {"street":"Meir","number":1})"_s,
         u"f Property string urn:x:1"_s, u"t Property time 2025-01-01T00:00:00Z"_s,
         uR"(o Property json [{"name":"x"},{"name":"y"}])"_s, uR"(w Property json [{"value":1,"label":"x"}])"_s});
    row("simplified instances", R"("noise":{"dataset":{"@none":51,"urn:b":49}})",
        {u"noise Property number 51"_s, u"noise[urn:b] Property number 49"_s});
    // Temporal
    row("series of instances", R"("x":[{"type":"Property","value":1,"observedAt":"2025-01-01T00:00:00Z"},
          {"type":"Property","value":3,"observedAt":"2025-01-03T00:00:00Z"},{"type":"Property","value":2,"observedAt":"2025-01-02T00:00:00Z"}])",
        {u"x Property number 3 at 2025-01-03T00:00:00Z"_s});
    row("temporal values", R"("x":{"type":"Property","values":[[4,"2025-03-01T08:00:00Z"],[6,"2025-03-01T08:10:00Z"]]},
          "r":{"type":"Relationship","objects":[["urn:o","2025-03-01T08:00:00Z"]]},
          "n":{"type":"LanguageProperty","languageMaps":[[{"languageMap":{"en":"Hub"}},"2025-03-01T08:00:00Z"]]},
          "p":{"type":"GeoProperty","values":[[{"type":"Point","coordinates":[1,2]},"2025-03-01T08:00:00Z"]]})",
        {u"x Property number 6 at 2025-03-01T08:10:00Z"_s, u"r Relationship to urn:o at 2025-03-01T08:00:00Z"_s,
         uR"(n LanguageProperty json {"en":"Hub"} at 2025-03-01T08:00:00Z)"_s,
         u"p GeoProperty point 1 2 at 2025-03-01T08:00:00Z"_s});
    row("temporal values of dialects", R"("a":{"values":[4,"2025-03-01T08:00:00Z"]},
          "b":{"type":"Property","values":[{"value":5,"observedAt":"2025-03-01T08:00:00Z"}]},
          "c":{"type":"Property","values":[]},"d":{"type":"Property","values":[[7,null]]})",
        {u"a Property number 4 at 2025-03-01T08:00:00Z"_s, u"b Property number 5 at 2025-03-01T08:00:00Z"_s,
         u"c Property none"_s, u"d Property number 7"_s});
    row("aggregated values",
        R"("x":{"type":"Property","avg":[[4.5,"2025-03-01T08:00:00Z","2025-03-02T08:00:00Z"]],"max":[[9,"a","b"]]})",
        {u"x Property none"_s});
    // Expanded
    row("expanded names", R"("https://x.org/no2":[{"@type":["https://uri.etsi.org/ngsi-ld/Property"],
          "https://uri.etsi.org/ngsi-ld/hasValue":[{"@value":5}],
          "https://uri.etsi.org/ngsi-ld/observedAt":[{"@type":"https://uri.etsi.org/ngsi-ld/DateTime","@value":"2025-01-01T00:00:00Z"}],
          "https://uri.etsi.org/ngsi-ld/unitCode":[{"@value":"GQ"}]}],
          "https://x.org/a#b/c":{"type":"Relationship","https://uri.etsi.org/ngsi-ld/hasObject":[{"@id":"urn:x"}]})",
        {u"https://x.org/no2 Property number 5 at 2025-01-01T00:00:00Z in GQ"_s,
         u"https://x.org/a#b/c Relationship to urn:x"_s});
    row("escapes", R"("n\u0061me":{"\u0074ype":"Property","value":"a\"b\\c\/\u00e9\ud83d\ude00\n"})",
        {QString::fromUtf8("name Property string a\"b\\c/é😀\n")});
    row("laid out", "\"x\" : {\n  \"type\" : \"Property\" ,\n\t\"value\" : 1e3 ,\r\n \"q\" : [ 1 , 2 ] }",
        {u"x Property number 1000"_s, u"x.q Property json [ 1 , 2 ]"_s});
    row("large numbers", R"("a":9007199254740993,"b":123456789012345678901234567890,"c":-0.1e-5,"d":1e999)",
        {u"a Property number 9007199254740992"_s, u"b Property number 1.2345678901234568e+29"_s,
         u"c Property number -1e-06"_s, u"d Property json 1e999"_s});
}

void tst_EntityReader::attributesAreReadInEveryForm()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QStringList, expected);
    Notes notes;
    EntityReader reader;
    const auto fault = reader.read(entity(attributes.toStdString()), notes);
    QVERIFY2(!fault, fault ? fault->detail.c_str() : "");
    QVERIFY(notes.ended);
    QCOMPARE(notes.attributes, expected);
}

void tst_EntityReader::oddThingsAreKeptAndRemarked_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QStringList>("remarks");
    const auto row = [](const char *name, const char *attributes, const QStringList &expected,
                        const QStringList &remarks) {
        QTest::newRow(name) << QByteArray(attributes) << expected << remarks;
    };
    row("typed literal", R"("d":{"type":"Property","value":{"@type":"DateTime","@value":"2025-01-01T00:00:00Z"}})",
        {u"d Property time 2025-01-01T00:00:00Z"_s}, {u"typed-literal /d/value"_s});
    row("typed literal, bare", R"("d":{"@type":"Date","@value":"2025-01-01"})",
        {u"d Property time 2025-01-01T00:00:00Z"_s}, {u"typed-literal /d"_s});
    row("typed literal of another type", R"("d":{"value":{"@type":"xsd:integer","@value":5}})",
        {u"d Property number 5"_s}, {u"typed-literal /d/value"_s});
    row("time without zone", R"("d":"2025-01-01T00:00:00")", {u"d Property time 2025-01-01T00:00:00Z"_s},
        {u"time-without-zone /d"_s});
    row("time with offset", R"("d":{"type":"Property","value":1,"observedAt":"2025-01-01T01:00:00+01:00"})",
        {u"d Property number 1 at 2025-01-01T00:00:00Z"_s}, {u"time-not-utc /d/observedAt"_s});
    row("decimal comma", R"("d":{"type":"Property","value":1,"observedAt":"2025-01-01T00:00:00,250Z"})",
        {u"d Property number 1 at 2025-01-01T00:00:00.250Z"_s}, {});
    row("unreadable time", R"("d":{"type":"Property","value":1,"observedAt":"yesterday"})", {u"d Property number 1"_s},
        {u"time-unreadable /d/observedAt"_s});
    row("unreadable literal", R"("d":{"type":"Property","value":{"@type":"DateTime","@value":"00:00:00Z"}})",
        {u"d Property string 00:00:00Z"_s}, {u"typed-literal /d/value"_s, u"time-unreadable /d/value"_s});
    row("time alone", R"("d":"00:00:00Z")", {u"d Property string 00:00:00Z"_s}, {});
    row("axes swapped", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[51.2,104.4]}})",
        {u"p GeoProperty point 51.2 104.4"_s}, {u"swapped-axes /p/value"_s});
    row("out of range", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[500000,5600000]}})",
        {u"p GeoProperty point 500000 5.6e+06"_s}, {u"coordinate-out-of-range /p/value"_s});
    row("coordinates as text", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":["4.4","51.2"]}})",
        {u"p GeoProperty point 4.4 51.2"_s}, {u"coordinate-not-number /p/value"_s});
    row("open ring", R"("p":{"type":"GeoProperty","value":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}})",
        {uR"(p GeoProperty geometry {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]})"_s},
        {u"unclosed-ring /p/value"_s});
    row("height", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2,12]}})",
        {u"p GeoProperty point 4.4 51.2"_s}, {u"three-dimensional /p/value"_s});
    row("wrapped point", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[[4.4,51.2]]}})",
        {u"p GeoProperty point 4.4 51.2"_s}, {u"point-wrapped /p/value"_s});
    row("misspelt point", R"("p":{"type":"GeoProperty","value":{"type":"point","coordinates":[4.4,51.2]}})",
        {u"p GeoProperty point 4.4 51.2"_s}, {u"geometry-misspelt /p/value"_s});
    row("no coordinates", R"("p":{"type":"GeoProperty","value":{"type":"Point","coordinates":[]}})",
        {uR"(p GeoProperty json {"type":"Point","coordinates":[]})"_s}, {u"geometry-malformed /p/value"_s});
    row("bracket level lost", R"("p":{"value":{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}})",
        {uR"(p GeoProperty json {"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]})"_s},
        {u"geometry-malformed /p/value"_s});
    row("geometry as text", R"("p":{"type":"GeoProperty","value":"51.2,4.4"})", {u"p GeoProperty string 51.2,4.4"_s},
        {u"geometry-malformed /p"_s});
    row("geometry null", R"("p":{"type":"GeoProperty","value":null})", {u"p GeoProperty none"_s},
        {u"null-value /p/value"_s});
    row("geometry in a Property", R"("p":{"type":"Property","value":{"type":"Point","coordinates":[4.4,51.2]}})",
        {u"p Property point 4.4 51.2"_s}, {u"geometry-in-property /p"_s});
    row("unknown kind",
        R"("a":{"type":"Number","value":3},"p":{"type":"geo:json","value":{"type":"Point","coordinates":[1,2]}})",
        {u"a Property number 3"_s, u"p GeoProperty point 1 2"_s}, {u"unknown-kind /a"_s, u"unknown-kind /p"_s});
    row("no value", R"("a":{"type":"Property","unitCode":"GQ"},"r":{"type":"Relationship","value":"urn:x"})",
        {u"a Property none in GQ"_s, u"r Relationship string urn:x"_s}, {u"missing-value /a"_s, u"missing-value /r"_s});
    row("null", R"("a":{"type":"Property","value":null},"b":null)", {u"a Property none"_s, u"b Property none"_s},
        {u"null-value /a/value"_s, u"null-value /b"_s});
    row("NGSI-LD null",
        R"("a":{"type":"Property","value":"urn:ngsi-ld:null"},"r":{"type":"Relationship","object":"urn:ngsi-ld:null"},
          "n":{"type":"LanguageProperty","languageMap":"urn:ngsi-ld:null"},"b":"urn:ngsi-ld:null")",
        {u"a Property none"_s, u"r Relationship none"_s, u"n LanguageProperty none"_s, u"b Property none"_s},
        {u"ngsi-ld-null /a/value"_s, u"ngsi-ld-null /r/object"_s, u"ngsi-ld-null /n/languageMap"_s,
         u"ngsi-ld-null /b"_s});
    row("scalar for a list",
        R"("l":{"type":"ListProperty","valueList":3},"m":{"type":"ListRelationship","objectList":"urn:x"})",
        {u"l ListProperty number 3"_s, u"m ListRelationship to urn:x"_s},
        {u"single-for-array /l/valueList"_s, u"single-for-array /m/objectList"_s});
    row("array of one instance", R"("a":[{"type":"Property","value":1}])", {u"a Property number 1"_s},
        {u"single-instance-array /a/0"_s});
    row("duplicate key",
        R"("a":{"type":"Property","value":1,"s":{"type":"Property","value":8}},"b":2,"a":{"type":"Property","value":3})",
        {u"b Property number 2"_s, u"a Property number 3"_s}, {u"duplicate-key /a"_s});
    row("duplicate member", R"("a":{"type":"Property","value":1,"value":2})", {u"a Property number 2"_s},
        {u"duplicate-key /a/value"_s});
    row("duplicate dataset",
        R"("a":[{"type":"Property","value":1,"datasetId":"urn:d"},{"type":"Property","value":2,"datasetId":"urn:d"}])",
        {u"a[urn:d] Property number 2"_s}, {u"duplicate-dataset /a/1"_s});
    row("instances of a sub-attribute", R"("a":{"value":1,"s":[{"value":2,"datasetId":"urn:d"},{"value":3}]})",
        {u"a Property number 1"_s, u"a.s Property number 3"_s}, {u"nested-dataset /a/s/0"_s});
    row("leftover of NGSIv2", R"("a":{"type":"Number","value":1,"metadata":{"x":{"type":"Text","value":"y"}}})",
        {u"a Property number 1"_s}, {u"ngsiv2-leftover /a/metadata"_s, u"unknown-kind /a"_s});
    row("name with a space", R"("air quality":1)", {u"air quality Property number 1"_s},
        {u"name-with-space /air quality"_s});
    row("pointer escapes", R"("a/b~c":null)", {u"a/b~c Property none"_s}, {u"null-value /a~1b~0c"_s});
}

void tst_EntityReader::oddThingsAreKeptAndRemarked()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QStringList, expected);
    QFETCH(QStringList, remarks);
    Notes notes;
    EntityReader reader;
    const auto fault = reader.read(entity(attributes.toStdString()), notes);
    QVERIFY2(!fault, fault ? fault->detail.c_str() : "");
    QCOMPARE(notes.attributes, expected);
    QCOMPARE(notes.remarks, remarks);
}

void tst_EntityReader::headIsReadWhereverItStands_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("context");
    const auto row = [](const char *name, const char *bytes, const char *head, const char *context = "") {
        QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(head) << QString::fromUtf8(context);
    };
    row("first", R"({"id":"urn:a","type":"T","x":1})", "urn:a : T");
    row("last", R"({"x":1,"type":"T","id":"urn:a","@context":["http://x", {"a":"b"}]})", "urn:a : T",
        R"(["http://x", {"a":"b"}])");
    row("several types and scopes", R"({"id":"urn:a","type":["T","sosa:Sensor"],"scope":["/a","/b/c"]})",
        "urn:a : T,sosa:Sensor /a /b/c");
    row("array of one type", R"({"id":"urn:a","type":["T"],"scope":"/a"})", "urn:a : T /a");
    row("keywords", R"({"@id":"urn:a","@type":["https://x.org/T"]})", "urn:a : https://x.org/T");
    row("system times",
        R"({"id":"urn:a","type":"T","createdAt":"2025-01-01T00:00:00.123456Z","modifiedAt":"2025-01-02T00:00:00Z"})",
        "urn:a : T created 2025-01-01T00:00:00.123456Z modified 2025-01-02T00:00:00Z");
    row("temporal scope",
        R"({"id":"urn:a","type":"T","scope":[{"type":"Property","value":["/a","/b"],"observedAt":"2025-01-01T00:00:00Z"}]})",
        "urn:a : T /a /b");
    row("no URI", R"({"id":"room 1","type":"T"})", "room 1 : T");
    row("expires and is deleted",
        R"({"id":"urn:a","type":"T","expiresAt":"2030-01-01T00:00:00Z","deletedAt":"2030-01-01T00:00:00Z"})",
        "urn:a : T");
}

void tst_EntityReader::headIsReadWhereverItStands()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, head);
    QFETCH(QString, context);
    Notes notes;
    EntityReader reader;
    const auto fault = reader.read(bytes.toStdString(), notes);
    QVERIFY2(!fault, fault ? fault->detail.c_str() : "");
    QCOMPARE(notes.head, head);
    QCOMPARE(notes.context, context);
    QCOMPARE(notes.remarks.contains(u"id-not-uri "_s), head.startsWith(u"room"_s));
}

void tst_EntityReader::unreadableEntitiesAreQuarantined_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &bytes, const char *reason) {
        QTest::newRow(name) << bytes << QString::fromUtf8(reason);
    };
    row("string", "\"urn:a\"", "not-an-object");
    row("array", "[1]", "not-an-object");
    row("number", "4", "not-an-object");
    row("nothing", "", "not-an-object");
    row("no id", R"({"type":"T","x":1})", "missing-id");
    row("id null", R"({"id":null,"type":"T"})", "missing-id");
    row("no type", R"({"id":"urn:a"})", "missing-type");
    row("id a number", R"({"id":4,"type":"T"})", "bad-id");
    row("id empty", R"({"id":"","type":"T"})", "bad-id");
    row("type a number", R"({"id":"urn:a","type":4})", "bad-type");
    row("types empty", R"({"id":"urn:a","type":[]})", "bad-type");
    row("types mixed", R"({"id":"urn:a","type":["T",4]})", "bad-type");
    row("byte that is no UTF-8", "{\"id\":\"urn:a\",\"type\":\"T\",\"x\":\"\xFF\"}", "invalid-utf-8");
    row("cut sequence", "{\"id\":\"urn:a\",\"type\":\"T\",\"x\":\"\xC3\"}", "invalid-utf-8");
    row("overlong", "{\"id\":\"urn:a\",\"type\":\"T\",\"x\":\"\xC0\xAF\"}", "invalid-utf-8");
    row("NUL", QByteArray("{\"id\":\"urn:a\",\"type\":\"T\",\"x\":\"\0\"}", 33), "invalid-json");
    row("comma missing", R"({"id":"urn:a" "type":"T"})", "invalid-json");
    row("comma left over", R"({"id":"urn:a","type":"T",})", "invalid-json");
    row("colon missing", R"({"id" "urn:a","type":"T"})", "invalid-json");
    row("word", R"({"id":"urn:a","type":"T","x":nul})", "invalid-json");
    row("number with a zero in front", R"({"id":"urn:a","type":"T","x":01})", "invalid-json");
    row("number with a tail", R"({"id":"urn:a","type":"T","x":1.5abc})", "invalid-json");
    row("NaN", R"({"id":"urn:a","type":"T","x":NaN})", "invalid-json");
    row("inside a value that is kept raw", R"({"id":"urn:a","type":"T","x":{"type":"Property","value":{"a":[1 2]}}})",
        "invalid-json");
    row("inside a reserved member", R"({"id":"urn:a","type":"T","x":{"type":"Property","value":1,"entity":{"a":tru}}})",
        "invalid-json");
    row("escape", R"({"id":"urn:a","type":"T","x":"\q"})", "invalid-json");
    row("lone surrogate", R"({"id":"urn:a","type":"T","x":"\ud800"})", "invalid-json");
    row("cut", R"({"id":"urn:a","type":"T","x":{"type":"Prop)", "invalid-json");
    row("brackets mixed", R"({"id":"urn:a","type":"T","x":[1}])", "invalid-json");
    row("two objects", R"({"id":"urn:a","type":"T"}{"id":"urn:b","type":"T"})", "invalid-json");
    row("nested too deep",
        QByteArray(R"({"id":"urn:a","type":"T","x":)") + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}",
        "too-deep");
    row("too large", QByteArray(R"({"id":"urn:a","type":"T","x":")") + QByteArray(257 << 20, 'a') + "\"}", "too-large");
}

void tst_EntityReader::unreadableEntitiesAreQuarantined()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    Notes notes;
    EntityReader reader;
    const auto fault = reader.read({bytes.constData(), std::size_t(bytes.size())}, notes);
    QVERIFY(fault);
    QCOMPARE(QString::fromUtf8(quarantineWord(fault->reason)), reason);
    QCOMPARE(fault->bytes, bytes.size());
    QVERIFY(fault->raw.size() <= 64 * 1024);
    QVERIFY(bytes.toStdString().starts_with(fault->raw));
    QVERIFY(notes.head.isEmpty());
}

void tst_EntityReader::featuresAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("head");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *bytes, const char *head, const QStringList &expected) {
        QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(head) << expected;
    };
    row("normalized", R"({"id":"urn:a","type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},
          "properties":{"type":"T","x":{"type":"Property","value":1},"location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[1,2]}}},
          "@context":"http://x"})",
        "urn:a : T", {u"x Property number 1"_s, u"location GeoProperty point 1 2"_s});
    row("keys sorted",
        R"({"@context":"http://x","bbox":[1,2,3,4],"geometry":null,"id":"urn:a","properties":{"x":1,"type":["T","U"]},"type":"Feature"})",
        "urn:a : T,U", {u"x Property number 1"_s});
    row("geometry not repeated",
        R"({"type":"Feature","id":"urn:a","properties":{"type":"T"},"geometry":{"type":"Point","coordinates":[1,2]}})",
        "urn:a : T", {u"location GeoProperty point 1 2"_s});
    row("geometry wrapped",
        R"({"type":"Feature","id":"urn:a","properties":{"type":"T"},"geometry":{"type":"GeoProperty","value":{"type":"Point","coordinates":[1,2]}}})",
        "urn:a : T", {u"location GeoProperty point 1 2"_s});
    row("id among the properties",
        R"({"type":"Feature","id":null,"properties":{"id":"urn:a","type":"T"},"geometry":null})", "urn:a : T", {});
}

void tst_EntityReader::featuresAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, head);
    QFETCH(QStringList, expected);
    Notes notes;
    EntityReader reader;
    const auto fault = reader.read(bytes.toStdString(), notes);
    QVERIFY2(!fault, fault ? fault->detail.c_str() : "");
    QCOMPARE(notes.head, head);
    QCOMPARE(notes.attributes, expected);
    QCOMPARE(notes.context, bytes.contains("@context") ? u"\"http://x\""_s : QString());
}

void tst_EntityReader::nestingEndsAtItsLimit()
{
    const auto nested = [](int levels) {
        std::string text;
        for (int i = 0; i < levels; ++i)
            text += R"({"type":"Property","value":1,"s":)";
        text += '1' + std::string(std::size_t(levels), '}');
        return entity("\"s\":" + text);
    };
    EntityReader reader;
    Notes fine;
    QVERIFY(!reader.read(nested(500), fine));
    QCOMPARE(fine.attributes.size(), 501);
    Notes deep;
    const auto fault = reader.read(nested(20'000), deep);
    QVERIFY(fault);
    QCOMPARE(fault->reason, QuarantineReason::TooDeep);
}

void tst_EntityReader::largeEntitiesAreRead()
{
    std::string attributes;
    for (int i = 0; i < 20'000; ++i)
        attributes += "\"a" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    attributes += R"("a7":"again","p":{"type":"LineString","coordinates":[)";
    for (int i = 0; i < 60'000; ++i)
        attributes += "[" + std::to_string(i % 180) + ",1],";
    attributes += "[0,0]]}";
    Notes notes;
    EntityReader reader;
    const std::string raw = entity(attributes);
    QVERIFY(!reader.read(raw, notes));
    QCOMPARE(notes.attributes.size(), 20'001);
    QCOMPARE(notes.attributes[19'999], u"a7 Property string again"_s);
    QCOMPARE(notes.remarks, QStringList{u"duplicate-key /a7"_s});

    Notes longId;
    QVERIFY(!reader.read(R"({"id":"urn:)" + std::string(1000, 'x') + R"(","type":"T"})", longId));
    QCOMPARE(longId.head.size(), 1008);
}

void tst_EntityReader::readerIsReusedAfterAFault()
{
    EntityReader reader;
    Notes first;
    QVERIFY(reader.read(R"({"id":"urn:a","type":"T","x":1,"y":)", first));
    Notes second;
    QVERIFY(!reader.read(R"({"id":"urn:b","type":"T","z":1})", second));
    QCOMPARE(second.attributes, QStringList{u"z Property number 1"_s});
}

QTEST_APPLESS_MAIN(tst_EntityReader)
#include "tst_entityreader.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/unknownnames.h"
#include "support/cityoftext.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace civiscope;
using nlohmann::json;

namespace {

constexpr char stations[] = R"([
{"id":"urn:s:1","type":"Station","scope":["/Europe/BE","/Pilot"],
 "no2":{"type":"Property","value":42.5,"observedAt":"2025-01-01T08:00:00Z","unitCode":"GQ",
        "quality":{"type":"Property","value":0.9}},
 "name":{"type":"LanguageProperty","languageMap":{"en":"Bus stop","nl":["Halte","Bushalte"]}},
 "seen":{"type":"Property","value":{"@type":"DateTime","@value":"2025-01-01T08:00:00Z"}},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}},
 "refRoad":{"type":"Relationship","object":"urn:r:1"}},
{"id":"urn:s:2","type":"Station",
 "no2":[{"type":"Property","value":12},{"type":"Property","value":50,"datasetId":"urn:d:b"}],
 "seen":{"type":"Property","value":"2025-01-02"},
 "name":{"type":"Property","value":"Kerk"},
 "location":{"type":"GeoProperty","value":{"type":"LineString","coordinates":[[4,51],[4.1,51]]}},
 "refRoad":{"type":"Relationship","object":["urn:r:2","urn:r:1"]}},
{"id":"urn:s:3","type":["Station","Museum"],
 "no2":{"type":"Property","value":"50"},
 "tags":{"type":"Property","value":["a",["b",3]]}},
{"id":"urn:r:1","type":"Road","name":{"type":"Property","value":"Meir"},
 "lanes":{"type":"Property","value":2,"createdAt":"2024-01-01T00:00:00Z"}},
{"id":"urn:r:2","type":"Road","name":{"type":"Property","value":"Turnhoutsebaan"}}
])";

std::string found(const store::Version &version, const query::Filter &filter, const jsonld::Context *context = nullptr)
{
    const auto selection = query::select(version, filter, context);
    if (!selection)
        return "error";
    std::vector<std::string> ids;
    for (std::uint32_t t = 0; t < selection->tables.size(); ++t)
        selection->tables[t].each([&](std::uint32_t row) { ids.emplace_back(version.tables()[t]->id(row)); });
    std::ranges::sort(ids);
    std::string line;
    for (const std::string &id : ids)
        line += (line.empty() ? "" : " ") + id.substr(4);
    return line;
}

query::Filter filterOf(const query::FilterText &text)
{
    auto filter = query::parseFilter(text);
    if (!filter)
        qFatal("wrong test query");
    return *std::move(filter);
}

}  // namespace

class TestSelect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersQueries_data();
    void answersQueries();
    void partsOfAFilterHoldTogether();
    void namesMeanWhatTheContextSays();
    void withoutAContextNamesAreTheSourcesOwn();
    void namesThatNothingBearsAreTold();
    void chunksAreScannedWhole();
    void canBeCancelled();
};

void TestSelect::answersQueries_data()
{
    QTest::addColumn<QByteArray>("q");
    QTest::addColumn<QByteArray>("ids");
    const auto row = [](const char *q, const char *ids) { QTest::newRow(q) << QByteArray(q) << QByteArray(ids); };
    row("no2", "s:1 s:2 s:3");
    row("!no2", "r:1 r:2");
    row("no2>40", "s:1 s:2");      // one of two instances is enough
    row("no2==50", "s:2");         // a number written as text is a text
    row("no2==\"50\"", "s:3");
    row("no2!=50", "s:1 s:2 s:3");  // another instance differs; a text differs from any number
    row("no2==40..45", "s:1");
    row("no2.quality>0.5", "s:1");
    row("no2.observedAt>2025-01-01T00:00:00Z", "s:1");
    row("no2.observedAt==\"2025-01-01T08:00:00.000Z\"", "s:1");
    row("no2.unitCode==\"GQ\"", "s:1");
    row("no2.datasetId==urn:d:b", "s:2");
    row("lanes.createdAt<2025-01-01", "r:1");
    row("name[en]==\"Bus stop\"", "s:1");
    row("name[nl]==\"Bushalte\"", "s:1");
    row("name[*]==\"Halte\"", "s:1");
    row("name[fr]", "");
    row("name~=e", "s:2 r:1 r:2");
    row("name!~=k", "r:1 r:2");
    row("seen==2025-01-01T08:00:00Z", "s:1");
    row("seen>2025-01-01", "s:1 s:2");
    row("seen~=T08", "s:1");  // needs the text, which columns of times do not keep
    row("tags==3", "s:3");
    row("tags!=\"b\"", "");
    row("tags>1", "");
    row("refRoad==urn:r:1", "s:1 s:2");
    row("refRoad!=\"urn:r:2\"", "s:1");
    row("refRoad{name}==\"Meir\"", "s:1 s:2");
    row("refRoad{Road:lanes}>1", "s:1 s:2");
    row("refRoad{Station:name}", "");
    row("location[type]==\"Point\"", "s:1");
    row("location[coordinates]==4.4", "s:1");
    row("no2>40;name[en]", "s:1");
    row("lanes|tags", "r:1 s:3");
    row("unknown!=1", "");
}

void TestSelect::answersQueries()
{
    QFETCH(QByteArray, q);
    QFETCH(QByteArray, ids);
    const store::VersionPtr version = test::versionOf(stations);
    QByteArrayList wanted = ids.isEmpty() ? QByteArrayList() : ids.split(' ');
    std::ranges::sort(wanted);
    QCOMPARE(QByteArray::fromStdString(found(*version, filterOf({.q = q.toStdString()}))), wanted.join(' '));
}

void TestSelect::partsOfAFilterHoldTogether()
{
    const store::VersionPtr version = test::versionOf(stations);
    const auto all = [&](const query::Filter &filter) { return found(*version, filter); };
    QCOMPARE(all({}), "r:1 r:2 s:1 s:2 s:3");
    QCOMPARE(all(filterOf({.types = "Road"})), "r:1 r:2");
    QCOMPARE(all(filterOf({.types = "(Museum;Station)"})), "s:3");
    QCOMPARE(all(filterOf({.types = "Museum,Road"})), "r:1 r:2 s:3");
    QCOMPARE(all(filterOf({.idPattern = "[12]$"})), "r:1 r:2 s:1 s:2");
    QCOMPARE(all(filterOf({.scopeQ = "/Europe/#"})), "s:1");
    QCOMPARE(all(filterOf({.q = "name", .types = "Station", .idPattern = "2"})), "s:2");
    const query::GeoText near{"near;maxDistance==30000", "Point", "[4.4,51.0]", ""};
    QCOMPARE(all(filterOf({.geo = near})), "s:1 s:2");
    QCOMPARE(all(filterOf({.q = "no2>45", .geo = near})), "s:2");
    QCOMPARE(all(filterOf({.geo = {"disjoint", "Point", "[0,0]", ""}})), "s:1 s:2");  // only what has a location
    query::Filter box;
    box.box = GeoBox{.west = 4.05, .south = 50, .east = 4.2, .north = 51.1};
    QCOMPARE(all(box), "s:2");
    query::Filter ids;
    ids.ids = {"urn:s:2", "urn:s:9", "urn:r:1"};
    QCOMPARE(all(ids), "r:1 s:2");
    query::Filter any;
    any.anyOf = {jsonld::coreContext()->expand("tags").iri, jsonld::coreContext()->expand("lanes").iri};
    QCOMPARE(all(any), "r:1 s:3");
}

void TestSelect::namesMeanWhatTheContextSays()
{
    const store::VersionPtr version = test::versionOf(stations);
    QCOMPARE(found(*version, filterOf({.q = "lanes"}), jsonld::coreContext().get()), "r:1");
    const std::string iri = jsonld::coreContext()->expand("lanes").iri;
    QCOMPARE(found(*version, filterOf({.q = '<' + iri + ">>1"}), jsonld::coreContext().get()), "r:1");
    QCOMPARE(found(*version, filterOf({.q = "<https://example.org/lanes>"}), jsonld::coreContext().get()), "");
}

void TestSelect::withoutAContextNamesAreTheSourcesOwn()
{
    // A full IRI in the data: the core context shortens it.
    const store::VersionPtr version = test::versionOf(R"([{"id":"urn:a","type":"T",
        "https://uri.etsi.org/ngsi-ld/default-context/speed":{"type":"Property","value":3,
            "https://uri.etsi.org/ngsi-ld/default-context/error.rate":{"type":"Property","value":1}}}])");
    QCOMPARE(found(*version, filterOf({.q = "speed>2"})), "a");
    QCOMPARE(found(*version, filterOf({.q = "speed.<https://uri.etsi.org/ngsi-ld/default-context/error.rate>==1"})),
             "a");
}

void TestSelect::namesThatNothingBearsAreTold()
{
    const std::vector versions{test::versionOf(stations), test::versionOf(R"([{"id":"urn:a","type":"Tower",
        "height":{"type":"Property","value":3,"error":{"type":"Property","value":1}}}])")};
    const auto unknown = [&](const query::FilterText &text, const jsonld::Context *context = nullptr) {
        return query::unknownNames(versions, filterOf(text), context);
    };
    using Names = std::vector<std::string>;
    QCOMPARE(unknown({.q = "no3>1|(no2.quality>1;(noise|no3))"}), (Names{"no3", "noise"}));
    QCOMPARE(unknown({.q = "height>5;createdAt>2024-01-01T00:00:00Z;refRoad{Road:no4}"}), Names{});
    QCOMPARE(unknown({.q = "error"}), Names{"error"});  // it is a part of others only
    QCOMPARE(unknown({.types = "Station|Lamp"}), Names{"Lamp"});
    QCOMPARE(unknown({.q = "<https://example.org/height>"}, jsonld::coreContext().get()),
             Names{"https://example.org/height"});
    QCOMPARE(unknown({.q = "height", .types = "Museum"}, jsonld::coreContext().get()), Names{});
}

void TestSelect::chunksAreScannedWhole()
{
    // Over a chunk's end, with rows that lack the attribute, rows of another type, and an odd last word.
    std::string text = "[";
    const int rows = 70'001;
    int wanted = 0;
    int different = 0;
    for (int i = 0; i < rows; ++i) {
        text += i == 0 ? "" : ",";
        text += R"({"id":"urn:t:)" + std::to_string(i) + R"(","type":"T")";
        if (i % 7 == 0)
            text += R"(,"no2":{"type":"Property","value":"x"})";
        else if (i % 5 != 0)
            text += R"(,"no2":{"type":"Property","value":)" + std::to_string(i % 100) + "}";
        text += "}";
        wanted += i % 7 != 0 && i % 5 != 0 && i % 100 > 40;
        different += i % 7 == 0 || (i % 5 != 0 && i % 100 != 41);
    }
    const store::VersionPtr version = test::versionOf(text + "]");
    QCOMPARE(int(query::select(*version, filterOf({.q = "no2>40"}))->count()), wanted);
    QCOMPARE(int(query::select(*version, filterOf({.q = "no2!=41"}))->count()), different);
    QCOMPARE(int(query::select(*version, filterOf({.q = "no2>40;no2!=41|no2<=40"}))->count()) +
                 int(query::select(*version, filterOf({.q = "no2==41"}))->count()) +
                 int(query::select(*version, filterOf({.q = "!no2"}))->count()) +
                 int(query::select(*version, filterOf({.q = "no2==\"x\""}))->count()),
             rows);
}

void TestSelect::canBeCancelled()
{
    const store::VersionPtr version = test::versionOf(stations);
    std::stop_source stop;
    stop.request_stop();
    const auto selection = query::select(*version, filterOf({.q = "no2>1"}), nullptr, {stop.get_token(), {}});
    QVERIFY(!selection);
    QCOMPARE(selection.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestSelect)
#include "tst_select.moc"

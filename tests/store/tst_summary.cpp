// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/summary.h"
#include "support/cityoftext.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::store;
using ngsild::AttributeKind;

namespace {

std::string iri(std::string_view name)
{
    return jsonld::coreContext()->expand(name).iri;
}

Summary summaryOf(std::string_view document)
{
    return summarise(*test::versionOf(document));
}

Moment moment(std::string_view text)
{
    return parseDateTime(text)->moment;
}

}  // namespace

class TestSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidOfNothing()
    {
        const Summary summary = summarise(*Dataset().current());
        QCOMPARE(summary.types.size(), 0);
        QCOMPARE(summary.entities, 0);
        QCOMPARE(summary.geometries, 0);
    }

    void whatIsGoneIsNotSummedUp()
    {
        Dataset dataset;
        const bool taken =
            test::mergeText(dataset, R"([{"id":"urn:x:1","type":"A","a":1},{"id":"urn:x:2","type":"B","a":1},
                                                   {"id":"urn:x:3","type":"B","b":2}])")
                .has_value();
        QVERIFY(taken);
        const std::vector<std::string> gone{"urn:x:1", "urn:x:2"};
        QVERIFY(!dataset.remove(gone).empty());
        const Summary summary = summarise(*dataset.current());
        QCOMPARE(summary.types.size(), 1);
        QCOMPARE(summary.types[0].name, "B");
        QCOMPARE(summary.types[0].attributes.size(), 1);
        QCOMPARE(summary.types[0].attributes[0].name, "b");
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Property)], 1);
    }

    void entityOfTwoTypesCountsUnderEach()
    {
        const Summary summary = summaryOf(R"([
            {"id":"urn:x:1","type":["Bench","Seat"],"height":4},
            {"id":"urn:x:2","type":"Bench","height":1},
            {"id":"urn:x:3","type":"Bench","height":2}])");
        QCOMPARE(summary.entities, 3);
        QCOMPARE(summary.types.size(), 2);
        QCOMPARE(summary.types[0].iri, iri("Bench"));
        QCOMPARE(summary.types[0].name, "Bench");
        QCOMPARE(summary.types[0].defined, false);
        QCOMPARE(summary.types[0].count, 3);
        QCOMPARE(summary.types[0].attributes.size(), 1);
        QCOMPARE(summary.types[0].attributes[0].iri, iri("height"));
        QCOMPARE(summary.types[0].attributes[0].count, 3);
        QCOMPARE(summary.types[1].iri, iri("Seat"));
        QCOMPARE(summary.types[1].name, "Seat");
        QCOMPARE(summary.types[1].defined, false);
        QCOMPARE(summary.types[1].count, 1);
        // Each instance once, though it stands under two types.
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Property)], 3);
    }

    void datasetsOfOneAttributeAreOneAttribute()
    {
        const Summary summary = summaryOf(R"([
            {"id":"urn:x:1","type":"A","noise":{"type":"Property","value":51,"unitCode":"2N"}},
            {"id":"urn:x:2","type":"A","noise":[{"type":"Property","value":52,"unitCode":"2N"},
                                                {"type":"Property","value":49,"unitCode":"GQ","datasetId":"urn:d:b"}]},
            {"id":"urn:x:3","type":"A","noise":[{"type":"Property","value":48,"datasetId":"urn:d:b"}]},
            {"id":"urn:x:4","type":"A","other":{"type":"Property","value":1,
                                                "noise":{"type":"Property","value":1,"unitCode":"P1"}}}])");
        QCOMPARE(summary.types[0].attributes.size(), 2);
        const AttributeSummary &noise = summary.types[0].attributes[0];
        QCOMPARE(noise.name, "noise");
        QCOMPARE(noise.count, 3);
        QCOMPARE(noise.units, (std::vector<std::string>{"2N", "GQ"}));
        QCOMPARE(noise.datasets, (std::vector<std::string>{"@none", "urn:d:b"}));
        QCOMPARE(summary.types[0].attributes[1].name, "other");
        QCOMPARE(summary.types[0].attributes[1].units.size(), 0);
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Property)], 5);
    }

    void datatypesAndKinds()
    {
        const Summary summary = summaryOf(R"([
            {"id":"urn:x:1","type":"A",
             "shape":{"type":"Point","coordinates":[4,51]},
             "drawn":{"type":"Property","value":{"type":"Point","coordinates":[4,51]}},
             "owner":{"type":"Relationship","object":"urn:x:9"},
             "mark":1,
             "ref":"urn:x:9",
             "since":"2025-01-01T00:00:00Z",
             "open":true,
             "label":{"languageMap":{"en":"a"}},
             "gone":{"type":"Property","value":null}},
            {"id":"urn:x:2","type":"A",
             "shape":{"type":"LineString","coordinates":[[4,51],[5,51]]},
             "drawn":{"type":"Property","value":"nowhere"},
             "owner":{"type":"Relationship","object":["urn:x:9","urn:x:8"]},
             "mark":"1",
             "ref":{"type":"Relationship","object":"urn:x:9"}}])");
        const auto expect = [&summary](const char *name, std::optional<AttributeKind> kind, Datatype datatype) {
            const auto &attributes = summary.types[0].attributes;
            const auto attribute = std::ranges::find(attributes, name, &AttributeSummary::name);
            QVERIFY2(attribute != attributes.end(), name);
            QVERIFY2(attribute->kind == kind, name);
            QVERIFY2(attribute->datatype == datatype, name);
        };
        expect("shape", AttributeKind::GeoProperty, Datatype::Geometry);
        expect("drawn", AttributeKind::Property, Datatype::Mixed);
        expect("owner", AttributeKind::Relationship, Datatype::Relationship);
        expect("mark", AttributeKind::Property, Datatype::Mixed);
        expect("ref", std::nullopt, Datatype::Mixed);
        expect("since", AttributeKind::Property, Datatype::Time);
        expect("open", AttributeKind::Property, Datatype::Boolean);
        expect("label", AttributeKind::LanguageProperty, Datatype::Json);
        expect("gone", AttributeKind::Property, Datatype::Json);
        QCOMPARE(summary.geometries, 3);
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Relationship)], 3);
        QCOMPARE(summary.instances[std::size_t(AttributeKind::GeoProperty)], 2);
    }

    void newestIsObservedBeforeModified()
    {
        const Summary modified = summaryOf(R"([
            {"id":"urn:x:1","type":"A","modifiedAt":"2026-06-06T00:00:00Z"},
            {"id":"urn:x:2","type":"A","modifiedAt":"2026-05-05T00:00:00Z"}])");
        QCOMPARE(modified.types[0].newest, moment("2026-06-06T00:00:00Z"));

        // An observation in any table of the type outweighs later modifications.
        const Summary observed = summaryOf(R"([
            {"id":"urn:x:1","type":"A","modifiedAt":"2026-06-06T00:00:00Z"},
            {"id":"urn:x:2","type":["A","B"],
             "a":{"type":"Property","value":1,"b":{"type":"Property","value":2,"observedAt":"2025-01-01T00:00:00Z"}}}])");
        QCOMPARE(observed.types[0].newest, moment("2025-01-01T00:00:00Z"));
        QCOMPARE(observed.types[1].newest, moment("2025-01-01T00:00:00Z"));
    }

    void noTimeIsNoTime() { QCOMPARE(summaryOf("{\"id\":\"urn:x:1\",\"type\":\"A\"}").types[0].newest, std::nullopt); }
};

QTEST_GUILESS_MAIN(TestSummary)
#include "tst_summary.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/summary.h"
#include "support/fakeversion.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::store;
using ngsild::AttributeKind;
using test::numberCell;
using test::pointCell;
using test::textCell;

namespace {

constexpr auto place = "https://example.org/place";
constexpr auto bench = "https://example.org/Bench";
constexpr auto seat = "https://example.org/Seat";

Moment moment(std::string_view text)
{
    return parseDateTime(text)->moment;
}

const AttributeSummary *find(const TypeSummary &type, std::string_view iri)
{
    const auto it = std::ranges::find(type.attributes, iri, &AttributeSummary::iri);
    return it == type.attributes.end() ? nullptr : &*it;
}

}  // namespace

class TestSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidOfNothing()
    {
        test::FakeVersion version;
        version.addTable({bench}, "Bench").addColumn({{place}, ""}, "place");
        const Summary summary = summarise(version);
        QCOMPARE(summary.types.size(), 0);
        QCOMPARE(summary.entities, 0);
        QCOMPARE(summary.geometries, 0);
    }

    void entityOfTwoTypesCountsUnderEach()
    {
        test::FakeVersion version;
        auto &both = version.addTable({bench, seat}, "Bench, Seat");
        both.addColumn({{"https://example.org/height"}, ""}, "height").set(0, {.cell = numberCell(4)});
        both.addRow("urn:x:1");
        auto &benches = version.addTable({bench}, "Bench");
        auto &height = benches.addColumn({{"https://example.org/height"}, ""}, "height");
        for (std::uint32_t row = 0; row < 2; ++row) {
            benches.addRow("urn:x:bench");
            height.set(row, {.cell = numberCell(row)});
        }

        const Summary summary = summarise(version);
        QCOMPARE(summary.entities, 3);
        QCOMPARE(summary.types.size(), 2);
        QCOMPARE(summary.types[0].iri, bench);
        QCOMPARE(summary.types[0].name, "Bench");
        QCOMPARE(summary.types[0].count, 3);
        QCOMPARE(summary.types[0].attributes.size(), 1);
        QCOMPARE(summary.types[0].attributes[0].count, 3);
        QCOMPARE(summary.types[1].iri, seat);
        QCOMPARE(summary.types[1].count, 1);
        // In no table alone, and in no context: the IRI is the name.
        QCOMPARE(summary.types[1].name, seat);
        // Each instance once, though it stands under two types.
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Property)], 3);
    }

    void datasetsOfOneAttributeAreOneAttribute()
    {
        test::FakeVersion version;
        auto &table = version.addTable({bench}, "Bench");
        for (int i = 0; i < 4; ++i)
            table.addRow("urn:x:" + std::to_string(i));
        auto &plain = table.addColumn({{"https://example.org/noise"}, ""}, "noise");
        auto &other = table.addColumn({{"https://example.org/noise"}, "urn:d:b"}, "noise");
        table.addColumn({{"https://example.org/noise", "https://example.org/quality"}, ""}, "noise.quality")
            .set(3, {.cell = numberCell(1), .unitCode = "P1"});
        plain.set(0, {.cell = numberCell(51), .unitCode = "2N"});
        plain.set(1, {.cell = numberCell(52), .unitCode = "2N"});
        other.set(1, {.cell = numberCell(49), .unitCode = "GQ"});
        other.set(2, {.cell = numberCell(48)});

        const Summary summary = summarise(version);
        QCOMPARE(summary.types[0].attributes.size(), 1);
        const AttributeSummary &noise = summary.types[0].attributes[0];
        QCOMPARE(noise.name, "noise");
        QCOMPARE(noise.count, 3);
        QCOMPARE(noise.units, (std::vector<std::string>{"2N", "GQ"}));
        QCOMPARE(noise.datasets, (std::vector<std::string>{"@none", "urn:d:b"}));
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Property)], 4);
    }

    void datatypesAndKinds()
    {
        test::FakeVersion version;
        auto &table = version.addTable({bench}, "Bench");
        table.addRow("urn:x:1");
        table.addRow("urn:x:2");
        const auto add = [&table](const std::string &name, std::vector<test::VersionColumn::Held> held) {
            auto &column = table.addColumn({{"https://example.org/" + name}, ""}, name);
            for (std::uint32_t row = 0; row < held.size(); ++row)
                column.set(row, held[row]);
        };
        add("shape", {{.cell = pointCell(4, 51), .kind = AttributeKind::GeoProperty},
                      {.cell = textCell(CellType::Geometry, "{}"), .kind = AttributeKind::GeoProperty}});
        add("drawn", {{.cell = pointCell(4, 51)}, {.cell = textCell(CellType::String, "nowhere")}});
        add("owner", {{.cell = textCell(CellType::Relationship, "urn:x:9"), .kind = AttributeKind::Relationship},
                      {.cell = textCell(CellType::Json, "[]"), .kind = AttributeKind::Relationship}});
        add("mark", {{.cell = numberCell(1)}, {.cell = textCell(CellType::String, "1")}});
        add("ref", {{.cell = textCell(CellType::String, "urn:x:9")},
                    {.cell = textCell(CellType::Relationship, "urn:x:9"), .kind = AttributeKind::Relationship}});
        add("since", {{.cell = textCell(CellType::Time, "2025-01-01T00:00:00Z")}});
        add("gone", {{.cell = {}}});

        const Summary summary = summarise(version);
        const auto expect = [&summary](std::string_view name, std::optional<AttributeKind> kind, Datatype datatype) {
            const AttributeSummary *attribute = find(summary.types[0], "https://example.org/" + std::string(name));
            QVERIFY2(attribute, name.data());
            QVERIFY2(attribute->kind == kind, name.data());
            QVERIFY2(attribute->datatype == datatype, name.data());
        };
        expect("shape", AttributeKind::GeoProperty, Datatype::Geometry);
        expect("drawn", AttributeKind::Property, Datatype::Mixed);
        expect("owner", AttributeKind::Relationship, Datatype::Relationship);
        expect("mark", AttributeKind::Property, Datatype::Mixed);
        expect("ref", std::nullopt, Datatype::Mixed);
        expect("since", AttributeKind::Property, Datatype::Time);
        expect("gone", AttributeKind::Property, Datatype::Json);
        QCOMPARE(summary.geometries, 3);
        QCOMPARE(summary.instances[std::size_t(AttributeKind::Relationship)], 3);
        QCOMPARE(summary.instances[std::size_t(AttributeKind::GeoProperty)], 2);
    }

    void newestIsObservedBeforeModified()
    {
        test::FakeVersion version;
        auto &early = version.addTable({bench}, "Bench");
        early.addRow("urn:x:1", {}, moment("2026-05-05T00:00:00Z"));
        early.addRow("urn:x:2", {}, moment("2026-06-06T00:00:00Z"));
        QCOMPARE(summarise(version).types[0].newest, moment("2026-06-06T00:00:00Z"));

        // An observation in any table of the type outweighs later modifications.
        auto &both = version.addTable({bench, seat}, "Bench, Seat");
        both.addRow("urn:x:3");
        both.addColumn({{"https://example.org/a", "https://example.org/b"}, ""}, "a.b")
            .set(0, {.cell = numberCell(1), .observedAt = moment("2025-01-01T00:00:00Z")});
        const Summary summary = summarise(version);
        QCOMPARE(summary.types[0].newest, moment("2025-01-01T00:00:00Z"));
        QCOMPARE(summary.types[1].newest, moment("2025-01-01T00:00:00Z"));
    }

    void noTimeIsNoTime()
    {
        test::FakeVersion version;
        version.addTable({bench}, "Bench").addRow("urn:x:1");
        QCOMPARE(summarise(version).types[0].newest, std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dataset.h"
#include "store/lampdata.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::store;
using namespace civiscope::test;

// What becomes of entities that come again, change, move or go.
class TestDatasetMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalDuplicatesAreCounted();
    void conflictingDuplicatesAreQuarantined();
    void conflictingDuplicatesOfPagesAreTold();
    void aPageReadAgainSaysAllAnew();
    void remarksOfPagesAreAddedUp();
    void pagesThatAreGoneSayNothing();
    void unreadableEntitiesAreQuarantinedWithTheirPlace();
    void updateReplacesTheWholeEntity();
    void updateWithEqualBytesChangesNothing();
    void lastOfAnUpdateCounts();
    void changedTypeMovesTheEntity();
    void removalClosesTheGap();
};

void TestDatasetMerge::equalDuplicatesAreCounted()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":1)"), entity(1, R"( "x": 1 )"), entity(2, "")})));
    const auto delta = mergeText(dataset, array({entity(2, ""), entity(3, "")}));
    QVERIFY(delta);
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 3U);
    QCOMPARE(version->remarks().count(ngsild::RemarkCode::DuplicateEntity), 2);
    QVERIFY(version->quarantine().empty());
}

void TestDatasetMerge::conflictingDuplicatesAreQuarantined()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":1)"), entity(1, R"("x":2)")}), Merge::Load, "page 3"));
    QVERIFY(mergeText(dataset, entity(1, R"("x":3)", "Other") + "\n" + entity(4, ""), Merge::Load, "file.ndjson"));
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 2U);
    QCOMPARE(describe(*column(*version, "x"), 0), "number 1.000000");
    QCOMPARE(version->quarantine().size(), 2U);
    QCOMPARE(version->quarantine()[0].reason, ngsild::QuarantineReason::ConflictingDuplicate);
    QCOMPARE(version->quarantine()[0].where, "page 3, /1");
    QCOMPARE(version->quarantine()[0].detail, "urn:e:1");
    QCOMPARE(version->quarantine()[0].raw, entity(1, R"("x":2)"));
    QCOMPARE(version->quarantine()[1].where, "file.ndjson, line 1");
    QVERIFY(std::ranges::none_of(version->tables(), [](const TablePtr &table) { return table->rowCount() == 0; }));
}

void TestDatasetMerge::conflictingDuplicatesOfPagesAreTold()
{
    Dataset dataset;
    const std::string page = array({entity(1, R"("x":1)"), entity(1, R"("x":2)"), entity(2, ""), entity(2, "")});
    QVERIFY(mergeText(dataset, page, Merge::Pages, "page 1"));
    QVERIFY(mergeText(dataset, page, Merge::Pages, "page 1"));  // all pages may be fetched twice
    VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 2U);
    QCOMPARE(describe(*column(*version, "x"), 0), "number 1.000000");
    QCOMPARE(version->quarantine().size(), 1U);
    QCOMPARE(version->quarantine()[0].where, "page 1, /1");
    QCOMPARE(version->quarantine()[0].detail, "urn:e:1");
    QVERIFY(version->remarks().count(ngsild::RemarkCode::DuplicateEntity) > 0);
    QCOMPARE(version->remarks().count(ngsild::RemarkCode::ChangedEntity), 0);

    // Of another page the newer state counts.
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":3)"), entity(2, "", "Other")}), Merge::Pages, "page 2"));
    version = dataset.current();
    QCOMPARE(version->entityCount(), 2U);
    QCOMPARE(describe(*column(*version, "x"), 0), "number 3.000000");
    QCOMPARE(version->quarantine().size(), 1U);
    QCOMPARE(version->remarks().count(ngsild::RemarkCode::ChangedEntity), 2);

    // An update is no duplicate.
    QVERIFY(mergeText(dataset, entity(1, R"("x":4)"), Merge::Update));
    QCOMPARE(dataset.current()->remarks().count(ngsild::RemarkCode::ChangedEntity), 2);
}

void TestDatasetMerge::aPageReadAgainSaysAllAnew()
{
    Dataset dataset;
    const std::string bad = R"({"id":"urn:e:9"})";
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":null)"), bad, bad + " "}), Merge::Pages, "A, page 1"));
    QVERIFY(mergeText(dataset, array({entity(2, R"("x":null)"), "7"}), Merge::Pages, "A, page 12"));
    const VersionPtr first = dataset.current();
    QCOMPARE(first->quarantine().size(), 3U);
    QCOMPARE(first->remarks().count(ngsild::RemarkCode::NullValue), 2);

    // One bad entity is mended, another is bad in another way, one is as before.
    const auto delta =
        mergeText(dataset, array({entity(1, R"("x":1)"), bad, R"({"id":5})"}), Merge::Refresh, "A, page 1");
    QVERIFY(delta);
    const VersionPtr second = dataset.current();
    QCOMPARE(second->quarantine().size(), 3U);
    QCOMPARE(second->quarantine()[0].where, "A, page 12, /1");
    QCOMPARE(second->quarantine()[1].where, "A, page 1, /1");
    QCOMPARE(second->quarantine()[2].reason, ngsild::QuarantineReason::BadId);
    QCOMPARE(second->remarks().count(ngsild::RemarkCode::NullValue), 1);
    QCOMPARE(second->remarks().all().at(ngsild::RemarkCode::NullValue).entity, "urn:e:2");
    QCOMPARE(first->quarantine().size(), 3U);  // a version does not change
    QCOMPARE(first->quarantine()[0].where, "A, page 1, /1");

    // That an entity has other content is no oddity of a later round; the first with an id stays, as in a load.
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":2)"), entity(1, R"("x":3)")}), Merge::Refresh, "A, page 1"));
    const VersionPtr third = dataset.current();
    QCOMPARE(describe(*column(*third, "x"), 0), "number 2.000000");
    QCOMPARE(third->remarks().count(ngsild::RemarkCode::ChangedEntity), 0);
    QCOMPARE(third->quarantine().size(), 2U);
    QCOMPARE(third->quarantine()[1].reason, ngsild::QuarantineReason::ConflictingDuplicate);
}

void TestDatasetMerge::remarksOfPagesAreAddedUp()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":null)"), entity(2, R"("x":null)")}), Merge::Pages, "page 1"));
    QVERIFY(mergeText(dataset, array({entity(3, R"("x":null)")}), Merge::Pages, "page 2"));
    QCOMPARE(dataset.current()->remarks().count(ngsild::RemarkCode::NullValue), 3);
    QVERIFY(mergeText(dataset, array({entity(3, R"("x":null)")}), Merge::Pages, "page 2"));  // walked a second time
    QCOMPARE(dataset.current()->remarks().count(ngsild::RemarkCode::NullValue), 3);
    QCOMPARE(dataset.current()->remarks().all().at(ngsild::RemarkCode::NullValue).entity, "urn:e:1");
}

void TestDatasetMerge::pagesThatAreGoneSayNothing()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":null)"), "7"}), Merge::Pages, "page 1"));
    QVERIFY(mergeText(dataset, array({entity(2, R"("x":null)"), "8"}), Merge::Pages, "page 2"));
    const std::uint64_t before = dataset.current()->number();
    const std::vector<std::string> gone{"page 2", "page 3"};
    const auto delta = dataset.forgetDocuments(gone);
    QCOMPARE(delta.from, before);
    QCOMPARE(delta.to, before + 1);
    QVERIFY(delta.tables.empty());
    QCOMPARE(dataset.current()->quarantine().size(), 1U);
    QCOMPARE(dataset.current()->remarks().count(ngsild::RemarkCode::NullValue), 1);
    QCOMPARE(dataset.current()->entityCount(), 2U);
    QVERIFY(dataset.forgetDocuments(gone).empty());  // nothing more to forget
}

void TestDatasetMerge::unreadableEntitiesAreQuarantinedWithTheirPlace()
{
    Dataset dataset;
    QVERIFY(
        mergeText(dataset, array({entity(1, ""), R"({"type":"Lamp"})", "7", entity(2, "")}), Merge::Load, "page 2"));
    QVERIFY(mergeText(dataset, entity(3, "") + "\n\n{\"id\":\n" + entity(4, "") + "\n", Merge::Load, "a.ndjson"));
    QVERIFY(mergeText(dataset, "[" + entity(5, "") + ",{\"id\":\"urn:e:6\",\"ty", Merge::Load, "page 4"));
    QVERIFY(mergeText(
        dataset,
        R"({"type":"FeatureCollection","features":[{"type":"Feature","id":null,"geometry":null,"properties":{}}]})"));
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 5U);
    const auto quarantine = version->quarantine();
    QCOMPARE(quarantine.size(), 5U);
    QCOMPARE(quarantine[0].where, "page 2, /1");
    QCOMPARE(quarantine[0].reason, ngsild::QuarantineReason::MissingId);
    QCOMPARE(quarantine[1].where, "page 2, /2");
    QCOMPARE(quarantine[2].where, "a.ndjson, line 3");
    QCOMPARE(quarantine[3].reason, ngsild::QuarantineReason::CutShort);
    QCOMPARE(quarantine[3].raw, R"({"id":"urn:e:6","ty)");
    QCOMPARE(quarantine[4].where, "page 1, /features/0");
}

void TestDatasetMerge::updateReplacesTheWholeEntity()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":1,"y":"a","z":[1])"), entity(2, R"("x":5,"y":"b")")})));
    const VersionPtr before = dataset.current();
    const auto delta =
        mergeText(dataset, array({entity(1, R"("x":"now text","w":true)"), entity(3, "")}), Merge::Update);
    QVERIFY(delta);
    const VersionPtr after = dataset.current();
    QCOMPARE(describe(*after->tables()[0], 0), "urn:e:1; w[]=true; x[]=string now text");
    QCOMPARE(describe(*after->tables()[0], 1), "urn:e:2; x[]=number 5.000000; y[]=string b");
    QCOMPARE(describe(*before->tables()[0], 0), "urn:e:1; x[]=number 1.000000; y[]=string a; z[]=json [1]");
    QCOMPARE(column(*after, "y")->present(), 1U);
    QCOMPARE(column(*after, "z")->present(), 0U);
    QVERIFY(column(*after, "x")->mixed());
    QCOMPARE(*after->raw({0, 0}), entity(1, R"("x":"now text","w":true)"));
    QCOMPARE(*before->raw({0, 0}), entity(1, R"("x":1,"y":"a","z":[1])"));
    QCOMPARE(delta->tables.size(), 1U);
    QCOMPARE(delta->tables[0].changed.size(), 1U);
    QCOMPARE(delta->tables[0].changed[0].first, 0U);
    QCOMPARE(delta->tables[0].added.first, 2U);
    QCOMPARE(delta->tables[0].added.count, 1U);
    QCOMPARE(delta->tables[0].columnsAdded, 1U);
    QVERIFY(!before->find("urn:e:3"));
}

void TestDatasetMerge::updateWithEqualBytesChangesNothing()
{
    Dataset dataset;
    const std::string page = array({entity(1, R"("x":"2025-01-01T00:00:00")"), entity(2, R"("x":null)"), "5"});
    QVERIFY(mergeText(dataset, page));
    const VersionPtr before = dataset.current();
    const auto delta = mergeText(dataset, page, Merge::Update);
    QVERIFY(delta);
    QVERIFY(delta->empty());
    QCOMPARE(dataset.current(), before);
}

void TestDatasetMerge::lastOfAnUpdateCounts()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, entity(1, R"("x":1)")));
    QVERIFY(mergeText(
        dataset,
        array({entity(1, R"("x":2)"), entity(2, R"("x":3)"), entity(1, R"("x":4)"), entity(2, R"("x":5)", "Other")}),
        Merge::Update));
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 2U);
    QCOMPARE(describe(*version->tables()[0], 0), "urn:e:1; x[]=number 4.000000");
    QCOMPARE(describe(*version->tables()[1], 0), "urn:e:2; x[]=number 5.000000");
}

void TestDatasetMerge::changedTypeMovesTheEntity()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":1)"), entity(2, R"("x":2)"), entity(3, R"("x":3)")})));
    auto rows = lines(*dataset.current());
    const auto delta =
        mergeText(dataset, array({entity(2, R"("x":2)", "Other"), entity(3, R"("x":4)")}), Merge::Update);
    QVERIFY(delta);
    const VersionPtr version = dataset.current();
    QCOMPARE(version->find("urn:e:2"), (EntityRef{1, 0}));
    QCOMPARE(version->find("urn:e:3"), (EntityRef{0, 1}));
    QCOMPARE(version->tables()[0]->rowCount(), 2U);
    apply(*delta, *version, rows);
    QCOMPARE(rows, lines(*version));
}

void TestDatasetMerge::removalClosesTheGap()
{
    Dataset dataset;
    std::vector<std::string> entities;
    entities.reserve(10);
    for (int i = 0; i < 10; ++i)
        entities.push_back(entity(i, "\"x\":{\"value\":" + std::to_string(i) + R"(,"unitCode":"A"},"y":)" +
                                         (i % 2 ? "\"odd\"" : "1")));
    QVERIFY(mergeText(dataset, array(entities)));
    const VersionPtr before = dataset.current();
    const std::vector<std::string> ids{"urn:e:3", "urn:e:8", "urn:e:4", "urn:e:99", "urn:e:3"};
    const Delta delta = dataset.remove(ids);
    const VersionPtr after = dataset.current();
    QCOMPARE(after->entityCount(), 7U);
    QCOMPARE(delta.tables.size(), 1U);
    QCOMPARE(delta.tables[0].removed.size(), 2U);
    QCOMPARE(delta.tables[0].removed[0].first, 8U);
    QCOMPARE(delta.tables[0].removed[1].first, 3U);
    QCOMPARE(delta.tables[0].removed[1].count, 2U);
    QVERIFY(!after->find("urn:e:4"));
    QCOMPARE(after->find("urn:e:9"), (EntityRef{0, 6}));
    QCOMPARE(before->find("urn:e:9"), (EntityRef{0, 9}));
    QCOMPARE(describe(*after->tables()[0], 3), "urn:e:5; x[]=number 5.000000 in A; y[]=string odd");
    QCOMPARE(*after->raw({0, 3}), entities[5]);
    QCOMPARE(column(*after, "x")->present(), 7U);
    QVERIFY(mergeText(dataset, entity(20, R"("x":20)")));
    QCOMPARE(dataset.current()->find("urn:e:20"), (EntityRef{0, 7}));
    QCOMPARE(describe(*before->tables()[0], 7), "urn:e:7; x[]=number 7.000000 in A; y[]=string odd");
    const std::vector<std::string> nobody{"urn:nobody"};
    QVERIFY(dataset.remove(nobody).empty());
}

QTEST_APPLESS_MAIN(TestDatasetMerge)
#include "tst_datasetmerge.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dataset.h"
#include "store/lampdata.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <thread>

using namespace civiscope;
using namespace civiscope::store;
using namespace civiscope::test;
using namespace Qt::StringLiterals;

class tst_Dataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyDatasetHasAVersion();
    void cellsOfAllTypesAreKept();
    void columnsSayWhatTheyHold();
    void otherTypesStandBesideTheMainOne();
    void nullsArePresentWithoutValue();
    void namesAreExpandedByTheirContext();
    void severalTypesMakeATableOfTheirOwn();
    void rawBytesComeBackExactly();
    void chunkBordersAreSafe_data();
    void chunkBordersAreSafe();
    void numbersReachOverAllRows();
    void unwritableLogLeavesTheDatasetAsItWas();
    void logIsCompacted();
    void heldVersionsAreNotDisturbed();
    void deltasAppliedToACopyGiveTheNewVersion();
    void documentsAreReadInOrderOnAllCores();
    void readingStopsWhenAskedTo();
    void compareOrdersByKindOfValue();
    void geometryColumnIsLocationOrTheFullest();
    void newestIsFoundAgainWhenItGoes();
};

void tst_Dataset::emptyDatasetHasAVersion()
{
    const Dataset dataset;
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 0U);
    QVERIFY(version->tables().empty());
    QVERIFY(!version->find("urn:e:1"));
}

void tst_Dataset::cellsOfAllTypesAreKept()
{
    Dataset dataset;
    QVERIFY(mergeText(
        dataset,
        entity(1, R"("n":{"value":4.5,"unitCode":"GQ","observedAt":"2025-01-01T00:00:00Z"},"b":false,"s":"text",
        "t":"2025-01-01T10:00:00.5Z","r":{"object":"urn:x"},"p":{"type":"Point","coordinates":[4.4,51.2]},
        "g":{"type":"LineString","coordinates":[[1,2],[3,4]]},"j":{"json":{"a":[1]}},"e":"",
        "d":[{"value":1,"datasetId":"urn:d:1"},{"value":2}],"x":{"value":1,"k":{"value":2,"z":3}})")));
    const VersionPtr version = dataset.current();
    QCOMPARE(
        QString::fromStdString(describe(*version->tables()[0], 0)),
        QStringLiteral("urn:e:1; b[]=false; d[]=number 2.000000; d[urn:d:1]=number 1.000000; e[]=string ; "
                       "g[]=geometry {\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}; j[]=json {\"a\":[1]}; "
                       "n[]=number 4.500000 at 2025-01-01T00:00:00Z in GQ; p[]=point 4.400000 51.200000; r[]=to urn:x; "
                       "s[]=string text; t[]=time 2025-01-01T10:00:00.500Z; x.k.z[]=number 3.000000; "
                       "x.k[]=number 2.000000; x[]=number 1.000000"));
    QVERIFY(!column(*version, "nothing"));
    const ColumnKey nested{.path = {vocabulary + "x", vocabulary + "k", vocabulary + "z"}, .datasetId = {}};
    QVERIFY(version->tables()[0]->find(nested));
    QCOMPARE(version->tables()[0]->find(nested)->name(), "x.k.z");
}

void tst_Dataset::columnsSayWhatTheyHold()
{
    Dataset dataset;
    QVERIFY(mergeText(
        dataset,
        array({entity(1, R"("n":{"type":"Property","value":1,"unitCode":"A","observedAt":"2025-01-01T00:00:00Z"})"),
               entity(2, R"("n":{"type":"Property","value":2,"unitCode":"B","observedAt":"2025-01-03T00:00:00Z"})"),
               entity(3, R"("n":{"type":"Property","value":3,"unitCode":"B"})"), entity(4, ""),
               entity(5, R"("n":{"type":"Relationship","object":"urn:x"})")})));
    const VersionPtr version = dataset.current();
    const ColumnPtr n = column(*version, "n");
    QCOMPARE(n->type(), CellType::Number);
    QVERIFY(n->mixed());
    QCOMPARE(n->present(), 4U);
    QCOMPARE(n->kinds()[std::size_t(ngsild::AttributeKind::Property)], 3U);
    QCOMPARE(n->kinds()[std::size_t(ngsild::AttributeKind::Relationship)], 1U);
    QCOMPARE(n->units(), (std::vector<std::string>{"B", "A"}));
    QCOMPARE(n->newest(), parseDateTime("2025-01-03T00:00:00Z")->moment);
    QCOMPARE(n->kind(4), ngsild::AttributeKind::Relationship);
    QVERIFY(!n->defined());
    const auto numbers = n->numbers(0);
    QCOMPARE(numbers.size(), 5U);
    QCOMPARE(numbers[1], 2.0);
    QVERIFY(std::isnan(numbers[3]));
    QVERIFY(std::isnan(numbers[4]));
    QVERIFY(n->numbers(1).empty());
    QCOMPARE(version->tables()[0]->newest(), n->newest());
}

void tst_Dataset::otherTypesStandBesideTheMainOne()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("v":1)"), entity(2, R"("v":"12")"), entity(3, R"("v":2)"),
                                      entity(4, R"("v":true)"), entity(5, R"("v":"text")"),
                                      entity(6, R"("v":"2025-01-01T00:00:00Z")"),
                                      entity(7, R"("v":{"type":"Point","coordinates":[1,2]})"),
                                      entity(8, R"("v":[1,2])"), entity(9, R"("v":3)")})));
    const ColumnPtr v = column(*dataset.current(), "v");
    QCOMPARE(v->type(), CellType::Number);
    const QStringList expected{u"number 1.000000"_s,
                               u"string 12"_s,
                               u"number 2.000000"_s,
                               u"true"_s,
                               u"string text"_s,
                               u"time 2025-01-01T00:00:00Z"_s,
                               u"point 1.000000 2.000000"_s,
                               u"json [1,2]"_s,
                               u"number 3.000000"_s};
    for (std::uint32_t row = 0; row < 9; ++row)
        QCOMPARE(QString::fromStdString(describe(*v, row)), expected[row]);
    const auto &remarks = dataset.current()->remarks().all();
    QCOMPARE(remarks.at(ngsild::RemarkCode::NumberAsString).count, 1);
    QCOMPARE(remarks.at(ngsild::RemarkCode::NumberAsString).entity, "urn:e:2");
    QCOMPARE(remarks.at(ngsild::RemarkCode::NumberAsString).pointer, "/v");
}

void tst_Dataset::nullsArePresentWithoutValue()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset,
                      array({entity(1, R"("v":{"type":"Property","value":null,"observedAt":"2025-01-01T00:00:00Z"})"),
                             entity(2, "")})));
    QCOMPARE(column(*dataset.current(), "v")->type(), CellType::None);
    QVERIFY(mergeText(dataset, array({entity(3, R"("v":"a")"), entity(4, R"("v":null)")})));
    const ColumnPtr v = column(*dataset.current(), "v");
    QCOMPARE(v->type(), CellType::String);
    QVERIFY(!v->mixed());
    QCOMPARE(v->present(), 3U);
    QCOMPARE(v->at(0).type, CellType::None);
    QCOMPARE(v->observedAt(0), parseDateTime("2025-01-01T00:00:00Z")->moment);
    QCOMPARE(v->at(2).text, "a");
    QCOMPARE(v->compare(0, 1), -1);
}

void tst_Dataset::namesAreExpandedByTheirContext()
{
    Dataset dataset;
    const std::string document =
        array({entity(1, R"("location":{"type":"Point","coordinates":[1,2]},"no2":1,"https://x.org/full":2)"),
               R"({"id":"urn:e:2","type":"Lamp","@context":"http://a","no2":3})"});
    const auto split = ngsild::splitDocument(document);
    Batch batch = readBatch(document, *split, split->entities, 0, "");
    QCOMPARE(std::vector(batch.contexts().begin(), batch.contexts().end()),
             (std::vector<std::string>{"", "\"http://a\""}));
    const std::vector<jsonld::ContextPtr> contexts(2, jsonld::coreContext());
    QVERIFY(dataset.mergeBatch(std::move(batch), contexts, Merge::Load));
    const VersionPtr version = dataset.current();
    QCOMPARE(version->tables().size(), 1U);
    QCOMPARE(version->tables()[0]->typeIris(), std::vector{vocabulary + "Lamp"});
    QCOMPARE(version->tables()[0]->name(), "Lamp");
    QVERIFY(!version->tables()[0]->defined());
    const auto columns = version->tables()[0]->columns();
    QCOMPARE(columns[0]->key().path.front(), "https://uri.etsi.org/ngsi-ld/location");
    QVERIFY(columns[0]->defined());
    QCOMPARE(columns[1]->present(), 2U);
    QCOMPARE(columns[2]->key().path.front(), "https://x.org/full");
    QVERIFY(columns[2]->defined());
    QCOMPARE(version->context({0, 1}), jsonld::coreContext());
}

void tst_Dataset::severalTypesMakeATableOfTheirOwn()
{
    Dataset dataset;
    QVERIFY(
        mergeText(dataset,
                  R"([{"id":"urn:a","type":["Sensor","Camera"]},{"id":"urn:b","type":"Camera","scope":["/a","/b/c"]},
                              {"id":"urn:c","type":["Camera","Sensor"],"modifiedAt":"2025-01-01T00:00:00Z"}])"));
    const VersionPtr version = dataset.current();
    QCOMPARE(version->tables().size(), 2U);
    QCOMPARE(version->tables()[0]->name(), "Camera, Sensor");
    QCOMPARE(version->tables()[0]->rowCount(), 2U);
    QCOMPARE(version->tables()[0]->modifiedAt(1), parseDateTime("2025-01-01T00:00:00Z")->moment);
    QVERIFY(!version->tables()[0]->modifiedAt(0));
    QCOMPARE(version->tables()[0]->newest(), version->tables()[0]->modifiedAt(1));
    QCOMPARE(version->tables()[1]->scopes(0), (std::vector<std::string_view>{"/a", "/b/c"}));
    QVERIFY(version->tables()[0]->scopes(0).empty());
    QCOMPARE(version->find("urn:b"), (EntityRef{1, 0}));
    QCOMPARE(version->find("urn:c"), (EntityRef{0, 1}));
    QVERIFY(!version->find("urn:d"));
}

void tst_Dataset::rawBytesComeBackExactly()
{
    Dataset dataset;
    const std::string odd = "{ \"id\":\"urn:e:1\",\n\t\"type\" : \"Lamp\", \"x\":1.500000000000000000001 }";
    const std::string plain = entity(2, R"("y":12345678901234567890)");
    QVERIFY(mergeText(dataset, "[\n" + odd + " , " + plain + "]"));
    QVERIFY(mergeText(dataset, entity(3, "")));
    const VersionPtr version = dataset.current();
    QCOMPARE(*version->raw({0, 0}), odd);
    QCOMPARE(*version->raw({0, 1}), plain);
    QCOMPARE(*version->raw({0, 2}), entity(3, ""));
}

void tst_Dataset::chunkBordersAreSafe_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {65'535, 65'536, 65'537, 131'073})
        QTest::addRow("%d", rows) << rows;
}

void tst_Dataset::chunkBordersAreSafe()
{
    QFETCH(int, rows);
    Dataset dataset;
    const auto load = [&](int from, int to) {
        std::string document = "[";
        for (int i = from; i < to; ++i)
            document += (i > from ? "," : "") +
                        entity(i, "\"x\":" + std::to_string(i) + (i % 1000 == 999 ? ",\"y\":\"rare\"" : ""));
        return mergeText(dataset, document + "]");
    };
    QVERIFY(load(0, 40'000));
    QVERIFY(load(40'000, rows - 1));
    const VersionPtr before = dataset.current();
    QVERIFY(load(rows - 1, rows));
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), std::size_t(rows));
    const ColumnPtr x = column(*version, "x");
    const auto chunks = std::uint32_t(rows + 65'535) / 65'536;
    std::size_t count = 0;
    double sum = 0;
    for (std::uint32_t chunk = 0; chunk < chunks; ++chunk) {
        for (const double number : x->numbers(chunk)) {
            sum += number;
            ++count;
        }
    }
    QCOMPARE(count, std::size_t(rows));
    QCOMPARE(sum, double(rows) * (rows - 1) / 2);
    QVERIFY(x->numbers(chunks).empty());
    QCOMPARE(column(*version, "y")->present(), std::uint32_t(rows / 1000));
    for (const int row : {0, 39'999, 40'000, 65'534, rows - 2, rows - 1}) {
        const auto ref = version->find("urn:e:" + std::to_string(row));
        QVERIFY(ref);
        QCOMPARE(ref->row, std::uint32_t(row));
        QCOMPARE(x->at(ref->row).number, double(row));
    }
    QCOMPARE(before->entityCount(), std::size_t(rows - 1));
    // Take rows out on both sides of the borders.
    const std::vector<std::string> gone{"urn:e:0", "urn:e:" + std::to_string(rows - 1)};
    (void)dataset.remove(gone);
    const VersionPtr after = dataset.current();
    QCOMPARE(column(*after, "x")->at(65'532).number, 65'533.0);
    QCOMPARE(column(*after, "x")->at(std::uint32_t(rows - 3)).number, double(rows - 2));
    QCOMPARE(after->find("urn:e:65533"), (EntityRef{0, 65'532}));
    QCOMPARE(column(*after, "y")->at(998).text, "rare");
    QCOMPARE(column(*after, "y")->at(999).type, CellType::None);
}

void tst_Dataset::numbersReachOverAllRows()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, entity(1, R"("x":1)")));
    std::string document = "[";
    for (int i = 2; i < 70'000; ++i)
        document += (i > 2 ? "," : "") + entity(i, "");
    QVERIFY(mergeText(dataset, document + "]"));
    const ColumnPtr x = column(*dataset.current(), "x");
    QCOMPARE(x->numbers(0).size(), 65'536U);
    QVERIFY(std::isnan(x->numbers(0)[65'535]));
    QCOMPARE(x->numbers(1).size(), 69'999U - 65'536U);
    QVERIFY(std::isnan(x->numbers(1)[4000]));
}

void tst_Dataset::unwritableLogLeavesTheDatasetAsItWas()
{
    // The log's folder cannot be made where a file stands.
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray cache = qgetenv("XDG_CACHE_HOME");
    const QByteArray temporary = qgetenv("TMPDIR");
    qputenv("XDG_CACHE_HOME", file.fileName().toLocal8Bit());
    qputenv("TMPDIR", file.fileName().toLocal8Bit());
    Dataset dataset;
    const auto failed = mergeText(dataset, array({entity(1, R"("x":1)"), entity(2, "")}));
    qputenv("XDG_CACHE_HOME", cache);
    qputenv("TMPDIR", temporary);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::FileNotWritable);
    QCOMPARE(dataset.current()->number(), 0U);
    QCOMPARE(dataset.current()->entityCount(), 0U);
    QVERIFY(!dataset.current()->find("urn:e:1"));
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":2)"), entity(2, "")})));
    QCOMPARE(dataset.current()->entityCount(), 2U);
    QCOMPARE(describe(*dataset.current()->tables()[0], 0), "urn:e:1; x[]=number 2.000000");
}

void tst_Dataset::logIsCompacted()
{
    Dataset dataset;
    const std::string large(1 << 20, 'x');
    for (int round = 0; round < 140; ++round)
        QVERIFY(mergeText(dataset,
                          array({entity(1, "\"x\":\"" + large + std::to_string(round) + "\""), entity(2, "\"y\":1")}),
                          Merge::Update));
    const VersionPtr version = dataset.current();
    QCOMPARE(*version->raw({0, 0}), entity(1, "\"x\":\"" + large + "139\""));
    QCOMPARE(*version->raw({0, 1}), entity(2, "\"y\":1"));
}

void tst_Dataset::heldVersionsAreNotDisturbed()
{
    Dataset dataset;
    const auto page = [](int from, int count, int salt) {
        std::vector<std::string> entities;
        for (int i = from; i < from + count; ++i) {
            const std::string value =
                (i + salt) % 5 == 0 ? "\"text " + std::to_string(salt) + "\"" : std::to_string(i * 10 + salt);
            entities.push_back(entity(i, "\"x\":{\"value\":" + value + R"(,"observedAt":"2025-01-01T00:00:0)" +
                                             std::to_string(salt % 10) + R"(Z","unitCode":"U)" +
                                             std::to_string(salt % 3) + "\"},\"s\":\"s" + std::to_string(i % 7) +
                                             "\""));
        }
        return array(entities);
    };
    QVERIFY(mergeText(dataset, page(0, 500, 0)));
    std::atomic<bool> failed = false;
    {
        std::vector<std::jthread> readers;
        readers.reserve(2);
        for (int i = 0; i < 2; ++i) {
            readers.emplace_back([&](const std::stop_token &stop) {
                while (!stop.stop_requested()) {
                    const VersionPtr held = dataset.current();
                    const auto first = lines(*held);
                    const auto last = held->find("urn:e:499");
                    failed = failed || lines(*held) != first || !last || last->row >= held->tables()[0]->rowCount() ||
                             !held->raw(*last) || held->entityCount() != first[0].size();
                }
            });
        }
        for (int round = 1; round < 40; ++round) {
            QVERIFY(mergeText(dataset, page(round * 7 % 400, 50, round), Merge::Update));
            QVERIFY(mergeText(dataset, page(500 + round * 10, 10, round)));
            if (round % 8 == 0) {
                const std::vector<std::string> gone{"urn:e:" + std::to_string(round)};
                (void)dataset.remove(gone);
            }
        }
    }
    QVERIFY(!failed);
}

void tst_Dataset::deltasAppliedToACopyGiveTheNewVersion()
{
    std::mt19937 random(7);
    const auto pick = [&random](int below) { return int(random() % unsigned(below)); };
    const auto value = [&]() -> std::string {
        switch (pick(9)) {
        case 0: return "null";
        case 1: return "true";
        case 2: return "\"text " + std::to_string(pick(5)) + "\"";
        case 3: return R"({"type":"Point","coordinates":[)" + std::to_string(pick(100)) + ",1]}";
        case 4: return "[" + std::to_string(pick(3)) + "]";
        case 5:
            return R"({"value":1,"unitCode":"U)" + std::to_string(pick(3)) + R"(","observedAt":"2025-01-0)" +
                   std::to_string(1 + pick(9)) + "T00:00:00Z\"}";
        default: return std::to_string(pick(1000)) + ".5";
        }
    };
    Dataset dataset;
    std::map<std::string, std::string> model;  // id to what its row must say
    std::vector<std::vector<std::string>> copy;
    for (int round = 0; round < 300; ++round) {
        Delta delta;
        if (pick(4) == 0) {
            std::vector<std::string> ids;
            for (int i = pick(8); i >= 0; --i)
                ids.push_back("urn:e:" + std::to_string(pick(120)));
            for (const std::string &id : ids)
                model.erase(id);
            delta = dataset.remove(ids);
        } else {
            std::vector<std::string> entities;
            for (int i = pick(12); i >= 0; --i) {
                const int number = pick(120);
                std::string attributes;
                for (const char *name : {"a", "b", "c", "d", "e"}) {
                    if (pick(3) != 0)
                        attributes += (attributes.empty() ? "\"" : ",\"") + std::string(name) + "\":" + value();
                }
                entities.push_back(entity(number, attributes, pick(10) == 0 ? "Other" : "Lamp"));
                // A dataset of its own says how this entity reads when nothing came before.
                Dataset alone;
                QVERIFY(mergeText(alone, entities.back()));
                model["urn:e:" + std::to_string(number)] = lines(*alone.current())[0][0];
            }
            const auto taken = mergeText(dataset, array(entities), Merge::Update);
            QVERIFY(taken);
            delta = *taken;
        }
        const VersionPtr version = dataset.current();
        QCOMPARE(delta.to, version->number());
        apply(delta, *version, copy);
        const auto now = lines(*version);
        QCOMPARE(copy, now);
        std::map<std::string, std::string> found;
        for (std::size_t table = 0; table < now.size(); ++table) {
            for (std::size_t row = 0; row < now[table].size(); ++row) {
                const std::string id = now[table][row].substr(0, now[table][row].find(';'));
                found[id] = now[table][row];
                QCOMPARE(version->find(id), (EntityRef{std::uint32_t(table), std::uint32_t(row)}));
            }
            for (const ColumnPtr &column : version->tables()[table]->columns()) {
                std::uint32_t units = 0;
                std::optional<Moment> newest;
                for (std::uint32_t row = 0; row < now[table].size(); ++row) {
                    units += !column->unitCode(row).empty();
                    newest = std::max(newest, column->observedAt(row));
                }
                QCOMPARE(column->newest(), newest);
                QCOMPARE(column->units().empty(), units == 0);
                const auto kinds = column->kinds();
                QCOMPARE(std::accumulate(kinds.begin(), kinds.end(), 0U), column->present());
            }
        }
        QCOMPARE(found, model);
        QCOMPARE(version->entityCount(), model.size());
    }
}

void tst_Dataset::documentsAreReadInOrderOnAllCores()
{
    std::string document = "[";
    const std::string filler(1000, 'f');
    for (int i = 0; i < 9000; ++i)
        document += (i > 0 ? "," : "") +
                    (i == 5000 ? "oops" : entity(i, "\"x\":" + std::to_string(i) + ",\"f\":\"" + filler + "\""));
    document += "]";
    Dataset dataset;
    std::int64_t told = 0;
    const auto form =
        readDocument(document, "big.json",
                     [&](Batch &&batch) -> Result<void> {
                         const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), jsonld::coreContext());
                         const auto delta = dataset.mergeBatch(std::move(batch), contexts, Merge::Load);
                         return delta ? Result<void>() : std::unexpected(delta.error());
                     },
                     {.stop = {}, .report = [&](const Progress &progress) { told = progress.done; }});
    QVERIFY(form);
    QCOMPARE(*form, ngsild::DocumentForm::EntityArray);
    QCOMPARE(told, 9000);
    const VersionPtr version = dataset.current();
    QCOMPARE(version->entityCount(), 8999U);
    QCOMPARE(version->quarantine().size(), 1U);
    QCOMPARE(version->quarantine()[0].where, "big.json, /5000");
    const ColumnPtr x = column(*version, "x");
    for (std::uint32_t row = 0; row < 8999; ++row)
        QCOMPARE(x->at(row).number, double(row < 5000 ? row : row + 1));
    QCOMPARE(*version->raw({0, 8998}), entity(8999, "\"x\":8999,\"f\":\"" + filler + "\""));
}

void tst_Dataset::readingStopsWhenAskedTo()
{
    std::string document = "[";
    for (int i = 0; i < 30'000; ++i)
        document += (i > 0 ? "," : "") + entity(i, "");
    document += "]";
    std::stop_source stop;
    int batches = 0;
    const auto cancelled = readDocument(document, "",
                                        [&](Batch &&) -> Result<void> {
                                            ++batches;
                                            stop.request_stop();
                                            return {};
                                        },
                                        {.stop = stop.get_token(), .report = {}});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QCOMPARE(batches, 1);
    const auto refused = readDocument(document, "", [](Batch &&) -> Result<void> {
        return std::unexpected(Error{.code = ErrorCode::FileNotWritable, .what = "x", .where = {}, .detail = {}});
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
    const auto html = readDocument("<html>", "page.html", [](Batch &&) { return Result<void>(); });
    QVERIFY(!html);
    QCOMPARE(html.error().code, ErrorCode::NotJson);
    QCOMPARE(html.error().where, "page.html");
}

void tst_Dataset::compareOrdersByKindOfValue()
{
    Dataset dataset;
    QVERIFY(
        mergeText(dataset, array({entity(1, R"("v":3)"), entity(2, R"("v":"b")"), entity(3, ""), entity(4, R"("v":1)"),
                                  entity(5, R"("v":"a")"), entity(6, R"("v":true)"), entity(7, R"("v":null)")})));
    const ColumnPtr v = column(*dataset.current(), "v");
    std::vector<std::uint32_t> rows{0, 1, 2, 3, 4, 5, 6};
    std::ranges::stable_sort(rows, [&](auto a, auto b) { return v->compare(a, b) < 0; });
    QCOMPARE(rows, (std::vector<std::uint32_t>{3, 0, 5, 4, 1, 6, 2}));
}

void tst_Dataset::geometryColumnIsLocationOrTheFullest()
{
    Dataset dataset;
    QVERIFY(mergeText(dataset, array({entity(1, R"("x":1)")})));
    QVERIFY(!dataset.current()->tables()[0]->geometry());
    QVERIFY(mergeText(dataset, array({entity(2, R"("rare":{"type":"Point","coordinates":[1,2]})"),
                                      entity(3, R"("often":{"type":"Point","coordinates":[1,2]})"),
                                      entity(4, R"("often":{"type":"LineString","coordinates":[[1,2],[3,4]]})")})));
    QCOMPARE(dataset.current()->tables()[0]->geometry()->name(), "often");
    QVERIFY(mergeText(dataset, entity(5, R"("location":{"type":"Point","coordinates":[1,2]})")));
    QCOMPARE(dataset.current()->tables()[0]->geometry()->name(), "location");
}

void tst_Dataset::newestIsFoundAgainWhenItGoes()
{
    Dataset dataset;
    QVERIFY(mergeText(
        dataset,
        R"([{"id":"urn:e:1","type":"Lamp","modifiedAt":"2025-01-03T00:00:00Z"},{"id":"urn:e:2","type":"Lamp","modifiedAt":"2025-01-02T00:00:00Z"}])"));
    const std::vector<std::string> gone{"urn:e:1"};
    (void)dataset.remove(gone);
    QCOMPARE(dataset.current()->tables()[0]->newest(), parseDateTime("2025-01-02T00:00:00Z")->moment);
}

QTEST_APPLESS_MAIN(tst_Dataset)
#include "tst_dataset.moc"

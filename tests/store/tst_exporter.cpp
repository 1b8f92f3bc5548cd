// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/documentsplitter.h"
#include "ngsild/entityreader.h"
#include "store/exporter.h"
#include "support/fakeversion.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using namespace civiscope::store;

namespace {

bool read(std::string_view document, ngsild::EntitySink &sink)
{
    const auto split = ngsild::splitDocument(document);
    if (!split)
        return false;
    ngsild::EntityReader reader;
    for (const auto &slice : split->entities) {
        if (reader.read(document.substr(slice.offset, slice.length), sink))
            return false;
    }
    return true;
}

// Puts what the reader reads into a version.
class VersionSink : public ngsild::EntitySink {
public:
    explicit VersionSink(std::string_view document)
    {
        if (!read(document, *this))
            qFatal("unreadable test document");
    }

    test::FakeVersion version;

    void begin(const ngsild::EntityHead &head) override
    {
        std::vector<std::string> types(head.types.begin(), head.types.end());
        std::string name;
        for (std::string &type : types) {
            name += (name.empty() ? "" : ", ") + type;
            type = version.context({})->expand(type).iri;
        }
        std::ranges::sort(types);
        const auto known = std::ranges::find(m_tables, types, [](const auto *table) { return table->typeIris(); });
        m_table = known != m_tables.end() ? *known : m_tables.emplace_back(&version.addTable(types, name));
        m_id = head.id;
        m_row = m_table->rowCount();
    }
    void attribute(const ngsild::AttributeView &attribute) override
    {
        ColumnKey key{{}, std::string(attribute.datasetId)};
        std::string name;
        for (const std::string_view part : attribute.path) {
            key.path.push_back(version.context({})->expand(part).iri);
            name += (name.empty() ? "" : ".") + std::string(part);
        }
        auto &column = m_columns[{m_table, key}];
        if (!column)
            column = &m_table->addColumn(key, name);
        if (name == "location" && key.datasetId.empty())
            m_table->placeBy(m_table->columns().size() - 1);
        Cell cell = attribute.value;
        cell.text = m_texts.emplace_back(cell.text);
        column->set(m_row, {cell, attribute.kind, attribute.observedAt, std::string(attribute.unitCode)});
    }
    void end(std::string_view raw) override { m_table->addRow(m_id, std::string(raw)); }
    void abandon() override {}
    void remark(ngsild::RemarkCode, std::string_view) override {}

private:
    std::vector<test::VersionTable *> m_tables;
    std::map<std::pair<test::VersionTable *, ColumnKey>, test::VersionColumn *> m_columns;
    std::deque<std::string> m_texts;
    test::VersionTable *m_table = nullptr;
    std::string m_id;
    std::uint32_t m_row = 0;
};

// One line for everything the reader says of a document; two documents that say the same are equal.
class TextSink : public ngsild::EntitySink {
public:
    QStringList lines;

    void begin(const ngsild::EntityHead &head) override
    {
        m_line = head.id;
        for (const auto list : {head.types, head.scopes}) {
            for (const std::string_view item : list)
                m_line += " " + std::string(item);
        }
        m_context = head.context;
    }
    void attribute(const ngsild::AttributeView &attribute) override
    {
        m_line += "\n ";
        for (const std::string_view part : attribute.path)
            m_line += " /" + std::string(part);
        const auto &value = attribute.value;
        m_line += " [" + std::string(attribute.datasetId) + "] " + std::string(kindName(attribute.kind)) + " " +
                  std::to_string(int(value.type)) + " " + std::to_string(value.number) +
                  (value.boolean ? " true " : " false ") + std::to_string(value.moment) + " " +
                  std::to_string(value.place.lon) + " " + std::to_string(value.place.lat) + " ";
        std::ranges::copy_if(value.text, std::back_inserter(m_line), [](char c) { return c != '\n' && c != ' '; });
        m_line += " " + std::to_string(attribute.observedAt.value_or(-1)) + " " + std::string(attribute.unitCode);
    }
    void end(std::string_view) override { lines += QString::fromStdString(m_line + "\n  @ " + m_context); }
    void abandon() override {}
    void remark(ngsild::RemarkCode, std::string_view) override {}

private:
    std::string m_line;
    std::string m_context;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string fixture(const char *name)
{
    return contents(QStringLiteral(CIVISCOPE_SOURCE_DIR "/tests/store/data/") + QLatin1StringView(name)).toStdString();
}

}  // namespace

class TestExporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entitiesReadBackTheSame_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("name");
        for (const char *ending : {"jsonld", "ndjson", "geojson", "GeoJSON"}) {
            QTest::addRow("entities to %s", ending) << ending << QByteArray("hard.jsonld");
            QTest::addRow("features to %s", ending) << ending << QByteArray("features.geojson");
        }
    }
    void entitiesReadBackTheSame()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, name);
        const std::string document = fixture(name.constData());
        TextSink before;
        const VersionSink sink(document);
        QVERIFY(read(document, before));
        const QString path = m_folder.filePath(QStringLiteral("city.") + ending);
        const auto written = exportEntities(sink.version, path, {});
        QVERIFY(written);
        QCOMPARE(*written, before.lines.size());

        TextSink after;
        QVERIFY(read(contents(path).toStdString(), after));
        before.lines.sort();
        after.lines.sort();
        QCOMPARE(after.lines, before.lines);
    }

    void numbersKeepTheirDigits_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"jsonld", "ndjson", "geojson"})
            QTest::newRow(ending) << ending;
    }
    void numbersKeepTheirDigits()
    {
        QFETCH(QString, ending);
        const VersionSink sink(fixture("hard.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("digits.") + ending);
        QVERIFY(exportEntities(sink.version, path, {}));
        const QByteArray text = contents(path);
        for (const char *digits : {"12345678901234567890", ":0.80", "[1,2.50,3]", "1e3", "[10.20,56.1,3]"})
            QVERIFY2(text.contains(digits), digits);
    }

    void contextOfTheDocumentGoesIntoEntitiesWithoutOne()
    {
        const VersionSink sink(fixture("contexts.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("context.ndjson"));
        QVERIFY(exportEntities(sink.version, path, {{}, "\"https://example.org/c.jsonld\""}));
        const QByteArrayList lines = contents(path).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], "{\"id\":\"urn:x:1\",\"type\":\"A\",\"@context\":\"https://example.org/c.jsonld\"}");
        QCOMPARE(lines[1], "{\"id\":\"urn:x:2\",\"type\":\"A\",\"@context\":{\"a\":\"b:c\"}}");
    }

    void geoJsonHoldsGeometryThatOthersCanRead()
    {
        const VersionSink sink(fixture("hard.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("others.geojson"));
        QVERIFY(exportEntities(sink.version, path, {}));
        const auto json = nlohmann::json::parse(contents(path).toStdString());
        QCOMPARE(json["type"].get<std::string>(), "FeatureCollection");
        std::map<std::string, std::string> geometries;
        for (const auto &feature : json["features"]) {
            QCOMPARE(feature["type"].get<std::string>(), "Feature");
            geometries[feature["id"]] = feature["geometry"].dump();
        }
        QCOMPARE(geometries.size(), 6);
        QCOMPARE(geometries["urn:ngsi-ld:BikeHub:7"], "{\"coordinates\":[10.2,56.1,3],\"type\":\"Point\"}");
        QCOMPARE(geometries["urn:x:spelt"], "{\"coordinates\":[4.4,51.2],\"type\":\"Point\"}");
        QCOMPARE(geometries["urn:x:expanded"], "null");
        QCOMPARE(geometries["urn:x:drawn"], "null");
    }

    void csvHasAColumnForEachInstance()
    {
        const VersionSink sink(fixture("columns.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("city.csv"));
        const auto written = exportEntities(sink.version, path, {});
        QVERIFY(written);
        QCOMPARE(*written, 2);
        QCOMPARE(contents(path), "id,type,n,n.unitCode,n.observedAt,n.q,n[urn:d:b],location,big,since,day\r\n"
                                 "urn:x:1,A,1.5,GQ,2025-03-01T08:00:00.500Z,true,-2,POINT (4.4 51.2),,,\r\n"
                                 "urn:x:2,B,9007199254740993,,,,,,1e300,2025-03-01T08:00:00Z,2025-03-01\r\n");
    }

    void csvIsQuotedAndHoldsNoFormula()
    {
        const VersionSink sink(fixture("formulas.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("quoted.csv"));
        QVERIFY(exportEntities(sink.version, path, {}));
        QCOMPARE(contents(path), "id,type,\"'=a\"\"b\",b,c,d,e,f,g,h,i,j,k\r\n"
                                 "\"urn:x:1,2\",A,'=1+1,-4.5,'+x,'@sum,'\tx,\"'\rx\",\"two\nlines\",'-1+2,"
                                 "\"say \"\"hi\"\"\",1-2,\"{\"\"a\"\":[1,2]}\"\r\n");
    }

    void csvTellsAttributesOfOneNameApart()
    {
        test::FakeVersion version;
        auto &table = version.addTable({"https://example.org/A"}, "A");
        table.addRow("urn:x:1");
        table.addColumn({{"https://example.org/t"}, ""}, "t").set(0, {.cell = test::numberCell(1)});
        table.addColumn({{"https://example.com/t"}, ""}, "t").set(0, {.cell = test::numberCell(2)});
        table.addColumn({{"https://example.com/gone"}, ""}, "gone");
        const QString path = m_folder.filePath(QStringLiteral("names.csv"));
        QVERIFY(exportEntities(version, path, {}));
        QCOMPARE(contents(path), "id,type,t,t <https://example.com/t>\r\nurn:x:1,A,1,2\r\n");
    }

    void onlyChosenTypesAreWritten()
    {
        const VersionSink sink(fixture("types.jsonld"));
        const std::string b = sink.version.context({})->expand("B").iri;
        const QString path = m_folder.filePath(QStringLiteral("chosen.csv"));
        const auto written = exportEntities(sink.version, path, {{b}, {}});
        QVERIFY(written);
        QCOMPARE(*written, 2);
        QCOMPARE(contents(path), "id,type\r\nurn:x:1,\"A, B\"\r\nurn:x:3,B\r\n");
    }

    void unknownEndingIsWrongUsage()
    {
        for (const char *name : {"city.xlsx", "city", "csv"}) {
            const auto written = exportEntities(test::FakeVersion(), m_folder.filePath(QLatin1StringView(name)), {});
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::Usage);
            QVERIFY(written.error().detail.contains(".ndjson"));
        }
    }

    void nothingIsLeftBehindWhenCancelledOrBroken()
    {
        const VersionSink sink(fixture("hard.jsonld"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.ndjson"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("as it was");
        old.close();

        std::stop_source stop;
        stop.request_stop();
        const auto cancelled = exportEntities(sink.version, path, {}, {stop.get_token(), {}});
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);

        test::FakeVersion broken;
        broken.addTable({"https://example.org/A"}, "A").addRow("urn:x:1", "[]");
        QVERIFY(!exportEntities(broken, path, {}));
        QCOMPARE(contents(path), "as it was");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("old.ndjson")));

        const auto nowhere = exportEntities(sink.version, folder.filePath(QStringLiteral("none/city.csv")), {});
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::FileNotWritable);
        QVERIFY(nowhere.error().where.ends_with("none/city.csv"));
    }

    void nothingMakesAnEmptyDocument()
    {
        const auto written = [this](const char *name) {
            const QString path = m_folder.filePath(QLatin1StringView(name));
            return exportEntities(test::FakeVersion(), path, {}) ? contents(path) : QByteArray("failed");
        };
        QCOMPARE(nlohmann::json::parse(written("none.jsonld").toStdString()).size(), 0);
        QCOMPARE(nlohmann::json::parse(written("none.geojson").toStdString())["features"].size(), 0);
        QCOMPARE(written("none.csv"), "id,type\r\n");
    }

    void progressCountsEntities()
    {
        const VersionSink sink(fixture("hard.jsonld"));
        Progress last;
        const Job job{{}, [&last](const Progress &progress) { last = progress; }};
        QVERIFY(exportEntities(sink.version, m_folder.filePath(QStringLiteral("progress.ndjson")), {}, job));
        QCOMPARE(last.done, 6);
        QCOMPARE(last.total, 6);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorreason.h"
#include "jsonld/contextbuilder.h"
#include "ngsild/entityreader.h"
#include "store/exporter.h"
#include "support/cityoftext.h"

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
        const VersionPtr version = test::versionOf(document);
        QVERIFY(read(document, before));
        const QString path = m_folder.filePath(QStringLiteral("city.") + ending);
        const auto written = exportEntities(*version, path, {});
        QVERIFY(written);
        QCOMPARE(*written, before.lines.size());

        TextSink after;
        QVERIFY(read(contents(path).toStdString(), after));
        before.lines.sort();
        after.lines.sort();
        QCOMPARE(after.lines, before.lines);
    }

    void everyListedEndingIsWrittenAndNoOther()
    {
        const VersionPtr version = test::versionOf(fixture("hard.jsonld"));
        QCOMPARE(exportEndings(), (QStringList{QStringLiteral("jsonld"), QStringLiteral("ndjson"),
                                               QStringLiteral("geojson"), QStringLiteral("csv")}));
        for (const QString &ending : exportEndings()) {
            const QString path = m_folder.filePath(QStringLiteral("each.") + ending);
            QVERIFY2(checkExportFile(path), qPrintable(ending));
            QVERIFY2(exportEntities(*version, path, {}), qPrintable(ending));
            QVERIFY2(!contents(path).isEmpty(), qPrintable(ending));
        }
        const auto refused = checkExportFile(m_folder.filePath(QStringLiteral("city.xlsx")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
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
        const VersionPtr version = test::versionOf(fixture("hard.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("digits.") + ending);
        QVERIFY(exportEntities(*version, path, {}));
        const QByteArray text = contents(path);
        for (const char *digits : {"12345678901234567890", ":0.80", "[1,2.50,3]", "1e3", "[10.20,56.1,3]"})
            QVERIFY2(text.contains(digits), digits);
    }

    void contextOfTheDocumentGoesIntoEntitiesWithoutOne()
    {
        const VersionPtr version = test::versionOf(fixture("contexts.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("context.ndjson"));
        QVERIFY(exportEntities(*version, path, {{}, "\"https://example.org/c.jsonld\""}));
        const QByteArrayList lines = contents(path).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], "{\"id\":\"urn:x:1\",\"type\":\"A\",\"@context\":\"https://example.org/c.jsonld\"}");
        QCOMPARE(lines[1], "{\"id\":\"urn:x:2\",\"type\":\"A\",\"@context\":{\"a\":\"b:c\"}}");
    }

    void geoJsonHoldsGeometryThatOthersCanRead()
    {
        const VersionPtr version = test::versionOf(fixture("hard.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("others.geojson"));
        QVERIFY(exportEntities(*version, path, {}));
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
        const VersionPtr version = test::versionOf(fixture("columns.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("city.csv"));
        const auto written = exportEntities(*version, path, {});
        QVERIFY(written);
        QCOMPARE(*written, 2);
        QCOMPARE(contents(path), "id,type,n,n.unitCode,n.observedAt,n.q,n[urn:d:b],location,big,since,day\r\n"
                                 "urn:x:1,A,1.5,GQ,2025-03-01T08:00:00.500Z,true,-2,POINT (4.4 51.2),,,\r\n"
                                 "urn:x:2,B,9007199254740993,,,,,,1e300,2025-03-01T08:00:00Z,2025-03-01\r\n");
    }

    void csvIsQuotedAndHoldsNoFormula()
    {
        const VersionPtr version = test::versionOf(fixture("formulas.jsonld"));
        const QString path = m_folder.filePath(QStringLiteral("quoted.csv"));
        QVERIFY(exportEntities(*version, path, {}));
        QCOMPARE(contents(path), "id,type,\"'=a\"\"b\",b,c,d,e,f,g,h,i,j,k\r\n"
                                 "\"urn:x:1,2\",A,'=1+1,-4.5,'+x,'@sum,'\tx,\"'\rx\",\"two\nlines\",'-1+2,"
                                 "\"say \"\"hi\"\"\",1-2,\"{\"\"a\"\":[1,2]}\"\r\n");
    }

    void csvTellsAttributesOfOneNameApart()
    {
        Dataset dataset;
        for (const char *place : {"org", "com"}) {
            const std::string id = std::string("urn:x:") + place;
            const std::string document = "{\"id\":\"" + id + "\",\"type\":\"A\",\"t\":1}";
            const nlohmann::json names{{"t", std::string("https://example.") + place + "/t"}};
            const auto context = jsonld::buildContext(names, {}, [](const std::string &) { return nullptr; });
            QVERIFY(context);
            QVERIFY(test::mergeText(dataset, document, context->context));
        }
        const QString path = m_folder.filePath(QStringLiteral("names.csv"));
        QVERIFY(exportEntities(*dataset.current(), path, {}));
        QCOMPARE(contents(path), "id,type,t,t <https://example.com/t>\r\nurn:x:org,A,1,\r\nurn:x:com,A,,1\r\n");
    }

    void onlyChosenTypesAreWritten()
    {
        const VersionPtr version = test::versionOf(fixture("types.jsonld"));
        const std::string b = jsonld::coreContext()->expand("B").iri;
        const QString path = m_folder.filePath(QStringLiteral("chosen.csv"));
        const auto written = exportEntities(*version, path, {{b}, {}});
        QVERIFY(written);
        QCOMPARE(*written, 2);
        QCOMPARE(contents(path), "id,type\r\nurn:x:1,\"A, B\"\r\nurn:x:3,B\r\n");
    }

    void unknownEndingIsWrongUsage()
    {
        for (const char *name : {"city.xlsx", "city", "csv"}) {
            const auto written = exportEntities(*Dataset().current(), m_folder.filePath(QLatin1StringView(name)), {});
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::Usage);
            QCOMPARE(written.error().reason, ErrorReason::EndingUnknown);
            QVERIFY(written.error().args.at(0).contains(".ndjson"));
        }
    }

    void nothingIsLeftBehindWhenCancelled()
    {
        const VersionPtr version = test::versionOf(fixture("hard.jsonld"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.ndjson"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("as it was");
        old.close();

        std::stop_source stop;
        stop.request_stop();
        const auto cancelled = exportEntities(*version, path, {}, {stop.get_token(), {}});
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);

        QCOMPARE(contents(path), "as it was");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("old.ndjson")));

        const auto nowhere = exportEntities(*version, folder.filePath(QStringLiteral("none/city.csv")), {});
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::FileNotWritable);
        QVERIFY(nowhere.error().where.ends_with("none/city.csv"));
    }

    void nothingMakesAnEmptyDocument()
    {
        const auto written = [this](const char *name) {
            const QString path = m_folder.filePath(QLatin1StringView(name));
            return exportEntities(*Dataset().current(), path, {}) ? contents(path) : QByteArray("failed");
        };
        QCOMPARE(nlohmann::json::parse(written("none.jsonld").toStdString()).size(), 0);
        QCOMPARE(nlohmann::json::parse(written("none.geojson").toStdString())["features"].size(), 0);
        QCOMPARE(written("none.csv"), "id,type\r\n");
    }

    void progressCountsEntities()
    {
        const VersionPtr version = test::versionOf(fixture("hard.jsonld"));
        Progress last;
        const Job job{{}, [&last](const Progress &progress) { last = progress; }};
        QVERIFY(exportEntities(*version, m_folder.filePath(QStringLiteral("progress.ndjson")), {}, job));
        QCOMPARE(last.done, 6);
        QCOMPARE(last.total, 6);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"

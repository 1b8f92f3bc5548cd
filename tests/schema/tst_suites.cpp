// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The validator against tests that others wrote: CIVISCOPE_CORPUS names the folder that holds json-schema-tests,
// smart-data-models and _shared.
#include "schema/compiledschema.h"
#include "schema/keyvalues.h"
#include "schema/officialsuite.h"
#include "schema/schemaregistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

using namespace civiscope;
using schema::CompiledSchema;
using schema::Json;
using tests::Deviation;
using tests::deviationOf;
using tests::Manner;
using tests::mannerOf;

namespace {

// Verdicts on Smart Data Models that are stricter than those measured, and why.
struct Stricter {
    const char *model;
    const char *format;
    const char *reason;
};
constexpr std::array stricter{
    Stricter{"dataModel.PointOfInterest/Store ", "time", "RFC 3339 asks for a zone in a time too"},
    Stricter{"dataModel.UrbanMobility/PublicTransportStop ", "time", "RFC 3339 asks for a zone in a time too"},
    Stricter{"dataModel.UrbanMobility/TransitManagement ", "time", "RFC 3339 asks for a zone in a time too"},
    Stricter{"dataModel.Transportation/RestrictedTrafficArea ", "uri", "a URI has no blanks"},
};

std::optional<Json> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    std::string problem;
    return schema::parseJson(file.readAll().toStdString(), 512, problem);
}

// The suite's optional tests of single formats ask for assertion, all others for annotation.
bool aboutFormats(const QString &file)
{
    return file.startsWith(QLatin1String("optional/format/"));
}

std::string nameAsIs(std::string_view name)
{
    return std::string(name);
}

}  // namespace

class TestSuites : public QObject {
    Q_OBJECT

private:
    // A group of the official suite: cases that share a schema.
    struct Group {
        Json json;
        std::shared_ptr<const CompiledSchema> schema;  // null: not compiled
        std::string problem;
        std::map<std::string, Json> remotes;
    };

    QDir m_corpus;
    QString m_groupName;
    Group m_group;  // the one that m_groupName names; its cases come one behind the other
    int m_passed = 0;
    QMap<QString, int> m_explained;  // draft and reason -> cases

    bool hasCorpus() const
    {
        return qEnvironmentVariableIsSet("CIVISCOPE_CORPUS") && m_corpus.exists(QStringLiteral("json-schema-tests"));
    }

    std::optional<Json> remote(const std::string &url) const
    {
        constexpr std::string_view host = "http://localhost:1234/";
        if (!url.starts_with(host))
            return std::nullopt;
        return read(m_corpus.filePath(QStringLiteral("_shared/json-schema-tests/remotes/") +
                                      QString::fromStdString(url.substr(host.size()))));
    }

    const Group &groupOf(const QString &folder, const QString &file, int number)
    {
        const QString name = QStringLiteral("%1/%2 %3").arg(folder, file).arg(number);
        if (name == m_groupName)
            return m_group;
        m_groupName = name;
        const auto groups =
            read(m_corpus.filePath(QStringLiteral("json-schema-tests/tests/%1/%2.json").arg(folder, file)));
        m_group = {groups->at(std::size_t(number)), nullptr, {}, {}};
        auto &remotes = m_group.remotes;
        const auto lookup = [&](const std::string &url) -> const Json * {
            if (!remotes.contains(url)) {
                auto document = remote(url);
                if (!document)
                    return nullptr;
                remotes.emplace(url, std::move(*document));
            }
            return &remotes.at(url);
        };
        const char *draft = folder == QLatin1String("draft7") ? "http://json-schema.org/draft-07/schema#"
                                                              : "https://json-schema.org/draft/2020-12/schema";
        auto compiled = CompiledSchema::compile(
            m_group.json.at("schema"), "https://suite.example/schema.json", lookup,
            {aboutFormats(file) ? CompiledSchema::Formats::Asserted : CompiledSchema::Formats::Annotations, draft});
        if (compiled)
            m_group.schema = *compiled;
        else
            m_group.problem = compiled.error().detail;
        return m_group;
    }

private Q_SLOTS:
    void initTestCase() { m_corpus.setPath(qEnvironmentVariable("CIVISCOPE_CORPUS")); }

    void cleanupTestCase()
    {
        if (m_passed > 0)
            qInfo("JSON Schema suite: %d cases passed", m_passed);
        for (const auto &[reason, cases] : m_explained.asKeyValueRange())
            qInfo("  %d otherwise, %s", cases, qPrintable(reason));
    }

    // --- which verdicts a named reason explains

    void reasonExplainsOnlyItsFileInItsManner_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<bool>("explained");
        const QByteArray plain = R"({"format":"uuid"})";
        QTest::newRow("unchecked format") << QByteArray("optional/format/uuid") << plain << Manner::Lenient << true;
        QTest::newRow("refused for nothing") << QByteArray("optional/format/uuid") << plain << Manner::Strict << false;
        QTest::newRow("not compiled") << QByteArray("optional/format/uuid") << plain << Manner::Unreadable << false;
        QTest::newRow("another format") << QByteArray("optional/format/ipv4") << plain << Manner::Lenient << false;
        QTest::newRow("a required file") << QByteArray("required") << plain << Manner::Lenient << false;
        const QByteArray unicode = R"({"pattern":"^\\p{L}$"})";
        QTest::newRow("classes") << QByteArray("pattern") << unicode << Manner::Unreadable << true;
        QTest::newRow("classes, compiled") << QByteArray("pattern") << unicode << Manner::Strict << false;
    }
    void reasonExplainsOnlyItsFileInItsManner()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QByteArray, schema);
        QFETCH(const Manner, manner);
        QFETCH(const bool, explained);
        QCOMPARE(deviationOf({{file.data(), std::size_t(file.size())},
                              "a group",
                              "a test",
                              {schema.data(), std::size_t(schema.size())}},
                             manner) != nullptr,
                 explained);
    }

    void mannerSaysHowAVerdictDiffers()
    {
        QCOMPARE(mannerOf(true, true), std::nullopt);
        QCOMPARE(mannerOf(false, false), std::nullopt);
        QCOMPARE(mannerOf(true, false), Manner::Lenient);
        QCOMPARE(mannerOf(false, true), Manner::Strict);
        QCOMPARE(mannerOf(std::nullopt, true), Manner::Unreadable);
        QCOMPARE(mannerOf(std::nullopt, false), Manner::Unreadable);
    }

    // --- the official suite, case by case

    void officialSuite_data()
    {
        if (!hasCorpus())
            QSKIP("corpus: not given");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("test");
        for (const QString &folder : {QStringLiteral("draft7"), QStringLiteral("draft2020-12")}) {
            const QDir tests(m_corpus.filePath(QStringLiteral("json-schema-tests/tests/") + folder));
            QDirIterator files(tests.path(), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                const QString file = tests.relativeFilePath(path).chopped(5);
                const auto groups = read(path);
                QVERIFY2(groups.has_value(), qPrintable(path));
                for (int group = 0; group < int(groups->size()); ++group) {
                    const Json &cases = groups->at(std::size_t(group)).at("tests");
                    for (int test = 0; test < int(cases.size()); ++test) {
                        QTest::addRow("%s/%s: %d.%d %s", qPrintable(folder), qPrintable(file), group, test,
                                      cases.at(std::size_t(test)).at("description").as<std::string>().c_str())
                            << folder << file << group << test;
                    }
                }
            }
        }
    }
    void officialSuite()
    {
        QFETCH(const QString, folder);
        QFETCH(const QString, file);
        QFETCH(const int, group);
        QFETCH(const int, test);
        const Group &compiled = groupOf(folder, file, group);
        const Json &suiteCase = compiled.json.at("tests").at(std::size_t(test));
        const bool isValid = suiteCase.at("valid").as_bool();
        std::optional<bool> accepted;
        if (compiled.schema) {
            accepted = compiled.schema->isValid(suiteCase.at("data"));
            QCOMPARE(compiled.schema->faults(suiteCase.at("data")).empty(), *accepted);
        }
        const auto manner = mannerOf(accepted, isValid);
        if (!manner) {
            ++m_passed;
            return;
        }
        const auto description = suiteCase.at("description").as<std::string>();
        const auto groupName = compiled.json.at("description").as<std::string>();
        const std::string path = file.toStdString();
        const std::string schema = compiled.json.at("schema").to_string();
        const Deviation *row = deviationOf({path, groupName, description, schema}, *manner);
        QVERIFY2(row, qPrintable(QStringLiteral("%1: %2 instead of %3 %4")
                                     .arg(QString::fromStdString(groupName),
                                          !accepted   ? QStringLiteral("not compiled")
                                          : *accepted ? QStringLiteral("accepted")
                                                      : QStringLiteral("refused"),
                                          isValid ? QStringLiteral("accepted") : QStringLiteral("refused"),
                                          QString::fromStdString(compiled.problem))));
        ++m_explained[folder + QStringLiteral(": ") + QLatin1String(row->reason)];
        QEXPECT_FAIL("", row->reason, Abort);
        QVERIFY(accepted == isValid);
    }

    // What the corpus measured with another validator, formats asserted.
    void verdictsOnSmartDataModels()
    {
        if (!hasCorpus())
            QSKIP("corpus: not given");
        const auto verdicts = read(m_corpus.filePath(QStringLiteral("smart-data-models/validation.json")));
        QVERIFY(verdicts);
        schema::SchemaRegistry registry;
        QVERIFY(registry.addFolder(m_corpus.filePath(QStringLiteral("smart-data-models"))));
        QVERIFY(registry.addFolder(m_corpus.filePath(QStringLiteral("_shared/smart-data-models"))));
        int equal = 0;
        int explained = 0;
        int total = 0;
        QStringList different;
        for (const Json &model : verdicts->array_range()) {
            const auto name = QString::fromStdString(model.at("model").as<std::string>());
            const QString type = name.section(QLatin1Char('/'), 1);
            const auto found = registry.find("https://smartdatamodels.org/" + name.toStdString(), type.toStdString());
            for (const auto &example : model.at("examples").object_range()) {
                ++total;
                const auto document = read(m_corpus.filePath(QStringLiteral("smart-data-models/%1/examples/%2")
                                                                 .arg(name, QString::fromStdString(example.key()))));
                const auto expected = example.value().at("result").as<std::string>();
                std::string ours = "not-json";
                QString detail;
                if (!found || !*found) {
                    ours = "no schema: " + (found ? std::string() : found.error().detail);
                } else if (document) {
                    const auto values = schema::toKeyValues(*document, nameAsIs);
                    const auto faults = (*found)->faults(values.document);
                    ours = faults.empty() ? "valid" : "invalid";
                    const auto known = std::ranges::find_if(stricter, [&](const Stricter &one) {
                        return (name + QLatin1Char(' ')).startsWith(QLatin1String(one.model));
                    });
                    std::set<std::string> places;
                    bool isStricter = false;
                    for (const schema::SchemaFault &fault : faults) {
                        detail += QStringLiteral(" %1 %2 %3")
                                      .arg(QString::fromStdString(fault.pointer), QString::fromStdString(fault.found),
                                           QString::fromStdString(fault.expected));
                        if (known != stricter.end() && fault.expected == known->format)
                            isStricter = true;
                        else
                            places.insert(fault.pointer);
                    }
                    std::set<std::string> theirs;
                    if (example.value().contains("errors")) {
                        for (const Json &error : example.value().at("errors").array_range())
                            theirs.insert(error.at("path").as<std::string>());
                    }
                    if (isStricter && places == theirs) {
                        ++explained;
                        qInfo("  %s %s: %s (%s)", qPrintable(name), example.key().c_str(),
                              qPrintable(detail.trimmed().left(80)), known->reason);
                        continue;
                    }
                    if (places == theirs)
                        detail.clear();
                }
                if (ours == expected && detail.isEmpty())
                    ++equal;
                else
                    different << QStringLiteral("%1 %2: %3, expected %4%5")
                                     .arg(name, QString::fromStdString(example.key()), QString::fromStdString(ours),
                                          QString::fromStdString(expected), detail);
            }
        }
        qInfo("Smart Data Models: %d models, %d of %d verdicts equal, %d stricter", int(verdicts->size()), equal, total,
              explained);
        for (const QString &name : std::as_const(different))
            qWarning("%s", qPrintable(name));
        QVERIFY(different.isEmpty());
        QVERIFY(verdicts->size() >= 60);
    }
};

QTEST_GUILESS_MAIN(TestSuites)
#include "tst_suites.moc"

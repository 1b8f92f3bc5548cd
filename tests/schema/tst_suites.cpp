// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The validator against tests that others wrote: CIVISCOPE_CORPUS names the folder that holds json-schema-tests,
// smart-data-models and _shared.
#include "schema/compiledschema.h"
#include "schema/keyvalues.h"
#include "schema/schemaregistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

using namespace civiscope;
using schema::CompiledSchema;
using schema::Json;

namespace {

// Cases of the official suite that go otherwise: how many whose name begins so, and why. All are optional in the suite.
struct Deviation {
    const char *begin;
    int count;
    const char *reason;
};
constexpr const char *patterns = "patterns are matched byte by byte, without classes of Unicode";
constexpr const char *formats = "the schema library does not check this format, or not all of it";
constexpr const char *absent = "the remote document is not in the corpus";
constexpr std::array deviations{
    Deviation{"draft7/ecmascript-regex: ", 19, patterns},
    Deviation{"draft7/non-bmp-regex: ", 2, patterns},
    Deviation{"draft7/hostname: validation of A-label", 22, formats},
    Deviation{"draft7/idn-hostname: ", 12, formats},
    Deviation{"draft7/relative-json-pointer: ", 12, formats},
    Deviation{"draft7/idn-email: ", 2, formats},
    Deviation{"draft7/cross-draft: refs to future drafts", 2, absent},
    Deviation{"draft2020-12/ecmascript-regex: ", 14, patterns},
    Deviation{"draft2020-12/non-bmp-regex: ", 2, patterns},
    Deviation{"draft2020-12/patternProperties: patternProperties with Unicode property escape", 2, patterns},
    Deviation{"draft2020-12/duration: ", 25, formats},
    Deviation{"draft2020-12/hostname: validation of A-label", 22, formats},
    Deviation{"draft2020-12/idn-hostname: ", 12, formats},
    Deviation{"draft2020-12/uri-template: ", 13, formats},
    Deviation{"draft2020-12/relative-json-pointer: ", 12, formats},
    Deviation{"draft2020-12/iri-reference: ", 2, formats},
    Deviation{"draft2020-12/idn-email: ", 2, formats},
    Deviation{"draft2020-12/uri: validation of URIs / leading zero in an embedded IPv4 address", 1, formats},
    Deviation{"draft2020-12/dependencies-compatibility: ", 6, "this draft has dependentRequired instead"},
    Deviation{"draft2020-12/format-assertion: ", 1, "meta-schemas of one's own do not switch formats off"},
    Deviation{"draft2020-12/cross-draft: refs to historic drafts", 1, absent},
};

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
bool aboutFormats(const QString &path)
{
    static const QStringList names{QStringLiteral("date"),          QStringLiteral("date-time"),
                                   QStringLiteral("duration"),      QStringLiteral("email"),
                                   QStringLiteral("hostname"),      QStringLiteral("idn-email"),
                                   QStringLiteral("idn-hostname"),  QStringLiteral("ipv4"),
                                   QStringLiteral("ipv6"),          QStringLiteral("iri"),
                                   QStringLiteral("iri-reference"), QStringLiteral("json-pointer"),
                                   QStringLiteral("regex"),         QStringLiteral("relative-json-pointer"),
                                   QStringLiteral("time"),          QStringLiteral("unknown"),
                                   QStringLiteral("uri"),           QStringLiteral("uri-reference"),
                                   QStringLiteral("uri-template"),  QStringLiteral("uuid")};
    return names.contains(QFileInfo(path).completeBaseName());
}

std::string nameAsIs(std::string_view name)
{
    return std::string(name);
}

}  // namespace

class TestSuites : public QObject {
    Q_OBJECT

private:
    QDir m_corpus;

    std::optional<Json> remote(const std::string &url) const
    {
        constexpr std::string_view host = "http://localhost:1234/";
        if (!url.starts_with(host))
            return std::nullopt;
        return read(m_corpus.filePath(QStringLiteral("_shared/json-schema-tests/remotes/") +
                                      QString::fromStdString(url.substr(host.size()))));
    }

private Q_SLOTS:
    void init()
    {
        m_corpus.setPath(qEnvironmentVariable("CIVISCOPE_CORPUS"));
        if (!qEnvironmentVariableIsSet("CIVISCOPE_CORPUS") || !m_corpus.exists(QStringLiteral("json-schema-tests")))
            QSKIP("corpus: not given");
    }

    void officialSuite_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QByteArray>("draft");
        QTest::newRow("draft 7") << QStringLiteral("draft7") << QByteArray("http://json-schema.org/draft-07/schema#");
        QTest::newRow("2020-12") << QStringLiteral("draft2020-12")
                                 << QByteArray("https://json-schema.org/draft/2020-12/schema");
    }
    void officialSuite()
    {
        QFETCH(const QString, folder);
        QFETCH(const QByteArray, draft);
        int passed = 0;
        int total = 0;
        QMap<QString, int> explained;
        QStringList wrong;
        QDirIterator files(m_corpus.filePath(QStringLiteral("json-schema-tests/tests/") + folder),
                           {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const auto groups = read(path);
            QVERIFY2(groups.has_value(), qPrintable(path));
            for (const Json &group : groups->array_range()) {
                std::map<std::string, Json> remotes;
                const auto lookup = [&](const std::string &url) -> const Json * {
                    if (!remotes.contains(url)) {
                        auto document = remote(url);
                        if (!document)
                            return nullptr;
                        remotes.emplace(url, std::move(*document));
                    }
                    return &remotes.at(url);
                };
                const auto compiled = CompiledSchema::compile(
                    group.at("schema"), "https://suite.example/schema.json", lookup,
                    {aboutFormats(path) ? CompiledSchema::Formats::Asserted : CompiledSchema::Formats::Annotations,
                     draft.toStdString()});
                for (const Json &test : group.at("tests").array_range()) {
                    ++total;
                    const bool valid = test.at("valid").as_bool();
                    if (compiled && (*compiled)->isValid(test.at("data")) == valid &&
                        (*compiled)->faults(test.at("data")).empty() == valid) {
                        ++passed;
                        continue;
                    }
                    const QString name = QStringLiteral("%1/%2: %3 / %4")
                                             .arg(folder, QFileInfo(path).completeBaseName(),
                                                  QString::fromStdString(group.at("description").as<std::string>()),
                                                  QString::fromStdString(test.at("description").as<std::string>()));
                    const auto known = std::ranges::find_if(deviations, [&](const Deviation &deviation) {
                        return name.startsWith(QLatin1String(deviation.begin));
                    });
                    if (known == deviations.end())
                        wrong << name + (compiled ? QString()
                                                  : QStringLiteral(" [%1]").arg(
                                                        QString::fromStdString(compiled.error().detail)));
                    else
                        ++explained[QLatin1String(known->begin)];
                }
            }
        }
        qInfo("%s: %d of %d passed", qPrintable(folder), passed, total);
        for (const Deviation &deviation : deviations) {
            const QLatin1String begin(deviation.begin);
            if (!begin.startsWith(folder + QLatin1Char('/')))
                continue;
            qInfo("  %d: %s%s", explained.value(begin), deviation.begin, deviation.reason);
            QCOMPARE(explained.value(begin), deviation.count);
        }
        for (const QString &name : std::as_const(wrong))
            qWarning("%s", qPrintable(name));
        QVERIFY(wrong.isEmpty());
        QVERIFY(total > 100);
    }

    // What the corpus measured with another validator, formats asserted.
    void verdictsOnSmartDataModels()
    {
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

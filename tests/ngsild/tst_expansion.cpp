// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/contextbuilder.h"
#include "ngsild/expansion.h"
#include "ngsild/jsontext.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace civiscope;
using namespace civiscope::ngsild;
using nlohmann::json;

namespace {

// What of JSON-LD is left out, and why. Closed: a test of the official suite counts as "out of scope" only when one of
// these rows claims it by the options it declares; nothing is excluded by its number.
struct OutOfScope {
    const char *option;
    const char *value;
    const char *reason;
};
constexpr std::array outOfScope{
    OutOfScope{"processingMode", "json-ld-1.0", "processing mode 1.0: NGSI-LD builds on JSON-LD 1.1 only"},
    OutOfScope{"specVersion", "json-ld-1.0", "rule of JSON-LD 1.0 that 1.1 withdrew"},
};

const OutOfScope *excludes(const json &options)
{
    const auto *row = std::ranges::find_if(outOfScope, [&](const OutOfScope &candidate) {
        const auto it = options.find(candidate.option);
        return it != options.end() && *it == candidate.value;
    });
    return row == outOfScope.end() ? nullptr : row;
}

// Equal as JSON-LD has it: the order in an array counts in lists and JSON literals only.
bool same(const json &a, const json &b, bool ordered = false)
{
    if (a.is_object() && b.is_object()) {
        const bool isJson = a.value("@type", json()) == "@json";
        return a.size() == b.size() && std::ranges::all_of(a.items(), [&](const auto &item) {
            const auto other = b.find(item.key());
            if (other == b.end())
                return false;
            if (isJson && item.key() == "@value")
                return item.value() == *other;
            return same(item.value(), *other, item.key() == "@list");
        });
    }
    if (!a.is_array() || !b.is_array() || a.size() != b.size())
        return a == b;
    if (ordered)
        return std::ranges::equal(a, b, [](const json &x, const json &y) { return same(x, y); });
    std::vector<bool> taken(b.size());
    return std::ranges::all_of(a, [&](const json &item) {
        for (std::size_t i = 0; i < b.size(); ++i) {
            if (!taken[i] && same(item, b[i]))
                return bool(taken[i] = true);
        }
        return false;
    });
}

json parsed(const QByteArray &text)
{
    return json::parse(text.toStdString());
}

// JSON written with single quotes.
json quoted(const char *text)
{
    return parsed(QByteArray(text).replace('\'', '"'));
}

QByteArray pretty(const json &value)
{
    return QByteArray::fromStdString(value.dump(1));
}

// The official suite in a folder, in place of the site it was written for.
class Suite {
public:
    explicit Suite(const QString &folder) : m_folder(folder) {}

    static constexpr const char *base = "https://w3c.github.io/json-ld-api/tests/";

    QByteArray read(const QString &path) const
    {
        for (const char *place : {"/jsonld-tests/", "/_shared/jsonld-tests-support/"}) {
            QFile file(m_folder + QLatin1StringView(place) + path);
            if (file.open(QIODevice::ReadOnly))
                return file.readAll();
        }
        return {};
    }

    const RemoteDocument *load(const std::string &url)
    {
        if (!url.starts_with(base))
            return nullptr;
        const QByteArray bytes = read(QString::fromStdString(url.substr(std::strlen(base))));
        auto document = parseJson(std::string_view(bytes.data(), std::size_t(bytes.size())), url, 100);
        if (!document)
            return nullptr;
        auto &kept = m_documents[url];
        kept = {std::make_shared<const json>(std::move(*document)), url, {}, {}};
        return &kept;
    }

private:
    QString m_folder;
    std::map<std::string, RemoteDocument> m_documents;
};

ContextPtr contextOf(const json &context)
{
    return buildContext(context, {}, {}).value().context;
}

}  // namespace

class TestExpansion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entityIsExpandedByItsContextAndTheCore()
    {
        const auto context = contextOf(quoted("{'bins': 'https://example.org/bins'}"));
        const auto expanded = expandDocument(quoted("{"
            "'id': 'urn:ngsi-ld:Depot:1', 'type': 'Depot', '@context': 'https://example.org/ignored.jsonld',"
            "'bins': {'type': 'Property', 'value': 4, 'observedAt': '2025-01-01T00:00:00Z'},"
            "'owner': {'type': 'Relationship', 'object': 'urn:ngsi-ld:Org:1'},"
            "'label': {'type': 'LanguageProperty', 'languageMap': {'en': 'Depot', 'nl': ['Loods']}},"
            "'raw': {'type': 'JsonProperty', 'json': {'id': 3, 'value': null}},"
            "'location': {'type': 'GeoProperty', 'value': {'type': 'Point', 'coordinates': [4.4, 51.2]}}"
        "}"), context);
        QVERIFY(expanded.has_value());
        const char *expected = "[{"
            "'@id': 'urn:ngsi-ld:Depot:1', '@type': ['https://uri.etsi.org/ngsi-ld/default-context/Depot'],"
            "'https://example.org/bins': [{"
                "'@type': ['https://uri.etsi.org/ngsi-ld/Property'],"
                "'https://uri.etsi.org/ngsi-ld/hasValue': [{'@value': 4}],"
                "'https://uri.etsi.org/ngsi-ld/observedAt': ["
                    "{'@type': 'https://uri.etsi.org/ngsi-ld/DateTime', '@value': '2025-01-01T00:00:00Z'}]}],"
            "'https://uri.etsi.org/ngsi-ld/default-context/owner': [{"
                "'@type': ['https://uri.etsi.org/ngsi-ld/Relationship'],"
                "'https://uri.etsi.org/ngsi-ld/hasObject': [{'@id': 'urn:ngsi-ld:Org:1'}]}],"
            "'https://uri.etsi.org/ngsi-ld/default-context/label': [{"
                "'@type': ['https://uri.etsi.org/ngsi-ld/LanguageProperty'],"
                "'https://uri.etsi.org/ngsi-ld/hasLanguageMap': ["
                    "{'@value': 'Depot', '@language': 'en'}, {'@value': 'Loods', '@language': 'nl'}]}],"
            "'https://uri.etsi.org/ngsi-ld/default-context/raw': [{"
                "'@type': ['https://uri.etsi.org/ngsi-ld/JsonProperty'],"
                "'https://uri.etsi.org/ngsi-ld/hasJSON': [{'@type': '@json', '@value': {'id': 3, 'value': null}}]}],"
            "'https://uri.etsi.org/ngsi-ld/location': [{"
                "'@type': ['https://uri.etsi.org/ngsi-ld/GeoProperty'],"
                "'https://uri.etsi.org/ngsi-ld/hasValue': [{"
                    "'@type': ['https://purl.org/geojson/vocab#Point'],"
                    "'https://purl.org/geojson/vocab#coordinates': [{'@list': [{'@value': 4.4}, {'@value': 51.2}]}]}]}]"
        "}]";
        QCOMPARE(pretty(*expanded), pretty(quoted(expected)));
    }

    void brokenDocumentNamesTheRuleItBreaks_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("id") << QByteArray("{'id': 5}") << QByteArray("invalid @id value");
        QTest::newRow("type") << QByteArray("{'type': {'a': 1}}") << QByteArray("invalid type value");
        QTest::newRow("twice") << QByteArray("{'id': 'urn:a:b', '@id': 'urn:a:c'}") << QByteArray("colliding keywords");
        QTest::newRow("value") << QByteArray("{'n': {'@value': {}}}") << QByteArray("invalid value object value");
        QTest::newRow("language") << QByteArray("{'languageMap': {'en': 3}}")
                                  << QByteArray("invalid language map value");
    }
    void brokenDocumentNamesTheRuleItBreaks()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, rule);
        const auto expanded = expandDocument(quoted(document), contextOf(nullptr));
        QVERIFY(!expanded);
        QCOMPARE(expanded.error().code, ErrorCode::ContextInvalid);
        QVERIFY2(expanded.error().detail.starts_with(rule.toStdString()), expanded.error().detail.c_str());
    }

    void depthIsLimited()
    {
        json deep = 1;
        for (int i = 0; i < expansionDepth + 10; ++i)
            deep = json{{"a", std::move(deep)}};
        const auto expanded = expandDocument(deep, contextOf(nullptr));
        QVERIFY(!expanded);
        QCOMPARE(expanded.error().code, ErrorCode::TooDeep);
    }

    void nothingExpandsToNothing()
    {
        QCOMPARE(expandDocument(json(), contextOf(nullptr)).value(), json::array());
        QCOMPARE(expandDocument(json("text"), contextOf(nullptr)).value(), json::array());
        QCOMPARE(expandDocument(json::array({1, nullptr, json::object()}), contextOf(nullptr)).value(), json::array());
    }

    void typeScopedContextReachesItsNodeOnly()
    {
        const auto expanded = expandDocument(quoted("{"
            "'@context': {'@vocab': 'https://a.example/', 'T': {'@context': {'p': 'https://b.example/p'}}},"
            "'@type': 'T', 'p': {'p': 1}}"), ExpansionOptions{});
        QCOMPARE(pretty(expanded.value()), pretty(quoted("[{'@type': ['https://a.example/T'],"
            "'https://b.example/p': [{'https://a.example/p': [{'@value': 1}]}]}]")));
    }

    void unknownRemoteContextIsAnErrorByTheLetter()
    {
        const auto expanded = expandDocument(quoted("{'@context': 'https://example.org/c.jsonld', 'a': 1}"),
                                             ExpansionOptions{});
        QVERIFY(!expanded);
        QVERIFY(expanded.error().detail.starts_with("loading remote context failed"));
    }

    void officialSuite_data()
    {
        const QString folder = qEnvironmentVariable("CIVISCOPE_CORPUS");
        if (folder.isEmpty())
            QSKIP("corpus: not given");
        const QByteArray manifest = Suite(folder).read(QStringLiteral("expand-manifest.jsonld"));
        QVERIFY2(!manifest.isEmpty(), "no jsonld-tests/expand-manifest.jsonld in the corpus");
        QTest::addColumn<QByteArray>("test");
        const json sequence = parsed(manifest).at("sequence");
        for (const json &test : sequence) {
            const std::string name = test.at("@id").get<std::string>() + ' ' + test.at("name").get<std::string>();
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(test.dump());
        }
    }
    void officialSuite()
    {
        QFETCH(QByteArray, test);
        const json definition = parsed(test);
        const json options = definition.value("option", json::object());
        if (const auto *excluded = excludes(options)) {
            ++m_outOfScope;
            QSKIP(excluded->reason);
        }
        ++m_failed;  // until it has passed
        Suite suite(qEnvironmentVariable("CIVISCOPE_CORPUS"));
        const auto input = definition.at("input").get<std::string>();
        ExpansionOptions expansion;
        expansion.base = options.value("base", Suite::base + input);
        expansion.lookup = [&](const std::string &url) { return suite.load(url); };
        if (options.contains("expandContext"))
            expansion.expandContext = suite.load(Suite::base + options.at("expandContext").get<std::string>())->json->at("@context");
        const auto expanded = expandDocument(parsed(suite.read(QString::fromStdString(input))), expansion);
        if (definition.contains("expectErrorCode")) {
            const auto code = definition.at("expectErrorCode").get<std::string>();
            QVERIFY2(!expanded, "expanded all the same");
            QVERIFY2(expanded.error().detail.starts_with(code), expanded.error().detail.c_str());
        } else {
            QVERIFY2(expanded.has_value(), expanded ? "" : expanded.error().detail.c_str());
            const json expected = parsed(suite.read(QString::fromStdString(definition.at("expect").get<std::string>())));
            if (!same(*expanded, expected))
                QCOMPARE(pretty(*expanded), pretty(expected));
        }
        --m_failed;
        ++m_passed;
    }

    void cleanupTestCase()
    {
        if (m_passed + m_failed + m_outOfScope > 0)
            qInfo("JSON-LD expansion: %d passed, %d failed, %d out of scope", m_passed, m_failed, m_outOfScope);
    }

private:
    int m_passed = 0;
    int m_failed = 0;
    int m_outOfScope = 0;
};

QTEST_GUILESS_MAIN(TestExpansion)
#include "tst_expansion.moc"

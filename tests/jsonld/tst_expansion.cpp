// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextbuilder.h"
#include "jsonld/expansion.h"
#include "jsonld/jsonldsuite.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::jsonld;
using namespace civiscope::tests;
using nlohmann::json;

namespace {

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
        const auto expanded = expandDocument(
            quoted("{"
                   "'id': 'urn:ngsi-ld:Depot:1', 'type': 'Depot', '@context': 'https://example.org/ignored.jsonld',"
                   "'bins': {'type': 'Property', 'value': 4, 'observedAt': '2025-01-01T00:00:00Z'},"
                   "'owner': {'type': 'Relationship', 'object': 'urn:ngsi-ld:Org:1'},"
                   "'label': {'type': 'LanguageProperty', 'languageMap': {'en': 'Depot', 'nl': ['Loods']}},"
                   "'raw': {'type': 'JsonProperty', 'json': {'id': 3, 'value': null}},"
                   "'location': {'type': 'GeoProperty', 'value': {'type': 'Point', 'coordinates': [4.4, 51.2]}}"
                   "}"),
            context);
        QVERIFY(expanded.has_value());
        const char *expected =
            "[{"
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
        const auto expanded = expandDocument(
            quoted("{"
                   "'@context': {'@vocab': 'https://a.example/', 'T': {'@context': {'p': 'https://b.example/p'}}},"
                   "'@type': 'T', 'p': {'p': 1}}"),
            ExpansionOptions{});
        QCOMPARE(pretty(expanded.value()),
                 pretty(quoted("[{'@type': ['https://a.example/T'],"
                               "'https://b.example/p': [{'https://a.example/p': [{'@value': 1}]}]}]")));
    }

    void unknownRemoteContextIsAnErrorByTheLetter()
    {
        const auto expanded =
            expandDocument(quoted("{'@context': 'https://example.org/c.jsonld', 'a': 1}"), ExpansionOptions{});
        QVERIFY(!expanded);
        QVERIFY(expanded.error().detail.starts_with("loading remote context failed"));
    }

    void officialSuite_data()
    {
        if (JsonLdSuite::corpus().isEmpty())
            QSKIP("corpus: not given");
        QTest::addColumn<QByteArray>("test");
        const json sequence = JsonLdSuite::tests("expand-manifest.jsonld");
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
        if (const auto *excluded = outOfScope(options)) {
            ++m_outOfScope;
            QSKIP(excluded->reason);
        }
        ++m_failed;  // until it has passed
        JsonLdSuite suite;
        const auto input = definition.at("input").get<std::string>();
        ExpansionOptions expansion;
        expansion.base = options.value("base", JsonLdSuite::base + input);
        expansion.lookup = [&](const std::string &url) { return suite.load(url); };
        if (options.contains("expandContext"))
            expansion.expandContext = JsonLdSuite::readJson(options.at("expandContext").get<std::string>());
        const auto expanded = expandDocument(JsonLdSuite::readJson(input), expansion);
        if (definition.contains("expectErrorCode")) {
            const auto code = definition.at("expectErrorCode").get<std::string>();
            QVERIFY2(!expanded, "expanded all the same");
            QVERIFY2(expanded.error().detail.starts_with(code), expanded.error().detail.c_str());
        } else {
            QVERIFY2(expanded.has_value(), expanded ? "" : expanded.error().detail.c_str());
            const json expected = JsonLdSuite::readJson(definition.at("expect").get<std::string>());
            if (!sameDocument(*expanded, expected))
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

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextbuilder.h"
#include "jsonld/corecontext.h"
#include "jsonld/iri.h"
#include "base/jsontext.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>

using namespace civiscope;
using namespace civiscope::jsonld;
using nlohmann::json;
using Origin = Expansion::Origin;

namespace {

// JSON written with single quotes.
json quoted(QByteArray text)
{
    return json::parse(text.replace('\'', '"').toStdString());
}

// Documents by URL, as somebody fetched them.
class Documents {
public:
    Documents &add(const std::string &url, const char *text)
    {
        m_known[url] = {std::make_shared<const json>(quoted(text)), url, "hash of " + url, {}};
        return *this;
    }
    Documents &addMissing(const std::string &url, const std::string &why)
    {
        m_known[url] = {nullptr, url, {}, Error{ErrorCode::HostNotFound, {}, url, why}};
        return *this;
    }
    BuiltContext build(const json &context, const std::string &base = {}) const
    {
        const auto built = buildContext(context, base, [this](const std::string &url) {
            const auto it = m_known.find(url);
            return it == m_known.end() ? nullptr : &it->second;
        });
        return built.value();
    }
    ContextPtr context(const char *text) const { return build(quoted(text)).context; }

private:
    std::map<std::string, RemoteDocument> m_known;
};

ContextPtr inlineContext(const char *text)
{
    return Documents().context(text);
}

bool hasIssue(const ContextPtr &context, ContextIssueCode code, const std::string &term = {})
{
    return std::ranges::any_of(context->issues(), [&](const ContextIssue &issue) {
        return issue.code == code && (term.empty() || issue.term == term);
    });
}

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

}  // namespace

class TestContext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- the core context

    void coreUrlIsKnownInEverySpelling_data()
    {
        QTest::addColumn<bool>("isCore");
        const auto row = [](const char *url, bool isCore) { QTest::newRow(url) << isCore; };
        row("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld", true);
        row("http://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld", true);
        row("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.3.jsonld", true);
        row("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld", true);
        row("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.12.jsonld", true);
        row("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.6.jsonld?reload=true", true);
        row("https://forge.etsi.org/gitlab/NGSI-LD/NGSI-LD/raw/master/coreContext/ngsi-ld-core-context.jsonld", true);
        row("https://forge.etsi.org/rep/cim/NGSI-LD/raw/master/coreContext/ngsi-ld-core-context.json", true);
        row("http://context-server:8080/jsonld-contexts/ngsi-ld-core-context-v1.8.jsonld", true);
        row("https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-test-suite-context.jsonld", false);
        row("https://example.org/my-ngsi-ld-core-context.jsonld", false);
        row("https://example.org/ngsi-ld-core-context-v1..jsonld", false);
        row("https://example.org/ngsi-ld-core-context.html", false);
        row("", false);
    }
    void coreUrlIsKnownInEverySpelling()
    {
        QFETCH(bool, isCore);
        QCOMPARE(isCoreContextUrl(QTest::currentDataTag()), isCore);
    }

    void coreIsAppliedWithoutBeingNamed()
    {
        const auto context = inlineContext("null");
        QCOMPARE(context->expand("location").iri, "https://uri.etsi.org/ngsi-ld/location");
        QCOMPARE(context->expand("observedAt").iri, "https://uri.etsi.org/ngsi-ld/observedAt");
        QCOMPARE(context->term("observedAt")->type, "https://uri.etsi.org/ngsi-ld/DateTime");
        QCOMPARE(context->expand("value").iri, "https://uri.etsi.org/ngsi-ld/hasValue");
        QCOMPARE(context->expand("coordinates").iri, "https://purl.org/geojson/vocab#coordinates");
        QVERIFY(context->term("coordinates")->containers.has(Container::List));
        QCOMPARE(context->expand("title").iri, "http://purl.org/dc/terms/title");
        QCOMPARE(context->expand("id").iri, "@id");
        QCOMPARE(context->sources().size(), 1);
        QVERIFY(context->sources().front().isCore);
        QVERIFY(context->issues().empty());
    }

    void coreIsNeverAskedFor()
    {
        const auto built =
            Documents().build(quoted("['https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.6.jsonld',"
                                     " 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld']"));
        QVERIFY(built.needed.empty());
        QCOMPARE(built.context->expand("unitCode").iri, "https://uri.etsi.org/ngsi-ld/unitCode");
        QVERIFY(built.context->issues().empty());
    }

    void coreTermsWin()
    {
        // As a widespread catalogue has it: the right name under http.
        const auto context = inlineContext("{'location': 'http://uri.etsi.org/ngsi-ld/location',"
                                           " 'speed': 'https://example.org/speed', '@vocab': 'https://example.org/'}");
        QCOMPARE(context->expand("location").iri, "https://uri.etsi.org/ngsi-ld/location");
        QCOMPARE(context->expand("speed").iri, "https://example.org/speed");
        QCOMPARE(context->expand("other").iri, "https://uri.etsi.org/ngsi-ld/default-context/other");
        QVERIFY(hasIssue(context, ContextIssueCode::OverriddenByCore, "location"));
        QVERIFY(hasIssue(context, ContextIssueCode::OverriddenByCore, "@vocab"));
        QCOMPARE(context->issueCount(), 2);
    }

    void protectedTermsKeepTheirMeaningWhateverTheOrder()
    {
        const auto after = inlineContext("['https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld',"
                                         " {'location': 'http://uri.etsi.org/ngsi-ld/location',"
                                         "  'features': 'https://example.org/features', 'a': 'urn:x:a'}]");
        QCOMPARE(after->expand("location").iri, "https://uri.etsi.org/ngsi-ld/location");
        QCOMPARE(after->expand("a").iri, "urn:x:a");
        QVERIFY(hasIssue(after, ContextIssueCode::ProtectedRedefinition, "location"));
        QVERIFY(hasIssue(after, ContextIssueCode::ProtectedRedefinition, "features"));
        QCOMPARE(after->issueCount(), 2);

        const auto own = inlineContext("[{'@protected': true, 'a': 'urn:x:a'}, {'a': 'urn:x:b', 'b': 'urn:x:c'}]");
        QCOMPARE(own->expand("a").iri, "urn:x:a");
        QCOMPARE(own->expand("b").iri, "urn:x:c");
        QVERIFY(hasIssue(own, ContextIssueCode::ProtectedRedefinition, "a"));
    }

    void coreReachesAllNodesWhateverAContextSaysOfItsReach()
    {
        const auto context = inlineContext("{'@propagate': false, 'a': 'urn:x:a'}");
        QCOMPARE(context->active()->previous, nullptr);
        QCOMPARE(context->expand("a").iri, "urn:x:a");
    }

    void spellingOutAProtectedTermIsNoClash()
    {
        const auto context = inlineContext("['https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld',"
                                           " {'location': 'https://uri.etsi.org/ngsi-ld/location', 'type': '@type'}]");
        QVERIFY(context->issues().empty());
    }

    void coreSaysWhatThePublishedOnesSay_data()
    {
        const QDir folder(qEnvironmentVariable("CIVISCOPE_CORPUS") + QStringLiteral("/_shared/ngsi-ld-core-contexts"));
        if (!qEnvironmentVariableIsSet("CIVISCOPE_CORPUS"))
            QSKIP("corpus: not given");
        QTest::addColumn<QString>("path");
        // Not V1.0: it was before the first version that is supported.
        for (const char *version : {"1.3", "1.4", "1.6", "1.7", "1.8", "1.9"}) {
            const QString name = QStringLiteral("ngsi-ld-core-context-v%1.jsonld").arg(QLatin1StringView(version));
            QTest::newRow(version) << folder.filePath(name);
        }
    }
    void coreSaysWhatThePublishedOnesSay()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        // Without the built-in one: by the letter.
        ContextProcessor processor(ContextProcessor::Mode::JsonLd, {});
        const json written = json::parse(file.readAll().toStdString()).at("@context");
        const auto published = processor.process(std::make_shared<const ActiveContext>(), written, {});
        QVERIFY(published->terms.size() > 100);
        for (const auto &[term, definition] : published->terms) {
            // V1.7 alone gave these two a meaning of their own.
            if (term == "attributeCount" || term == "attributeDetails")
                continue;
            const auto *builtIn = coreActiveContext()->find(term);
            QVERIFY2(builtIn, term.c_str());
            QCOMPARE(builtIn->iri.value(), definition->iri.value());
            const bool isNewest = path.endsWith(QLatin1StringView("v1.9.jsonld"));
            if (isNewest)
                QVERIFY2(builtIn->sameMeaning(*definition), term.c_str());
        }
    }

    // --- expansion

    void expansionTellsWhereTheMeaningComesFrom_data()
    {
        QTest::addColumn<QByteArray>("iri");
        QTest::addColumn<int>("origin");
        const auto row = [](const char *name, const char *iri, Origin origin) {
            QTest::newRow(name) << QByteArray(iri) << int(origin);
        };
        row("bin", "https://example.org/w#Bin", Origin::Term);
        row("type", "@type", Origin::Term);
        row("@id", "@id", Origin::Term);
        row("w:level", "https://example.org/w#level", Origin::Prefix);
        row("ngsi-ld:extra", "https://uri.etsi.org/ngsi-ld/extra", Origin::Prefix);
        row("https://example.org/x", "https://example.org/x", Origin::Iri);
        row("urn:ngsi-ld:Bin:1", "urn:ngsi-ld:Bin:1", Origin::Iri);
        row("sosa:observes", "sosa:observes", Origin::UnknownPrefix);
        row("bin:x", "bin:x", Origin::UnknownPrefix);  // a term, but no prefix: its IRI ends in a letter
        row("fillLevel", "https://uri.etsi.org/ngsi-ld/default-context/fillLevel", Origin::DefaultVocab);
        row("with blank", "https://uri.etsi.org/ngsi-ld/default-context/with blank", Origin::DefaultVocab);
        row("nothing", "nothing", Origin::Nothing);
        row("@future", "@future", Origin::Nothing);
        row("", "https://uri.etsi.org/ngsi-ld/default-context/", Origin::DefaultVocab);
    }
    void expansionTellsWhereTheMeaningComesFrom()
    {
        QFETCH(QByteArray, iri);
        QFETCH(int, origin);
        const auto context = inlineContext("{'w': 'https://example.org/w#', 'bin': 'w:Bin', 'nothing': null}");
        const char *tag = QTest::currentDataTag();
        const Expansion expansion = context->expand(tag);
        QCOMPARE(bytes(expansion.iri), iri);
        QCOMPARE(int(expansion.origin), origin);
        QCOMPARE(expansion.defined(), origin <= int(Origin::Vocabulary));
    }

    void termDetailsAreKept()
    {
        const auto context = inlineContext("{'xsd': 'http://www.w3.org/2001/XMLSchema#',"
                                           " 'when': {'@id': 'urn:x:when', '@type': 'xsd:dateTime'}, 'tags': {'@id': "
                                           "'urn:x:tags', '@container': '@set'},"
                                           " 'label': {'@id': 'urn:x:label', '@language': 'nl'}, 'steps': {'@id': "
                                           "'urn:x:steps', '@container': '@list'},"
                                           " 'partOf': {'@reverse': 'urn:x:hasPart'}}");
        QCOMPARE(context->term("when")->type, "http://www.w3.org/2001/XMLSchema#dateTime");
        QVERIFY(context->term("tags")->containers.has(Container::Set));
        QVERIFY(context->term("steps")->containers.has(Container::List));
        QCOMPARE(*context->term("label")->language, "nl");
        QVERIFY(context->term("partOf")->isReverse);
        QCOMPARE(context->term("absent"), nullptr);
    }

    void laterContextsWin()
    {
        const auto context =
            inlineContext("[{'a': 'urn:x:1', 'b': 'urn:x:1'}, {'a': 'urn:x:2'}, null, {'c': 'urn:x:3'}]");
        QVERIFY(!context->expand("a").defined());
        QCOMPARE(context->expand("c").iri, "urn:x:3");
    }

    // --- compaction

    void compactionLeadsBack_data()
    {
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *iri, const char *name) { QTest::newRow(iri) << QByteArray(name); };
        row("https://example.org/w#Bin", "bin");
        row("https://example.org/w#level", "w:level");
        row("https://example.org/w#", "w");
        row("https://example.org/long/thing", "o:long/thing");
        row("https://uri.etsi.org/ngsi-ld/default-context/fillLevel", "fillLevel");
        row("https://uri.etsi.org/ngsi-ld/default-context/bin",
            "ngsi-ld:default-context/bin");  // `bin` has another meaning
        row("https://uri.etsi.org/ngsi-ld/location", "location");
        row("https://uri.etsi.org/ngsi-ld/unheardOf", "ngsi-ld:unheardOf");
        row("@type", "type");
        row("https://elsewhere.example/x", "https://elsewhere.example/x");
        row("urn:x:same", "aa");  // of "aaa", "ab" and "aa" the shortest, then the first
    }
    void compactionLeadsBack()
    {
        QFETCH(QByteArray, name);
        const auto context = inlineContext("{'w': 'https://example.org/w#', 'bin': 'w:Bin', 'dustbin': 'w:Bin',"
                                           " 'o': 'https://example.org/', 'ab': 'urn:x:same', 'aaa': 'urn:x:same',"
                                           " 'aa': 'urn:x:same'}");
        const char *iri = QTest::currentDataTag();
        const std::string compacted = context->compact(iri);
        QCOMPARE(bytes(compacted), name);
        QCOMPARE(bytes(context->expand(compacted).iri), QByteArray(iri));
    }

    void oneNameMayHaveThreeMeanings()
    {
        // The catalogue's habit: each subject gives `temperature` an IRI of its own.
        Documents documents;
        documents.add("https://models.example/air.jsonld",
                      "{'@context': {'temperature': 'https://models.example/air/temperature'}}");
        documents.add("https://models.example/sky.jsonld",
                      "{'@context': {'temperature': 'https://models.example/sky/temperature'}}");
        documents.add("https://models.example/all.jsonld",
                      "{'@context': {'temperature': 'https://models.example/terms.jsonld#/definitions/temperature'}}");
        const auto air = documents.context("'https://models.example/air.jsonld'");
        const auto sky = documents.context("'https://models.example/sky.jsonld'");
        const auto all =
            documents.context("['https://models.example/air.jsonld', 'https://models.example/all.jsonld']");
        QCOMPARE(air->expand("temperature").iri, "https://models.example/air/temperature");
        QCOMPARE(sky->expand("temperature").iri, "https://models.example/sky/temperature");
        QCOMPARE(all->expand("temperature").iri, "https://models.example/terms.jsonld#/definitions/temperature");
        QCOMPARE(air->compact(sky->expand("temperature").iri), "https://models.example/sky/temperature");
    }

    // --- documents

    void unknownDocumentsAreAskedFor()
    {
        Documents documents;
        const json context = quoted("['https://a.example/one.jsonld', 'two.jsonld', {'x': 'urn:x:x'}]");
        auto built = documents.build(context, "https://b.example/data/entity.jsonld");
        QCOMPARE(built.needed,
                 (std::vector<std::string>{"https://a.example/one.jsonld", "https://b.example/data/two.jsonld"}));
        QCOMPARE(built.context->expand("x").iri, "urn:x:x");
        QVERIFY(built.context->issues().empty());

        documents.add("https://a.example/one.jsonld", "{'@context': ['deeper.jsonld', {'one': 'urn:x:one'}]}");
        documents.add("https://b.example/data/two.jsonld", "{'@context': {'two': 'urn:x:two'}}");
        built = documents.build(context, "https://b.example/data/entity.jsonld");
        QCOMPARE(built.needed, std::vector<std::string>{"https://a.example/deeper.jsonld"});

        documents.add("https://a.example/deeper.jsonld", "{'@context': {'deeper': 'urn:x:deeper'}}");
        built = documents.build(context, "https://b.example/data/entity.jsonld");
        QVERIFY(built.needed.empty());
        QCOMPARE(built.context->expand("deeper").iri, "urn:x:deeper");
        const auto &sources = built.context->sources();
        QCOMPARE(sources.size(), 5);
        QCOMPARE(sources[0].url, "https://a.example/one.jsonld");
        QCOMPARE(sources[0].sha256, "hash of https://a.example/one.jsonld");
        QCOMPARE(sources[1].url, "https://a.example/deeper.jsonld");
        QCOMPARE(sources[2].url, "https://b.example/data/two.jsonld");
        QCOMPARE(sources[3].url, "");
        QVERIFY(sources[4].isCore);
    }

    void missingDocumentLeavesTheRest()
    {
        Documents documents;
        documents.addMissing("https://gone.example/c.jsonld", "no such host");
        const auto context = documents.context("['https://gone.example/c.jsonld', {'x': 'urn:x:x'}]");
        QCOMPARE(context->expand("x").iri, "urn:x:x");
        QVERIFY(!context->expand("y").defined());
        QCOMPARE(context->issueCount(), 1);
        QCOMPARE(context->issues().front().code, ContextIssueCode::Unavailable);
        QCOMPARE(context->issues().front().where, "https://gone.example/c.jsonld");
        QVERIFY(context->issues().front().detail.ends_with("no such host"));
        QVERIFY(!context->sources().front().available);
    }

    void documentWithoutContextIsAnIssue()
    {
        Documents documents;
        documents.add("https://a.example/schema.json", "{'title': 'a schema'}");
        documents.add("https://a.example/list.json", "[1, 2]");
        const auto context = documents.context("['https://a.example/schema.json', 'https://a.example/list.json']");
        QCOMPARE(context->issueCount(), 2);
        QCOMPARE(context->issues()[0].code, ContextIssueCode::InvalidContext);
        QCOMPARE(context->issues()[1].where, "https://a.example/list.json");
    }

    void importBringsTermsInUnderTheOwn()
    {
        Documents documents;
        documents.add("https://a.example/base.jsonld", "{'@context': {'a': 'urn:x:1', 'b': 'urn:x:1'}}");
        const auto context = documents.context("{'@import': 'https://a.example/base.jsonld', 'b': 'urn:x:2'}");
        QCOMPARE(context->expand("a").iri, "urn:x:1");
        QCOMPARE(context->expand("b").iri, "urn:x:2");
        QVERIFY(context->issues().empty());
    }

    // --- hostile and broken contexts

    void brokenPartsAreReportedAndPassedOver_data()
    {
        QTest::addColumn<QByteArray>("context");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, const char *context, ContextIssueCode code, const char *detail) {
            QTest::newRow(name) << QByteArray(context) << int(code) << QByteArray(detail);
        };
        using enum ContextIssueCode;
        row("number", "[5, {'ok': 'urn:x:ok'}]", InvalidContext, "invalid local context");
        row("true", "[true, {'ok': 'urn:x:ok'}]", InvalidContext, "invalid local context");
        row("array in array", "[['urn:x:y'], {'ok': 'urn:x:ok'}]", InvalidContext, "invalid local context");
        row("term is a number", "{'bad': 5, 'ok': 'urn:x:ok'}", InvalidTerm, "invalid term definition");
        row("term is an array", "{'bad': ['urn:x:y'], 'ok': 'urn:x:ok'}", InvalidTerm, "invalid term definition");
        row("id is a number", "{'bad': {'@id': 7}, 'ok': 'urn:x:ok'}", InvalidTerm, "invalid IRI mapping");
        row("relative", "{'bad': 'nowhere', 'ok': 'urn:x:ok'}", InvalidTerm, "invalid IRI mapping");
        row("keyword", "{'@id': 'urn:x:y', 'ok': 'urn:x:ok'}", InvalidTerm, "keyword redefinition");
        row("empty", "{'': 'urn:x:y', 'ok': 'urn:x:ok'}", InvalidTerm, "invalid term definition");
        row("container", "{'bad': {'@id': 'urn:x:y', '@container': '@bag'}, 'ok': 'urn:x:ok'}", InvalidTerm,
            "invalid container mapping");
        row("cycle of one", "{'bad': 'bad:x', 'ok': 'urn:x:ok'}", InvalidTerm, "cyclic IRI mapping");
        row("cycle of two", "{'a': 'b:x', 'b': 'a:y', 'ok': 'urn:x:ok'}", InvalidTerm, "cyclic IRI mapping");
        row("vocab", "{'@vocab': 5, 'ok': 'urn:x:ok'}", InvalidContext, "invalid vocab mapping");
        row("version", "{'@version': '2', 'ok': 'urn:x:ok'}", InvalidContext, "invalid @version value");
        row("language", "{'@language': [], 'ok': 'urn:x:ok'}", InvalidContext, "invalid default language");
        row("import", "{'@import': 3, 'ok': 'urn:x:ok'}", InvalidContext, "invalid @import value");
        row("nullified", "[{'@protected': true, 'a': 'urn:x:a'}, null, {'ok': 'urn:x:ok'}]", InvalidContext,
            "invalid context nullification");
        row("scoped", "{'T': {'@id': 'urn:x:T', '@context': {'y': 'urn:x:y'}}, 'ok': 'urn:x:ok'}", ScopedContext, "");
    }
    void brokenPartsAreReportedAndPassedOver()
    {
        QFETCH(QByteArray, context);
        QFETCH(int, code);
        QFETCH(QByteArray, detail);
        const auto built = inlineContext(context);
        QCOMPARE(built->expand("ok").iri, "urn:x:ok");
        QCOMPARE(built->issueCount(), 1);
        QCOMPARE(int(built->issues().front().code), code);
        QVERIFY2(built->issues().front().detail.starts_with(detail.toStdString()),
                 built->issues().front().detail.c_str());
    }

    void documentsThatLeadInCirclesEnd()
    {
        Documents documents;
        documents.add("https://a.example/1", "{'@context': ['https://a.example/2', {'one': 'urn:x:1'}]}");
        documents.add("https://a.example/2", "{'@context': ['https://a.example/1', {'two': 'urn:x:2'}]}");
        documents.add("https://a.example/self",
                      "{'@context': {'@import': 'https://a.example/self', 'me': 'urn:x:me'}}");
        const auto circle = documents.context("'https://a.example/1'");
        QCOMPARE(circle->expand("one").iri, "urn:x:1");
        QCOMPARE(circle->expand("two").iri, "urn:x:2");
        QVERIFY(hasIssue(circle, ContextIssueCode::CyclicContext));
        const auto self = documents.context("'https://a.example/self'");
        QCOMPARE(self->expand("me").iri, "urn:x:me");
        QVERIFY(hasIssue(self, ContextIssueCode::InvalidContext, "@import"));
    }

    void chainOfDocumentsIsLimited()
    {
        Documents documents;
        for (int i = 0; i < 40; ++i) {
            const std::string next = "{'@context': ['https://a.example/" + std::to_string(i + 1) + "', {'t" +
                                     std::to_string(i) + "': 'urn:x:t'}]}";
            documents.add("https://a.example/" + std::to_string(i), next.c_str());
        }
        const auto built = documents.build("https://a.example/0");
        QVERIFY(built.needed.empty());
        QVERIFY(built.context->expand("t5").defined());
        QVERIFY(!built.context->expand("t20").defined());
        QVERIFY(hasIssue(built.context, ContextIssueCode::InvalidContext));
    }

    void explodingDocumentsAreRefused()
    {
        // Each names two more.
        std::map<std::string, RemoteDocument> known;
        const auto built = buildContext("https://a.example/0", {}, [&](const std::string &url) {
            known[url] = {
                std::make_shared<const json>(quoted(("{'@context': ['" + url + "0', '" + url + "1']}").c_str())),
                url,
                {},
                {}};
            return &known[url];
        });
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::TooLarge);
    }

    void scopedContextsCannotMultiplyTheWork()
    {
        // Every one of them would copy all the terms.
        json context = json::object();
        for (int i = 0; i < 20'000; ++i)
            context["t" + std::to_string(i)] = {{"@id", "urn:x:t"}, {"@context", json::object()}};
        const auto built = buildContext(context, {}, {});
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::TooLarge);
    }

    void longChainOfTermsIsCutNotFollowed()
    {
        // Each builds on the next, 50,000 deep.
        json context = json::object();
        for (int i = 0; i < 50'000; ++i)
            context["t" + std::to_string(i)] = "t" + std::to_string(i + 1) + ":x/";
        context["ok"] = "urn:x:ok";
        const auto built = buildContext(context, {}, {});
        QVERIFY(built.has_value());
        QCOMPARE(built->context->expand("ok").iri, "urn:x:ok");
        QVERIFY(hasIssue(built->context, ContextIssueCode::InvalidTerm));
    }

    void issuesAreCountedBeyondTheFirstThousand()
    {
        json context = json::object();
        for (int i = 0; i < 2500; ++i)
            context["t" + std::to_string(i)] = i;
        const auto built = buildContext(context, {}, {});
        QCOMPARE(built->context->issues().size(), 1000);
        QCOMPARE(built->context->issueCount(), 2500);
    }

    void growingIrisAreCut()
    {
        // Sorted so that each finds the one before ready: the IRI would grow to 15 MB.
        json context = json::object();
        context["t100000"] = "https://a.example/";
        for (int i = 100'001; i < 110'000; ++i)
            context["t" + std::to_string(i)] = "t" + std::to_string(i - 1) + ":" + std::string(1500, 'x') + "/";
        const auto built = buildContext(context, {}, {});
        QVERIFY(built.has_value());
        QVERIFY(hasIssue(built->context, ContextIssueCode::InvalidTerm, "t100003"));
        QVERIFY(built->context->expand("t100002").iri.size() < 4096);
    }

    void hundredThousandTermsAreRead()
    {
        json context = json::object();
        context["m"] = "https://models.example/";
        for (int i = 0; i < 100'000; ++i)
            context["term" + std::to_string(i)] = "m:term" + std::to_string(i);
        const auto built = buildContext(context, {}, {});
        QVERIFY(built.has_value());
        QCOMPARE(built->context->expand("term99999").iri, "https://models.example/term99999");
        QCOMPARE(built->context->compact("https://models.example/term4711"), "term4711");
    }

    // --- JSON and IRIs

    void jsonIsMeasuredBeforeItIsBuilt()
    {
        QCOMPARE(parseJson("{\"a\": [1]}", "x", 2).value(), json::parse("{\"a\": [1]}"));
        QCOMPARE(parseJson("\xEF\xBB\xBF{}", "x", 2).value(), json::object());
        QCOMPARE(parseJson("[\"[[[[[[\\\"[[\"]", "x", 1).value().size(), 1);
        QCOMPARE(parseJson(std::string(8'000'000, '['), "x", 100).error().code, ErrorCode::TooDeep);
        QCOMPARE(parseJson(" \n", "x", 2).error().code, ErrorCode::Empty);
        const auto broken = parseJson("{\"a\": }", "x", 2);
        QCOMPARE(broken.error().code, ErrorCode::NotJson);
        QCOMPARE(broken.error().where, "x");
        QVERIFY(broken.error().detail.starts_with("parse error at line 1"));
        QCOMPARE(parseJson("\"\xff\"", "x", 2).error().code, ErrorCode::NotJson);
        QCOMPARE(parseJson("1e9999", "x", 2).error().code, ErrorCode::NotJson);
    }

    void referencesAreResolved_data()
    {
        // The examples of RFC 3986, clause 5.4.
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *reference, const char *target) {
            QTest::newRow(reference) << QByteArray(target);
        };
        row("g:h", "g:h");
        row("g", "http://a/b/c/g");
        row("./g", "http://a/b/c/g");
        row("g/", "http://a/b/c/g/");
        row("/g", "http://a/g");
        row("//g", "http://g");
        row("?y", "http://a/b/c/d;p?y");
        row("g?y", "http://a/b/c/g?y");
        row("#s", "http://a/b/c/d;p?q#s");
        row("g#s", "http://a/b/c/g#s");
        row("", "http://a/b/c/d;p?q");
        row(".", "http://a/b/c/");
        row("..", "http://a/b/");
        row("../..", "http://a/");
        row("../../../g", "http://a/g");
        row("/./g", "http://a/g");
        row("g;x=1/../y", "http://a/b/c/y");
        row("g?y/../x", "http://a/b/c/g?y/../x");
    }
    void referencesAreResolved()
    {
        QFETCH(QByteArray, target);
        QCOMPARE(bytes(resolveIri("http://a/b/c/d;p?q", QTest::currentDataTag())), target);
    }
};

QTEST_GUILESS_MAIN(TestContext)
#include "tst_context.moc"

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextstore.h"
#include "jsonld/contexturl.h"
#include "jsonld/documentcontext.h"
#include "jsonld/expansion.h"
#include "net/httptransport.h"
#include "jsonld/jsonldsuite.h"
#include "net/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

#include <qcoro/qcorotask.h>

#include <algorithm>

using namespace civiscope;
using namespace civiscope::jsonld;
using namespace civiscope::net;
using namespace civiscope::tests;
using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

// JSON written with single quotes.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

WireAnswer context(const QByteArray &terms)
{
    return answer(200, quoted("{'@context': " + terms + "}"), {}, "application/ld+json");
}

std::string quoteUrl(const QUrl &url)
{
    return '"' + url.toEncoded().toStdString() + '"';
}

}  // namespace

class TestContextStore : public QObject {
    Q_OBJECT

private:
    // A store of its own for each test, over real HTTP on the loopback.
    struct World {
        explicit World(ScriptedServer::Script script, FetchLimits limits = {})
            : server(std::move(script))
        {
            transport = HttpTransport::create(&network, {.tries = 1});
            fetcher = std::make_shared<NetworkFetcher>(transport, limits);
            open();
        }
        void open()
        {
            store = ContextStore::create(directory.filePath(u"contexts"_s), fetcher, {.now = [this] { return now; }});
        }
        ContextRequest request(const std::string &context) const
        {
            return {.context = context, .source = server.url("/ngsi-ld/v1")};
        }
        ResolvedContext resolve(const std::string &context) { return QCoro::waitFor(store->resolve(request(context))); }
        ResolvedContext resolveAt(const QByteArray &target) { return resolve(quoteUrl(server.url(target))); }

        QTemporaryDir directory;
        ScriptedServer server;
        QNetworkAccessManager network;
        std::shared_ptr<HttpTransport> transport;
        std::shared_ptr<NetworkFetcher> fetcher;
        std::shared_ptr<ContextStore> store;
        Moment now = 1'000'000'000;
    };

private Q_SLOTS:
    // --- fetching

    void contextsAreFetchedWithAllTheyName()
    {
        World world([](const WireRequest &request) {
            if (request.path() == "/one.jsonld")
                return context("['deeper/two.jsonld', {'one': 'urn:x:one'}]");
            if (request.path() == "/deeper/two.jsonld")
                return context("{'two': 'urn:x:two'}");
            return answer(404, "{}");
        });
        const auto resolved = world.resolveAt("/one.jsonld");
        QVERIFY(resolved.errors.empty());
        QCOMPARE(resolved.context->expand("one").iri, "urn:x:one");
        QCOMPARE(resolved.context->expand("two").iri, "urn:x:two");
        QCOMPARE(resolved.context->expand("location").iri, "https://uri.etsi.org/ngsi-ld/location");
        QCOMPARE(resolved.context->sources().size(), 3);
        QCOMPARE(resolved.context->sources()[0].sha256.size(), 64);
        QCOMPARE(world.server.requests.size(), 2);
        QVERIFY(world.server.requests[0].header("accept").startsWith("application/ld+json, application/json"));
        QCOMPARE(world.server.requests[0].header("host"), world.server.address().mid(7));
    }

    void nameStaysInTheRequestThoughTheAddressIsFixed()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        QUrl url = world.server.url("/c.jsonld");
        url.setHost(u"localhost"_s);
        QVERIFY(world.resolve(quoteUrl(url)).errors.empty());
        QCOMPARE(world.server.requests[0].header("host"), "localhost:" + QByteArray::number(world.server.serverPort()));
    }

    void coreAloneNeedsNoFetch()
    {
        World world([](const WireRequest &) { return answer(500, "{}"); });
        for (const char *text :
             {"\"https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld\"", "null", "[]", "{}"}) {
            const auto resolved = world.resolve(text);
            QVERIFY(resolved.errors.empty());
            QCOMPARE(resolved.context->expand("observedAt").iri, "https://uri.etsi.org/ngsi-ld/observedAt");
        }
        QVERIFY(world.server.requests.empty());
    }

    void manyWaitersShareOneFetch()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        const QUrl url = world.server.url("/c.jsonld");
        std::vector<QCoro::Task<ResolvedContext>> tasks;
        for (int i = 0; i < 10; ++i) {
            const std::string extra = ", {\"n" + std::to_string(i) + "\": \"urn:x:n\"}]";
            tasks.push_back(world.store->resolve(world.request('[' + quoteUrl(url) + extra)));
        }
        for (const auto &task : tasks)
            QCOMPARE(QCoro::waitFor(task).context->expand("a").iri, "urn:x:a");
        QCOMPARE(world.server.requests.size(), 1);
    }

    void secondTimeIsReadyAtOnce()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        const auto request = world.request(quoteUrl(world.server.url("/c.jsonld")));
        QVERIFY(!world.store->ready(request));
        const auto first = QCoro::waitFor(world.store->resolve(request));
        const auto again = world.store->ready(request);
        QVERIFY(again);
        QCOMPARE(again->context.get(), first.context.get());
    }

    void redirectsAreFollowedAndAreTheBase()
    {
        World world([](const WireRequest &request) {
            if (request.path() == "/old")
                return answer(301, {}, {"Location: /new/place/c.jsonld"});
            if (request.path() == "/new/place/c.jsonld")
                return context("['sibling.jsonld']");
            if (request.path() == "/new/place/sibling.jsonld")
                return context("{'s': 'urn:x:s'}");
            return answer(404, "{}");
        });
        const auto resolved = world.resolveAt("/old");
        QVERIFY(resolved.errors.empty());
        QCOMPARE(resolved.context->expand("s").iri, "urn:x:s");
    }

    void alternateOfAPageIsFollowed()
    {
        World world([](const WireRequest &request) {
            if (request.path() == "/")
                return answer(200, "<html>", {"Link: </c.jsonld>; rel=\"alternate\"; type=\"application/ld+json\""},
                              "text/html");
            return context("{'a': 'urn:x:a'}");
        });
        QCOMPARE(world.resolveAt("/").context->expand("a").iri, "urn:x:a");
    }

    void whatCannotBeHadIsToldAndTheRestWorks_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, int status, QByteArray body, const char *type, ErrorCode code,
                            const char *detail) {
            QTest::newRow(name) << status << quoted(std::move(body)) << QByteArray(type) << int(code)
                                << QByteArray(detail);
        };
        using enum ErrorCode;
        row("not found", 404, "no", "text/plain", ContextNotAvailable, "http-status: 404");
        row("server error", 500, "{}", "application/json", ContextNotAvailable, "http-status");
        row("forbidden", 403, "{}", "application/json", ContextNotAvailable, "not-authorized");
        row("page", 200, " <!DOCTYPE html><html>sign in</html>", "text/html", ContextInvalid, "an HTML page");
        row("page called JSON", 200, "<html></html>", "application/json", ContextInvalid, "an HTML page");
        row("empty", 200, "", "application/json", ContextInvalid, "empty");
        row("broken", 200, "{'@context': {", "application/ld+json", ContextInvalid, "not-json");
        row("schema", 200, "{'title': 'a schema'}", "application/json", ContextInvalid, "no @context");
        row("array", 200, "[{'@context': {}}]", "application/json", ContextInvalid, "no @context");
        row("deep", 200, QByteArray("{'@context': ") + QByteArray(100'000, '['), "application/json", ContextInvalid,
            "too-deep");
        row("large", 200, "{'@context': '" + QByteArray(300'000, 'x') + "'}", "application/json", ContextNotAvailable,
            "too-large");
    }
    void whatCannotBeHadIsToldAndTheRestWorks()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, code);
        QFETCH(QByteArray, detail);
        World world([&](const WireRequest &) { return answer(status, body, {}, type); }, {.bytes = 200'000});
        const QUrl url = world.server.url("/c.jsonld");
        const auto resolved = world.resolve('[' + quoteUrl(url) + ", {\"a\": \"urn:x:a\"}]");
        QCOMPARE(resolved.context->expand("a").iri, "urn:x:a");
        QVERIFY(!resolved.context->expand("unknown").defined());
        QCOMPARE(resolved.errors.size(), 1);
        QCOMPARE(int(resolved.errors[0].code), code);
        QCOMPARE(resolved.errors[0].where, url.toEncoded().toStdString());
        QVERIFY2(resolved.errors[0].detail.starts_with(detail.toStdString()), resolved.errors[0].detail.c_str());
        QVERIFY(QDir(world.directory.filePath(u"contexts"_s)).isEmpty());
    }

    void unreachableHostIsTold()
    {
        World world([](const WireRequest &) { return context("{}"); });
        const QUrl gone = world.server.url("/c.jsonld");
        const auto request = world.request(quoteUrl(gone));
        world.server.close();
        const auto resolved = QCoro::waitFor(world.store->resolve(request));
        QCOMPARE(resolved.errors.size(), 1);
        QCOMPARE(resolved.errors[0].code, ErrorCode::ContextNotAvailable);
        QVERIFY(resolved.errors[0].detail.starts_with("connection-refused"));
    }

    void slowAnswerIsGivenUp()
    {
        World world([](const WireRequest &) { return silence(); }, {.time = std::chrono::milliseconds(50)});
        const auto resolved = world.resolveAt("/c.jsonld");
        QCOMPARE(resolved.errors.size(), 1);
        QVERIFY(resolved.errors[0].detail.starts_with("timed-out"));
    }

    void redirectsAreLimited()
    {
        World world([](const WireRequest &request) { return answer(302, {}, {"Location: " + request.path() + "x"}); });
        const auto resolved = world.resolveAt("/c");
        QCOMPARE(resolved.errors.size(), 1);
        QVERIFY2(resolved.errors[0].detail.contains("more than 5 redirects"), resolved.errors[0].detail.c_str());
        QCOMPARE(world.server.requests.size(), 6);
    }

    void failureIsLeftAloneForAWhile()
    {
        World world([](const WireRequest &) { return answer(503, "{}"); });
        world.resolveAt("/c.jsonld");
        world.resolveAt("/c.jsonld");
        world.resolve('[' + quoteUrl(world.server.url("/c.jsonld")) + ']');
        QCOMPARE(world.server.requests.size(), 1);
        world.server.script = [](const WireRequest &) { return context("{'a': 'urn:x:a'}"); };
        world.now += 61'000'000;
        const auto resolved = world.resolveAt("/c.jsonld");
        QCOMPARE(world.server.requests.size(), 2);
        QVERIFY(resolved.errors.empty());
        QCOMPARE(resolved.context->expand("a").iri, "urn:x:a");
    }

    // --- who may name what

    void publicSourceMayNotNamePrivateAddresses()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        ContextRequest request = world.request(quoteUrl(world.server.url("/c.jsonld")));
        request.source = QUrl(u"https://8.8.8.8/ngsi-ld/v1"_s);
        const auto resolved = QCoro::waitFor(world.store->resolve(request));
        QCOMPARE(resolved.errors.size(), 1);
        QVERIFY2(resolved.errors[0].detail.contains("private address 127.0.0.1"), resolved.errors[0].detail.c_str());
        QVERIFY(world.server.requests.empty());

        // Nor when its name leads there, nor after another source fetched it.
        ContextRequest byName = request;
        QUrl url = world.server.url("/c.jsonld");
        url.setHost(u"localhost"_s);
        byName.context = quoteUrl(url);
        QCOMPARE(QCoro::waitFor(world.store->resolve(byName)).errors.size(), 1);
        QVERIFY(world.server.requests.empty());

        QVERIFY(world.resolveAt("/c.jsonld").errors.empty());
        world.now += 61'000'000;
        const auto after = QCoro::waitFor(world.store->resolve(request));
        QCOMPARE(after.errors.size(), 1);
        QVERIFY(!after.context->expand("a").defined());
        QCOMPARE(world.server.requests.size(), 1);
    }

    void redirectToAPrivateAddressIsRefused()
    {
        World world([](const WireRequest &request) {
            return answer(302, {},
                          {"Location: http://127.0.0.2:" + request.header("host").split(':').last() + "/c.jsonld"});
        });
        // Here the first address counts as public.
        NetworkFetcher fetcher(world.transport, {}, [](const QHostAddress &a) { return a != QHostAddress::LocalHost; });
        const auto fetched = QCoro::waitFor(fetcher.fetch(world.server.url("/c.jsonld"), {}));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::Usage);
        QVERIFY2(fetched.error().detail.contains("private address 127.0.0.2"), fetched.error().detail.c_str());
        QCOMPARE(world.server.requests.size(), 1);
    }

    void userMayNameAnything()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        ContextRequest request = world.request(quoteUrl(world.server.url("/c.jsonld")));
        request.source.reset();
        QVERIFY(QCoro::waitFor(world.store->resolve(request)).errors.empty());
    }

    void filesAreForUsersAndFilesOnly()
    {
        World world([](const WireRequest &request) {
            return context(request.path() == "/bad" ? "'file:///etc/hostname'" : "{}");
        });
        const QString path = world.directory.filePath(u"own.jsonld"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(quoted("{'@context': {'a': 'urn:x:a'}}"));
        file.close();
        const QUrl entityFile = QUrl::fromLocalFile(world.directory.filePath(u"city.jsonld"_s));

        const ContextRequest beside{.context = "\"own.jsonld\"", .base = entityFile, .source = entityFile};
        QCOMPARE(QCoro::waitFor(world.store->resolve(beside)).context->expand("a").iri, "urn:x:a");
        const ContextRequest named{.context = quoteUrl(QUrl::fromLocalFile(path))};
        QCOMPARE(QCoro::waitFor(world.store->resolve(named)).context->expand("a").iri, "urn:x:a");

        const auto byBroker = world.resolve(named.context);
        QCOMPARE(byBroker.errors.size(), 1);
        QVERIFY(!byBroker.context->expand("a").defined());
        QCOMPARE(world.resolveAt("/bad").errors.size(), 1);

        const ContextRequest folder{.context = quoteUrl(QUrl::fromLocalFile(world.directory.path()))};
        QVERIFY(QCoro::waitFor(world.store->resolve(folder)).errors[0].detail.starts_with("file-not-readable"));
    }

    void otherSchemesAreRefused()
    {
        World world([](const WireRequest &) { return context("{}"); });
        for (const char *url : {"\"ftp://a.example/c.jsonld\"", "\"data:application/json,{}\"", "\"urn:x:context\"",
                                "\"qrc:/c.jsonld\"", "\"http://\"", "\"relative.jsonld\""}) {
            const auto resolved = world.resolve(url);
            QCOMPARE(resolved.errors.size(), 1);
            QVERIFY2(resolved.errors[0].detail.contains("neither http nor https"), resolved.errors[0].detail.c_str());
        }
    }

    void brokenContextTextIsAnError()
    {
        World world([](const WireRequest &) { return context("{}"); });
        const auto resolved = world.resolve("{\"a\": ");
        QCOMPARE(resolved.errors.size(), 1);
        QCOMPARE(resolved.errors[0].code, ErrorCode::ContextInvalid);
        QVERIFY(resolved.context->expand("location").defined());
    }

    // --- keeping

    void offlineTheDiskCopyServes()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        const QUrl url = world.server.url("/c.jsonld");
        const auto request = world.request(quoteUrl(url));
        QVERIFY(QCoro::waitFor(world.store->resolve(request)).errors.empty());
        world.server.script = [](const WireRequest &) { return hangUp(); };

        world.open();  // another run of the program, the same directory
        auto resolved = QCoro::waitFor(world.store->resolve(request));
        QVERIFY(resolved.errors.empty());
        QCOMPARE(resolved.context->expand("a").iri, "urn:x:a");

        world.open();
        world.now +=
            Moment(std::chrono::microseconds(std::chrono::days(30)).count());  // too old, yet better than nothing
        resolved = QCoro::waitFor(world.store->resolve(request));
        QVERIFY(resolved.errors.empty());
        QCOMPARE(resolved.context->expand("a").iri, "urn:x:a");

        QVERIFY(world.store->document(url.toEncoded().toStdString()));
    }

    void oldCopyIsFetchedAgain()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:1'}"); });
        world.resolveAt("/c.jsonld");
        world.server.script = [](const WireRequest &) { return context("{'a': 'urn:x:2'}"); };
        world.open();
        QCOMPARE(world.resolveAt("/c.jsonld").context->expand("a").iri, "urn:x:1");
        world.open();
        world.now += Moment(std::chrono::microseconds(std::chrono::days(8)).count());
        QCOMPARE(world.resolveAt("/c.jsonld").context->expand("a").iri, "urn:x:2");
        QCOMPARE(world.server.requests.size(), 2);
    }

    void damagedCopyIsFetchedAgain()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        world.resolveAt("/c.jsonld");
        const QDir folder(world.directory.filePath(u"contexts"_s));
        const QString path = folder.filePath(folder.entryList(QDir::Files).constFirst());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() - 3);
        file.write("#");
        file.close();
        world.open();
        QCOMPARE(world.resolveAt("/c.jsonld").context->expand("a").iri, "urn:x:a");
        QCOMPARE(world.server.requests.size(), 2);
    }

    void unwritableDirectoryCostsTheCacheOnly()
    {
        World world([](const WireRequest &) { return context("{'a': 'urn:x:a'}"); });
        QFile(world.directory.filePath(u"contexts"_s)).open(QIODevice::WriteOnly);  // a file where the folder should be
        QCOMPARE(world.resolveAt("/c.jsonld").context->expand("a").iri, "urn:x:a");
    }

    void scopedContextsAreFetchedToo()
    {
        World world([](const WireRequest &request) {
            if (request.path() == "/scoped.jsonld")
                return context("{'inner': 'urn:x:inner'}");
            return context("{'T': {'@id': 'urn:x:T', '@context': 'scoped.jsonld'}}");
        });
        const auto resolved = world.resolveAt("/c.jsonld");
        QVERIFY(resolved.errors.empty());
        QVERIFY(world.store->document(world.server.url("/scoped.jsonld").toEncoded().toStdString()));
    }

    // --- the official suite for remote documents

    void remoteDocuments_data()
    {
        if (JsonLdSuite::corpus().isEmpty())
            QSKIP("corpus: not given");
        QTest::addColumn<QByteArray>("test");
        const json sequence = JsonLdSuite::tests("remote-doc-manifest.jsonld");
        for (const json &test : sequence) {
            const std::string name = test.at("@id").get<std::string>() + ' ' + test.at("name").get<std::string>();
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(test.dump());
        }
    }
    void remoteDocuments()
    {
        QFETCH(QByteArray, test);
        const json definition = json::parse(test.toStdString());
        const json options = definition.value("option", json::object());
        const auto input = definition.at("input").get<std::string>();
        World world([&](const WireRequest &request) {
            const bool isInput = request.path() == '/' + QByteArray::fromStdString(input);
            if (isInput && options.contains("redirectTo")) {
                return answer(options.at("httpStatus").get<int>(), {},
                              {"Location: /" + QByteArray::fromStdString(options.at("redirectTo").get<std::string>())});
            }
            std::vector<QByteArray> headers;
            if (isInput && options.contains("httpLink")) {
                const json &links = options.at("httpLink");
                for (const json &link : links.is_array() ? links : json::array({links}))
                    headers.push_back("Link: " + QByteArray::fromStdString(link.get<std::string>()));
            }
            const QByteArray byName = request.path().endsWith(".jsonld") ? "application/ld+json" : "application/json";
            const auto type = options.value("contentType", byName.toStdString());
            return answer(200, JsonLdSuite::read(QString::fromLatin1(request.path().mid(1))), headers,
                          isInput ? QByteArray::fromStdString(type) : byName);
        });
        // As if the server were the site the suite was written for.
        const auto place = [&](const QUrl &url) { return JsonLdSuite::base + url.path().mid(1).toStdString(); };

        const auto fetched = QCoro::waitFor(
            world.fetcher->fetch(world.server.url('/' + QByteArray::fromStdString(input)), {.privateAddresses = true}));
        QVERIFY(fetched.has_value());
        const auto document = json::parse(fetched->bytes.toStdString());
        const auto named = documentContext({}, fetched->links, fetched->mediaType);
        if (definition.contains("expectErrorCode")) {
            QVERIFY(!named);
            QCOMPARE(named.error().detail, definition.at("expectErrorCode").get<std::string>());
            return;
        }
        JsonLdSuite suite;
        ExpansionOptions expansion;
        expansion.base = place(fetched->url);
        expansion.expandContext = named.value();
        expansion.lookup = [&](const std::string &url) { return suite.load(url); };
        const auto expanded = expandDocument(document, expansion);
        QVERIFY2(expanded.has_value(), expanded ? "" : expanded.error().detail.c_str());
        const json expected = JsonLdSuite::readJson(definition.at("expect").get<std::string>());
        if (!sameDocument(*expanded, expected))
            QCOMPARE(QByteArray::fromStdString(expanded->dump(1)), QByteArray::fromStdString(expected.dump(1)));
    }
};

QTEST_GUILESS_MAIN(TestContextStore)
#include "tst_contextstore.moc"

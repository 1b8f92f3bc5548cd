// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/documentfetcher.h"
#include "schema/schemaloader.h"
#include "schema/schemaregistry.h"
#include "support/poolgate.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

using namespace civiscope;

namespace {

// The web of a test: documents by URL, and what of it was asked for.
class Web final : public net::DocumentFetcher {
public:
    QCoro::Task<Result<net::FetchedDocument>> fetch(QUrl url, net::FetchPolicy policy) override
    {
        asked << url.toString();
        privateAllowed = policy.privateAddresses;
        if (onFetch)
            onFetch();
        const auto found = documents.find(url.toString());
        if (found == documents.end())
            co_return std::unexpected(Error{ErrorCode::NotFound, "fetching", url.toString().toStdString(), "404"});
        co_return net::FetchedDocument{found->second, url, "application/json", {}, false};
    }
    QCoro::Task<bool> isPrivate(QUrl url) override { co_return url.host() == QLatin1String("localhost"); }

    std::map<QString, QByteArray> documents;
    QStringList asked;
    std::function<void()> onFetch;
    bool privateAllowed = false;
};

struct Outcome {
    Result<std::shared_ptr<schema::SchemaRegistry>> registry;
    std::vector<Error> problems;
};

Outcome load(const std::shared_ptr<Web> &web, const QStringList &places, std::vector<std::string> iris = {},
             const QString &cache = {}, const Job &job = {})
{
    const schema::SchemaLoader loader(web, cache);
    const auto problems = std::make_shared<std::vector<Error>>();
    auto registry = QCoro::waitFor(loader.load(places, std::move(iris), problems, job));
    return {std::move(registry), *problems};
}

const QString site = QStringLiteral("https://smart-data-models.github.io/");

}  // namespace

class TestSchemaLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatASchemaRefersToIsFetchedOnce()
    {
        const auto web = std::make_shared<Web>();
        web->documents[site + QStringLiteral("dataModel.Parking/Spot/schema.json")] =
            "{\"allOf\":[{\"$ref\":\"https://github.com/smart-data-models/data-models/raw/master/common-schema.json\"},"
            "{\"$ref\":\"https://smart-data-models.github.io/data-models/common-schema.json\"}]}";
        web->documents[QStringLiteral(
            "https://github.com/smart-data-models/data-models/raw/master/common-schema.json")] =
            "{\"required\":[\"id\"]}";
        const auto [registry, problems] = load(web, {site + QStringLiteral("dataModel.Parking/Spot/schema.json")});
        QVERIFY(registry);
        QVERIFY(problems.empty());
        QCOMPARE(web->asked.size(), 2);
        QVERIFY(!web->privateAllowed);
        QVERIFY((*registry)->find("https://smartdatamodels.org/dataModel.Parking/Spot", "Spot").value());
    }

    void belowASiteTheTypesOfTheSourceAreLookedFor()
    {
        const auto web = std::make_shared<Web>();
        web->documents[site + QStringLiteral("dataModel.Parking/Spot/schema.json")] = "{}";
        const auto [registry, problems] =
            load(web, {site},
                 {"https://smartdatamodels.org/dataModel.Parking/Spot",
                  "https://smartdatamodels.org/dataModel.Weather/Gone", "https://example.org/Other"});
        QVERIFY(registry);
        QVERIFY((*registry)->find("https://smartdatamodels.org/dataModel.Parking/Spot", "Spot").value());
        QVERIFY(!(*registry)->find("https://smartdatamodels.org/dataModel.Weather/Gone", "Gone").value());
        QCOMPARE(problems.size(), 1u);
        QCOMPARE(problems.front().code, ErrorCode::NotFound);
        QCOMPARE(web->asked.size(), 2);
    }

    // Only a URL that is itself on a private address may lead to one.
    void privateAddressesAreForPrivateUrls()
    {
        const auto web = std::make_shared<Web>();
        web->documents[QStringLiteral("http://localhost/a.json")] = "{}";
        QVERIFY(load(web, {QStringLiteral("http://localhost/a.json")}).registry);
        QVERIFY(web->privateAllowed);
    }

    void whatWasFetchedIsKept()
    {
        const QTemporaryDir cache;
        const auto web = std::make_shared<Web>();
        web->documents[QStringLiteral("https://x.example/a.json")] = "{}";
        QVERIFY(load(web, {QStringLiteral("https://x.example/a.json")}, {}, cache.path()).registry);
        web->documents.clear();
        QVERIFY(load(web, {QStringLiteral("https://x.example/a.json")}, {}, cache.path()).registry);
        QCOMPARE(web->asked.size(), 1);
    }

    void whatIsNoSchemaIsTold_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a page") << QByteArray("<html>") << ErrorCode::NotJson;
        QTest::newRow("a list") << QByteArray("[]") << ErrorCode::SchemaInvalid;
        QTest::newRow("large") << QByteArray(9 << 20, ' ') << ErrorCode::TooLarge;
    }
    void whatIsNoSchemaIsTold()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const ErrorCode, code);
        const auto web = std::make_shared<Web>();
        web->documents[QStringLiteral("https://x.example/a.json")] = document;
        const auto [registry, problems] = load(web, {QStringLiteral("https://x.example/a.json")});
        QVERIFY(!registry);
        QCOMPARE(registry.error().code, code);
    }

    // No document is parsed while the event loop waits: without a worker nothing goes on.
    void largeDocumentsAreReadInWorkers_data()
    {
        QTest::addColumn<QString>("from");
        for (const char *from : {"web", "cache", "file", "folder"})
            QTest::newRow(from) << QString::fromLatin1(from);
    }
    void largeDocumentsAreReadInWorkers()
    {
        QFETCH(const QString, from);
        const QByteArray head = "{\"properties\":{\"type\":{\"const\":\"Spot\"}},\"description\":\"";
        const QByteArray document = head + QByteArray((8 << 20) - head.size() - 2, 'x') + "\"}";
        const QTemporaryDir folder;
        const auto web = std::make_shared<Web>();
        QString place = QStringLiteral("https://x.example/schema.json");
        web->documents[place] = document;
        if (from == QLatin1String("cache")) {
            QVERIFY(load(web, {place}, {}, folder.path()).registry);
        } else if (from != QLatin1String("web")) {
            place = folder.filePath(QStringLiteral("schema.json"));
            QFile file(place);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(document) == document.size());
            if (from == QLatin1String("folder"))
                place = folder.path();
        }
        std::optional<test::PoolGate> gate;
        if (from == QLatin1String("web"))
            web->onFetch = [&] { gate.emplace(); };
        else
            gate.emplace();
        const schema::SchemaLoader loader(web, from == QLatin1String("cache") ? folder.path() : QString());
        auto loading = loader.load({place}, {}, std::make_shared<std::vector<Error>>(), {});
        QTRY_VERIFY(gate);
        for (int turn = 0; turn < 10; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(!loading.isReady());
        gate->open();
        const auto registry = QCoro::waitFor(std::move(loading));
        QVERIFY(registry);
        QVERIFY((*registry)->find("https://example.org/Spot", "Spot").value());
    }

    void aMissingPartIsTold()
    {
        const auto web = std::make_shared<Web>();
        web->documents[QStringLiteral("https://x.example/Spot.json")] = "{\"$ref\":\"gone.json\"}";
        const auto [registry, problems] = load(web, {QStringLiteral("https://x.example/Spot.json")});
        QVERIFY(registry);
        QCOMPARE(problems.size(), 1u);
        const auto found = (*registry)->find("https://example.org/Spot", "Spot");
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::SchemaNotAvailable);
    }

    void cancelEndsIt()
    {
        const auto web = std::make_shared<Web>();
        web->documents[QStringLiteral("https://x.example/a.json")] = "{}";
        std::stop_source stop;
        stop.request_stop();
        const auto [registry, problems] =
            load(web, {QStringLiteral("https://x.example/a.json")}, {}, {}, {stop.get_token(), {}});
        QVERIFY(!registry);
        QCOMPARE(registry.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSchemaLoader)
#include "tst_schemaloader.moc"

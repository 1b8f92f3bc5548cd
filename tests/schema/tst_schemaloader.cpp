// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/documentfetcher.h"
#include "schema/schemaloader.h"
#include "schema/schemaregistry.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace civiscope;

namespace {

// The web of a test: documents by URL, and what of it was asked for.
class Web final : public net::DocumentFetcher {
public:
    QCoro::Task<Result<net::FetchedDocument>> fetch(QUrl url, net::FetchPolicy policy) override
    {
        asked << url.toString();
        privateAllowed = policy.privateAddresses;
        const auto found = documents.find(url.toString());
        if (found == documents.end())
            co_return std::unexpected(Error{ErrorCode::NotFound, "fetching", url.toString().toStdString(), "404"});
        co_return net::FetchedDocument{found->second, url, "application/json", {}, false};
    }
    QCoro::Task<bool> isPrivate(QUrl url) override { co_return url.host() == QLatin1String("localhost"); }

    std::map<QString, QByteArray> documents;
    QStringList asked;
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
        QCOMPARE((*registry)->schemaCount(), 1u);
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

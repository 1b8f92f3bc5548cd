// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schemaloader.h"

#include "base/datetime.h"
#include "base/errorreason.h"
#include "base/inworker.h"
#include "jsonld/contextcache.h"
#include "net/documentfetcher.h"
#include "schema/schemaregistry.h"

#include <QFileInfo>
#include <QUrl>

namespace civiscope::schema {

namespace {

constexpr std::size_t mostDocuments = 200;
constexpr Moment week = Moment{7} * 24 * 3600 * 1'000'000;

// What one call carries from step to step. The registry is filled by one worker after the other, as documents have up
// to 8 MiB; the coroutine touches it only to give it away.
struct SchemaFetch {
    std::shared_ptr<net::DocumentFetcher> fetcher;
    jsonld::ContextCache cache;
    std::shared_ptr<SchemaRegistry> registry;
    std::shared_ptr<std::vector<Error>> problems;
    Job job;
    std::size_t documents = 0;
};

bool isUrl(const QString &place)
{
    return place.startsWith(QLatin1String("http://")) || place.startsWith(QLatin1String("https://"));
}

Error cancelled()
{
    return {ErrorCode::Cancelled, "reading schemas", {}, {}};
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

// Adds a document from the cache while it is fresh. One that came from a private address is used for such only.
// Nullopt: it has to be fetched. Work for a worker.
std::optional<Result<void>> addKept(const SchemaFetch &fetch, const std::string &address, bool named,
                                    net::FetchPolicy policy)
{
    const auto kept = fetch.cache.load(canonicalSchemaUrl(address));
    if (!kept || currentMoment() - kept->fetched >= week || (!policy.privateAddresses && kept->onPrivateAddress))
        return std::nullopt;
    return fetch.registry->addDocument(address, view(kept->bytes), named);
}

// Work for a worker.
Result<void> addFetched(const SchemaFetch &fetch, const std::string &address, bool named,
                        const net::FetchedDocument &fetched)
{
    auto added = fetch.registry->addDocument(address, view(fetched.bytes), named);
    if (added) {
        // A cache that cannot be written costs time only.
        std::ignore =
            fetch.cache.save({canonicalSchemaUrl(address), fetched.url.toString(QUrl::FullyEncoded).toStdString(),
                              jsonld::sha256Of(fetched.bytes), currentMoment(), fetched.onPrivateAddress,
                              fetched.bytes.size(), fetched.bytes});
    }
    return added;
}

QCoro::Task<Result<void>> fetchOne(std::shared_ptr<SchemaFetch> fetch, std::string address, bool named,
                                   net::FetchPolicy policy)
{
    auto added = co_await inWorker([fetch, address, named, policy] { return addKept(*fetch, address, named, policy); });
    if (added)
        co_return std::move(*added);
    const auto fetched = co_await fetch->fetcher->fetch(QUrl(QString::fromStdString(address)), policy);
    if (!fetched)
        co_return std::unexpected(fetched.error());
    added = co_await inWorker([fetch, address, named, document = *fetched] {
        return std::optional(addFetched(*fetch, address, named, document));
    });
    fetch->job.progress(std::int64_t(++fetch->documents));
    co_return std::move(*added);
}

// All that is referred to and not at hand, until nothing is.
QCoro::Task<> fetchMissing(std::shared_ptr<SchemaFetch> fetch, net::FetchPolicy policy)
{
    std::set<std::string> tried;
    for (;;) {
        std::set<std::string> missing = co_await inWorker([fetch] { return fetch->registry->missing(); });
        std::erase_if(missing, [&](const std::string &url) { return tried.contains(canonicalSchemaUrl(url)); });
        if (missing.empty() || fetch->job.cancelled())
            co_return;
        for (const std::string &url : missing) {
            if (tried.size() >= mostDocuments) {
                fetch->problems->push_back({.code = ErrorCode::TooLarge,
                                            .what = "reading schemas",
                                            .where = url,
                                            .detail = {},
                                            .reason = ErrorReason::TooManyDocuments,
                                            .args = {std::to_string(mostDocuments)}});
                co_return;
            }
            if (!tried.insert(canonicalSchemaUrl(url)).second)
                continue;  // another spelling of one that was fetched
            auto got = co_await fetchOne(fetch, url, false, policy);
            if (!got)
                fetch->problems->push_back(got.error());
            if (fetch->job.cancelled())
                co_return;
        }
    }
}

QCoro::Task<Result<void>> fromUrl(std::shared_ptr<SchemaFetch> fetch, QString place, std::vector<std::string> typeIris)
{
    net::FetchPolicy policy;
    policy.privateAddresses = co_await fetch->fetcher->isPrivate(QUrl(place));
    if (!place.endsWith(QLatin1Char('/'))) {
        auto got = co_await fetchOne(fetch, place.toStdString(), true, policy);
        if (!got)
            co_return got;
    } else {
        std::size_t found = 0;
        Result<void> last = std::unexpected(Error{.code = ErrorCode::SchemaNotAvailable,
                                                  .what = "reading schemas",
                                                  .where = place.toStdString(),
                                                  .detail = {},
                                                  .reason = ErrorReason::NoSmartDataModel});
        for (const std::string &iri : typeIris) {
            const std::string url = publishedSchemaUrl(iri, place.toStdString());
            if (url.empty() || fetch->job.cancelled())
                continue;
            auto got = co_await fetchOne(fetch, url, true, policy);
            if (got) {
                ++found;
            } else {
                fetch->problems->push_back(got.error());
                last = got;
            }
        }
        if (found == 0)
            co_return last;
    }
    co_await fetchMissing(fetch, policy);
    co_return Result<void>();
}

}  // namespace

SchemaLoader::SchemaLoader(std::shared_ptr<net::DocumentFetcher> fetcher, QString cacheDirectory)
    : m_fetcher(std::move(fetcher))
    , m_cacheDirectory(std::move(cacheDirectory))
{
}

QCoro::Task<Result<std::shared_ptr<SchemaRegistry>>> SchemaLoader::load(QStringList places,
                                                                        std::vector<std::string> typeIris,
                                                                        std::shared_ptr<std::vector<Error>> problems,
                                                                        Job job) const
{
    auto fetch =
        std::make_shared<SchemaFetch>(SchemaFetch{m_fetcher, jsonld::ContextCache(m_cacheDirectory),
                                                  std::make_shared<SchemaRegistry>(), std::move(problems), job});
    for (const QString &place : places) {
        Result<void> added;
        if (isUrl(place))
            added = co_await fromUrl(fetch, place, typeIris);
        else if (QFileInfo(place).isDir())
            added = co_await inWorker({job.stop, {}},
                                      [fetch, place](const Job &of) { return fetch->registry->addFolder(place, of); });
        else
            added = co_await inWorker([fetch, place] { return fetch->registry->addFile(place); });
        if (!added)
            co_return std::unexpected(added.error());
        if (job.cancelled())
            co_return std::unexpected(cancelled());
    }
    co_return fetch->registry;
}

}  // namespace civiscope::schema

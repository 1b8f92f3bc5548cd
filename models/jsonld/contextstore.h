// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "jsonld/contextbuilder.h"
#include "jsonld/contextcache.h"
#include "net/documentfetcher.h"

#include <QString>
#include <QUrl>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace civiscope {
class Wakeup;
}

namespace civiscope::jsonld {

// Which context, and on whose word.
struct ContextRequest {
    std::string context;         // JSON text of an @context: a URL in quotes, an object, an array, null
    QUrl base = {};              // of the document it stands in, for relative references
    std::optional<QUrl> source = {};  // the broker or file whose data names it; nullopt: the user did
};

struct ResolvedContext {
    ContextPtr context;         // never null: without the documents that are missing, the core alone at worst
    std::vector<Error> errors;  // to show: ContextNotAvailable, ContextInvalid, TooLarge, with the URL in `where`
};

struct ContextStoreOptions {
    std::chrono::hours maxAge = std::chrono::days(7);           // then it is fetched again, once a session
    std::chrono::seconds retryAfter = std::chrono::minutes(1);  // what failed is left alone for so long
    std::function<Moment()> now = {};                           // empty: the system's clock
};

// Turns what sources say of their @context into Contexts: fetches the documents by the fetch policy, each once however
// many wait for it and however its URL is spelt, keeps them in memory and on disk, and works on without those that
// cannot be had. Parsing and building run in the worker pool. Lives on the main thread, held by shared_ptr: a call
// under way keeps it. The core context never needs fetching.
class ContextStore : public std::enable_shared_from_this<ContextStore> {
public:
    // `directory`: where documents are kept; made when needed; empty: nowhere.
    [[nodiscard]] static std::shared_ptr<ContextStore> create(QString directory,
                                                              std::shared_ptr<net::DocumentFetcher> fetcher,
                                                              ContextStoreOptions options = {});

    // Always gives a Context. Documents are fetched only from where the source lets them be: on private addresses only
    // when the source is on one, from files only when the user or a file names them.
    [[nodiscard]] QCoro::Task<ResolvedContext> resolve(ContextRequest request);

    // The same, when no waiting is needed: it was resolved before.
    [[nodiscard]] std::optional<ResolvedContext> ready(const ContextRequest &request) const;

    // A document's bytes, when held in memory; to put them into a snapshot.
    [[nodiscard]] std::optional<QByteArray> document(const std::string &url) const;

private:
    struct HeldDocument {
        CachedDocument cached;
        std::shared_ptr<const RemoteDocument> parsed;
    };
    struct Failure {
        std::shared_ptr<const RemoteDocument> missing;
        Moment at = 0;
    };
    struct Built {
        ResolvedContext resolved;
        Moment at = 0;
    };
    using FetchKey = std::pair<std::string, net::FetchPolicy>;  // canonical URL
    using Documents = std::map<std::string, std::shared_ptr<const RemoteDocument>>;

    ContextStore(QString directory, std::shared_ptr<net::DocumentFetcher> fetcher, ContextStoreOptions options);

    static QCoro::Task<ResolvedContext> resolveBy(std::shared_ptr<ContextStore> self, ContextRequest request);
    static QCoro::Task<net::FetchPolicy> policyFor(std::shared_ptr<ContextStore> self, std::optional<QUrl> source);
    static QCoro::Task<> provide(std::shared_ptr<ContextStore> self, std::string url, net::FetchPolicy policy);
    static QCoro::Task<std::optional<Error>> obtain(std::shared_ptr<ContextStore> self, std::string url,
                                                    net::FetchPolicy policy);
    [[nodiscard]] Documents known(net::FetchPolicy policy) const;
    [[nodiscard]] bool isFresh(Moment fetched, std::chrono::seconds span) const;
    void forgetOldFailures();
    [[nodiscard]] static std::string keyOf(const ContextRequest &request);

    ContextCache m_cache;
    std::shared_ptr<net::DocumentFetcher> m_fetcher;
    ContextStoreOptions m_options;
    std::map<std::string, HeldDocument> m_documents;  // by canonical URL
    std::map<FetchKey, Failure> m_failures;
    std::map<FetchKey, std::vector<std::shared_ptr<Wakeup>>> m_pending;
    std::map<std::string, Built> m_built;  // by keyOf
};

}  // namespace civiscope::jsonld

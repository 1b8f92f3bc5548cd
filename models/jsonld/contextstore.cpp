// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextstore.h"

#include "base/datetime.h"
#include "base/inworker.h"
#include "base/jsontext.h"
#include "base/wakeup.h"
#include "jsonld/contexturl.h"
#include "jsonld/corecontext.h"

#include <algorithm>
#include <tuple>

namespace civiscope::jsonld {

namespace {

using nlohmann::json;

constexpr int contextDepth = 64;       // nesting of JSON in a context
constexpr int rounds = 20;             // of finding and fetching further documents
constexpr std::size_t mostBuilt = 256;
constexpr const char *reading = "reading a context";

bool looksLikeHtml(QByteArrayView bytes)
{
    return bytes.trimmed().startsWith('<');
}

// A document as contexts may use it: JSON with an @context. Errors: ContextInvalid.
Result<std::shared_ptr<const RemoteDocument>> parsed(const CachedDocument &cached)
{
    const auto invalid = [&](std::string detail) {
        return std::unexpected(Error{ErrorCode::ContextInvalid, reading, cached.url, std::move(detail)});
    };
    if (looksLikeHtml(cached.bytes))
        return invalid("an HTML page or XML, where JSON should be");
    auto document = parseJson({cached.bytes.data(), std::size_t(cached.bytes.size())}, cached.url, contextDepth);
    if (!document) {
        const Error &error = document.error();
        return invalid(error.detail.empty() ? codeWord(error.code)
                                            : std::string(codeWord(error.code)) + ": " + error.detail);
    }
    if (!document->is_object() || !document->contains("@context"))
        return invalid("no @context in it");
    return std::make_shared<const RemoteDocument>(
        RemoteDocument{std::make_shared<const json>(std::move(*document)), cached.finalUrl, cached.sha256, {}});
}

DocumentLookup lookupIn(std::map<std::string, std::shared_ptr<const RemoteDocument>> documents)
{
    return [documents = std::move(documents)](const std::string &url) -> const RemoteDocument * {
        const auto it = documents.find(canonicalContextUrl(url));
        return it == documents.end() ? nullptr : it->second.get();
    };
}

struct Attempt {
    ResolvedContext resolved;
    std::vector<std::string> needed;
};

// One round: what the documents at hand give.
Attempt attempt(const ContextRequest &request, const DocumentLookup &lookup)
{
    const std::string base = request.base.toEncoded().toStdString();
    const auto context = parseJson(request.context, base, contextDepth);
    if (!context) {
        return {{coreContext(), {Error{ErrorCode::ContextInvalid, reading, base, context.error().detail}}}, {}};
    }
    auto built = buildContext(*context, base, lookup);
    if (!built)
        return {{coreContext(), {built.error()}}, {}};
    Attempt result{{built->context, {}}, std::move(built->needed)};
    for (const ContextSource &source : built->context->sources()) {
        if (const auto *document = source.available ? nullptr : lookup(source.url); document && document->error)
            result.resolved.errors.push_back(*document->error);
    }
    return result;
}

}  // namespace

std::shared_ptr<ContextStore> ContextStore::create(QString directory, std::shared_ptr<net::DocumentFetcher> fetcher,
                                                   ContextStoreOptions options)
{
    return std::shared_ptr<ContextStore>(
        new ContextStore(std::move(directory), std::move(fetcher), std::move(options)));
}

ContextStore::ContextStore(QString directory, std::shared_ptr<net::DocumentFetcher> fetcher,
                           ContextStoreOptions options)
    : m_cache(std::move(directory))
    , m_fetcher(std::move(fetcher))
    , m_options(std::move(options))
{
    if (!m_options.now)
        m_options.now = currentMoment;
}

std::string ContextStore::keyOf(const ContextRequest &request)
{
    const std::string source = request.source ? request.source->toEncoded().toStdString() : std::string("user");
    return source + '\n' + request.base.toEncoded().toStdString() + '\n' + request.context;
}

bool ContextStore::isFresh(Moment since, std::chrono::seconds span) const
{
    return m_options.now() - since < std::chrono::microseconds(span).count();
}

std::optional<ResolvedContext> ContextStore::ready(const ContextRequest &request) const
{
    const auto it = m_built.find(keyOf(request));
    if (it == m_built.end() || (!it->second.resolved.errors.empty() && !isFresh(it->second.at, m_options.retryAfter)))
        return std::nullopt;
    return it->second.resolved;
}

QCoro::Task<ResolvedContext> ContextStore::resolve(ContextRequest request)
{
    return resolveBy(shared_from_this(), std::move(request));
}

QCoro::Task<ResolvedContext> ContextStore::resolveBy(std::shared_ptr<ContextStore> self, ContextRequest request)
{
    if (auto known = self->ready(request))
        co_return *known;
    self->forgetOldFailures();
    const net::FetchPolicy policy = co_await policyFor(self, request.source);
    Attempt last;
    for (int round = 0; round < rounds; ++round) {
        last =
            co_await inWorker([request, lookup = lookupIn(self->known(policy))] { return attempt(request, lookup); });
        if (last.needed.empty())
            break;
        std::vector<QCoro::Task<>> tasks;
        tasks.reserve(last.needed.size());
        for (const std::string &url : last.needed)
            tasks.push_back(provide(self, canonicalContextUrl(url), policy));
        for (const auto &task : tasks)
            co_await task;
    }
    if (self->m_built.size() >= mostBuilt)
        self->m_built.clear();
    self->m_built[keyOf(request)] = {last.resolved, self->m_options.now()};
    co_return last.resolved;
}

QCoro::Task<net::FetchPolicy> ContextStore::policyFor(std::shared_ptr<ContextStore> self, std::optional<QUrl> source)
{
    if (!source)
        co_return net::FetchPolicy{true, true};
    if (source->isLocalFile())
        co_return net::FetchPolicy{false, true};
    const bool isPrivate = co_await self->m_fetcher->isPrivate(*source);
    co_return net::FetchPolicy{isPrivate, false};
}

ContextStore::Documents ContextStore::known(net::FetchPolicy policy) const
{
    Documents documents;
    for (const auto &[key, failure] : m_failures) {
        if (key.second == policy)
            documents[key.first] = failure.missing;
    }
    for (const auto &[url, kept] : m_documents) {
        const bool isFile = url.starts_with("file:");
        if ((policy.privateAddresses || !kept.cached.onPrivateAddress) && (policy.files || !isFile))
            documents[url] = kept.parsed;
    }
    return documents;
}

// Afterwards the document is among those known for the policy, or its failure is.
QCoro::Task<> ContextStore::provide(std::shared_ptr<ContextStore> self, std::string url, net::FetchPolicy policy)
{
    const FetchKey key{url, policy};
    if (const auto pending = self->m_pending.find(key); pending != self->m_pending.end()) {
        auto wakeup = std::make_shared<Wakeup>();
        pending->second.push_back(wakeup);
        co_await *wakeup;
        co_return;
    }
    self->m_pending[key];
    if (auto error = co_await obtain(self, url, policy)) {
        auto missing = std::make_shared<const RemoteDocument>(RemoteDocument{nullptr, url, {}, std::move(error)});
        self->m_failures[key] = {std::move(missing), self->m_options.now()};
    } else {
        self->m_failures.erase(key);
    }
    const auto waiting = std::move(self->m_pending[key]);
    self->m_pending.erase(key);
    for (const auto &wakeup : waiting)
        wakeup->wake();
}

QCoro::Task<std::optional<Error>> ContextStore::obtain(std::shared_ptr<ContextStore> self, std::string url,
                                                       net::FetchPolicy policy)
{
    struct Read {
        CachedDocument cached;
        Result<std::shared_ptr<const RemoteDocument>> document = std::unexpected(Error{});
    };
    bool isKept = false;
    if (!url.starts_with("file:")) {
        Read old = co_await inWorker([cache = self->m_cache, url] {
            const auto cached = cache.load(url);
            return cached ? Read{*cached, parsed(*cached)} : Read{};
        });
        if (old.document && (policy.privateAddresses || !old.cached.onPrivateAddress)) {
            const bool isFresh = self->isFresh(old.cached.fetched, self->m_options.maxAge);
            self->m_documents[url] = {std::move(old.cached), std::move(*old.document)};
            if (isFresh)
                co_return std::nullopt;
            isKept = true;  // good enough when nothing newer can be had
        }
    }
    auto fetched = co_await self->m_fetcher->fetch(QUrl::fromEncoded(QByteArray::fromStdString(url)), policy);
    if (!fetched) {
        if (isKept)
            co_return std::nullopt;
        const Error &cause = fetched.error();
        std::string detail = codeWord(cause.code);
        if (!cause.detail.empty())
            detail.append(": ").append(cause.detail);
        co_return Error{
            ErrorCode::ContextNotAvailable, reading, url, std::move(detail), cause.retryable, cause.reason, cause.args};
    }
    CachedDocument fresh{.url = url,
                         .finalUrl = fetched->url.toEncoded().toStdString(),
                         .sha256 = {},
                         .fetched = self->m_options.now(),
                         .onPrivateAddress = fetched->onPrivateAddress,
                         .size = fetched->bytes.size(),
                         .bytes = fetched->bytes};
    Read read = co_await inWorker([cache = self->m_cache, fresh]() mutable {
        fresh.sha256 = sha256Of(fresh.bytes);
        auto document = parsed(fresh);
        if (document && !fresh.url.starts_with("file:"))
            std::ignore = cache.save(fresh);  // a full disk takes the cache away, not the context
        return Read{std::move(fresh), std::move(document)};
    });
    if (!read.document)
        co_return isKept ? std::nullopt : std::optional(read.document.error());
    self->m_documents[url] = {std::move(read.cached), std::move(*read.document)};
    co_return std::nullopt;
}

void ContextStore::forgetOldFailures()
{
    std::erase_if(m_failures, [this](const auto &entry) { return !isFresh(entry.second.at, m_options.retryAfter); });
}

std::optional<QByteArray> ContextStore::document(const std::string &url) const
{
    const auto it = m_documents.find(canonicalContextUrl(url));
    return it == m_documents.end() ? std::nullopt : std::optional(it->second.cached.bytes);
}

}  // namespace civiscope::jsonld

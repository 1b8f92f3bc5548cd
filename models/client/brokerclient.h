// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connection.h"
#include "client/discovery.h"
#include "net/httptransport.h"

#include <cstdint>
#include <memory>

namespace civiscope::client {

// What to ask of /entities (ETSI GS CIM 009 V1.9.1, clause 6.4.3.2). Members left empty are not sent, for some brokers
// refuse empty values; values are written plain here and encoded on the way.
struct EntityQuery {
    std::string type = {};  // name, IRI or type expression
    std::string id = {};    // comma list
    std::string idPattern = {};
    std::string attrs = {};
    std::string q = {};
    std::string scopeQ = {};
    std::string georel = {};
    std::string geometry = {};
    std::string coordinates = {};
    std::string geoproperty = {};
    std::string options = {};
    bool local = false;  // sent only as true

    // Asks for nothing beside a type.
    [[nodiscard]] bool isPlain() const
    {
        return id.empty() && idPattern.empty() && attrs.empty() && q.empty() && scopeQ.empty() && georel.empty();
    }
};

// One page of a query.
struct PageWindow {
    std::int64_t offset = 0;
    int limit = 1000;
    QByteArray link = {};  // an opaque next link, followed instead of offset and limit when not empty
};

// What is found out about a broker's manners on the way; shared by all that use the client.
struct BrokerManners {
    int pageLimit = 1000;        // the largest page asked for; halved when the broker refuses it
    bool trailingSlash = false;  // old brokers know collections only as "entities/"
};

// An answer that carries entities (or one).
struct EntityPage {
    net::HttpAnswer answer;                  // body and URL; status 304 when If-None-Match held
    std::optional<QUrl> context;        // that the answer's Link header names
    std::optional<std::int64_t> count;  // NGSILD-Results-Count
    QByteArray next;                    // target of rel="next" as sent; empty: none
    std::vector<std::string> warnings;  // NGSILD-Warning: the answer may lack what other sources hold
};

// Asks one NGSI-LD broker. Requests are for application/json: it is the form all brokers speak, names the context once
// in the Link header where ld+json repeats it in each entity, and readers take both (some send ld+json regardless).
// Main thread; a request under way keeps what it needs, so the client may be destroyed. All calls answer exactly once;
// errors: those of HttpTransport::get and statusError, and of the parsers.
class BrokerClient {
public:
    BrokerClient(std::shared_ptr<net::HttpTransport> transport, Connection connection);

    [[nodiscard]] const Connection &connection() const { return m_shared->connection; }
    [[nodiscard]] BrokerManners &manners() const { return m_shared->manners; }

    // Finds where the API really is, by GET only: at the base, behind the same path without /ngsi-ld/v1, or at a
    // parent path (never after a 5xx); with or without a trailing slash. Answers a client whose base works. Errors:
    // NotNgsiLd (`detail` says what was tried and what answered, "NGSIv2" when that is spoken), NotAuthorized, NotFound
    // (tenant), HttpStatus.
    [[nodiscard]] QCoro::Task<Result<BrokerClient>> detect(std::stop_token stop) const;

    [[nodiscard]] QCoro::Task<Result<std::vector<TypeInfo>>> types(std::stop_token stop) const;
    [[nodiscard]] QCoro::Task<Result<std::vector<AttributeInfo>>> attributes(std::stop_token stop) const;

    // One entity; the id in any spelling, "/", "#", "%", blanks and all.
    [[nodiscard]] QCoro::Task<Result<EntityPage>> entity(const std::string &id, std::stop_token stop) const;

    // One page, with count=true. `etag`: as If-None-Match, empty for none.
    [[nodiscard]] QCoro::Task<Result<EntityPage>> entitiesPage(const EntityQuery &query, const PageWindow &window,
                                                               std::stop_token stop, QByteArray etag = {}) const;

    // How many entities the query has, without fetching them; nullopt when the broker does not count.
    [[nodiscard]] QCoro::Task<Result<std::optional<std::int64_t>>> count(EntityQuery query, std::stop_token stop) const;

private:
    struct Shared {
        std::shared_ptr<net::HttpTransport> transport;
        Connection connection;
        BrokerManners manners;
    };
    explicit BrokerClient(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
    {
    }

    static QCoro::Task<Result<net::HttpAnswer>> get(std::shared_ptr<Shared> shared, QUrl url, std::string what,
                                                    std::stop_token stop, QByteArray etag = {});
    template<typename List>
    static QCoro::Task<Result<List>> list(std::shared_ptr<Shared> shared, QUrl url, std::string what,
                                          Result<List> (*parse)(std::string_view), std::stop_token stop);
    static QCoro::Task<Result<BrokerClient>> detect(std::shared_ptr<Shared> shared, std::stop_token stop);
    static QCoro::Task<Result<net::HttpAnswer>> knock(const std::shared_ptr<Shared> &shared, QUrl url,
                                                      std::stop_token stop);
    static QCoro::Task<Result<std::optional<std::int64_t>>> count(std::shared_ptr<Shared> shared, EntityQuery query,
                                                                  std::stop_token stop);
    static QCoro::Task<Result<EntityPage>> page(std::shared_ptr<Shared> shared, QUrl url, std::string what,
                                                std::stop_token stop, QByteArray etag);

    std::shared_ptr<Shared> m_shared;
};

// URLs as they are sent; every value fully percent-encoded (clause 6.3.1).
[[nodiscard]] QUrl collectionUrl(const Connection &connection, const BrokerManners &manners, QByteArrayView collection);
[[nodiscard]] QUrl entityUrl(const Connection &connection, std::string_view id);
[[nodiscard]] QUrl entitiesUrl(const Connection &connection, const BrokerManners &manners, const EntityQuery &query,
                               const PageWindow &window);

// Whether two bases differ at most by the API's own path.
[[nodiscard]] bool samePlace(const QUrl &given, const QUrl &found);

}  // namespace civiscope::client

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/brokerclient.h"

#include "net/linkheader.h"
#include "net/problemdetails.h"
#include "client/requests.h"

#include <QString>

namespace civiscope::client {

namespace {

using namespace Qt::StringLiterals;

QUrl withPath(const QUrl &base, const QByteArray &tail)
{
    QUrl url = base;
    url.setPath(base.path(QUrl::FullyEncoded) + QString::fromLatin1(tail), QUrl::TolerantMode);
    return url;
}

// Where the API may be when it is not at the base: the path as given without the standard's tail, then the parents.
std::vector<QUrl> otherBases(const QUrl &base)
{
    constexpr auto api = "/ngsi-ld/v1"_L1;
    std::vector<QUrl> bases;
    QString path = base.path(QUrl::FullyEncoded);
    if (path.endsWith(api))
        path.chop(api.size());
    const auto add = [&](const QString &candidate) {
        QUrl url = base;
        url.setPath(candidate, QUrl::TolerantMode);
        if (url != base)
            bases.push_back(url);
    };
    if (!path.isEmpty())
        add(path);
    while (!path.isEmpty() && bases.size() < 4) {
        path.truncate(path.lastIndexOf(u'/'));
        add(path + api);
    }
    return bases;
}

// Whether an answer can only come from an NGSI-LD broker: its lists, or an error in the standard's words.
bool speaksNgsiLd(const net::HttpAnswer &answer)
{
    if (!answer.succeeded())
        return net::problemDetails(answer).isNgsiLd();
    if (net::bodyError(answer, {}))
        return false;
    const bool list = parseTypes({answer.body.data(), std::size_t(answer.body.size())}).has_value();
    const bool entities = answer.url.path().endsWith("/entities"_L1) && answer.body.trimmed().startsWith('[');
    return list || entities;
}

std::string tried(const net::HttpAnswer &answer)
{
    return net::withoutSecrets(answer.url).toEncoded().toStdString() + " → " + std::to_string(answer.status) +
           (answer.isHtml() ? " HTML page; " : "; ");
}

}  // namespace

QByteArray encoded(std::string_view value)
{
    // Everything but unreserved characters; the colon may stay and keeps URNs readable. Bytes, not text: an id that is
    // no UTF-8 goes back as it came.
    return QByteArray(value.data(), qsizetype(value.size())).toPercentEncoding(":");
}

net::HttpLimits limitsOf(const Connection &connection)
{
    return {.connectTimeout = connection.connectTimeout,
            .idleTimeout = connection.idleTimeout,
            .parallel = connection.parallel};
}

net::HttpRequest requestOf(const Connection &connection, QUrl url, std::string what)
{
    net::HttpRequest request{.url = std::move(url),
                             .headers = {{"Accept", "application/json"}},
                             .credentials = connection.headers,
                             .what = std::move(what)};
    if (!connection.context.isEmpty())
        request.headers.push_back({"Link", net::contextLink(connection.context)});
    if (!connection.tenant.empty())
        request.headers.push_back({"NGSILD-Tenant", QByteArray::fromStdString(connection.tenant)});
    if (!connection.authorization.isEmpty())
        request.credentials.push_back({"Authorization", connection.authorization});
    return request;
}

EntityPage entityPage(net::HttpAnswer answer)
{
    EntityPage page;
    const auto links = net::parseLinks(answer.headerValues("Link"));
    if (const auto context = net::linkByRelation(links, net::contextRelation))
        page.context = answer.url.resolved(QUrl::fromEncoded(context->target));
    if (const auto next = net::linkByRelation(links, "next"))
        page.next = next->target;
    bool number = false;
    const qint64 count = answer.header("NGSILD-Results-Count").trimmed().toLongLong(&number);
    if (number && count >= 0)
        page.count = count;
    for (const QByteArray &warning : answer.headerValues("NGSILD-Warning"))
        page.warnings.push_back(warning.trimmed().toStdString());
    page.answer = std::move(answer);
    return page;
}

QUrl collectionUrl(const Connection &connection, const BrokerManners &manners, QByteArrayView collection)
{
    return withPath(connection.base, '/' + collection.toByteArray() + (manners.trailingSlash ? "/" : ""));
}

QUrl entityUrl(const Connection &connection, std::string_view id)
{
    return withPath(connection.base, "/entities/" + encoded(id));
}

QUrl entitiesUrl(const Connection &connection, const BrokerManners &manners, const EntityQuery &query,
                 const PageWindow &window)
{
    QUrl url = collectionUrl(connection, manners, "entities");
    if (!window.link.isEmpty()) {
        // Its host and the path before the API are the broker's own view of itself, often wrong behind a gateway.
        const QUrl link = QUrl::fromEncoded(window.link);
        const QString path = link.path(QUrl::FullyEncoded);
        if (!path.isEmpty() && !path.endsWith("/entities"_L1) && !path.endsWith("/entities/"_L1))
            url.setPath(path, QUrl::TolerantMode);
        url.setQuery(link.query(QUrl::FullyEncoded), QUrl::TolerantMode);
        return url;
    }
    QByteArray text;
    const auto add = [&](const char *name, std::string_view value) {
        if (!value.empty())
            text += QByteArray(text.isEmpty() ? "" : "&") + name + '=' + encoded(value);
    };
    add("type", query.type);
    add("id", query.id);
    add("idPattern", query.idPattern);
    add("attrs", query.attrs);
    add("q", query.q);
    add("scopeQ", query.scopeQ);
    add("georel", query.georel);
    add("geometry", query.geometry);
    add("coordinates", query.coordinates);
    add("geoproperty", query.geoproperty);
    add("options", query.options);
    add("local", query.local ? "true" : "");
    add("count", "true");
    add("limit", std::to_string(window.limit));
    add("offset", std::to_string(window.offset));
    url.setQuery(QString::fromLatin1(text), QUrl::StrictMode);
    return url;
}

bool samePlace(const QUrl &given, const QUrl &found)
{
    const auto bare = [](QUrl url) {
        QString path = url.path(QUrl::FullyEncoded);
        if (path.endsWith("/ngsi-ld/v1"_L1))
            path.chop(11);
        url.setPath(path, QUrl::TolerantMode);
        return url;
    };
    return bare(given) == bare(found);
}

BrokerClient::BrokerClient(std::shared_ptr<net::HttpTransport> transport, Connection connection)
    : m_shared(std::make_shared<Shared>(std::move(transport), std::move(connection), BrokerManners{}))
{
}

QCoro::Task<Result<net::HttpAnswer>> BrokerClient::get(std::shared_ptr<Shared> shared, QUrl url, std::string what,
                                                       std::stop_token stop, QByteArray etag)
{
    const Connection &connection = shared->connection;
    net::HttpRequest request = requestOf(connection, std::move(url), what);
    if (!etag.isEmpty())
        request.headers.push_back({"If-None-Match", etag});
    Result<net::HttpAnswer> answer = co_await shared->transport->get(std::move(request), limitsOf(connection), stop);
    if (answer)
        if (auto error = net::statusError(*answer, what))
            co_return std::unexpected(std::move(*error));
    co_return answer;
}

QCoro::Task<Result<EntityPage>> BrokerClient::page(std::shared_ptr<Shared> shared, QUrl url, std::string what,
                                                   std::stop_token stop, QByteArray etag)
{
    Result<net::HttpAnswer> answer =
        co_await get(shared, std::move(url), std::move(what), std::move(stop), std::move(etag));
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return entityPage(std::move(*answer));
}

QCoro::Task<Result<EntityPage>> BrokerClient::entity(const std::string &id, std::stop_token stop) const
{
    return page(m_shared, entityUrl(m_shared->connection, id), "fetching the entity " + id, std::move(stop), {});
}

QCoro::Task<Result<EntityPage>> BrokerClient::entitiesPage(const EntityQuery &query, const PageWindow &window,
                                                           std::stop_token stop, QByteArray etag) const
{
    return page(m_shared, entitiesUrl(m_shared->connection, m_shared->manners, query, window), "fetching entities",
                std::move(stop), std::move(etag));
}

QCoro::Task<Result<std::optional<std::int64_t>>> BrokerClient::count(EntityQuery query, std::stop_token stop) const
{
    return count(m_shared, std::move(query), std::move(stop));
}

QCoro::Task<Result<std::optional<std::int64_t>>> BrokerClient::count(std::shared_ptr<Shared> shared, EntityQuery query,
                                                                     std::stop_token stop)
{
    // limit=0 would say it all, but some brokers then answer with nothing at all.
    const QUrl url = entitiesUrl(shared->connection, shared->manners, query, {.limit = 1});
    Result<EntityPage> one = co_await page(shared, url, "counting entities", std::move(stop), {});
    if (!one)
        co_return std::unexpected(one.error());
    co_return one->count;
}

template<typename List>
QCoro::Task<Result<List>> BrokerClient::list(std::shared_ptr<Shared> shared, QUrl url, std::string what,
                                             Result<List> (*parse)(std::string_view), std::stop_token stop)
{
    Result<net::HttpAnswer> answer = co_await get(shared, std::move(url), what, std::move(stop));
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->status == 204)
        co_return List();
    Result<List> parsed = parse({answer->body.data(), std::size_t(answer->body.size())});
    if (!parsed) {
        parsed.error().what = std::move(what);
        parsed.error().where = net::withoutSecrets(answer->url).toEncoded().toStdString();
    }
    co_return parsed;
}

QCoro::Task<Result<std::vector<TypeInfo>>> BrokerClient::types(std::stop_token stop) const
{
    return list(m_shared, collectionUrl(m_shared->connection, m_shared->manners, "types"), "listing the types",
                &parseTypes, std::move(stop));
}

QCoro::Task<Result<std::vector<AttributeInfo>>> BrokerClient::attributes(std::stop_token stop) const
{
    return list(m_shared, collectionUrl(m_shared->connection, m_shared->manners, "attributes"),
                "listing the attributes", &parseAttributes, std::move(stop));
}

QCoro::Task<Result<net::HttpAnswer>> BrokerClient::knock(const std::shared_ptr<Shared> &shared, QUrl url,
                                                         std::stop_token stop)
{
    const Connection &connection = shared->connection;
    net::HttpRequest request = requestOf(connection, std::move(url), "looking for the broker's API");
    request.json = false;  // a web page is an answer here
    return shared->transport->get(std::move(request), limitsOf(connection), std::move(stop));
}

QCoro::Task<Result<BrokerClient>> BrokerClient::detect(std::stop_token stop) const
{
    return detect(m_shared, std::move(stop));
}

QCoro::Task<Result<BrokerClient>> BrokerClient::detect(std::shared_ptr<Shared> shared, std::stop_token stop)
{
    struct Door {
        QUrl base;
        bool slash = false;
        QByteArray path;  // asked behind the base
    };
    const QUrl given = shared->connection.base;
    // The entities without any filter: refused by every broker, in the standard's words. Gateways may hide the types.
    std::vector<Door> doors{{given, false, "/types"}, {given, true, "/types/"}, {given, false, "/entities"}};
    for (const QUrl &base : otherBases(given))
        doors.push_back({base, false, "/types"});

    Error none{ErrorCode::NotNgsiLd,
               "looking for the broker's API",
               net::withoutSecrets(given).toEncoded().toStdString(),
               {},
               false};
    std::optional<Error> broken;
    for (const Door &door : doors) {
        if (broken && door.slash)
            continue;
        // The broker may be behind a door that fails; what answers at a parent is another one.
        if (broken && door.base != given)
            co_return std::unexpected(*std::move(broken));
        Result<net::HttpAnswer> answer = co_await knock(shared, withPath(door.base, door.path), stop);
        if (!answer)
            co_return std::unexpected(answer.error());
        const auto error = net::statusError(*answer, none.what);
        const bool tenantUnknown = net::problemDetails(*answer).is("NonexistentTenant");
        // A 500 may be about this one path; a gateway without its broker (502 to 504) is about all of them.
        const bool everywhere = error && error->retryable && answer->status != 500;
        if (error && (error->code == ErrorCode::NotAuthorized || everywhere || tenantUnknown))
            co_return std::unexpected(*error);
        if (speaksNgsiLd(*answer)) {
            auto found = std::make_shared<Shared>(*shared);
            found->connection.base = door.base;
            found->manners.trailingSlash = door.slash;
            co_return BrokerClient(std::move(found));
        }
        if (!broken && answer->status >= 500)
            broken = error;
        none.detail += tried(*answer);
    }
    if (broken)
        co_return std::unexpected(*std::move(broken));
    QUrl older = otherBases(given).empty() ? given : otherBases(given).back();
    older.setPath(u"/v2"_s);
    if (Result<net::HttpAnswer> answer = co_await knock(shared, older, stop);
        answer && answer->succeeded() && answer->body.contains("entities_url"))
        none.detail += "NGSIv2 is spoken at " + older.toEncoded().toStdString();
    co_return std::unexpected(std::move(none));
}

}  // namespace civiscope::client

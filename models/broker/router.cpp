// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/router.h"

#include "broker/contextsresource.h"
#include "broker/discoveryresources.h"
#include "broker/entitiesresource.h"
#include "broker/entityoperations.h"
#include "broker/temporalresource.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

constexpr std::string_view tenantHeader = "NGSILD-Tenant";

// Of the standard, not built here; "temporal" for brokers that lack it.
constexpr std::array notBuilt{
    std::string_view("temporal"),  std::string_view("subscriptions"),        std::string_view("entityMaps"),
    std::string_view("snapshots"), std::string_view("csourceSubscriptions"), std::string_view("csourceRegistrations"),
};

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get: return "GET";
    case Method::Head: return "HEAD";
    case Method::Post: return "POST";
    case Method::Put: return "PUT";
    case Method::Patch: return "PATCH";
    case Method::Delete: return "DELETE";
    case Method::Options: return "OPTIONS";
    case Method::Other: break;
    }
    return {};
}

Answer allowed(int status, const std::vector<Method> &methods)
{
    QByteArrayList names;
    for (const Method method : methods)
        names.append(methodName(method));
    names.append("OPTIONS");
    Answer answer = emptyAnswer(status);
    answer.headers.append(WellKnown::Allow, names.join(", "));
    return answer;
}

bool isJson(const QByteArray &contentType)
{
    const QByteArray type = contentType.first(contentType.contains(';') ? contentType.indexOf(';') : contentType.size())
                                .trimmed()
                                .toLower();
    return type == "application/json" || type == "application/ld+json" || type == "application/merge-patch+json";
}

Answer notAcceptable(std::span<const MediaType> offered)
{
    Json names = Json::array();
    for (const MediaType type : offered)
        names.push_back(mediaTypeName(type));
    return jsonAnswer({{"availableRepresentations", names}}, 406);
}

// The names under which this machine reaches itself. Anything else is a page in a browser that had its own name point
// here.
bool isOwnHost(const QByteArray &host)
{
    const QString name = QUrl(QStringLiteral("http://") + QString::fromLatin1(host)).host();
    return name == QLatin1String("localhost") || QHostAddress(name).isLoopback();
}

}  // namespace

Router::Router(const Profile &profile, EntityStore &store, ContextBook &contexts, std::string tenant)
    : m_profile(profile)
    , m_store(store)
    , m_contexts(contexts)
    , m_tenant(std::move(tenant))
{
    m_resources["entities"] = std::make_unique<EntitiesResource>(store, contexts);
    m_resources["entityOperations"] = std::make_unique<EntityOperations>(store, contexts);
    m_resources["types"] = std::make_unique<TypesResource>(store);
    m_resources["attributes"] = std::make_unique<AttributesResource>(store);
    m_resources["jsonldContexts"] = std::make_unique<ContextsResource>(contexts);
    if (profile.temporal.offered)
        m_resources["temporal"] = std::make_unique<TemporalResource>(store, contexts);
    m_resources["info"] = std::make_unique<InfoResource>(store);
}

Router::~Router() = default;

Answer Router::answer(const BrokerRequest &request)
{
    if (!isOwnHost(request.headers.combinedValue(WellKnown::Host)))
        return emptyAnswer(421);
    const bool isApi = request.path.size() >= 2 && request.path[0] == "ngsi-ld" && request.path[1] == "v1";
    const Outcome outcome = isApi ? inside(request) : outside(request);
    Answer answer = outcome ? *outcome : problemAnswer(m_profile, outcome.error());
    const auto tenant = request.headers.value(QLatin1StringView(tenantHeader));
    if (isApi && !tenant.isEmpty())
        answer.headers.append(QLatin1StringView(tenantHeader), tenant);
    finishAnswer(answer, request);
    return answer;
}

Outcome Router::outside(const BrokerRequest &request) const
{
    const std::string path = request.encodedPath.toStdString();
    const auto identity = std::ranges::find(m_profile.identity, path, &IdentityPath::path);
    const auto document = m_contexts.document(path);
    if (identity == m_profile.identity.end() && !document)
        return refuse(ProblemKind::ResourceNotFound, "nothing at " + path);
    const std::vector methods{Method::Get, Method::Head};
    if (!request.reads())
        return allowed(request.method == Method::Options ? 204 : 405, methods);
    if (!document)
        return jsonAnswer(Json::parse(identity->body));
    Answer answer{.status = 200, .headers = {}, .body = document->bytes};
    answer.headers.append(WellKnown::ContentType, document->mediaType);
    return answer;
}

Outcome Router::inside(const BrokerRequest &request)
{
    if (const auto known = checkTenant(request); !known)
        return std::unexpected(known.error());
    const std::string name = request.path.size() > 2 ? request.path[2] : std::string();
    const auto found = m_resources.find(name);
    if (found == m_resources.end()) {
        if (std::ranges::contains(notBuilt, name))
            return refuse(ProblemKind::OperationNotSupported, '/' + name + " is not supported");
        return refuse(ProblemKind::ResourceNotFound, "no such path");
    }
    Resource &resource = *found->second;
    Exchange exchange{.request = request,
                      .profile = m_profile,
                      .rest = std::span(request.path).subspan(3),
                      .accept = MediaType::Json,
                      .context = nullptr,
                      .contextUrl = {},
                      .baseUrl = "http://" + request.headers.combinedValue(WellKnown::Host).toStdString()};
    const std::vector<Method> methods = resource.methods(exchange.rest);
    if (methods.empty())
        return refuse(ProblemKind::ResourceNotFound, "no such path");
    if (request.method == Method::Options)
        return allowed(204, methods);
    if (!std::ranges::contains(methods, request.method))
        return allowed(405, methods);
    if (request.reads()) {
        const auto type = negotiate(request.headers.combinedValue(WellKnown::Accept), resource.offered());
        if (!type)
            return notAcceptable(resource.offered());
        exchange.accept = *type;
    } else if (request.method != Method::Delete && !isJson(request.headers.combinedValue(WellKnown::ContentType))) {
        return emptyAnswer(415);
    }
    if (const auto settled = settleContext(exchange); !settled)
        return std::unexpected(settled.error());
    return resource.handle(exchange);
}

std::expected<void, Problem> Router::settleContext(Exchange &exchange)
{
    const auto requested = requestedContext(exchange.request, m_profile.readsFirstLinkOnly);
    const ContextPlace place = requested ? m_contexts.placeOf(*requested) : m_store.ownContext();
    const auto context = m_contexts.at(place);
    if (!context)
        return refuse(ProblemKind::LdContextNotAvailable, "context not available: " + context.error().where);
    exchange.context = *context;
    if (requested)
        exchange.contextUrl = *requested;
    else
        exchange.contextUrl = place.starts_with('/') ? exchange.baseUrl + place : place;
    return {};
}

std::expected<void, Problem> Router::checkTenant(const BrokerRequest &request) const
{
    const auto value = request.headers.value(QLatin1StringView(tenantHeader));
    const std::string tenant(value.data(), static_cast<std::size_t>(value.size()));
    if (tenant.empty() || tenant == m_tenant)
        return {};
    const bool isWord = std::ranges::all_of(
        tenant, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-' || c == ':' || c == '.'; });
    if (!isWord)
        return refuse(ProblemKind::BadRequestData, "NGSILD-Tenant is no tenant name");
    return refuse(ProblemKind::NonexistentTenant, "tenant " + tenant + " does not exist");
}

}  // namespace civiscope::broker

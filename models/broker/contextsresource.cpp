// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/contextsresource.h"

#include "base/datetime.h"
#include "base/jsontext.h"

#include <QUuid>

#include <array>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

constexpr std::array contextParameters{std::string_view("details"), std::string_view("kind")};
constexpr int deepestContext = 64;
constexpr std::string_view root = "/ngsi-ld/v1/jsonldContexts/";

std::string_view kindOf(const LocalDocument &document)
{
    return document.origin == ContextOrigin::ImplicitlyCreated ? "ImplicitlyCreated" : "Hosted";
}

std::string idOf(const LocalDocument &document)
{
    return document.path.substr(document.path.rfind('/') + 1);
}

Json detailsOf(const Exchange &exchange, const LocalDocument &document)
{
    return {{"URL", exchange.baseUrl + document.path},
            {"localId", idOf(document)},
            {"kind", kindOf(document)},
            {"createdAt", formatDateTime(document.createdAt)}};
}

}  // namespace

std::vector<Method> ContextsResource::methods(std::span<const std::string> rest) const
{
    if (rest.empty())
        return {Method::Get, Method::Head, Method::Post};
    return rest.size() == 1 ? std::vector{Method::Get, Method::Head, Method::Delete} : std::vector<Method>();
}

Outcome ContextsResource::handle(const Exchange &exchange)
{
    if (const auto fine = checkParameters(exchange, {contextParameters, {}}); !fine)
        return std::unexpected(fine.error());
    if (exchange.rest.empty())
        return exchange.request.reads() ? list(exchange) : addContext(exchange);
    const std::string &id = exchange.rest[0];
    const auto document = find(id);
    if (!document)
        return refuse(ProblemKind::ResourceNotFound, "no context " + id);
    if (exchange.request.method == Method::Delete) {
        if (document->origin != ContextOrigin::Hosted)
            return refuse(ProblemKind::BadRequestData, "data of this broker needs the context " + id);
        m_contexts.remove(document->path);
        return emptyAnswer(204);
    }
    if (exchange.request.isTrue("details"))
        return jsonAnswer(detailsOf(exchange, *document));
    Answer answer{.status = 200, .headers = {}, .body = document->bytes};
    answer.headers.append(WellKnown::ContentType, mediaTypeName(exchange.accept));
    return answer;
}

std::optional<LocalDocument> ContextsResource::find(const std::string &id) const
{
    const ContextPlace place = m_contexts.placeOf(id);
    for (const LocalDocument &document : m_contexts.contexts()) {
        if (document.path == place || idOf(document) == id)
            return document;
    }
    return std::nullopt;
}

Outcome ContextsResource::list(const Exchange &exchange) const
{
    const std::string *kind = exchange.request.parameter("kind");
    const bool details = exchange.request.isTrue("details");
    Json all = Json::array();
    for (const LocalDocument &document : m_contexts.contexts()) {
        if (kind && *kind != kindOf(document))
            continue;
        all.push_back(details ? detailsOf(exchange, document) : Json(exchange.baseUrl + document.path));
    }
    return jsonAnswer(all);
}

Outcome ContextsResource::addContext(const Exchange &exchange)
{
    const QByteArray &body = exchange.request.body;
    const auto json = parseJson({body.data(), static_cast<std::size_t>(body.size())}, "body", deepestContext);
    if (!json || !json->is_object() || !json->contains("@context"))
        return refuse(ProblemKind::BadRequestData, "the body is no object with an @context");
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const std::string path = std::string(root) + id.toStdString();
    m_contexts.publish({.path = path,
                        .mediaType = "application/ld+json",
                        .bytes = jsonBytes({{"@context", (*json)["@context"]}}),
                        .isContext = true,
                        .origin = ContextOrigin::Hosted});
    Answer answer = emptyAnswer(201);
    answer.headers.append(WellKnown::Location, QByteArray::fromStdString(path));
    return answer;
}

}  // namespace civiscope::broker

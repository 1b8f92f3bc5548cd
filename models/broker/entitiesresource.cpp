// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entitiesresource.h"

#include "broker/entityquery.h"
#include "broker/entitywriter.h"
#include "broker/paging.h"
#include "broker/renaming.h"

#include <array>
#include <cctype>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

using std::string_view;

constexpr std::array offeredTypes{MediaType::Json, MediaType::JsonLd, MediaType::GeoJson};

constexpr std::array listTaken{
    string_view("id"),       string_view("type"),        string_view("idPattern"),        string_view("attrs"),
    string_view("pick"),     string_view("omit"),        string_view("geometryProperty"), string_view("format"),
    string_view("options"),  string_view("limit"),       string_view("offset"),           string_view("count"),
    string_view("local"),    string_view("q"),           string_view("scopeQ"),           string_view("georel"),
    string_view("geometry"), string_view("coordinates"), string_view("geoproperty"),
};
constexpr std::array listNotBuilt{
    string_view("lang"),      string_view("datasetId"),         string_view("csf"),           string_view("join"),
    string_view("joinLevel"), string_view("containedBy"),       string_view("expandValues"),  string_view("jsonKeys"),
    string_view("entityMap"), string_view("entityMapLifetime"), string_view("splitEntities"), string_view("orderBy"),
    string_view("collation"), string_view("orderFrom"),         string_view("orderGeometry"),
};
constexpr std::array oneTaken{
    string_view("type"),
    string_view("attrs"),
    string_view("pick"),
    string_view("omit"),
    string_view("geometryProperty"),
    string_view("format"),
    string_view("options"),
    string_view("local"),
};
constexpr std::array oneNotBuilt{
    string_view("lang"),      string_view("datasetId"),   string_view("join"),
    string_view("joinLevel"), string_view("containedBy"), string_view("entityMap"),
};

// A scheme, a colon and something: more is not asked, for real ids hold spaces and brackets.
bool looksLikeUri(std::string_view id)
{
    const std::size_t colon = id.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < id.size() &&
           std::isalpha(static_cast<unsigned char>(id.front())) != 0;
}

std::unexpected<Problem> noEntity(const std::string &id)
{
    if (!looksLikeUri(id))
        return refuse(ProblemKind::BadRequestData, "entity id is no URI: \"" + id + '"');
    return refuse(ProblemKind::ResourceNotFound, "entity " + id + " not found");
}

}  // namespace

std::span<const MediaType> EntitiesResource::offered() const
{
    return offeredTypes;
}

std::vector<Method> EntitiesResource::methods(std::span<const std::string> rest) const
{
    if (rest.empty())
        return {Method::Get, Method::Head, Method::Post};
    if (rest.size() == 1)
        return {Method::Get, Method::Head, Method::Patch, Method::Delete};
    if (rest.size() == 2 && rest[1] == "attrs")
        return {Method::Patch};
    return {};
}

Outcome EntitiesResource::handle(const Exchange &exchange)
{
    if (exchange.rest.empty())
        return exchange.request.reads() ? list(exchange) : create(exchange);
    const std::string &id = exchange.rest[0];
    if (exchange.rest.size() == 2)
        return update(exchange, id);
    switch (exchange.request.method) {
    case Method::Patch: return merge(exchange, id);
    case Method::Delete: return remove(id);
    default: return one(exchange, id);
    }
}

Outcome EntitiesResource::list(const Exchange &exchange)
{
    if (const auto fine = checkParameters(exchange, {listTaken, listNotBuilt}); !fine)
        return std::unexpected(fine.error());
    const auto page = readPage(exchange);
    if (!page)
        return std::unexpected(page.error());
    const auto query = EntityQuery::read(exchange);
    if (!query)
        return std::unexpected(query.error());
    const auto format = EntityFormat::read(exchange);
    if (!format)
        return std::unexpected(format.error());

    const store::VersionPtr version = m_store.current();
    const EntityQuery::Selection selection = query->select(*version, *page);
    EntityWriter writer(exchange, *format, m_store.startedAt());
    auto body = writer.list(*version, selection.page);
    if (!body)
        return std::unexpected(body.error());
    if (page->limit == 0 && exchange.profile.emptyBodyForLimitZero)
        body->clear();
    Answer answer = entitiesAnswer(exchange, *format, std::move(*body));
    addPaging(answer, exchange, *page, selection.total);
    return answer;
}

Outcome EntitiesResource::one(const Exchange &exchange, const std::string &id)
{
    if (const auto fine = checkParameters(exchange, {oneTaken, oneNotBuilt}); !fine)
        return std::unexpected(fine.error());
    const auto format = EntityFormat::read(exchange);
    if (!format)
        return std::unexpected(format.error());
    const store::VersionPtr version = m_store.current();
    const auto entity = version->find(id);
    if (!entity)
        return noEntity(id);
    EntityWriter writer(exchange, *format, m_store.startedAt());
    auto body = writer.single(*version, *entity);
    if (!body)
        return std::unexpected(body.error());
    return entitiesAnswer(exchange, *format, std::move(*body));
}

Outcome EntitiesResource::create(const Exchange &exchange)
{
    const auto sent = readBody(exchange, m_contexts);
    if (!sent)
        return std::unexpected(sent.error());
    const auto id = sent->json.find("id");
    if (id == sent->json.end() || !id->is_string() || !looksLikeUri(id->get<std::string>()))
        return refuse(ProblemKind::BadRequestData, "the entity's id is missing or no URI");
    if (!sent->json.contains("type"))
        return refuse(ProblemKind::BadRequestData, "the entity has no type");
    if (const auto created = m_store.create(sent->json, sent->context); !created)
        return std::unexpected(created.error());
    Answer answer = emptyAnswer(201);
    answer.headers.append(WellKnown::Location,
                          "/ngsi-ld/v1/entities/" +
                              QByteArray::fromStdString(id->get<std::string>()).toPercentEncoding(":"));
    return answer;
}

Outcome EntitiesResource::remove(const std::string &id)
{
    return m_store.remove(id) ? Outcome(emptyAnswer(204)) : noEntity(id);
}

std::expected<Json, Problem> EntitiesResource::sentAttributes(const Exchange &exchange, const std::string &id)
{
    auto sent = readBody(exchange, m_contexts);
    if (!sent)
        return std::unexpected(sent.error());
    for (const char *member : {"id", "type", "scope", "createdAt", "modifiedAt"})
        sent->json.erase(member);
    const store::VersionPtr version = m_store.current();
    const auto entity = version->find(id);
    if (!entity)
        return noEntity(id);
    return renamedMembers(sent->json, *sent->context, *version->context(*entity));
}

Outcome EntitiesResource::merge(const Exchange &exchange, const std::string &id)
{
    auto attributes = sentAttributes(exchange, id);
    if (!attributes)
        return std::unexpected(attributes.error());
    const EntityUpdate change{.id = id, .attributes = std::move(*attributes)};
    if (const auto applied = m_store.apply({&change, 1}, Patch::Merge); !applied)
        return refuse(ProblemKind::BadRequestData, applied.error().detail);
    return emptyAnswer(204);
}

Outcome EntitiesResource::update(const Exchange &exchange, const std::string &id)
{
    auto attributes = sentAttributes(exchange, id);
    if (!attributes)
        return std::unexpected(attributes.error());
    const store::VersionPtr version = m_store.current();
    const auto entity = version->find(id);
    const auto raw = entity ? version->raw(*entity) : std::string();
    const auto known = raw ? ngsild::readEntity(*raw) : std::unexpected(raw.error());
    if (!known)
        return noEntity(id);

    // Only what is there can be updated; the rest is told (clause 6.6.3.2).
    Json updated = Json::array();
    Json notUpdated = Json::array();
    EntityUpdate change{.id = id, .attributes = Json::object()};
    for (const auto &[name, value] : attributes->items()) {
        if (known->find(name)) {
            change.attributes[name] = value;
            updated.push_back(name);
        } else {
            notUpdated.push_back({{"attributeName", name}, {"reason", "the entity has no such attribute"}});
        }
    }
    if (const auto applied = m_store.apply({&change, 1}, Patch::Replace); !applied)
        return refuse(ProblemKind::BadRequestData, applied.error().detail);
    if (notUpdated.empty())
        return emptyAnswer(204);
    return jsonAnswer({{"updated", updated}, {"notUpdated", notUpdated}}, 207);
}

}  // namespace civiscope::broker

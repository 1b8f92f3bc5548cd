// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/temporalresource.h"

#include "broker/paging.h"

#include <algorithm>
#include <array>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

using std::string_view;

constexpr std::array temporalListTaken{
    string_view("id"),          string_view("type"),
    string_view("idPattern"),   string_view("attrs"),
    string_view("q"),           string_view("scopeQ"),
    string_view("georel"),      string_view("geometry"),
    string_view("coordinates"), string_view("geoproperty"),
    string_view("local"),       string_view("timerel"),
    string_view("timeAt"),      string_view("endTimeAt"),
    string_view("lastN"),       string_view("timeproperty"),
    string_view("format"),      string_view("options"),
    string_view("aggrMethods"), string_view("aggrPeriodDuration"),
    string_view("limit"),       string_view("offset"),
    string_view("count"),
};
constexpr std::array temporalOneTaken{
    string_view("type"),         string_view("attrs"),  string_view("local"),       string_view("timerel"),
    string_view("timeAt"),       string_view("format"), string_view("options"),     string_view("endTimeAt"),
    string_view("timeproperty"), string_view("lastN"),  string_view("aggrMethods"), string_view("aggrPeriodDuration"),
};
constexpr std::array temporalPostTaken{
    string_view("limit"),  string_view("offset"),  string_view("count"),
    string_view("format"), string_view("options"), string_view("local"),
};
constexpr std::array temporalNotBuilt{
    string_view("pick"),          string_view("omit"),
    string_view("lang"),          string_view("datasetId"),
    string_view("csf"),           string_view("jsonKeys"),
    string_view("entityMap"),     string_view("entityMapLifetime"),
    string_view("expandValues"),  string_view("orderBy"),
    string_view("splitEntities"),
};

constexpr std::size_t allEntities = std::size_t{1} << 40;

// Brokers that do not tell a cut give of each attribute the newest so many.
void limitSilently(TemporalRequest &request, const TemporalManner &manner)
{
    if (manner.tellsCut || manner.instances == 0 || request.form == TemporalForm::Aggregated)
        return;
    if (!request.lastN)
        request.lastN = std::size_t(manner.instances);
    else if (manner.mostAskedFor > 0)
        request.lastN = std::min(*request.lastN, std::size_t(manner.mostAskedFor));
}

// What an answer can hold, and one instance more by which it knows of the cut.
PastQuestion questionOf(const TemporalRequest &request, const TemporalManner &manner)
{
    PastQuestion question = request.question();
    if (!manner.tellsCut || manner.instances == 0 || request.form == TemporalForm::Aggregated)
        return question;
    question.portion.most = std::min(question.portion.most, std::size_t(manner.instances) + 1);
    question.portion.from = request.lastN ? PastPortion::End::Newest : PastPortion::End::Oldest;
    return question;
}

// The members of temporalQ and aggrParams, and the names in `attrs`, as the parameters they are on the list.
void addParameters(std::vector<QueryParameter> &parameters, const Json &body)
{
    const auto textOf = [](const Json &value) {
        if (!value.is_array())
            return value.is_string() ? value.get<std::string>() : value.dump();
        std::string text;
        for (const Json &element : value)
            text += (text.empty() ? "" : ",") + (element.is_string() ? element.get<std::string>() : element.dump());
        return text;
    };
    for (const char *name : {"temporalQ", "aggrParams"}) {
        const auto object = body.find(name);
        if (object == body.end() || !object->is_object())
            continue;
        for (const auto &[member, value] : object->items())
            parameters.push_back({member, textOf(value)});
    }
    if (const auto attributes = body.find("attrs"); attributes != body.end())
        parameters.push_back({"attrs", textOf(*attributes)});
}

}  // namespace

std::vector<Method> TemporalResource::methods(std::span<const std::string> rest) const
{
    if (rest.empty())
        return {};
    if (rest[0] == "entities" && rest.size() <= 2)
        return {Method::Get, Method::Head};
    if (rest[0] == "entityOperations" && rest.size() == 2 && rest[1] == "query")
        return {Method::Post};
    return {};
}

Outcome TemporalResource::handle(const Exchange &exchange)
{
    if (!exchange.request.reads())
        return post(exchange);
    return exchange.rest.size() == 1 ? list(exchange) : one(exchange, exchange.rest[1]);
}

Outcome TemporalResource::list(const Exchange &exchange) const
{
    if (const auto fine = checkParameters(exchange, {temporalListTaken, temporalNotBuilt}); !fine)
        return std::unexpected(fine.error());
    const auto request = TemporalRequest::read(exchange, true);
    if (!request)
        return std::unexpected(request.error());
    const auto query = EntityQuery::read(exchange);
    if (!query)
        return std::unexpected(query.error());
    return page(exchange, *query, *request);
}

Outcome TemporalResource::post(const Exchange &exchange)
{
    if (const auto fine = checkParameters(exchange, {temporalPostTaken, temporalNotBuilt}); !fine)
        return std::unexpected(fine.error());
    const auto accept = negotiate(exchange.request.headers.combinedValue(WellKnown::Accept), offered());
    if (!accept)
        return emptyAnswer(406);
    const auto sent = readBody(exchange, m_contexts);
    if (!sent)
        return std::unexpected(sent.error());
    // From here on what the body says stands in the parameters.
    BrokerRequest asked = exchange.request;
    addParameters(asked.parameters, sent->json);
    const Exchange meant{.request = asked,
                         .profile = exchange.profile,
                         .rest = exchange.rest,
                         .accept = *accept,
                         .context = sent->context,
                         .contextUrl = sent->contextUrl,
                         .baseUrl = exchange.baseUrl};
    const auto request = TemporalRequest::read(meant, true);
    if (!request)
        return std::unexpected(request.error());
    const auto query = EntityQuery::read(meant, sent->json);
    if (!query)
        return std::unexpected(query.error());
    return page(meant, *query, *request);
}

Outcome TemporalResource::one(const Exchange &exchange, const std::string &id) const
{
    if (const auto fine = checkParameters(exchange, {temporalOneTaken, temporalNotBuilt}); !fine)
        return std::unexpected(fine.error());
    auto request = TemporalRequest::read(exchange, false);
    if (!request)
        return std::unexpected(request.error());
    limitSilently(*request, exchange.profile.temporal);
    const store::VersionPtr version = m_store.current();
    const EntityPast past(m_store, *version, exchange);
    const auto entity = version->find(id);
    // An entity of which nothing ever had a time has no temporal evolution; one without any in this range has.
    if (!entity || !past.has(*entity, {.range = {}, .axis = request->axis, .attributes = {}}))
        return refuse(ProblemKind::ResourceNotFound, "temporal entity " + id + " not found");
    std::vector<EntityTimeline> found;
    found.push_back(past.of(*entity, questionOf(*request, exchange.profile.temporal)));
    return answer(exchange, std::move(found), *request, false);
}

Outcome TemporalResource::page(const Exchange &exchange, const EntityQuery &query, TemporalRequest request) const
{
    const auto page = readPage(exchange);
    if (!page)
        return std::unexpected(page.error());
    limitSilently(request, exchange.profile.temporal);
    const store::VersionPtr version = m_store.current();
    const EntityPast past(m_store, *version, exchange);
    const PastQuestion question = questionOf(request, exchange.profile.temporal);
    std::size_t total = 0;
    std::vector<EntityTimeline> found;
    for (const store::EntityRef entity : query.select(*version, {.limit = allEntities, .offset = 0}).page) {
        // Without a count it is enough to know that there is a next page.
        if (!page->count && total > page->offset + page->limit)
            break;
        if (!past.has(entity, question))
            continue;
        if (total >= page->offset && total < page->offset + page->limit)
            found.push_back(past.of(entity, question));
        ++total;
    }
    Answer whole = answer(exchange, std::move(found), request, true);
    addPaging(whole, exchange, *page, total);
    return whole;
}

Answer TemporalResource::answer(const Exchange &exchange, std::vector<EntityTimeline> entities,
                                const TemporalRequest &request, bool isList) const
{
    const TemporalManner &manner = exchange.profile.temporal;
    std::optional<HeldRange> held;
    if (manner.tellsCut && manner.instances > 0 && request.form != TemporalForm::Aggregated)
        held = cutRange(entities, request, std::size_t(manner.instances));
    QByteArray body = isList ? "[" : "";
    const bool isLd = exchange.accept == MediaType::JsonLd;
    for (const EntityTimeline &entity : entities) {
        QByteArray text = writeTimeline(entity, request);
        if (isLd)
            text.insert(1, "\"@context\":" + jsonBytes(Json(exchange.contextUrl)) + ',');
        body += (body.size() > 1 ? "," : "") + text;
    }
    body += isList ? "]" : "";
    Answer answer{.status = held ? 206 : 200, .headers = {}, .body = std::move(body)};
    answer.headers.append(WellKnown::ContentType, mediaTypeName(exchange.accept));
    if (!isLd)
        answer.headers.append(WellKnown::Link, contextLinkOf(exchange));
    if (held)
        answer.headers.append(WellKnown::ContentRange, held->header());
    return answer;
}

}  // namespace civiscope::broker

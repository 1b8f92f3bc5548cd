// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entityoperations.h"

#include "broker/entityquery.h"
#include "broker/entitywriter.h"
#include "broker/paging.h"

#include <array>

namespace civiscope::broker {

namespace {

using std::string_view;
using WellKnown = QHttpHeaders::WellKnownHeader;

constexpr std::array taken{
    string_view("limit"),  string_view("offset"),  string_view("count"),
    string_view("format"), string_view("options"), string_view("local"),
};
constexpr std::array unbuiltParameters{string_view("entityMap"), string_view("splitEntities")};

}  // namespace

std::vector<Method> EntityOperations::methods(std::span<const std::string> rest) const
{
    return rest.size() == 1 && rest[0] == "query" ? std::vector{Method::Post} : std::vector<Method>{};
}

std::span<const MediaType> EntityOperations::offered() const
{
    static constexpr std::array types{MediaType::Json, MediaType::JsonLd, MediaType::GeoJson};
    return types;
}

Outcome EntityOperations::handle(const Exchange &exchange)
{
    if (const auto fine = checkParameters(exchange, {taken, unbuiltParameters}); !fine)
        return std::unexpected(fine.error());
    const auto accept = negotiate(exchange.request.headers.combinedValue(WellKnown::Accept), offered());
    if (!accept)
        return emptyAnswer(406);
    const auto page = readPage(exchange);
    if (!page)
        return std::unexpected(page.error());
    const auto sent = readBody(exchange, m_contexts);
    if (!sent)
        return std::unexpected(sent.error());
    // From here on with what the body says about names, and what the client wants to read.
    Exchange meant = exchange;
    meant.context = sent->context;
    meant.contextUrl = sent->contextUrl;
    meant.accept = *accept;
    if (sent->json.contains("temporalQ"))
        return refuse(ProblemKind::OperationNotSupported, "temporalQ is not supported here");
    const auto query = EntityQuery::read(meant, sent->json);
    if (!query)
        return std::unexpected(query.error());
    auto format = EntityFormat::read(meant);
    if (!format)
        return std::unexpected(format.error());
    format->takeNames(meant, sent->json);

    const store::VersionPtr version = m_store.current();
    const EntityQuery::Selection selection = query->select(*version, *page);
    EntityWriter writer(meant, *format, m_store.startedAt());
    auto body = writer.list(*version, selection.page);
    if (!body)
        return std::unexpected(body.error());
    Answer answer = entitiesAnswer(meant, *format, *std::move(body));
    addPaging(answer, meant, *page, selection.total);
    return answer;
}

}  // namespace civiscope::broker

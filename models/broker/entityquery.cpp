// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entityquery.h"

#include "broker/queryproblem.h"

#include <algorithm>

namespace civiscope::broker {

namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json &object, const char *member)
{
    const auto found = object.find(member);
    if (found == object.end())
        return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

std::vector<std::string> listOf(const Json &object, const char *member)
{
    std::vector<std::string> all;
    const auto found = object.find(member);
    if (found != object.end() && found->is_string())
        all.push_back(*found);
    for (const Json &item : found != object.end() && found->is_array() ? *found : Json::array()) {
        if (item.is_string())
            all.push_back(item);
    }
    return all;
}

}  // namespace

std::expected<EntityQuery, Problem> EntityQuery::read(const Exchange &exchange)
{
    const BrokerRequest &request = exchange.request;
    const auto text = [&](const char *name) {
        const std::string *value = request.parameter(name);
        return value ? *value : std::string();
    };
    Asked asked{.text = {.q = text("q"),
                         .geo = {text("georel"), text("geometry"), text("coordinates"), text("geoproperty")},
                         .scopeQ = text("scopeQ"),
                         .types = text("type"),
                         .idPattern = text("idPattern")},
                .ids = request.list("id"),
                .attributes = request.list("attrs"),
                .local = request.isTrue(exchange.profile.localParameter)};
    // Something that says nothing is an error, not no query at all.
    if (request.parameter("q") && asked.text.q.empty())
        return refuse(ProblemKind::BadRequestData, "q: it is empty");
    return make(exchange, std::move(asked));
}

std::expected<EntityQuery, Problem> EntityQuery::read(const Exchange &exchange, const Json &body)
{
    if (textOf(body, "type") != "Query")
        return refuse(ProblemKind::BadRequestData, "the body's type is not Query");
    Asked asked{.text = {}, .ids = {}, .attributes = listOf(body, "attrs")};
    asked.text.q = textOf(body, "q");
    asked.text.scopeQ = textOf(body, "scopeQ");
    const auto selectors = body.find("entities");
    if (selectors != body.end()) {
        if (!selectors->is_array() || selectors->empty() || !selectors->front().is_object())
            return refuse(ProblemKind::BadRequestData, "entities is no list of selectors");
        if (selectors->size() > 1)
            return refuse(ProblemKind::OperationNotSupported, "only one entity selector is supported");
        const Json &selector = selectors->front();
        asked.text.types = textOf(selector, "type");
        asked.text.idPattern = textOf(selector, "idPattern");
        asked.ids = listOf(selector, "id");
    }
    if (const auto geo = body.find("geoQ"); geo != body.end()) {
        if (!geo->is_object())
            return refuse(ProblemKind::BadRequestData, "geoQ is no object");
        asked.text.geo = {textOf(*geo, "georel"), textOf(*geo, "geometry"), textOf(*geo, "coordinates"),
                          textOf(*geo, "geoproperty")};
    }
    return make(exchange, std::move(asked));
}

std::expected<EntityQuery, Problem> EntityQuery::make(const Exchange &exchange, Asked asked)
{
    EntityQuery query;
    query.m_context = exchange.context;
    const query::FilterText &text = asked.text;
    if (text.types.empty() && asked.attributes.empty() && text.q.empty() && text.geo.empty() && !asked.local)
        return refuse(exchange.profile.tooWide, "too wide: give at least one of type, attrs, q, georel");
    if (!asked.ids.empty())
        asked.text.idPattern.clear();
    auto filter = query::parseFilter(text);
    if (!filter)
        return refuse(ProblemKind::BadRequestData, queryProblem(filter.error(), text));
    query.m_filter = *std::move(filter);
    query.m_filter.ids = std::move(asked.ids);
    for (const std::string &name : asked.attributes)
        query.m_filter.anyOf.push_back(exchange.expand(name));
    return query;
}

bool EntityQuery::onlyTypes() const
{
    query::Filter rest = m_filter;
    rest.types.reset();
    return rest.empty();
}

EntityQuery::Selection EntityQuery::select(const store::Version &version, const PageRequest &page) const
{
    Selection selection;
    const std::size_t end = page.offset + page.limit;
    if (onlyTypes()) {
        // All rows: the page is found without looking at them.
        for (std::uint32_t number = 0; number < version.tables().size(); ++number) {
            const store::Table &table = *version.tables()[number];
            if (m_filter.types && !m_filter.types->accepts(version, number, m_context.get()))
                continue;
            const std::uint32_t rows = table.rowCount();
            const std::size_t first = std::max(selection.total, page.offset);
            const std::size_t last = std::min(selection.total + rows, end);
            for (std::size_t i = first; i < last; ++i)
                selection.page.push_back({number, static_cast<std::uint32_t>(i - selection.total)});
            selection.total += rows;
        }
        return selection;
    }
    const auto add = [&](store::EntityRef entity) {
        if (selection.total >= page.offset && selection.total < end)
            selection.page.push_back(entity);
        ++selection.total;
    };
    const auto found = query::select(version, m_filter, m_context.get());
    if (!found)
        return selection;
    for (const std::string &id : m_filter.ids) {
        const auto entity = version.find(id);
        if (entity && found->contains(*entity))
            add(*entity);
    }
    for (std::uint32_t number = 0; m_filter.ids.empty() && number < found->tables.size(); ++number)
        found->tables[number].each([&](std::uint32_t row) { add({number, row}); });
    return selection;
}

}  // namespace civiscope::broker

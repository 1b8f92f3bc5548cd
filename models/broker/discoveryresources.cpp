// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/discoveryresources.h"

#include "base/datetime.h"
#include "broker/catalogue.h"

#include <array>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::array discoveryParameters{std::string_view("details"), std::string_view("local")};

std::vector<Method> oneOrAll(std::span<const std::string> rest)
{
    return rest.size() <= 1 ? std::vector{Method::Get, Method::Head} : std::vector<Method>();
}

template<typename Names>
Json compacted(const Exchange &exchange, const Names &iris)
{
    Json names = Json::array();
    for (const auto &iri : iris)
        names.push_back(exchange.compact(iri));
    return names;
}

Json keys(const Exchange &exchange, const auto &facts)
{
    Json names = Json::array();
    for (const auto &entry : facts)
        names.push_back(exchange.compact(entry.first));
    return names;
}

Json kindNames(const AttributeFacts &facts)
{
    Json names = Json::array();
    for (const ngsild::AttributeKind kind : facts.kinds)
        names.push_back(ngsild::kindName(kind));
    return names;
}

// A list of which this broker has only one.
std::string listId(std::string_view what)
{
    return "urn:ngsi-ld:" + std::string(what) + ":civiscope";
}

}  // namespace

std::vector<Method> TypesResource::methods(std::span<const std::string> rest) const
{
    return oneOrAll(rest);
}

Outcome TypesResource::handle(const Exchange &exchange)
{
    if (const auto fine = checkParameters(exchange, {discoveryParameters, {}}); !fine)
        return std::unexpected(fine.error());
    const store::VersionPtr version = m_store.current();
    if (!exchange.rest.empty()) {
        const std::string &name = exchange.rest[0];
        const std::string iri = exchange.expand(name);
        const Catalogue catalogue = Catalogue::of(*version, iri);
        const auto found = catalogue.types.find(iri);
        if (found == catalogue.types.end())
            return refuse(ProblemKind::ResourceNotFound, "no entities of type " + iri);
        Json details = Json::array();
        for (const std::string &attribute : found->second.attributes) {
            details.push_back({{"id", attribute},
                               {"type", "Attribute"},
                               {"attributeName", exchange.compact(attribute)},
                               {"attributeTypes", kindNames(catalogue.attributes.at(attribute))}});
        }
        return namedAnswer(exchange, {{"id", iri},
                                      {"type", "EntityTypeInfo"},
                                      {"typeName", exchange.compact(iri)},
                                      {"entityCount", found->second.entities},
                                      {"attributeDetails", details}});
    }
    const Catalogue catalogue = Catalogue::of(*version);
    if (!exchange.request.isTrue("details")) {
        return namedAnswer(exchange, {{"id", listId("EntityTypeList")},
                                      {"type", "EntityTypeList"},
                                      {"typeList", keys(exchange, catalogue.types)}});
    }
    Json all = Json::array();
    for (const auto &[iri, facts] : catalogue.types) {
        all.push_back({{"id", iri},
                       {"type", "EntityType"},
                       {"typeName", exchange.compact(iri)},
                       {"attributeNames", compacted(exchange, facts.attributes)}});
    }
    return namedAnswer(exchange, std::move(all));
}

std::vector<Method> AttributesResource::methods(std::span<const std::string> rest) const
{
    return oneOrAll(rest);
}

Outcome AttributesResource::handle(const Exchange &exchange)
{
    if (const auto fine = checkParameters(exchange, {discoveryParameters, {}}); !fine)
        return std::unexpected(fine.error());
    const Catalogue catalogue = Catalogue::of(*m_store.current());
    if (!exchange.rest.empty()) {
        const std::string iri = exchange.expand(exchange.rest[0]);
        const auto found = catalogue.attributes.find(iri);
        if (found == catalogue.attributes.end())
            return refuse(ProblemKind::ResourceNotFound, "no attribute " + iri);
        return namedAnswer(exchange, {{"id", iri},
                                      {"type", "Attribute"},
                                      {"attributeName", exchange.compact(iri)},
                                      {"attributeCount", found->second.instances},
                                      {"attributeTypes", kindNames(found->second)},
                                      {"typeNames", compacted(exchange, found->second.types)}});
    }
    if (!exchange.request.isTrue("details")) {
        return namedAnswer(exchange, {{"id", listId("AttributeList")},
                                      {"type", "AttributeList"},
                                      {"attributeList", keys(exchange, catalogue.attributes)}});
    }
    Json all = Json::array();
    for (const auto &[iri, facts] : catalogue.attributes) {
        all.push_back({{"id", iri},
                       {"type", "Attribute"},
                       {"attributeName", exchange.compact(iri)},
                       {"typeNames", compacted(exchange, facts.types)}});
    }
    return namedAnswer(exchange, std::move(all));
}

std::vector<Method> InfoResource::methods(std::span<const std::string> rest) const
{
    return rest.size() == 1 && rest[0] == "sourceIdentity" ? std::vector{Method::Get, Method::Head}
                                                           : std::vector<Method>();
}

Outcome InfoResource::handle(const Exchange &exchange)
{
    if (!exchange.profile.hasSourceIdentity)
        return refuse(ProblemKind::OperationNotSupported, "this broker does not tell its identity");
    const Moment now = currentMoment();
    const auto uptime = (now - m_store.startedAt()) / 1'000'000;
    return namedAnswer(exchange, {{"id", "urn:ngsi-ld:ContextSourceIdentity:civiscope"},
                                  {"type", "ContextSourceIdentity"},
                                  {"contextSourceAlias", "civiscope-" + std::string(exchange.profile.name)},
                                  {"contextSourceUptime", "PT" + std::to_string(uptime) + "S"},
                                  {"contextSourceTimeAt", formatDateTime(now)}});
}

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entitywriter.h"

#include "base/datetime.h"
#include "broker/renaming.h"

#include <algorithm>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

bool isKeyword(std::string_view name)
{
    return name == "id" || name == "type" || name == "scope";
}

std::set<std::string> members(const Exchange &exchange, std::string_view parameter)
{
    std::set<std::string> all;
    for (const std::string &name : exchange.request.list(parameter))
        all.insert(isKeyword(name) ? name : exchange.expand(name));
    return all;
}

// The only element of an array stands for the array.
void reduce(Json &value)
{
    if (value.is_array() && value.size() == 1)
        value = Json(value.front());
}

void stampAttributes(std::vector<ngsild::Attribute> &attributes, const std::string &time)
{
    for (ngsild::Attribute &attribute : attributes) {
        for (ngsild::AttributeInstance &instance : attribute.instances) {
            for (const char *member : {"createdAt", "modifiedAt"}) {
                if (!instance.metadata.contains(member))
                    instance.metadata[member] = time;
            }
            stampAttributes(instance.attributes, time);
        }
    }
}

}  // namespace

std::expected<EntityFormat, Problem> EntityFormat::read(const Exchange &exchange)
{
    const BrokerRequest &request = exchange.request;
    EntityFormat format;
    // `format` wins over `options`.
    const std::string *named = request.parameter("format");
    const auto wants = [&](std::string_view word) { return named ? *named == word : request.hasOption(word); };
    if (named && !wants("normalized") && !wants("concise") && !wants("simplified") && !wants("keyValues"))
        return refuse(ProblemKind::InvalidRequest, "unknown format \"" + *named + "\"");
    if (wants("keyValues") || wants("simplified"))
        format.representation = ngsild::Representation::Simplified;
    else if (wants("concise"))
        format.representation = ngsild::Representation::Concise;
    format.sysAttrs = request.hasOption("sysAttrs");

    format.attributes = members(exchange, "attrs");
    if (request.parameter("pick") && !std::ranges::contains(exchange.profile.absentParameters, "pick"))
        format.pick = members(exchange, "pick");
    format.omit = members(exchange, "omit");

    if (const std::string *property = request.parameter("geometryProperty")) {
        if (exchange.accept != MediaType::GeoJson)
            return refuse(ProblemKind::BadRequestData, "geometryProperty goes with application/geo+json only");
        format.geometryProperty = *property;
    }
    const QByteArray prefer = request.headers.combinedValue("Prefer").replace(' ', "");
    format.jsonLdBody = prefer != "body=json";
    return format;
}

void EntityFormat::takeNames(const Exchange &exchange, const Json &body)
{
    const auto names = [&](const char *member) {
        std::set<std::string> all;
        for (const Json &name : body.value(member, Json::array())) {
            if (name.is_string())
                all.insert(isKeyword(name.get_ref<const std::string &>()) ? name.get<std::string>()
                                                                          : exchange.expand(name.get<std::string>()));
        }
        return all;
    };
    attributes = names("attrs");
    if (body.contains("pick"))
        pick = names("pick");
    omit = names("omit");
}

Answer entitiesAnswer(const Exchange &exchange, const EntityFormat &format, QByteArray body)
{
    Answer answer{.status = 200, .headers = {}, .body = std::move(body)};
    answer.headers.append(WellKnown::ContentType, mediaTypeName(exchange.accept));
    if (exchange.accept == MediaType::Json || (exchange.accept == MediaType::GeoJson && !format.jsonLdBody))
        answer.headers.append(WellKnown::Link, contextLinkOf(exchange));
    return answer;
}

EntityWriter::EntityWriter(const Exchange &exchange, EntityFormat format, Moment startedAt)
    : m_exchange(exchange)
    , m_format(std::move(format))
    , m_startedAt(formatDateTime(startedAt))
    , m_plain(exchange.context)
{
}

std::expected<QByteArray, Problem> EntityWriter::list(const store::Version &version,
                                                      std::span<const store::EntityRef> entities)
{
    const bool isGeo = m_exchange.accept == MediaType::GeoJson;
    const bool hasContext = m_format.jsonLdBody && !m_exchange.profile.contextInEachFeature;
    QByteArray out;
    if (isGeo) {
        out += R"({"type":"FeatureCollection",)";
        if (hasContext)
            out += "\"@context\":" + jsonBytes(Json(m_exchange.contextUrl)) + ',';
        out += "\"features\":";
    }
    out += '[';
    for (std::size_t i = 0; i < entities.size(); ++i) {
        if (i > 0)
            out += ',';
        if (const auto written = append(out, version, entities[i], true); !written)
            return std::unexpected(written.error());
    }
    out += isGeo ? "]}" : "]";
    return out;
}

std::expected<QByteArray, Problem> EntityWriter::single(const store::Version &version, store::EntityRef entity)
{
    QByteArray out;
    if (const auto written = append(out, version, entity, false); !written)
        return std::unexpected(written.error());
    return out;
}

bool EntityWriter::mayStay(const store::Version &version, store::EntityRef entity) const
{
    return m_exchange.accept != MediaType::GeoJson && m_format.representation == ngsild::Representation::Normalized &&
           !m_format.sysAttrs && m_format.attributes.empty() && !m_format.pick && m_format.omit.empty() &&
           !m_exchange.profile.reducesArrays && version.context(entity) == m_exchange.context;
}

std::expected<void, Problem> EntityWriter::append(QByteArray &out, const store::Version &version, store::EntityRef ref,
                                                  bool inCollection)
{
    const auto raw = version.raw(ref);
    if (!raw)
        return refuse(ProblemKind::InternalError, raw.error().detail);
    if (mayStay(version, ref) && m_plain.isPlain(*raw)) {
        const auto size = static_cast<qsizetype>(raw->size());
        if (m_exchange.accept == MediaType::JsonLd) {
            const qsizetype brace = static_cast<qsizetype>(raw->find('{')) + 1;
            out += "{\"@context\":" + jsonBytes(Json(m_exchange.contextUrl)) + ',';
            out.append(raw->data() + brace, size - brace);
        } else {
            out.append(raw->data(), size);
        }
        return {};
    }
    auto entity = ngsild::readEntity(*raw);
    if (!entity) {
        // One entity nobody can take apart must not cost the page.
        out.append(raw->data(), static_cast<qsizetype>(raw->size()));
        return {};
    }
    rename(*entity, *version.context(ref), *m_exchange.context);
    project(*entity);
    if (!inCollection && !m_format.attributes.empty() && entity->attributes.empty())
        return refuse(ProblemKind::ResourceNotFound, "entity " + entity->id + " has none of the attributes");
    if (m_format.sysAttrs)
        stamp(*entity);
    appendAnew(out, *entity, inCollection);
    return {};
}

void EntityWriter::project(ngsild::Entity &entity) const
{
    const auto dropped = [&](const ngsild::Attribute &attribute) {
        const std::string iri = m_exchange.expand(attribute.name);
        return (!m_format.attributes.empty() && !m_format.attributes.contains(iri)) ||
               (m_format.pick && !m_format.pick->contains(iri)) || m_format.omit.contains(iri);
    };
    std::erase_if(entity.attributes, dropped);
    if (m_exchange.profile.reducesArrays) {
        for (ngsild::Attribute &attribute : entity.attributes) {
            for (ngsild::AttributeInstance &instance : attribute.instances)
                reduce(instance.value);
        }
    }
}

void EntityWriter::stamp(ngsild::Entity &entity) const
{
    for (const char *member : {"createdAt", "modifiedAt"}) {
        if (!entity.metadata.contains(member))
            entity.metadata[member] = m_startedAt;
    }
    stampAttributes(entity.attributes, m_startedAt);
}

void EntityWriter::appendAnew(QByteArray &out, const ngsild::Entity &entity, bool inCollection) const
{
    const bool isGeo = m_exchange.accept == MediaType::GeoJson;
    Json json =
        isGeo ? ngsild::writeFeature(entity, m_format.representation, m_format.geometryProperty, m_format.sysAttrs)
              : ngsild::writeEntity(entity, m_format.representation, m_format.sysAttrs);
    Json &members = isGeo ? json["properties"] : json;
    json.erase("@context");
    const auto keeps = [&](const char *name) {
        return (!m_format.pick || m_format.pick->contains(name)) && !m_format.omit.contains(name);
    };
    if (!keeps("type"))
        members.erase("type");
    if (!keeps("scope"))
        members.erase("scope");
    if (!keeps("id")) {
        if (isGeo)
            json["id"] = nullptr;
        else
            json.erase("id");
    }
    const bool inFeature = isGeo && m_format.jsonLdBody && (!inCollection || m_exchange.profile.contextInEachFeature);
    if (m_exchange.accept == MediaType::JsonLd || inFeature)
        json["@context"] = m_exchange.contextUrl;
    out += jsonBytes(json);
}

}  // namespace civiscope::broker

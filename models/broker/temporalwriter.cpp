// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/temporalwriter.h"

#include "ngsild/members.h"

#include <algorithm>
#include <map>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using ngsild::AttributeKind;

namespace {

QByteArray dated(Moment moment)
{
    return QByteArray::fromStdString(formatDateTime(moment));
}

// "values", "objects" … of the simplified form (clause 4.5.8).
const char *listMember(AttributeKind kind)
{
    switch (kind) {
    case AttributeKind::Property:
    case AttributeKind::GeoProperty: return "values";
    case AttributeKind::Relationship: return "objects";
    case AttributeKind::LanguageProperty: return "languageMaps";
    case AttributeKind::VocabProperty: return "vocabs";
    case AttributeKind::JsonProperty: return "jsons";
    case AttributeKind::ListProperty: return "valueLists";
    case AttributeKind::ListRelationship: return "objectLists";
    }
    return "";
}

bool isWrapped(AttributeKind kind)
{
    return kind == AttributeKind::LanguageProperty || kind == AttributeKind::VocabProperty ||
           kind == AttributeKind::JsonProperty;
}

// An instance's JSON with the times that are not in it.
QByteArray withTimes(const PlacedInstance &placed, const TemporalRequest &request)
{
    QByteArray json = QByteArray::fromStdString(placed.instance.json);
    QByteArray times;
    const auto add = [&](TimeAxis axis, const std::optional<Moment> &moment) {
        const std::string_view member = memberOf(axis);
        const bool wanted = request.sysAttrs || request.axis == axis;
        if (wanted && (moment || request.axis == axis))
            times += '"' + QByteArray(member.data(), qsizetype(member.size())) + "\":\"" +
                     dated(moment.value_or(placed.at)) + "\",";
    };
    add(TimeAxis::CreatedAt, placed.instance.createdAt);
    add(TimeAxis::ModifiedAt, placed.instance.modifiedAt);
    add(TimeAxis::DeletedAt, placed.instance.deletedAt);
    return times.isEmpty() ? json : json.insert(json.indexOf('{') + 1, times);
}

using ByDataset = std::map<std::string, std::vector<PlacedInstance>>;

ByDataset byDataset(const AttributeTimeline &attribute)
{
    ByDataset parts;
    for (const PlacedInstance &placed : attribute.instances)
        parts[placed.instance.dataset].push_back(placed);
    return parts;
}

Json pairsOf(const std::vector<PlacedInstance> &instances)
{
    Json result;
    for (const PlacedInstance &placed : instances) {
        const Json instance = Json::parse(placed.instance.json, nullptr, false);
        if (!instance.is_object())
            continue;
        for (const auto &[name, value] : instance.items()) {
            const ngsild::MemberName member = ngsild::attributeMember(name);
            if (member.member != ngsild::Member::Value)
                continue;
            result["type"] = instance.value("type", Json(ngsild::kindName(member.kind)));
            Json wrapped = value;
            if (isWrapped(member.kind)) {
                wrapped = Json::object();
                wrapped[name] = value;
            }
            result[listMember(member.kind)].push_back(Json::array({wrapped, formatDateTime(placed.at)}));
        }
    }
    return result;
}

// What an attribute is in one of the forms that gather instances.
Json gathered(const AttributeTimeline &attribute, const TemporalRequest &request)
{
    Json all = Json::array();
    for (auto &[dataset, instances] : byDataset(attribute)) {
        std::optional<Json> part;
        if (request.form == TemporalForm::Aggregated) {
            part = aggregate(instances, request.aggregation);
        } else {
            std::vector<PlacedInstance> ordered = instances;
            if (request.lastN)
                std::ranges::reverse(ordered);
            part = pairsOf(ordered);
        }
        if (!part || part->is_null())
            continue;
        if (!dataset.empty())
            (*part)["datasetId"] = dataset;
        all.push_back(std::move(*part));
    }
    if (all.size() == 1)
        return Json(all.front());
    return all.empty() ? Json() : all;
}

}  // namespace

QByteArray HeldRange::header() const
{
    return "date-time " + dated(start) + '-' + dated(end) + '/' +
           (size ? QByteArray::number(qulonglong(*size)) : QByteArray("*"));
}

std::optional<HeldRange> cutRange(std::vector<EntityTimeline> &entities, const TemporalRequest &request,
                                  std::size_t most)
{
    const bool backwards = request.lastN.has_value();
    std::optional<Moment> end;
    Moment oldest = std::numeric_limits<Moment>::max();
    Moment newest = std::numeric_limits<Moment>::min();
    for (const EntityTimeline &entity : entities) {
        for (const AttributeTimeline &attribute : entity.attributes) {
            const auto &instances = attribute.instances;
            oldest = std::min(oldest, instances.front().at);
            newest = std::max(newest, instances.back().at);
            if (instances.size() <= most)
                continue;
            const Moment last = backwards ? instances[instances.size() - most].at : instances[most - 1].at;
            end = !end ? last : backwards ? std::max(*end, last) : std::min(*end, last);
        }
    }
    if (!end)
        return std::nullopt;
    for (EntityTimeline &entity : entities) {
        for (AttributeTimeline &attribute : entity.attributes)
            std::erase_if(attribute.instances, [&](const PlacedInstance &placed) {
                return backwards ? placed.at < *end : placed.at > *end;
            });
        std::erase_if(entity.attributes,
                      [](const AttributeTimeline &attribute) { return attribute.instances.empty(); });
    }
    using enum TemporalRequest::Relation;
    HeldRange held{.start = oldest, .end = *end, .size = request.lastN};
    if (backwards)
        held.start = request.relation == Before    ? *request.timeAt
                     : request.relation == Between ? *request.endTimeAt
                                                   : newest;
    else if (request.relation == After || request.relation == Between)
        held.start = *request.timeAt;
    return held;
}

QByteArray writeTimeline(const EntityTimeline &entity, const TemporalRequest &request)
{
    QByteArray out = "{\"id\":" + jsonBytes(Json(entity.id));
    if (!entity.type.is_null())
        out += ",\"type\":" + jsonBytes(entity.type);
    for (const AttributeTimeline &attribute : entity.attributes) {
        const QByteArray name = ',' + jsonBytes(Json(attribute.name)) + ':';
        if (request.form != TemporalForm::Normalized) {
            if (const Json json = gathered(attribute, request); !json.is_null())
                out += name + jsonBytes(json);
            continue;
        }
        out += name + '[';
        const std::size_t count = attribute.instances.size();
        for (std::size_t i = 0; i < count; ++i) {
            out += i > 0 ? "," : "";
            out += withTimes(attribute.instances[request.lastN ? count - 1 - i : i], request);
        }
        out += ']';
    }
    return out + '}';
}

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/historybook.h"

#include "ngsild/members.h"

#include <algorithm>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t mostRecords = 1'000'000;

std::optional<Moment> takeTime(Json &instance, const char *member, bool keep)
{
    const auto found = instance.find(member);
    if (found == instance.end())
        return std::nullopt;
    const auto time = found->is_string() ? parseDateTime(found->get_ref<const std::string &>()) : std::nullopt;
    if (!keep)
        instance.erase(member);
    return time && time->hasZone ? std::optional(time->moment) : std::nullopt;
}

TimedInstance timed(const std::string &name, Json instance, ngsild::AttributeKind kind)
{
    TimedInstance one{.attribute = name};
    if (const auto dataset = instance.find("datasetId"); dataset != instance.end() && dataset->is_string())
        one.dataset = *dataset;
    one.observedAt = takeTime(instance, "observedAt", true);
    one.createdAt = takeTime(instance, "createdAt", false);
    one.modifiedAt = takeTime(instance, "modifiedAt", false);
    one.deletedAt = takeTime(instance, "deletedAt", false);
    if (!instance.contains("type"))
        instance["type"] = ngsild::kindName(kind);
    one.json = instance.dump(-1, ' ', false, Json::error_handler_t::replace);
    return one;
}

// "values": [[value, time], …] as instances of their own (ETSI GS CIM 009 V1.9.1, clause 4.5.8).
void addPairs(std::vector<TimedInstance> &all, const std::string &name, const Json &object, const Json &pairs,
              ngsild::AttributeKind kind)
{
    const std::string member(ngsild::valueMember(kind));
    for (const Json &pair : pairs) {
        if (!pair.is_array() || pair.size() != 2 || !pair[1].is_string())
            continue;
        const bool wrapped = kind != ngsild::AttributeKind::Property && pair[0].is_object() && pair[0].size() == 1 &&
                             pair[0].contains(member);
        Json instance = Json::object();
        instance["type"] = object.value("type", std::string(ngsild::kindName(kind)));
        instance[member] = wrapped ? pair[0][member] : pair[0];
        instance["observedAt"] = pair[1];
        if (const auto dataset = object.find("datasetId"); dataset != object.end())
            instance["datasetId"] = *dataset;
        all.push_back(timed(name, std::move(instance), kind));
    }
}

}  // namespace

std::vector<TimedInstance> instancesOf(const std::string &name, const Json &attribute)
{
    std::vector<TimedInstance> all;
    if (attribute.is_array()) {
        for (const Json &element : attribute) {
            if (element.is_object())
                std::ranges::move(instancesOf(name, element), std::back_inserter(all));
        }
        return all;
    }
    if (!attribute.is_object())
        return all;
    std::optional<ngsild::AttributeKind> instance;
    for (const auto &[member, value] : attribute.items()) {
        const ngsild::MemberName known = ngsild::attributeMember(member);
        if (known.member == ngsild::Member::Value)
            instance = known.kind;
        if (known.member == ngsild::Member::Series && value.is_array())
            addPairs(all, name, attribute, value, known.kind);
    }
    if (instance)
        all.push_back(timed(name, attribute, *instance));
    return all;
}

void HistoryBook::addInstances(const std::string &entity, std::vector<TimedInstance> instances)
{
    const std::scoped_lock lock(m_mutex);
    std::deque<std::uint64_t> &places = m_places[entity];
    for (TimedInstance &instance : instances) {
        places.push_back(m_forgotten + m_records.size());
        m_records.push_back({entity, std::move(instance)});
        if (m_records.size() > mostRecords)
            forgetOldest();
    }
}

void HistoryBook::forgetOldest()
{
    const auto place = m_places.find(m_records.front().entity);
    place->second.pop_front();
    if (place->second.empty())
        m_places.erase(place);
    m_records.pop_front();
    ++m_forgotten;
}

std::vector<TimedInstance> HistoryBook::of(std::string_view entity) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<TimedInstance> all;
    const auto places = m_places.find(std::string(entity));
    if (places == m_places.end())
        return all;
    for (const std::uint64_t place : places->second)
        all.push_back(m_records[std::size_t(place - m_forgotten)].instance);
    return all;
}

}  // namespace civiscope::broker

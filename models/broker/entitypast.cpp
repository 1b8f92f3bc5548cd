// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entitypast.h"

#include "broker/renaming.h"
#include "ngsild/members.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;

namespace {

constexpr Moment nowhere = std::numeric_limits<Moment>::max();  // in no range

// A question's attributes, asked by the names of an entity.
class Wanted {
public:
    Wanted(const std::set<std::string> &iris, const jsonld::Context &context)
        : m_iris(iris)
        , m_context(context)
    {
    }
    bool operator()(std::string_view name) const
    {
        return m_iris.empty() || m_iris.contains(m_context.expand(name).iri);
    }

private:
    const std::set<std::string> &m_iris;
    const jsonld::Context &m_context;
};

void keep(PastPortion portion, std::vector<PlacedInstance> &sorted)
{
    if (sorted.size() <= portion.most)
        return;
    const auto count = std::ptrdiff_t(portion.most);
    if (portion.from == PastPortion::End::Oldest)
        sorted.erase(sorted.begin() + count, sorted.end());
    else
        sorted.erase(sorted.begin(), sorted.end() - count);
}

Json typeOf(const Json &entity, const jsonld::Context &from, const jsonld::Context &to)
{
    const auto type = entity.find("type");
    if (type == entity.end())
        return nullptr;
    Json renamed = *type;
    const auto rename = [&](Json &word) {
        if (word.is_string())
            word = to.compact(from.expand(word.get_ref<const std::string &>()).iri);
    };
    if (renamed.is_array())
        std::ranges::for_each(renamed, rename);
    else
        rename(renamed);
    return renamed;
}

}  // namespace

std::string_view memberOf(TimeAxis axis)
{
    switch (axis) {
    case TimeAxis::ObservedAt: return "observedAt";
    case TimeAxis::CreatedAt: return "createdAt";
    case TimeAxis::ModifiedAt: return "modifiedAt";
    case TimeAxis::DeletedAt: return "deletedAt";
    }
    return {};
}

Moment EntityPast::placeOf(const TimedInstance &instance, TimeAxis axis) const
{
    const Moment told = instance.observedAt.value_or(m_store.startedAt());
    switch (axis) {
    case TimeAxis::ObservedAt: return instance.observedAt.value_or(nowhere);
    case TimeAxis::CreatedAt: return instance.createdAt.value_or(told);
    case TimeAxis::ModifiedAt: return instance.modifiedAt.value_or(told);
    case TimeAxis::DeletedAt: return instance.deletedAt.value_or(nowhere);
    }
    return nowhere;
}

std::vector<PlacedInstance> EntityPast::gather(store::EntityRef entity, const Json &json,
                                               const PastQuestion &question) const
{
    const std::string id(m_version.tables()[entity.table]->id(entity.row));
    const jsonld::ContextPtr context = m_version.context(entity);
    const Wanted wanted(question.attributes, *context);
    std::vector<PlacedInstance> all;
    std::set<std::tuple<std::string, std::string, Moment>> taken;
    const auto take = [&](TimedInstance &&instance) {
        const Moment at = placeOf(instance, question.axis);
        taken.emplace(instance.attribute, instance.dataset, at);
        if (at != nowhere && question.range.contains(at))
            all.push_back({at, std::move(instance)});
    };
    for (const auto &[name, attribute] : json.items()) {
        if (ngsild::entityMember(name).member != ngsild::Member::Other || !wanted(name))
            continue;
        for (TimedInstance &instance : instancesOf(name, attribute))
            take(std::move(instance));
    }
    for (TimedInstance &instance : m_store.past().of(id) | std::views::reverse) {
        if (wanted(instance.attribute) &&
            !taken.contains({instance.attribute, instance.dataset, placeOf(instance, question.axis)}))
            take(std::move(instance));
    }
    const HistoryProvider *provider = m_store.historyProvider();
    if (!provider || question.axis == TimeAxis::DeletedAt)
        return all;
    for (PastAttribute &attribute : provider->past(id, question.range, wanted, question.portion)) {
        for (PastInstance &past : attribute.instances) {
            if (!taken.contains({attribute.name, past.dataset, past.observedAt}))
                all.push_back({past.observedAt,
                               {.attribute = attribute.name,
                                .dataset = std::move(past.dataset),
                                .observedAt = past.observedAt,
                                .json = std::move(past.json)}});
        }
    }
    return all;
}

TimedInstance EntityPast::renamed(TimedInstance instance, const jsonld::Context &from) const
{
    if (&from == m_exchange.context.get())
        return instance;
    Json carrier;
    carrier[instance.attribute] = Json::parse(instance.json, nullptr, false);
    Json result = renamedMembers(carrier, from, *m_exchange.context);
    if (result.size() == 1)
        instance.json = result.front().dump(-1, ' ', false, Json::error_handler_t::replace);
    return instance;
}

EntityTimeline EntityPast::of(store::EntityRef entity, const PastQuestion &question) const
{
    const auto raw = m_version.raw(entity);
    const Json json = raw ? entityJson(*raw) : Json();
    const jsonld::ContextPtr context = m_version.context(entity);
    EntityTimeline timeline{.id = std::string(m_version.tables()[entity.table]->id(entity.row))};
    if (!json.is_object())
        return timeline;
    timeline.type = typeOf(json, *context, *m_exchange.context);
    std::map<std::string, std::size_t> places;  // by the entity's own name
    for (PlacedInstance &placed : gather(entity, json, question)) {
        const std::string name = placed.instance.attribute;
        const auto [place, isNew] = places.try_emplace(name, timeline.attributes.size());
        if (isNew) {
            std::string iri = context->expand(name).iri;
            std::string compact = m_exchange.compact(iri);
            timeline.attributes.push_back({std::move(iri), std::move(compact), {}});
        }
        timeline.attributes[place->second].instances.push_back(
            {placed.at, renamed(std::move(placed.instance), *context)});
    }
    for (AttributeTimeline &attribute : timeline.attributes) {
        std::ranges::stable_sort(attribute.instances, {}, &PlacedInstance::at);
        keep(question.portion, attribute.instances);
    }
    return timeline;
}

bool EntityPast::has(store::EntityRef entity, const PastQuestion &question) const
{
    PastQuestion one = question;
    one.portion.most = 1;
    // Most of what is asked for is in the provider's memory, and it answers without a look at the entity.
    if (!gather(entity, Json::object(), one).empty())
        return true;
    const auto raw = m_version.raw(entity);
    const Json json = raw ? entityJson(*raw) : Json();
    return json.is_object() && !gather(entity, json, one).empty();
}

}  // namespace civiscope::broker

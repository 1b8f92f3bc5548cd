// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entitystore.h"

#include "base/datetime.h"
#include "jsonld/corecontext.h"
#include "ngsild/entity.h"

#include <algorithm>
#include <map>

namespace civiscope::broker {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view ngsiLdNull = "urn:ngsi-ld:null";

bool isNull(const Json &attribute)
{
    if (attribute.is_string())
        return attribute == ngsiLdNull;
    if (!attribute.is_object())
        return attribute.is_null();
    for (const char *member : {"value", "object", "vocab", "json"}) {
        if (attribute.contains(member) && attribute[member] == ngsiLdNull)
            return true;
    }
    return false;
}

// One attribute of the entity becomes what the fragment says.
void change(Json &entity, const std::string &name, Json fragment, Patch patch, const std::string &time)
{
    if (patch == Patch::Merge && isNull(fragment)) {
        entity.erase(name);
        return;
    }
    if (fragment.is_object()) {
        const auto old = entity.find(name);
        const bool both = old != entity.end() && old->is_object();
        if (both && patch == Patch::Merge) {
            Json merged = *old;
            merged.update(fragment);
            fragment = std::move(merged);
        } else if (both && old->contains("createdAt")) {
            fragment["createdAt"] = old->at("createdAt");
        }
        // Only the normalized form has room for it.
        if (fragment.contains("type"))
            fragment["modifiedAt"] = time;
    }
    entity[name] = std::move(fragment);
}

// The name of an attribute that the standard does not know: with a type that is no kind, or without a value.
std::optional<std::string> firstInvalid(const std::vector<ngsild::Attribute> &attributes)
{
    for (const ngsild::Attribute &attribute : attributes) {
        for (const ngsild::AttributeInstance &instance : attribute.instances) {
            if (instance.metadata.contains("type") || instance.value.is_null())
                return attribute.name;
            if (const auto inside = firstInvalid(instance.attributes))
                return inside;
        }
    }
    return std::nullopt;
}

}  // namespace

Json entityJson(const std::string &raw)
{
    Json json = Json::parse(raw, nullptr, false);
    if (json.is_object() && !json.contains("properties"))
        return json;
    const auto feature = ngsild::readEntity(raw);
    return feature ? ngsild::writeEntity(*feature, ngsild::Representation::Normalized) : Json();
}

EntityStore::EntityStore(ContextBook &contexts)
    : m_contexts(contexts)
    , m_startedAt(currentMoment())
    , m_own(jsonld::coreContextUrl)
{
}

ContextPlace EntityStore::ownContext() const
{
    const std::scoped_lock lock(m_ownMutex);
    return m_own;
}

void EntityStore::setOwnContext(ContextPlace place)
{
    const std::scoped_lock lock(m_ownMutex);
    m_own = std::move(place);
    m_ownIsGiven = true;
}

Result<LoadReport> EntityStore::load(std::string_view document, std::string_view origin)
{
    const std::scoped_lock lock(m_writing);
    LoadReport report;
    const auto form = store::readDocument(document, origin, [&](store::Batch &&batch) {
        return mergeBatch(std::move(batch), store::Merge::Load, report);
    });
    if (!form)
        return std::unexpected(form.error());
    return report;
}

Result<void> EntityStore::mergeBatch(store::Batch &&batch, store::Merge merge, LoadReport &report)
{
    std::vector<jsonld::ContextPtr> contexts;
    for (const std::string &text : batch.contexts()) {
        const auto json = text.empty() ? nlohmann::json() : nlohmann::json::parse(text, nullptr, false);
        if (json.is_null() || json.is_discarded()) {
            const auto own = m_contexts.at(ownContext());
            contexts.push_back(own ? *own : jsonld::coreContext());
            continue;
        }
        ResolvedContext resolved = m_contexts.resolve(json);
        {
            const std::scoped_lock lock(m_ownMutex);
            if (!m_ownIsGiven) {
                m_own = m_contexts.placeFor(json);
                m_ownIsGiven = true;
            }
        }
        contexts.push_back(resolved.context);
        for (std::string &url : resolved.missing) {
            if (!std::ranges::contains(report.missingContexts, url))
                report.missingContexts.push_back(std::move(url));
        }
    }
    const std::size_t before = current()->entityCount();
    const std::size_t refused = current()->quarantine().size();
    const auto delta = m_dataset.mergeBatch(std::move(batch), contexts, merge);
    if (!delta)
        return std::unexpected(delta.error());
    report.entities += current()->entityCount() - before;
    report.quarantined += current()->quarantine().size() - refused;
    return {};
}

Result<void> EntityStore::takeJson(const std::vector<std::pair<std::string, jsonld::ContextPtr>> &entities)
{
    // Entities of one context go in together.
    std::map<jsonld::ContextPtr, std::pair<std::string, std::vector<ngsild::Slice>>> groups;
    for (const auto &[text, context] : entities) {
        auto &[document, slices] = groups[context];
        slices.push_back({document.size(), text.size()});
        document += text;
    }
    for (const auto &[context, group] : groups) {
        const auto &[document, slices] = group;
        const ngsild::SplitDocument split{
            .form = ngsild::DocumentForm::EntityArray, .entities = slices, .context = {}, .cutShort = false};
        store::Batch batch = store::readBatch(document, split, slices, 0, "request");
        if (!batch.quarantine().empty()) {
            return std::unexpected(Error{.code = ErrorCode::NotNgsiLd,
                                         .what = "reading an entity",
                                         .where = batch.quarantine().front().where,
                                         .detail = batch.quarantine().front().detail});
        }
        const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), context);
        if (const auto delta = m_dataset.mergeBatch(std::move(batch), contexts, store::Merge::Update); !delta)
            return std::unexpected(delta.error());
    }
    return {};
}

std::expected<void, Problem> EntityStore::create(const Json &entity, const jsonld::ContextPtr &context)
{
    const std::string text = entity.dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto read = ngsild::readEntity(text);
    if (!read)
        return refuse(ProblemKind::BadRequestData, read.error().detail);
    if (const auto name = firstInvalid(read->attributes))
        return refuse(ProblemKind::BadRequestData, "attribute " + *name + " is none: its type or its value is missing");
    const std::scoped_lock lock(m_writing);
    if (current()->find(read->id))
        return refuse(ProblemKind::AlreadyExists, "entity " + read->id + " exists already");
    if (const auto taken = takeJson({{text, context}}); !taken)
        return refuse(ProblemKind::BadRequestData, taken.error().detail);
    return {};
}

bool EntityStore::remove(const std::string &id)
{
    const std::scoped_lock lock(m_writing);
    if (!current()->find(id))
        return false;
    const std::vector<std::string> ids{id};
    return !m_dataset.remove(ids).empty();
}

Result<std::size_t> EntityStore::apply(std::span<const EntityUpdate> updates, Patch patch)
{
    const std::scoped_lock lock(m_writing);
    const store::VersionPtr version = current();
    const std::string time = formatDateTime(currentMoment());
    std::map<std::string_view, std::pair<Json, jsonld::ContextPtr>> changed;  // one entity may be in it twice
    for (const EntityUpdate &update : updates) {
        auto entry = changed.find(update.id);
        if (entry == changed.end()) {
            const auto ref = version->find(update.id);
            if (!ref)
                continue;
            const auto raw = version->raw(*ref);
            if (!raw)
                return std::unexpected(raw.error());
            Json json = entityJson(*raw);
            if (!json.is_object())
                continue;
            entry = changed.emplace(update.id, std::pair(std::move(json), version->context(*ref))).first;
        }
        Json &entity = entry->second.first;
        for (const auto &[name, fragment] : update.attributes.items()) {
            if (const auto old = entity.find(name); old != entity.end())
                m_past.addInstances(update.id, instancesOf(name, *old));
            change(entity, name, fragment, patch, time);
        }
        entity["modifiedAt"] = time;
    }
    std::vector<std::pair<std::string, jsonld::ContextPtr>> entities;
    entities.reserve(changed.size());
    for (auto &[id, entry] : changed) {
        entry.first.erase("@context");  // told beside it
        entities.emplace_back(entry.first.dump(-1, ' ', false, Json::error_handler_t::replace), entry.second);
    }
    if (const auto taken = takeJson(entities); !taken)
        return std::unexpected(taken.error());
    return changed.size();
}

}  // namespace civiscope::broker

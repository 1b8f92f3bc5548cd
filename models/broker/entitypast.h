// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entitystore.h"
#include "broker/exchange.h"
#include "broker/historyprovider.h"

#include <set>
#include <string>
#include <vector>

namespace civiscope::broker {

// By which of its times an instance has its place (ETSI GS CIM 009 V1.9.1, clause 4.11).
enum class TimeAxis { ObservedAt, CreatedAt, ModifiedAt, DeletedAt };
[[nodiscard]] std::string_view memberOf(TimeAxis axis);

// What is asked of an entity's past.
struct PastQuestion {
    PastRange range = {};
    TimeAxis axis = TimeAxis::ObservedAt;
    std::set<std::string> attributes = {};  // IRIs; empty: all
    PastPortion portion = {};  // of each attribute
};

// An instance at its place in time.
struct PlacedInstance {
    Moment at = 0;
    TimedInstance instance;
};

struct AttributeTimeline {
    std::string iri;
    std::string name;  // as the client names it
    std::vector<PlacedInstance> instances;  // oldest first, of all datasets
};

struct EntityTimeline {
    std::string id;
    nlohmann::ordered_json type = {};  // as the client names it; a text or a list
    std::vector<AttributeTimeline> attributes = {};  // none of them empty
};

// Puts together what is known of entities' past: what stands in the entity itself, what it was before changes while the
// broker ran, and what the provider tells. Of the same moment the first of these counts. System times that nobody told
// are taken to be the time of observation, and without one the moment the broker began.
class EntityPast {
public:
    EntityPast(const EntityStore &store, const store::Version &version, const Exchange &exchange)
        : m_store(store)
        , m_version(version)
        , m_exchange(exchange)
    {
    }

    [[nodiscard]] EntityTimeline of(store::EntityRef entity, const PastQuestion &question) const;
    // Whether there is anything at all.
    [[nodiscard]] bool has(store::EntityRef entity, const PastQuestion &question) const;

private:
    [[nodiscard]] std::vector<PlacedInstance> gather(store::EntityRef entity, const nlohmann::ordered_json &json,
                                                     const PastQuestion &question) const;
    [[nodiscard]] Moment placeOf(const TimedInstance &instance, TimeAxis axis) const;
    [[nodiscard]] TimedInstance renamed(TimedInstance instance, const jsonld::Context &from) const;

    const EntityStore &m_store;
    const store::Version &m_version;
    const Exchange &m_exchange;
};

}  // namespace civiscope::broker

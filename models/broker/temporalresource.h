// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entityquery.h"
#include "broker/temporalwriter.h"

namespace civiscope::broker {

// /temporal/entities, /temporal/entities/{id} and /temporal/entityOperations/query (ETSI GS CIM 009 V1.9.1, clauses
// 6.18, 6.19 and 6.24), to be read only. Which entities a list is about is asked of them as they are now; of those, the
// ones with an instance in the time range are listed.
class TemporalResource : public Resource {
public:
    TemporalResource(EntityStore &store, ContextBook &contexts)
        : m_store(store)
        , m_contexts(contexts)
    {
    }

    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    [[nodiscard]] Outcome list(const Exchange &exchange) const;
    [[nodiscard]] Outcome one(const Exchange &exchange, const std::string &id) const;
    [[nodiscard]] Outcome post(const Exchange &exchange);
    [[nodiscard]] Outcome page(const Exchange &exchange, const EntityQuery &query, TemporalRequest request) const;
    [[nodiscard]] Answer answer(const Exchange &exchange, std::vector<EntityTimeline> entities,
                                const TemporalRequest &request, bool isList) const;

    EntityStore &m_store;
    ContextBook &m_contexts;
};

}  // namespace civiscope::broker

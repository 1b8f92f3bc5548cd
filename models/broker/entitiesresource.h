// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entitystore.h"
#include "broker/exchange.h"

namespace civiscope::broker {

// /entities, /entities/{id}, /entities/{id}/attrs (ETSI GS CIM 009 V1.9.1, clauses 6.4 to 6.6).
class EntitiesResource : public Resource {
public:
    EntitiesResource(EntityStore &store, ContextBook &contexts)
        : m_store(store)
        , m_contexts(contexts)
    {
    }

    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] std::span<const MediaType> offered() const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    [[nodiscard]] Outcome list(const Exchange &exchange);
    [[nodiscard]] Outcome one(const Exchange &exchange, const std::string &id);
    [[nodiscard]] Outcome create(const Exchange &exchange);
    [[nodiscard]] Outcome remove(const std::string &id);
    [[nodiscard]] Outcome merge(const Exchange &exchange, const std::string &id);
    [[nodiscard]] Outcome update(const Exchange &exchange, const std::string &id);
    // The attributes a client sent, in the names of the stored entity.
    [[nodiscard]] std::expected<nlohmann::ordered_json, Problem> sentAttributes(const Exchange &exchange,
                                                                                const std::string &id);

    EntityStore &m_store;
    ContextBook &m_contexts;
};

}  // namespace civiscope::broker

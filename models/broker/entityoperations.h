// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entitystore.h"
#include "broker/exchange.h"

namespace civiscope::broker {

// /entityOperations/query (ETSI GS CIM 009 V1.9.1, clause 6.23); the batch operations of the standard are not built.
class EntityOperations : public Resource {
public:
    EntityOperations(EntityStore &store, ContextBook &contexts)
        : m_store(store)
        , m_contexts(contexts)
    {
    }

    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] std::span<const MediaType> offered() const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    EntityStore &m_store;
    ContextBook &m_contexts;
};

}  // namespace civiscope::broker

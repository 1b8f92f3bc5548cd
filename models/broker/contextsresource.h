// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/contextbook.h"
#include "broker/exchange.h"

namespace civiscope::broker {

// /jsonldContexts and /jsonldContexts/{id} (ETSI GS CIM 009 V1.9.1, clauses 6.29 and 6.30): all contexts this broker
// serves itself. The id is the last segment of the path, or the whole URL.
class ContextsResource : public Resource {
public:
    explicit ContextsResource(ContextBook &contexts)
        : m_contexts(contexts)
    {
    }
    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    [[nodiscard]] Outcome list(const Exchange &exchange) const;
    [[nodiscard]] Outcome addContext(const Exchange &exchange);
    [[nodiscard]] std::optional<LocalDocument> find(const std::string &id) const;

    ContextBook &m_contexts;
};

}  // namespace civiscope::broker

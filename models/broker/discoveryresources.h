// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entitystore.h"
#include "broker/exchange.h"

namespace civiscope::broker {

// /types and /types/{type} (ETSI GS CIM 009 V1.9.1, clauses 6.25 and 6.26).
class TypesResource : public Resource {
public:
    explicit TypesResource(EntityStore &store)
        : m_store(store)
    {
    }
    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    EntityStore &m_store;
};

// /attributes and /attributes/{attribute} (clauses 6.27 and 6.28).
class AttributesResource : public Resource {
public:
    explicit AttributesResource(EntityStore &store)
        : m_store(store)
    {
    }
    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    EntityStore &m_store;
};

// /info/sourceIdentity (clause 6.33).
class InfoResource : public Resource {
public:
    explicit InfoResource(EntityStore &store)
        : m_store(store)
    {
    }
    [[nodiscard]] std::vector<Method> methods(std::span<const std::string> rest) const override;
    [[nodiscard]] Outcome handle(const Exchange &exchange) override;

private:
    EntityStore &m_store;
};

}  // namespace civiscope::broker

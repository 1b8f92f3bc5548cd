// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/entitystore.h"
#include "broker/exchange.h"

#include <map>
#include <memory>
#include <string>

namespace civiscope::broker {

// From a request to its answer: tenant, path, method, media type and context are settled here, the rest is the
// resource's. Knows no network; one thread at a time.
class Router {
public:
    // `tenant`: the one name besides the default tenant under which the data is reached; may be empty.
    Router(const Profile &profile, EntityStore &store, ContextBook &contexts, std::string tenant);
    ~Router();

    // `host`: of the Host header, or the address the request came to.
    [[nodiscard]] Answer answer(const BrokerRequest &request);

private:
    [[nodiscard]] Outcome outside(const BrokerRequest &request) const;
    [[nodiscard]] Outcome inside(const BrokerRequest &request);
    [[nodiscard]] std::expected<void, Problem> settleContext(Exchange &exchange);
    [[nodiscard]] std::expected<void, Problem> checkTenant(const BrokerRequest &request) const;

    const Profile &m_profile;
    EntityStore &m_store;
    ContextBook &m_contexts;
    std::string m_tenant;
    std::map<std::string, std::unique_ptr<Resource>> m_resources;  // by the segment behind /ngsi-ld/v1
};

}  // namespace civiscope::broker

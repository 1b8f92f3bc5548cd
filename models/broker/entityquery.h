// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/exchange.h"
#include "broker/paging.h"
#include "query/filter.h"
#include "store/dataset.h"

#include <vector>

namespace civiscope::broker {

// Which entities a request asks for.
class EntityQuery {
public:
    // From type, id, idPattern, attrs, q, scopeQ, the geo parameters and local. Problems: BadRequestData with where and
    // what in its detail.
    [[nodiscard]] static std::expected<EntityQuery, Problem> read(const Exchange &exchange);
    // From the body of a POST query (ETSI GS CIM 009 V1.9.1, clause 5.2.23). Its first selector counts; problems: those
    // above, OperationNotSupported (several selectors).
    [[nodiscard]] static std::expected<EntityQuery, Problem> read(const Exchange &exchange,
                                                                  const nlohmann::ordered_json &body);

    struct Selection {
        std::vector<store::EntityRef> page;
        std::size_t total = 0;
    };
    // In the order of the tables, of ids in theirs. Costs a walk over the rows only when more than types is asked for.
    [[nodiscard]] Selection select(const store::Version &version, const PageRequest &page) const;

private:
    struct Asked {
        query::FilterText text;
        std::vector<std::string> ids;
        std::vector<std::string> attributes;  // names
        bool local = false;
    };
    [[nodiscard]] static std::expected<EntityQuery, Problem> make(const Exchange &exchange, Asked asked);
    [[nodiscard]] bool onlyTypes() const;

    query::Filter m_filter;
    jsonld::ContextPtr m_context;
};

}  // namespace civiscope::broker

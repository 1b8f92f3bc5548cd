// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/exchange.h"
#include "broker/paging.h"
#include "store/dataset.h"

#include <memory>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace civiscope::broker {

// Types an entity must have: one of the alternatives, of which all (ETSI GS CIM 009 V1.9.1, clause 4.17). IRIs.
using TypeSelection = std::vector<std::vector<std::string>>;

// "A", "A,B", "A|B", "(A;B)", and these nested. Problem: BadRequestData.
[[nodiscard]] std::expected<TypeSelection, Problem> readTypeSelection(const Exchange &exchange,
                                                                      std::string_view expression);

// Which entities a request asks for.
class EntityQuery {
public:
    // From type, id, idPattern, attrs and local. Problems: BadRequestData.
    [[nodiscard]] static std::expected<EntityQuery, Problem> read(const Exchange &exchange);

    struct Selection {
        std::vector<store::EntityRef> page;
        std::size_t total = 0;
    };
    // In the order of the tables. Costs a walk over the rows only when id patterns or attributes are asked for.
    [[nodiscard]] Selection select(const store::Version &version, const PageRequest &page) const;

private:
    [[nodiscard]] bool wants(const store::Table &table) const;

    TypeSelection m_types;  // empty: any
    std::vector<std::string> m_ids;
    std::shared_ptr<const re2::RE2> m_pattern;
    std::vector<std::string> m_attributes;  // IRIs; empty: any
};

}  // namespace civiscope::broker

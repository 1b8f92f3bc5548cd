// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/entitypager.h"

namespace civiscope::client {

// A whole source: its types, then the entities of each.
struct SourceReport {
    struct OfType {
        EntityQuery query;  // without a type when the broker does not list its types
        PagingReport paging;
    };
    std::vector<OfType> types;
    std::vector<EntityQuery> unasked;  // of the types behind these: enough came, or the broker was away
    PagingReport all;  // summed; distinct counts an entity of several types once
};

// Only these types when given, else all that the broker names, else whatever it gives without a type. Of them what
// `asked` asks for beside a type.
[[nodiscard]] QCoro::Task<SourceReport> fetchSource(BrokerClient client, std::vector<std::string> types, PageSink sink,
                                                    Job job, std::optional<std::int64_t> most = std::nullopt,
                                                    EntityQuery asked = {});

}  // namespace civiscope::client

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/catalogue.h"

#include <algorithm>

namespace civiscope::broker {

Catalogue Catalogue::of(const store::Version &version, const std::string &onlyType)
{
    Catalogue catalogue;
    for (const store::TablePtr &table : version.tables()) {
        const std::vector<std::string> &types = table->typeIris();
        if (table->rowCount() == 0 || (!onlyType.empty() && !std::ranges::contains(types, onlyType)))
            continue;
        for (const std::string &type : types)
            catalogue.types[type].entities += table->rowCount();
        for (const store::ColumnPtr &column : table->columns()) {
            const store::ColumnKey &key = column->key();
            if (key.path.size() != 1 || column->present() == 0)
                continue;
            AttributeFacts &facts = catalogue.attributes[key.path.front()];
            facts.instances += column->present();
            facts.types.insert(types.begin(), types.end());
            const auto kinds = column->kinds();
            for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
                if (kinds[kind] > 0)
                    facts.kinds.insert(static_cast<ngsild::AttributeKind>(kind));
            }
            for (const std::string &type : types)
                catalogue.types[type].attributes.insert(key.path.front());
        }
    }
    return catalogue;
}

}  // namespace civiscope::broker

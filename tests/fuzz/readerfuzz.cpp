// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A document from a broker or a file, all the way into a dataset and out of its columns again.
#include "store/geometry.h"
#include "support/cityoftext.h"

#include "ngsild/entity.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

using namespace civiscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    store::Dataset dataset;
    std::ignore = test::mergeText(dataset, text);
    const store::VersionPtr version = dataset.current();
    for (std::uint32_t t = 0; t < version->tables().size(); ++t) {
        const store::Table &table = *version->tables()[t];
        for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
            std::ignore = test::describe(table, row);
            const auto found = version->find(table.id(row));
            if (!found || *found != store::EntityRef{t, row})
                std::abort();
            for (const store::ColumnPtr &column : table.columns())
                std::ignore = store::shapeOf(column->at(row));
            if (const auto raw = version->raw({t, row})) {
                if (const auto entity = ngsild::readEntity(*raw)) {
                    std::ignore = ngsild::writeEntity(*entity, ngsild::Representation::Concise)
                                      .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
                }
            }
        }
    }
    return 0;
}

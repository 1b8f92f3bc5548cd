// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/corecontext.h"
#include "store/dataset.h"

#include <QtLogging>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::test {

// Splits, reads and takes a document, all with one context.
inline Result<store::Delta> mergeText(store::Dataset &dataset, std::string_view document,
                                      const jsonld::ContextPtr &context, store::Merge merge = store::Merge::Load,
                                      std::string_view origin = "page 1")
{
    const auto split = ngsild::splitDocument(document);
    if (!split)
        return std::unexpected(split.error());
    store::Batch batch = store::readBatch(document, *split, split->entities, 0, origin);
    const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), context);
    return dataset.mergeBatch(std::move(batch), contexts, merge);
}

inline Result<store::Delta> mergeText(store::Dataset &dataset, std::string_view document,
                                      store::Merge merge = store::Merge::Load, std::string_view origin = "page 1")
{
    return mergeText(dataset, document, jsonld::coreContext(), merge, origin);
}

// A version of these entities; all must be readable.
inline store::VersionPtr versionOf(std::string_view document)
{
    store::Dataset dataset;
    if (!mergeText(dataset, document) || !dataset.current()->quarantine().empty())
        qFatal("unreadable test document");
    return dataset.current();
}

// A cell as one line: "number 4.5 at 2025-01-01T00:00:00Z in GQ".
inline std::string describe(const store::Column &column, std::uint32_t row)
{
    const store::Cell cell = column.at(row);
    std::string text;
    switch (cell.type) {
    case store::CellType::None: return {};
    case store::CellType::Number: text = "number " + std::to_string(cell.number); break;
    case store::CellType::Boolean: text = cell.boolean ? "true" : "false"; break;
    case store::CellType::String: text = "string " + std::string(cell.text); break;
    case store::CellType::Time: text = "time " + formatDateTime(cell.moment); break;
    case store::CellType::Relationship: text = "to " + std::string(cell.text); break;
    case store::CellType::Point:
        text = "point " + std::to_string(cell.place.lon) + " " + std::to_string(cell.place.lat);
        break;
    case store::CellType::Geometry: text = "geometry " + std::string(cell.text); break;
    case store::CellType::Json: text = "json " + std::string(cell.text); break;
    }
    if (const auto observed = column.observedAt(row))
        text += " at " + formatDateTime(*observed);
    if (!column.unitCode(row).empty())
        text += " in " + std::string(column.unitCode(row));
    return text;
}

// All of an entity as one line: its id and its cells by column.
inline std::string describe(const store::Table &table, std::uint32_t row)
{
    std::vector<std::string> parts;
    for (const store::ColumnPtr &column : table.columns()) {
        if (const std::string text = describe(*column, row); !text.empty())
            parts.push_back(column->name() + "[" + column->key().datasetId + "]=" + text);
    }
    std::ranges::sort(parts);
    std::string line(table.id(row));
    for (const std::string &part : parts)
        line += "; " + part;
    return line;
}

}  // namespace civiscope::test

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/delta.h"
#include "support/cityoftext.h"

#include <QTest>

#include <string>
#include <vector>

// Small entities as text, and what became of them, for the tests of datasets.
namespace civiscope::test {

inline const std::string vocabulary = "https://uri.etsi.org/ngsi-ld/default-context/";

inline std::string entity(int number, const std::string &attributes, const std::string &type = "Lamp")
{
    return R"({"id":"urn:e:)" + std::to_string(number) + R"(","type":")" + type + "\"" +
           (attributes.empty() ? "" : "," + attributes) + "}";
}

inline std::string array(const std::vector<std::string> &entities)
{
    std::string text = "[";
    for (const std::string &entity : entities)
        text += (text.size() > 1 ? "," : "") + entity;
    return text + "]";
}

inline store::ColumnPtr column(const store::Version &version, const std::string &name,
                               const std::string &datasetId = {}, std::size_t table = 0)
{
    return version.tables()[table]->find({{vocabulary + name}, datasetId});
}

// All rows of a version as lines, by table.
inline std::vector<std::vector<std::string>> lines(const store::Version &version)
{
    std::vector<std::vector<std::string>> result;
    for (const store::TablePtr &table : version.tables()) {
        auto &rows = result.emplace_back();
        for (std::uint32_t row = 0; row < table->rowCount(); ++row)
            rows.push_back(describe(*table, row));
    }
    return result;
}

// What a view does with a delta, on its own copy of the rows.
inline void apply(const store::Delta &delta, const store::Version &after, std::vector<std::vector<std::string>> &rows)
{
    rows.resize(rows.size() + delta.tablesAdded);
    for (const store::TableDelta &change : delta.tables) {
        auto &mine = rows[change.table];
        const store::Table &table = *after.tables()[change.table];
        for (const store::RowRange range : change.removed)
            mine.erase(mine.begin() + range.first, mine.begin() + range.first + range.count);
        for (const store::RowRange range : change.changed) {
            for (std::uint32_t row = range.first; row < range.first + range.count; ++row)
                mine[row] = describe(table, row);
        }
        QCOMPARE(std::size_t(change.added.first), mine.size());
        for (std::uint32_t row = 0; row < change.added.count; ++row)
            mine.push_back(describe(table, change.added.first + row));
    }
}

}  // namespace civiscope::test

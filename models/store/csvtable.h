// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace civiscope::store {

// Tables as one CSV table (RFC 4180): the columns of all of them side by side, the same attribute in one. Lives as long
// as the version it reads; one thread.
class CsvTable {
public:
    // `tables`: indices in Version::tables().
    CsvTable(const Version &version, const std::vector<std::uint32_t> &tables);

    void writeHead(std::string &to) const;
    // Errors: those of Version::raw, which is read only for numbers that a double cannot hold.
    [[nodiscard]] Result<void> writeRow(std::string &to, EntityRef entity);

private:
    struct Group {
        std::string head;
        ColumnKey key;
        bool unit = false;
        bool observedAt = false;
    };
    void addColumn(const Column &column);
    void enter(std::uint32_t table);
    [[nodiscard]] Result<void> writeValue(std::string &to, const Column &column, EntityRef entity) const;

    const Version &m_version;
    std::vector<Group> m_groups;
    std::map<ColumnKey, std::size_t> m_places;  // in m_groups
    std::set<std::string> m_heads{"id", "type"};
    std::uint32_t m_table = UINT32_MAX;  // the one whose columns are in m_columns
    std::vector<ColumnPtr> m_columns;  // for each group; null: the table has no such column
};

}  // namespace civiscope::store

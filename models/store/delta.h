// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace civiscope::store {

// Rows [first, first + count).
struct RowRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// What changed in one table from one version to the next, in the order in which it is to be applied: rows removed
// (counted in the old table, from the end), rows changed (counted in the new table), rows added (at the new table's
// end), columns added (at the end).
struct TableDelta {
    std::uint32_t table = 0;  // index in Version::tables()
    std::vector<RowRange> removed;
    std::vector<RowRange> changed;
    RowRange added;
    std::uint32_t columnsAdded = 0;
};

struct Delta {
    std::uint64_t from = 0;  // version numbers
    std::uint64_t to = 0;
    bool reset = false;  // everything may be different
    std::vector<TableDelta> tables;
    std::uint32_t tablesAdded = 0;  // at the end of Version::tables()

    [[nodiscard]] bool empty() const { return from == to; }
};

}  // namespace civiscope::store

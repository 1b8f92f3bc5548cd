// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batchdata.h"
#include "store/columnwriter.h"
#include "store/table.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

// Makes the next state of a table on a copy: columns are copied when they are first written to. `number` is the
// version being made.
class TableWriter {
public:
    TableWriter(const Table &before, std::uint64_t number);
    TableWriter(TableWriter &&) noexcept = default;
    TableWriter &operator=(TableWriter &&) noexcept = default;

    [[nodiscard]] const Table &table() const { return *m_table; }  // as written so far

    [[nodiscard]] std::uint32_t addRow(std::string_view id);
    void setRow(std::uint32_t row, const BatchRow &from, RawPlace raw, std::uint32_t context);
    void moveRaw(std::uint32_t row, RawPlace raw);
    void removeRows(std::span<const std::uint32_t> rows);  // sorted

    // Makes the column where there is none.
    [[nodiscard]] std::uint32_t columnIndex(const ColumnKey &key, const std::string &name, bool defined);
    [[nodiscard]] ColumnWriter columnWriter(std::uint32_t index);

    // To be called when all is written.
    [[nodiscard]] TablePtr finish();

private:
    [[nodiscard]] Pen penOf(std::uint32_t row) const;
    RowChunk &chunkFor(std::uint32_t row);
    Column &ownColumn(std::uint32_t index);
    void findNewest();

    std::shared_ptr<Table> m_table;
    std::vector<std::shared_ptr<Column>> m_owned;  // by number; null: still that of the state before
    std::shared_ptr<std::map<ColumnKey, std::uint32_t>> m_ownedKeys;  // null likewise
    std::uint64_t m_number = 0;
    std::uint32_t m_shared = 0;  // rows that earlier states see
    bool m_modifiedLost = false;  // the newest went, and that of the rest is not sought yet
};

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/columndata.h"
#include "store/table.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::store {

// Where an entity's bytes lie in the raw log.
struct RawPlace {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

// What is known of 65,536 entities beside their attributes.
struct RowChunk {
    Lane<std::uint32_t> ids;  // in the table's texts
    Lane<std::uint64_t> offsets;
    Lane<std::uint32_t> lengths;
    Lane<Moment> modified{noMoment};
    Lane<std::uint32_t> scopes;
    Lane<std::uint32_t> contexts;

    [[nodiscard]] std::size_t bytes() const;
};

// One state of a table; as with ColumnData, a writer works on a copy.
class TableData final : public Table {
public:
    TableData(std::vector<std::string> typeIris, std::string name, bool defined);

    [[nodiscard]] const std::vector<std::string> &typeIris() const override { return *m_typeIris; }
    [[nodiscard]] const std::string &name() const override { return *m_name; }
    [[nodiscard]] bool defined() const override { return m_defined; }
    [[nodiscard]] std::uint32_t rowCount() const override { return m_rows; }
    [[nodiscard]] std::span<const ColumnPtr> columns() const override { return m_columns; }
    [[nodiscard]] ColumnPtr find(const ColumnKey &key) const override;
    [[nodiscard]] std::string_view id(std::uint32_t row) const override;
    [[nodiscard]] std::vector<std::string_view> scopes(std::uint32_t row) const override;
    [[nodiscard]] std::optional<Moment> modifiedAt(std::uint32_t row) const override;
    [[nodiscard]] ColumnPtr geometry() const override;
    [[nodiscard]] std::optional<Moment> newest() const override;
    [[nodiscard]] std::size_t bytes() const override { return m_bytes; }

    [[nodiscard]] RawPlace raw(std::uint32_t row) const;
    [[nodiscard]] std::uint32_t context(std::uint32_t row) const;

    // Writing; `number` is the version being made.
    void begin(std::uint64_t number);
    [[nodiscard]] std::uint32_t addRow(std::string_view id);
    void setRow(std::uint32_t row, const BatchRow &from, RawPlace raw, std::uint32_t context);
    void moveRaw(std::uint32_t row, RawPlace raw);
    [[nodiscard]] std::uint32_t columnIndex(const ColumnKey &key, const std::string &name, bool defined);
    // The column to write to; copied at the first call.
    [[nodiscard]] ColumnData &column(std::uint32_t index);
    [[nodiscard]] const ColumnData &columnNow(std::uint32_t index) const { return *m_data[index]; }
    [[nodiscard]] std::uint32_t shared() const { return m_shared; }
    void finish();
    void remove(std::span<const std::uint32_t> rows);  // sorted

private:
    [[nodiscard]] Pen pen(std::uint32_t row) const;
    RowChunk &chunkFor(std::uint32_t row);

    std::shared_ptr<const std::vector<std::string>> m_typeIris;
    std::shared_ptr<const std::string> m_name;
    bool m_defined = true;
    std::uint32_t m_rows = 0;
    std::vector<RowChunk> m_chunks;
    std::vector<ColumnPtr> m_columns;
    std::vector<std::shared_ptr<ColumnData>> m_data;  // the same columns
    std::vector<std::uint64_t> m_columnOwners;        // the version that copied each
    std::shared_ptr<std::map<ColumnKey, std::uint32_t>> m_byKey;
    std::uint64_t m_byKeyOwner = 0;
    std::shared_ptr<TextPool> m_ids;
    std::shared_ptr<Texts> m_scopes;
    Moment m_modified = noMoment;  // newest
    bool m_modifiedLost = false;
    std::size_t m_bytes = 0;

    std::uint64_t m_number = 0;
    std::uint32_t m_shared = 0;
};

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "store/column.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

// All entities of one type, or of one set of types when entities have several. Immutable; any thread: a TableWriter
// changes a copy, which is cheap, for columns and chunks are shared.
class Table final {
public:
    Table(std::vector<std::string> typeIris, std::string name, bool defined);

    [[nodiscard]] const std::vector<std::string> &typeIris() const { return *m_typeIris; }  // sorted, at least one
    [[nodiscard]] const std::string &name() const { return *m_name; }  // short, as written: "Camera, Sensor"
    [[nodiscard]] bool defined() const { return m_defined; }           // false: a type is in no context in use
    [[nodiscard]] std::uint32_t rowCount() const { return m_rows; }

    // In order of first appearance.
    [[nodiscard]] std::span<const ColumnPtr> columns() const { return m_columns; }
    [[nodiscard]] ColumnPtr find(const ColumnKey &key) const;  // null: no such column

    [[nodiscard]] std::string_view id(std::uint32_t row) const
    {
        return m_ids->at(m_chunks[row / chunkRows].ids.at(row % chunkRows));
    }
    [[nodiscard]] std::vector<std::string_view> scopes(std::uint32_t row) const;
    [[nodiscard]] std::optional<Moment> modifiedAt(std::uint32_t row) const;
    [[nodiscard]] RawPlace raw(std::uint32_t row) const;  // in the log of its version

    // The column that places entities on the map: `location`, else the GeoProperty most rows have; null: none.
    [[nodiscard]] ColumnPtr geometry() const;
    // The newest observedAt of any attribute, else modifiedAt of any entity; nullopt: no time at all.
    [[nodiscard]] std::optional<Moment> newest() const;

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }  // memory held, ids included, the log not

private:
    friend class TableWriter;
    friend class Version;

    [[nodiscard]] std::uint32_t context(std::uint32_t row) const;  // in the contexts of its version

    std::shared_ptr<const std::vector<std::string>> m_typeIris;
    std::shared_ptr<const std::string> m_name;
    bool m_defined = true;
    std::uint32_t m_rows = 0;
    std::vector<RowChunk> m_chunks;
    std::vector<ColumnPtr> m_columns;
    std::shared_ptr<const std::map<ColumnKey, std::uint32_t>> m_byKey;
    std::shared_ptr<TextPool> m_ids;
    std::shared_ptr<Texts> m_scopes;
    Moment m_modified = noMoment;  // newest
    std::size_t m_bytes = 0;
};
using TablePtr = std::shared_ptr<const Table>;

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributekind.h"
#include "store/cell.h"
#include "store/columnchunk.h"
#include "store/texts.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

// Names a column for good: the attribute's IRI, then those of nested sub-attributes, and the instance's datasetId.
struct ColumnKey {
    std::vector<std::string> path;  // IRIs, at least one
    std::string datasetId;          // empty: the default instance

    auto operator<=>(const ColumnKey &) const = default;
};

// One attribute (or one sub-attribute, or one datasetId instance) of all entities of a table. Immutable; any thread:
// a ColumnWriter changes a copy, which is cheap, for chunks share their arrays.
// A column has one main type; cells of another type are kept exactly, beside it.
class Column final {
public:
    Column(ColumnKey key, std::string name, bool defined);

    [[nodiscard]] const ColumnKey &key() const { return *m_key; }
    [[nodiscard]] const std::string &name() const { return *m_name; }  // short, as written: "no2", "no2.quality"
    [[nodiscard]] bool defined() const { return m_defined; }           // false: the name is in no context in use

    [[nodiscard]] CellType type() const { return m_type; }            // the main type
    [[nodiscard]] bool mixed() const { return m_others != 0; }        // some cells are of another type than type()
    [[nodiscard]] std::uint32_t present() const { return m_present; }  // rows that have the attribute
    // Attribute kinds seen, how often each.
    [[nodiscard]] std::span<const std::uint32_t, ngsild::attributeKindCount> kinds() const { return m_kinds; }
    // Unit codes seen, as written, most frequent first; without the empty one.
    [[nodiscard]] std::vector<std::string> units() const;
    [[nodiscard]] std::optional<Moment> newest() const;  // newest observedAt

    // O(1). `row` < the table's rowCount().
    [[nodiscard]] Cell at(std::uint32_t row) const;
    [[nodiscard]] bool has(std::uint32_t row) const;  // whether the row has the attribute, be it with a null
    [[nodiscard]] std::optional<Moment> observedAt(std::uint32_t row) const;
    [[nodiscard]] std::string_view unitCode(std::uint32_t row) const;  // empty: none
    [[nodiscard]] ngsild::AttributeKind kind(std::uint32_t row) const;  // of a present cell

    // The numbers of chunk `chunk` (rows chunk*chunkRows …), NaN where the cell is no number; empty when the column's
    // main type is not Number.
    [[nodiscard]] std::span<const double> numbers(std::uint32_t chunk) const;
    // Order of two rows as a table shows them: numbers, booleans, times and texts among themselves, missing last.
    [[nodiscard]] int compare(std::uint32_t a, std::uint32_t b) const;

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }  // memory held

private:
    friend class ColumnWriter;

    [[nodiscard]] Cell otherCell(const OtherCell &cell) const;

    std::shared_ptr<const ColumnKey> m_key;
    std::shared_ptr<const std::string> m_name;
    bool m_defined = true;
    CellType m_type = CellType::None;
    std::uint32_t m_rows = 0;
    std::uint32_t m_present = 0;
    std::uint32_t m_others = 0;  // cells of another type that have a value
    std::array<std::uint32_t, ngsild::attributeKindCount> m_kinds{};
    Moment m_newest = noMoment;
    bool m_newestLost = false;  // it went, and the newest of the rest is not sought yet
    std::size_t m_bytes = 0;
    std::vector<ColumnChunk> m_chunks;
    std::shared_ptr<Texts> m_texts;
    std::shared_ptr<const std::vector<std::string>> m_units;  // by number; the first is empty
    std::vector<std::uint32_t> m_unitCounts;
};
using ColumnPtr = std::shared_ptr<const Column>;

// Read in loops over all rows of a city: in the header, so that a loop knows the type it reads.

inline bool Column::has(std::uint32_t row) const
{
    if (row / chunkRows >= m_chunks.size())
        return false;
    const ColumnChunk &chunk = m_chunks[row / chunkRows];
    return !chunk.slot(m_type, row % chunkRows).missing || chunk.other(row % chunkRows);
}

inline Cell Column::at(std::uint32_t row) const
{
    Cell cell;
    if (row / chunkRows >= m_chunks.size())
        return cell;
    const ColumnChunk &chunk = m_chunks[row / chunkRows];
    const std::uint32_t inside = row % chunkRows;
    const ColumnChunk::Slot here = chunk.slot(m_type, inside);
    if (here.missing)
        return cell;
    if (here.other)
        return otherCell(*chunk.other(inside));
    cell.type = m_type;
    switch (laneOf(m_type)) {
    case LaneKind::None: break;
    case LaneKind::Number: cell.number = chunk.numbers.at(inside); break;
    case LaneKind::Time: cell.moment = chunk.times.at(inside); break;
    case LaneKind::Place: cell.place = chunk.places.at(inside); break;
    case LaneKind::Text: cell.text = m_texts->at(chunk.texts.at(inside)); break;
    case LaneKind::Boolean: cell.boolean = chunk.booleans.at(inside) != 0; break;
    }
    return cell;
}

inline std::optional<Moment> Column::observedAt(std::uint32_t row) const
{
    if (row / chunkRows >= m_chunks.size())
        return std::nullopt;
    const Moment moment = m_chunks[row / chunkRows].observed.at(row % chunkRows);
    return moment == noMoment ? std::nullopt : std::optional(moment);
}

inline std::string_view Column::unitCode(std::uint32_t row) const
{
    if (!has(row))
        return {};
    return (*m_units)[m_chunks[row / chunkRows].units.at(row % chunkRows)];
}

inline ngsild::AttributeKind Column::kind(std::uint32_t row) const
{
    if (row / chunkRows >= m_chunks.size())
        return ngsild::AttributeKind::Property;
    return ngsild::AttributeKind(m_chunks[row / chunkRows].kinds.at(row % chunkRows));
}

}  // namespace civiscope::store

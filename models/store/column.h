// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributekind.h"
#include "store/cell.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

inline constexpr std::uint32_t chunkRows = 65'536;

// Names a column for good: the attribute's IRI, then those of nested sub-attributes, and the instance's datasetId.
struct ColumnKey {
    std::vector<std::string> path;  // IRIs, at least one
    std::string datasetId;          // empty: the default instance

    auto operator<=>(const ColumnKey &) const = default;
};

// One attribute (or one sub-attribute, or one datasetId instance) of all entities of a table. Immutable; any thread.
// A column has one main type; cells of another type are kept exactly, beside it.
class Column {
public:
    virtual ~Column() = default;

    [[nodiscard]] virtual const ColumnKey &key() const = 0;
    [[nodiscard]] virtual const std::string &name()
        const = 0;  // short name as the source writes it: "no2", "no2.quality"
    [[nodiscard]] virtual bool defined() const = 0;             // false: the name is in no context in use

    [[nodiscard]] virtual CellType type() const = 0;      // the main type
    [[nodiscard]] virtual bool mixed() const = 0;         // some cells are of another type than type()
    [[nodiscard]] virtual std::uint32_t present() const = 0;  // rows that have the attribute
    // Attribute kinds seen, how often each.
    [[nodiscard]] virtual std::span<const std::uint32_t, ngsild::attributeKindCount> kinds() const = 0;
    // Unit codes seen, as written, most frequent first; without the empty one.
    [[nodiscard]] virtual std::vector<std::string> units() const = 0;
    [[nodiscard]] virtual std::optional<Moment> newest() const = 0;  // newest observedAt

    // O(1). `row` < the table's rowCount().
    [[nodiscard]] virtual Cell at(std::uint32_t row) const = 0;
    [[nodiscard]] virtual std::optional<Moment> observedAt(std::uint32_t row) const = 0;
    [[nodiscard]] virtual std::string_view unitCode(std::uint32_t row) const = 0;  // empty: none
    [[nodiscard]] virtual ngsild::AttributeKind kind(std::uint32_t row) const = 0;  // of a present cell

    // The numbers of chunk `chunk` (rows chunk*chunkRows …), NaN where the cell is no number; empty when the column's
    // main type is not Number.
    [[nodiscard]] virtual std::span<const double> numbers(std::uint32_t chunk) const = 0;
    // Order of two rows as a table shows them: numbers, booleans, times and texts among themselves, missing last.
    [[nodiscard]] virtual int compare(std::uint32_t a, std::uint32_t b) const = 0;

    [[nodiscard]] virtual std::size_t bytes() const = 0;  // memory held
};
using ColumnPtr = std::shared_ptr<const Column>;

}  // namespace civiscope::store

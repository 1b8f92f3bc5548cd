// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "store/column.h"

namespace civiscope::store {

// All entities of one type, or of one set of types when entities have several. Immutable; any thread.
class Table {
public:
    virtual ~Table() = default;

    [[nodiscard]] virtual const std::vector<std::string> &typeIris() const = 0;  // sorted, at least one
    [[nodiscard]] virtual const std::string &name() const = 0;  // short, as the source writes it: "Camera, Sensor"
    [[nodiscard]] virtual bool defined() const = 0;             // false: a type is in no context in use
    [[nodiscard]] virtual std::uint32_t rowCount() const = 0;

    // In order of first appearance.
    [[nodiscard]] virtual std::span<const ColumnPtr> columns() const = 0;
    [[nodiscard]] virtual ColumnPtr find(const ColumnKey &key) const = 0;  // null: no such column

    [[nodiscard]] virtual std::string_view id(std::uint32_t row) const = 0;
    [[nodiscard]] virtual std::vector<std::string_view> scopes(std::uint32_t row) const = 0;
    [[nodiscard]] virtual std::optional<Moment> modifiedAt(std::uint32_t row) const = 0;

    // The column that places entities on the map: `location`, else the GeoProperty most rows have; null: none.
    [[nodiscard]] virtual ColumnPtr geometry() const = 0;
    // The newest observedAt of any attribute, else modifiedAt of any entity; nullopt: no time at all.
    [[nodiscard]] virtual std::optional<Moment> newest() const = 0;

    [[nodiscard]] virtual std::size_t bytes() const = 0;  // memory held, ids included, the log not
};
using TablePtr = std::shared_ptr<const Table>;

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/roles.h"
#include "store/table.h"

#include <QVariant>

#include <cstdint>
#include <optional>

// What stands in the cells of a table of entities, by the roles of Qt and of items/roles. Each reads the cell it is
// asked for and keeps nothing. `row`: of the table, in range. Any thread.
namespace civiscope::items {

// Newest observation of an entity, else when it was modified; nullopt: neither is known.
[[nodiscard]] std::optional<Moment> newestObservation(const store::Table &table, std::uint32_t row);

[[nodiscard]] QVariant idCell(const store::Table &table, std::uint32_t row, int role);
// The newest observation, with its age at `now`.
[[nodiscard]] QVariant observedCell(const store::Table &table, std::uint32_t row, Moment now, int role);
// One value; none where the entity does not have the attribute.
[[nodiscard]] QVariant attributeCell(const store::Column &column, std::uint32_t row, int role);
// Name and unit of an attribute; the tool tip says how many of the table's entities have it.
[[nodiscard]] QVariant attributeHeader(const store::Column &column, const store::Table &table, int role);

}  // namespace civiscope::items

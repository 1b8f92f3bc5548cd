// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/table.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace civiscope::items {

// Rows of a table in the order of a column, missing values last whichever way the rest runs; equal values keep the
// table's order. Pure work for a worker (about 100 ms a million numbers). Empty, soon after, once stopped.
using RowOrder = std::vector<std::uint32_t>;
[[nodiscard]] RowOrder orderByColumn(const store::Table &table, const store::Column &column, bool descending,
                                     const std::stop_token &stop = {});
[[nodiscard]] RowOrder orderById(const store::Table &table, bool descending, const std::stop_token &stop = {});
// By the newest observation of each entity, see EntityTableModel.
[[nodiscard]] RowOrder orderByMoment(std::uint32_t rows,
                                     const std::function<std::optional<Moment>(std::uint32_t)> &moment, bool descending,
                                     const std::stop_token &stop = {});

}  // namespace civiscope::items

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <optional>
#include <span>
#include <vector>

namespace civiscope::compare {

// Of finite numbers, which are left in another order. Nullopt: none.
[[nodiscard]] std::optional<Statistics> statisticsOf(std::span<double> values);

// Bins over the values of both sides. Their width is 1, 2, 2.5 or 5 × 10ⁿ, so that there are at most 20, and their
// edges are whole multiples of it; whole numbers get a width of at least 1. Nullopt: no value, or a range too wide to
// be cut.
[[nodiscard]] std::optional<Histogram> histogramOf(std::span<const double> a, std::span<const double> b);

// 10, 100, 1000 or their inverse when the values of B look like those of A × the factor: their quartiles lie far apart
// as they are and nearly together when scaled. Nullopt: no such suspicion, or too few values.
[[nodiscard]] std::optional<double> suspectedScale(const Statistics &a, const Statistics &b);

}  // namespace civiscope::compare

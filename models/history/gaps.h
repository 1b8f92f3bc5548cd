// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/series.h"

#include <span>

namespace civiscope::history {

// The longest time between two points that still belongs to the usual beat of the series, microseconds: three times the
// median step, or half more than what nineteen of twenty steps keep to, whichever is longer. Two points further apart
// have a gap between them. Moment's maximum for less than three points, of which nobody knows the beat.
[[nodiscard]] Moment longestStep(std::span<const Point> points);

}  // namespace civiscope::history

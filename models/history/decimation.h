// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/series.h"

#include <span>

// Pure work on numbers, for any thread.
namespace civiscope::history {

// What a line goes through. NaN: from this moment on nothing is known, up to the next sample.
struct Sample {
    Moment at = 0;
    double value = 0;
};

struct Line {
    std::vector<Sample> samples = {};  // in order of time
    bool steps = false;  // a value stands until the next sample: aggregates, each of which speaks for its period
};

// The numbers of a series as a line. It breaks where a value was deleted or is no number, where steps are longer than
// longestStep(), and between two periods that do not touch.
[[nodiscard]] Line lineOf(const Series &series);

// The samples that draw [from, to) over so many columns of pixels the way all of them would: of each column the first,
// the lowest, the highest and the last, in order, so at most four; a break is kept unless it lies within one column.
// The neighbours before and after come along, so that the line enters and leaves. Precondition: from < to,
// columns > 0. O(log n + samples in sight).
[[nodiscard]] std::vector<Sample> decimate(std::span<const Sample> samples, Moment from, Moment to, int columns);

}  // namespace civiscope::history

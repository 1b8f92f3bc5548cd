// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/series.h"

#include <span>

// What is not a number, as stretches of time. Pure work, for any thread.
namespace civiscope::history {

// True for texts, JSON and booleans: what stands until it changes, and has no place on an axis of numbers.
[[nodiscard]] bool hasBands(const Series &series);

// A stretch in which the value stayed the same.
struct Band {
    Moment from = 0;
    Moment until = 0;  // excluded; not before `from`
    std::string text;  // "true" and "false" for booleans, JSON as it is

    bool operator==(const Band &) const = default;
};

// In order of time, none over another. A source that repeats itself keeps a beat, and a value there stands for no
// longer than longestStep(); one that only tells of changes has none, and a value stands until the next. `end`: until
// when the source was asked, where the last band ends at the latest.
[[nodiscard]] std::vector<Band> bandsOf(const Series &series, Moment end);

// Bands [first, first + count) of a row, drawn as one: alone, or several too narrow to be told apart.
struct BandRun {
    Moment from = 0;
    Moment until = 0;
    std::size_t first = 0;
    std::size_t count = 1;
};

// What of the bands is seen in [from, to) over so many columns of pixels; at most two runs a column. Precondition:
// from < to, columns > 0. O(log n + bands in sight).
[[nodiscard]] std::vector<BandRun> runsOf(std::span<const Band> bands, Moment from, Moment to, int columns);

}  // namespace civiscope::history

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/pastversions.h"
#include "tasks/sourceservices.h"
#include "tasks/subject.h"

namespace civiscope::tasks {

struct PastTask {
    Subject subject;
    Moment from = 0;
    Moment to = 0;               // included; from ≤ to
    std::size_t bars = 240;  // of the histogram: a tenth of an hour of a day
};

// What is known of a source's past in a range: asked for one moment after the other by stepTo.
struct Past {
    std::shared_ptr<history::PastVersions> asOf;        // never null; for one worker at a time
    std::optional<Error> error = {};  // why there is no history: what the entities say of themselves is all
    std::vector<Error> problems = {};  // why some of it is missing
    bool complete = false;  // all of the history came
    std::size_t boundToTime = 0;  // entities with at least one attribute that moves
    std::size_t strangers = 0;  // entities that the history knows and the source no longer has
    std::vector<std::uint32_t> histogram = {};  // observations in equal parts of the range
    Scope scope = {};
};

// Asks for the history of all types that have something that moves, one after the other; a type that cannot be had is a
// problem, a source that cannot be reached is asked no further. Main thread; the work is done in workers. Progress:
// thousandths of each step, of all. Errors: those of history::PastVersions::make, Cancelled.
[[nodiscard]] QCoro::Task<Result<Past>> loadPast(PastTask task, std::shared_ptr<const SourceServices> services,
                                                 Job job);

// What stood in a window [from, to], both included, for each of the pasts in their order. One call at a time for a
// past. Errors, each past on its own: those of history::PastVersions::at.
[[nodiscard]] QCoro::Task<std::vector<Result<history::PastVersions::Step>>> stepTo(
    std::vector<std::shared_ptr<history::PastVersions>> pasts, Moment from, Moment to, Job job);

}  // namespace civiscope::tasks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "history/series.h"
#include "store/dataset.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace civiscope::history {

// A source as it was: made once of its entities and their series, then asked for one moment after the other.
//
// An attribute instance is bound to time when it has an observedAt or a series. What the entity itself says of it is
// one more point of its series. In a window it is its newest point, as that was, never anything between two points;
// without a point in the window, or when the newest says that it is gone, it is absent. An entity whose time-bound
// instances are all absent is absent as well; one that has none stays as it is. Of an earlier point only what a series
// tells is known: value, time, unit (the entity's own where the series tells none), not its sub-attributes.
// The text that comes of it is read by the ordinary reader, so a moment is a version like any other. Series with a
// `method` are passed over: an aggregate was never observed.
//
// Pure work, one thread at a time: run it in a worker.
class PastVersions {
public:
    // Errors: FileNotReadable and FileNotWritable (the logs), Cancelled. Job progress: entities, of all.
    [[nodiscard]] static Result<std::unique_ptr<PastVersions>> make(store::VersionPtr entities,
                                                                    std::vector<Series> series, const Job &job = {});
    ~PastVersions();
    PastVersions(const PastVersions &) = delete;
    PastVersions &operator=(const PastVersions &) = delete;

    struct Step {
        store::VersionPtr version;
        store::Delta delta;          // against the version of the step before; a reset of the first
        std::size_t withValues = 0;  // entities bound to time that have a value
    };
    // What was known at `to` of what was observed from `from` on, both included; from ≤ to. Only entities that differ
    // from the step before are read again. Errors: as above; then the next step starts from scratch or, after
    // Cancelled, from the step before.
    [[nodiscard]] Result<Step> at(Moment from, Moment to, const Job &job = {});

    [[nodiscard]] std::size_t boundToTime() const;  // entities
    [[nodiscard]] std::size_t strangers() const;  // entities of the series that are not among the entities given
    // How many points lie in each of `count` > 0 equal parts of [from, to]; from < to.
    [[nodiscard]] std::vector<std::uint32_t> histogram(Moment from, Moment to, std::size_t count) const;

private:
    struct Private;
    explicit PastVersions(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::history

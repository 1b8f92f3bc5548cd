// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace civiscope {

// How far a long work is, in units of its own (entities, bytes, tiles).
struct Progress {
    std::int64_t done = 0;
    std::optional<std::int64_t> total;  // nullopt while the source has not said
};

// What a long work is given: a way to be stopped and a way to say how far it is. Passed by value; both members may
// be left empty. `report` is called on the thread that does the work.
struct Job {
    std::stop_token stop;
    std::function<void(const Progress &)> report;

    [[nodiscard]] bool cancelled() const { return stop.stop_requested(); }
    void progress(std::int64_t done, std::optional<std::int64_t> total = std::nullopt) const
    {
        if (report)
            report({done, total});
    }
};

}  // namespace civiscope

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tasks/sourceservices.h"

namespace civiscope::tasks {

struct LoadTask {
    SourceRequest request;
    std::shared_ptr<store::Dataset> dataset;  // empty; can be looked at while it fills
};

// Loads a source of any kind into the dataset. What a stopped load has brought is still there: who wants the state
// before keeps another dataset. Main thread; the work is done in workers. Progress: entities, of a file bytes. Errors:
// those of SourceServices::connect, SourceLoader and Cancelled.
[[nodiscard]] QCoro::Task<Result<LoadReport>> loadSource(LoadTask task, std::shared_ptr<const SourceServices> services,
                                                         Job job);

}  // namespace civiscope::tasks

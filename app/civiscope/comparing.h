// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/loading.h"
#include "tasks/comparetask.h"

namespace civiscope::app {

struct CompareAnswer {
    tasks::Compared compared;
    int status = 0;  // Done or DoneIncomplete
};

// Two sources that are loaded, laid side by side; how many of each follow their schemas where there are any. With
// progress on standard error, stopped by Ctrl-C. Errors: those of tasks::compareSources.
[[nodiscard]] Result<CompareAnswer> compareLoaded(const Sources &sources, const compare::Sides<const Loaded *> &loaded,
                                                  const QStringList &schemas, compare::Mapping mapping, Output &output);

// Loads the command's two sources first. One that breaks off is compared as far as it came. Errors: also those of
// loadSource and of the mapping's file.
[[nodiscard]] Result<CompareAnswer> loadAndCompare(Sources &sources, const CompareCommand &command, Output &output);

}  // namespace civiscope::app

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/loading.h"
#include "compare/compare.h"

namespace civiscope::app {

struct Compared {
    compare::Comparison comparison;
    int status = 0;  // Done or DoneIncomplete
};

// The command's two sources, loaded, laid side by side; how many of each follow their schemas where there are any.
// Stopped by Ctrl-C. Errors: those of validateSource, Cancelled.
[[nodiscard]] Result<Compared> compareLoaded(Sources &sources, const compare::Sides<const Loaded *> &loaded,
                                             const CompareCommand &command, compare::Mapping mapping, Output &output);

// Loads both first, with progress on standard error. A source that breaks off is compared as far as it came. Errors:
// also those of loadSource and of the mapping's file.
[[nodiscard]] Result<Compared> compareSources(Sources &sources, const CompareCommand &command, Output &output);

}  // namespace civiscope::app

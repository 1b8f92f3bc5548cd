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

// Two loaded sources; `words`: what each was asked for by. Stopped by Ctrl-C. Error: Cancelled.
[[nodiscard]] Result<Compared> compareLoaded(const compare::Sides<const Loaded *> &loaded,
                                             const compare::Sides<QString> &words, compare::Mapping mapping,
                                             Moment now);

// Loads both sources of the command and compares them, with progress on standard error, stopped by Ctrl-C. A source
// that breaks off is compared as far as it came. Errors: those of loadSource, of the mapping's file, Cancelled.
[[nodiscard]] Result<Compared> compareSources(Sources &sources, const CompareCommand &command, Moment now,
                                              Output &output);

}  // namespace civiscope::app

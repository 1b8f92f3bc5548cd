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

// Loads both sources of the command and compares them, with progress on standard error, stopped by Ctrl-C. A source
// that breaks off is compared as far as it came. Errors: those of loadSource, of the mapping's file, Cancelled.
[[nodiscard]] Result<Compared> compareSources(Sources &sources, const CompareCommand &command, Moment now,
                                              Output &output);

}  // namespace civiscope::app

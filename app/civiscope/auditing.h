// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/loading.h"
#include "audit/scorecard.h"

namespace civiscope::app {

struct Audited {
    audit::Scorecard card;
    int status = 0;  // Done or DoneIncomplete
};

// Audits a source that is loaded, as a command without a window does it: with progress on standard error, stopped by
// Ctrl-C, and with a line for what could not be tested for outer reasons. `schemas`: folders, files and URLs; empty:
// those that the source brings itself. Errors: those of Sources::connection and of validateSource.
[[nodiscard]] Result<Audited> auditSource(Sources &sources, const QString &source, const SourceOptions &options,
                                          const Loaded &loaded, quint64 seed, const QStringList &schemas,
                                          Output &output);

}  // namespace civiscope::app

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/loading.h"
#include "tasks/audittask.h"

namespace civiscope::app {

// Audits a source that is loaded, with progress on standard error, stopped by Ctrl-C, and with a line for what could
// not be tested for outer reasons. `name`: as the user wrote it. `schemas`: folders, files and URLs; empty: those that
// the source brings itself. Errors: those of tasks::auditSource.
[[nodiscard]] Result<tasks::Audited> auditLoaded(const Sources &sources, const Loaded &loaded, const QString &name,
                                                 quint64 seed, const QStringList &schemas, Output &output);

// Done, or DoneIncomplete when less was loaded or tested than there is.
[[nodiscard]] int statusOf(const Loaded &loaded, const tasks::Audited &audited);

}  // namespace civiscope::app

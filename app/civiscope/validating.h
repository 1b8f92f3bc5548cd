// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/loading.h"
#include "tasks/validatetask.h"

namespace civiscope::app {

// By which schemas a source is judged: where the user says; else those that it brings itself.
[[nodiscard]] tasks::SchemaChoice schemaChoice(const Sources &sources, const tasks::SourceSpec &spec,
                                               const QStringList &named);

// Validates a source that is loaded, with progress on standard error and a line for each problem, stopped by Ctrl-C.
// Errors: those of tasks::validateSource.
[[nodiscard]] Result<tasks::Validated> validateLoaded(const Sources &sources, const Loaded &loaded,
                                                      const QStringList &schemas, Output &output);

// A line for each schema that could not be used.
void noteProblems(const tasks::Validated &validated);

}  // namespace civiscope::app

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/loading.h"
#include "schema/validator.h"

namespace civiscope::app {

struct Validated {
    schema::Validation validation;  // problems: also of schemas that could not be had
    bool bySchemas = false;         // at least one schema could be read
    bool complete = true;           // all schemas that were asked for took part
};

// Where the schemas of a source are looked for: where the user says; else those that it brings itself. Empty: nowhere.
[[nodiscard]] QStringList schemaPlaces(const QString &source, const QStringList &schemas);

// Validates a source that is loaded, as a command without a window does it: with progress on standard error, a line for
// each problem, stopped by Ctrl-C. Errors: those of Sources::request and of schema::validate.
[[nodiscard]] Result<Validated> validateSource(Sources &sources, const QString &source, const SourceOptions &options,
                                               const Loaded &loaded, const QStringList &schemas, Output &output);

}  // namespace civiscope::app

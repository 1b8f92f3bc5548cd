// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "schema/schemaloader.h"
#include "schema/validator.h"
#include "tasks/subject.h"

#include <qcoro/qcorotask.h>

#include <memory>
#include <vector>

namespace civiscope::tasks {

// Where schemas are looked for.
struct SchemaChoice {
    QStringList places = {};  // folders, files, URLs (naming a URL agrees to fetch it); empty: rules alone judge
    std::shared_ptr<const schema::SchemaLoader> loader = {};  // null only when there are no places

    bool operator==(const SchemaChoice &) const = default;
};

struct ValidateTask {
    Subject subject;
    SchemaChoice schemas = {};
    Moment now = 0;                                  // what lies later is in the future
    std::vector<store::VersionPtr> elsewhere = {};  // other sources that relationships may lead to
};

struct Validated {
    // Never null. Problems: also those of schemas that could not be had.
    std::shared_ptr<const schema::Validation> validation;
    bool bySchemas = false;  // at least one schema could be read
    bool complete = true;    // all schemas that were asked for took part
    Scope scope = {};
};

// Judges the entities of a version by schemas and by the rules beside them. Main thread; the work is done in workers.
// Answers once. Errors: Cancelled, FileNotReadable (the version's log).
[[nodiscard]] QCoro::Task<Result<Validated>> validateSource(ValidateTask task, Job job, StageReport stage = {});

}  // namespace civiscope::tasks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tasks/sourceservices.h"
#include "tasks/subject.h"

namespace civiscope::tasks {

struct ExportTask {
    Subject subject;
    QString file;                          // absolute path; its ending names the format, see store::exportEntities
    std::vector<std::string> types = {};  // IRIs of those to write; empty: all of the version
};

struct Exported {
    std::int64_t written = 0;  // entities
    QString file = {};
    Scope scope = {};
};

// Writes the entities of a version to a file, with the @context that their source names; documents of a server on this
// machine, which may be gone tomorrow, are written out. The file appears whole or not at all, so a cancelled task
// leaves nothing behind. Main thread; the work is done in a worker. Errors: those of store::exportEntities.
[[nodiscard]] QCoro::Task<Result<Exported>> exportSource(ExportTask task,
                                                         std::shared_ptr<const SourceServices> services, Job job);

}  // namespace civiscope::tasks

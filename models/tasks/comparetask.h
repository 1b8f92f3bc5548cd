// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/compare.h"
#include "tasks/validatetask.h"

namespace civiscope::tasks {

struct CompareTask {
    compare::Sides<Subject> subjects;
    compare::Sides<SchemaChoice> schemas = {};  // places empty: of this side nothing is said of validity
    compare::Mapping mapping = {};
    Moment now = 0;  // what the age of data is told by

    // Both would give the same comparison, but for the ages: nothing of what is compared has changed.
    [[nodiscard]] bool asksTheSame(const CompareTask &other) const;
};

struct Compared {
    compare::Comparison comparison;
    compare::Sides<store::VersionPtr> versions = {};  // that were compared
    compare::Sides<SchemaChoice> schemas = {};
    compare::Sides<std::optional<Validated>> validated = {};  // nullopt: there were no schemas
    compare::Sides<Scope> scopes = {};

    [[nodiscard]] bool schemasComplete() const;  // all that were asked for took part
};

// Lays two sources side by side, and tells how many entities of each follow their schemas; relationships may lead from
// one to the other. `before`: an earlier answer; what it holds of the same versions and schemas is not judged again;
// may be null. Main thread; the work is done in workers. Errors: those of validateSource, Cancelled.
[[nodiscard]] QCoro::Task<Result<Compared>> compareSources(CompareTask task, std::shared_ptr<const Compared> before,
                                                           Job job, StageReport stage = {});

}  // namespace civiscope::tasks

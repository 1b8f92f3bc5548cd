// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"
#include "tasks/sourceservices.h"
#include "tasks/validatetask.h"

namespace civiscope::tasks {

struct AuditTask {
    Subject subject;
    SchemaChoice schemas = {};  // places empty: what schemas would say stays untested
    std::string name = {};      // as a person named the source; empty: SourceSpec::spelling
    std::uint64_t seed = 1;     // of the sample
    std::string programVersion = {};
};

struct Audited {
    audit::Scorecard card;
    std::optional<Validated> validated = {};  // against schemas; nullopt: there were no places
    Scope scope = {};

    // Everything could be tested: nobody stopped it, the broker answered to the end, all schemas could be read.
    [[nodiscard]] bool complete() const;
};

// Validates by schemas, then runs all checks of the audit against the source, reading only. What a stopped audit or a
// vanished broker leaves untested is said in the scorecard. Main thread. Errors: those of SourceServices::connect and
// of validateSource, so Cancelled when it was stopped before the first check.
[[nodiscard]] QCoro::Task<Result<Audited>> auditSource(AuditTask task, std::shared_ptr<const SourceServices> services,
                                                       Job job, StageReport stage = {});

}  // namespace civiscope::tasks

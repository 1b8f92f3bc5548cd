// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/subject.h"

namespace civiscope::tasks {

Subject subjectOf(SourceRequest request, store::VersionPtr version, const LoadReport *report)
{
    Scope scope;
    scope.types = request.options.types;
    scope.filter = request.options.filter;
    scope.limit = request.options.limit;
    scope.entities = std::int64_t(version->entityCount());
    if (report) {
        scope.limitReached = report->limitReached;
        scope.complete = report->complete;
        scope.total = report->total;
    }
    return {std::move(request), std::move(version), std::move(scope)};
}

}  // namespace civiscope::tasks

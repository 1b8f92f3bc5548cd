// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tasks/subject.h"
#include "workspace/source.h"

namespace civiscope::workspace {

// An open source as it is now, for long work. Main thread.
[[nodiscard]] inline tasks::Subject subjectOf(const Source &source)
{
    return tasks::subjectOf(source.request(), source.version(), source.report() ? &*source.report() : nullptr);
}

}  // namespace civiscope::workspace

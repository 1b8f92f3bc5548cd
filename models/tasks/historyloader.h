// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/temporalclient.h"
#include "tasks/sourceservices.h"

namespace civiscope::tasks {

// The series of a source of any kind: asked of a broker (demo cities too), read from a file. Without ids and type those
// of all entities. What a query leaves out of a file is not counted as missing. Main thread; goes on until done, so all
// it is given is shared or a value. Progress: points, of a file bytes. Errors: those of SourceServices::connect,
// TemporalClient::fetch, readFile and history::readSeries.
[[nodiscard]] QCoro::Task<Result<history::Timelines>> loadHistory(SourceRequest request,
                                                                  std::shared_ptr<const SourceServices> services,
                                                                  history::TemporalQuery query, Job job);

}  // namespace civiscope::tasks

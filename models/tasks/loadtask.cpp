// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/loadtask.h"

namespace civiscope::tasks {

QCoro::Task<Result<LoadReport>> loadSource(LoadTask task, std::shared_ptr<const SourceServices> services, Job job)
{
    const SourceLoader loader(services->transport, services->contexts);
    const SourceRequest &request = task.request;
    if (request.spec.kind == SourceSpec::Kind::File)
        co_return co_await loader.loadFile(request.spec.text, task.dataset, request.options, std::move(job));
    auto connection = co_await services->connect(request);
    if (!connection)
        co_return std::unexpected(std::move(connection.error()));
    co_return co_await loader.loadBroker(*std::move(connection), task.dataset, request.options, std::move(job));
}

}  // namespace civiscope::tasks

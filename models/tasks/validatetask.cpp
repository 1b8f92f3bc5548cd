// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/validatetask.h"

#include "base/inworker.h"
#include "schema/schemaregistry.h"

#include <algorithm>

namespace civiscope::tasks {

namespace {

std::vector<std::string> typeIris(const store::Version &version)
{
    std::vector<std::string> iris;
    for (const store::TablePtr &table : version.tables())
        iris.insert(iris.end(), table->typeIris().begin(), table->typeIris().end());
    return iris;
}

schema::ValidationOptions optionsOf(const ValidateTask &task)
{
    schema::ValidationOptions options{.now = task.now, .partial = task.subject.scope.partial(), .elsewhere = {}};
    if (!task.elsewhere.empty())
        options.elsewhere = [others = task.elsewhere](std::string_view id) {
            return std::ranges::any_of(others, [id](const auto &version) { return version->find(id).has_value(); });
        };
    return options;
}

}  // namespace

QCoro::Task<Result<Validated>> validateSource(ValidateTask task, Job job, StageReport stage)
{
    std::shared_ptr<schema::SchemaRegistry> registry;
    const auto problems = std::make_shared<std::vector<Error>>();
    if (!task.schemas.places.isEmpty()) {
        if (stage)
            stage(Stage::ReadingSchemas);
        auto read =
            co_await task.schemas.loader->load(task.schemas.places, typeIris(*task.subject.version), problems, job);
        if (!read && read.error().code == ErrorCode::Cancelled)
            co_return std::unexpected(read.error());
        if (read)
            registry = *read;
        else
            problems->push_back(read.error());
    }
    if (stage)
        stage(Stage::Validating);
    const auto work = [version = task.subject.version, registry, options = optionsOf(task)](const Job &of) {
        return schema::validate(version, registry, options, of);
    };
    Result<schema::Validation> found = co_await inWorker(job, work);
    if (!found)
        co_return std::unexpected(std::move(found.error()));
    std::vector<Error> &all = found->problems;
    const bool complete = problems->empty() && all.size() == (registry ? registry->problems().size() : 0);
    all.insert(all.begin(), problems->begin(), problems->end());
    co_return Validated{std::make_shared<const schema::Validation>(std::move(*found)), registry != nullptr, complete,
                        std::move(task.subject.scope)};
}

}  // namespace civiscope::tasks

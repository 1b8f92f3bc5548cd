// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/comparetask.h"

#include "base/inworker.h"

#include <algorithm>

namespace civiscope::tasks {

using compare::bothSides;
using compare::Side;

namespace {

compare::Input inputOf(const Subject &subject, const std::optional<Validated> &validated)
{
    return {.name = subject.request.spec.name().toStdString(),
            .version = subject.version,
            .complete = subject.scope.complete,
            .total = subject.scope.total,
            .validity = validated ? schema::validShares(*validated->validation) : std::map<std::string, double>()};
}

}  // namespace

bool CompareTask::asksTheSame(const CompareTask &other) const
{
    return mapping == other.mapping && std::ranges::all_of(bothSides, [&](Side side) {
               const Subject &mine = subjects[side];
               const Subject &its = other.subjects[side];
               return mine.version == its.version && mine.scope == its.scope && mine.request.spec == its.request.spec &&
                      schemas[side] == other.schemas[side];
           });
}

bool Compared::schemasComplete() const
{
    return std::ranges::all_of(bothSides, [this](Side side) { return !validated[side] || validated[side]->complete; });
}

QCoro::Task<Result<Compared>> compareSources(CompareTask task, std::shared_ptr<const Compared> before, Job job,
                                             StageReport stage)
{
    Compared compared;
    compared.versions = {task.subjects.a.version, task.subjects.b.version};
    compared.schemas = task.schemas;
    const bool sameVersions =
        before && before->versions.a == compared.versions.a && before->versions.b == compared.versions.b;
    for (const Side side : bothSides) {
        compared.scopes[side] = task.subjects[side].scope;
        if (task.schemas[side].places.isEmpty())
            continue;
        if (sameVersions && before->validated[side] && before->schemas[side] == task.schemas[side]) {
            compared.validated[side] = before->validated[side];
            continue;
        }
        const Side other = side == Side::A ? Side::B : Side::A;
        auto validated = co_await validateSource({.subject = task.subjects[side],
                                                  .schemas = task.schemas[side],
                                                  .now = task.now,
                                                  .elsewhere = {task.subjects[other].version}},
                                                 job, stage);
        if (!validated)
            co_return std::unexpected(std::move(validated.error()));
        compared.validated[side] = std::move(*validated);
    }
    if (stage)
        stage(Stage::Comparing);
    const auto work = [a = inputOf(task.subjects.a, compared.validated.a),
                       b = inputOf(task.subjects.b, compared.validated.b),
                       options = compare::Options{task.mapping, task.now}](const Job &of) {
        return compare::compare(a, b, options, of);
    };
    auto comparison = co_await inWorker(job, work);
    if (!comparison)
        co_return std::unexpected(std::move(comparison.error()));
    compared.comparison = std::move(*comparison);
    co_return compared;
}

}  // namespace civiscope::tasks

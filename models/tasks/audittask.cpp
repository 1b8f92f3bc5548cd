// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/audittask.h"

#include "audit/auditor.h"

namespace civiscope::tasks {

bool Audited::complete() const
{
    return !card.stopped && !card.gone && (!validated || validated->complete);
}

QCoro::Task<Result<Audited>> auditSource(AuditTask task, std::shared_ptr<const SourceServices> services, Job job,
                                         StageReport stage)
{
    const SourceSpec &spec = task.subject.request.spec;
    audit::AuditSubject subject{.name = task.name.empty() ? spec.spelling().toStdString() : task.name,
                                .transport = services->transport,
                                .version = task.subject.version,
                                .now = services->now};
    const Scope &scope = task.subject.scope;
    subject.selected =
        !scope.filter.empty() || scope.limit || (scope.narrowed() && subject.version->entityCount() == 0);
    if (spec.kind != SourceSpec::Kind::File) {
        auto connection = co_await services->connect(task.subject.request);
        if (!connection)
            co_return std::unexpected(std::move(connection.error()));
        subject.connection = std::move(*connection);
    }
    Audited audited;
    audited.scope = scope;
    if (!task.schemas.places.isEmpty()) {
        ValidateTask before{.subject = task.subject, .schemas = task.schemas, .now = services->now()};
        auto validated = co_await validateSource(std::move(before), job, stage);
        if (!validated)
            co_return std::unexpected(std::move(validated.error()));
        if (validated->bySchemas)
            subject.validation = validated->validation;
        audited.validated = std::move(*validated);
    }
    if (stage)
        stage(Stage::Auditing);
    audited.card = co_await audit::audit(std::move(subject), {.seed = task.seed, .programVersion = task.programVersion},
                                         std::move(job));
    co_return audited;
}

}  // namespace civiscope::tasks

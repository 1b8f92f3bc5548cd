// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditor.h"

#include "audit/check.h"
#include "base/inworker.h"
#include "net/httptransport.h"

namespace civiscope::audit {

namespace {

// A client that asks where the API really is; without one, nothing is asked and everything says why.
QCoro::Task<std::shared_ptr<Prober>> makeProber(AuditSubject subject, std::stop_token stop)
{
    const auto found = co_await client::BrokerClient(subject.transport, *subject.connection).detect(stop);
    if (found)
        co_return std::make_shared<Prober>(subject.transport, found->connection(), found->manners(), subject.now);
    auto prober =
        std::make_shared<Prober>(subject.transport, *subject.connection, client::BrokerManners{}, subject.now);
    prober->giveUp(found.error());
    co_return prober;
}

QCoro::Task<CheckResult> runCheck(Check check, MaterialPtr material, std::stop_token stop)
{
    if (check.judge)
        co_return co_await inWorker([check, material] { return check.judge(*material); });
    if (material->prober || check.worksOnFiles)
        co_return co_await check.probe(material, stop);
    CheckResult result{.id = std::string(check.id), .verdict = Verdict::CouldNotBeTested};
    result.reasons.push_back({ReasonCode::NeedsBroker, {}});
    co_return result;
}

}  // namespace

QCoro::Task<Scorecard> audit(AuditSubject subject, AuditOptions options, Job job)
{
    Scorecard card{.edition = currentEdition(),
                   .source = subject.name,
                   .programVersion = options.programVersion,
                   .isBroker = subject.connection.has_value(),
                   .begun = subject.now(),
                   .entities = std::int64_t(subject.version->entityCount()),
                   .seed = options.seed,
                   .perType = options.perType};
    auto material = std::make_shared<Material>();
    material->version = subject.version;
    material->validation = subject.validation;
    material->now = card.begun;
    material->seed = options.seed;
    // The sample counts as as many steps as half of the checks.
    const auto checks = allChecks();
    const auto sampling = std::int64_t(checks.size() / 2);
    const std::int64_t steps = sampling + std::int64_t(checks.size());
    job.progress(0, steps);
    if (subject.connection) {
        material->prober = co_await makeProber(subject, job.stop);
        if (!subject.selected)
            material->sample = co_await sampleBroker(
                material->prober, subject.version, options.seed, options.perType, job.stop,
                [job, sampling, steps](int done, int of) { job.progress(sampling * done / std::max(of, 1), steps); });
    }
    // A broker that could not be asked leaves what was loaded from it.
    if (material->sample.size() == 0) {
        material->sample = co_await inWorker([subject, options, at = card.begun] {
            return sampleLoaded(*subject.version, subject.name, at, options.seed, options.perType);
        });
    }
    for (const SampledType &type : material->sample.types)
        card.sample.push_back({type.name, type.iri, type.total, std::int64_t(type.entities.size())});

    std::int64_t done = sampling;
    for (const Check &check : checks) {
        if (job.cancelled())
            break;
        CheckResult result = co_await runCheck(check, material, job.stop);
        if (job.cancelled())
            break;  // it was interrupted
        card.checks.emplace(std::string(check.id), std::move(result));
        job.progress(++done, steps);
    }
    card.stopped = card.checks.size() < checks.size();
    if (material->prober) {
        card.requests = material->prober->requests();
        card.gone = material->prober->gone();
    }
    if (card.stopped)
        card.gone.reset();
    card.columns = rollUp(*card.edition, card.checks);
    card.ended = subject.now();
    co_return card;
}

}  // namespace civiscope::audit

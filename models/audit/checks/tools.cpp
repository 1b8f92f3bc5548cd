// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/tools.h"

#include "net/problemdetails.h"
#include "store/batch.h"

#include <array>

namespace civiscope::audit {

void Finding::evidence(const Evidence &evidence)
{
    if (m_result.evidence.size() < mostEvidence)
        m_result.evidence.push_back(evidence);
}

void Finding::evidence(const std::vector<SamplePage> &pages)
{
    for (const SamplePage &page : pages)
        evidence(page.evidence);
}

void Finding::entity(const Sample &sample, const SampledEntity &entity, const std::string &attribute)
{
    if (m_result.evidence.size() < mostEvidence)
        m_result.evidence.push_back(evidenceOf(sample, entity, attribute));
    this->entity(entity.entity.id);
}

void Finding::entity(std::string_view id)
{
    ++m_result.entityCount;
    if (m_result.entities.size() < mostEntities)
        m_result.entities.emplace_back(id);
}

CheckResult Finding::close(Verdict verdict)
{
    m_result.verdict = verdict;
    return std::move(m_result);
}

CheckResult Finding::close(Verdict verdict, ReasonCode code, std::vector<std::string> args)
{
    m_result.reasons.insert(m_result.reasons.begin(), Reason{code, std::move(args)});
    return close(verdict);
}

std::optional<Reason> unanswered(const Probe &probe, const std::string &what)
{
    if (!probe.outcome)
        return Reason{ReasonCode::NoAnswer, {}, probe.outcome.error()};
    const int status = probe.outcome->status;
    const auto problem = net::problemDetails(*probe.outcome);
    if (status == 401 || (status == 403 && !problem.is("TooManyResults") && !problem.is("TooComplexQuery")))
        return Reason{ReasonCode::NotAuthorized, {text(status)}};
    if (status == 405 || status == 501)
        return Reason{ReasonCode::NotOffered, {what, text(status)}};
    if (status == 429 || status >= 500)
        return Reason{ReasonCode::ServerFails, {text(status)}};
    return std::nullopt;
}

CheckResult couldNotTest(std::string id, const Probe &probe, Reason reason)
{
    CheckResult result{.id = std::move(id), .verdict = Verdict::CouldNotBeTested};
    result.reasons.push_back(std::move(reason));
    result.evidence.push_back(probe.evidence);
    return result;
}

std::string text(std::int64_t number)
{
    return std::to_string(number);
}

std::string list(const std::vector<std::string> &names, std::size_t most)
{
    std::string all;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        all += (all.empty() ? "" : ", ") + names[i];
    return names.size() > most ? all + " …" : all;
}

std::optional<std::int64_t> countOf(const Probe &probe)
{
    if (!probe.outcome)
        return std::nullopt;
    bool number = false;
    const qint64 count = probe.outcome->header("NGSILD-Results-Count").trimmed().toLongLong(&number);
    return number && count >= 0 ? std::optional<std::int64_t>(count) : std::nullopt;
}

store::VersionPtr datasetOf(std::string_view body, const jsonld::ContextPtr &context)
{
    store::Dataset dataset;
    const auto take = [&](store::Batch &&batch) -> Result<void> {
        const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), context);
        return dataset.mergeBatch(std::move(batch), contexts, store::Merge::Update).transform([](const store::Delta &) {
        });
    };
    const auto read = store::readDocument(body, "answer", take);
    return read ? dataset.current() : nullptr;
}

}  // namespace civiscope::audit

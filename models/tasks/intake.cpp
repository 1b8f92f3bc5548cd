// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/intake.h"

#include "base/errorreason.h"
#include "base/inworker.h"

#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <mutex>

namespace civiscope::tasks {

namespace {

// What a worker waits for.
class ContextAnswer {
public:
    void give(jsonld::ContextPtr context)
    {
        const std::scoped_lock lock(m_mutex);
        m_context = std::move(context);
        m_given.notify_all();
    }
    // Null: it was asked to stop before.
    [[nodiscard]] jsonld::ContextPtr wait(const std::stop_token &stop)
    {
        // Contexts are built in the same pool: a worker that only waits must not take a place there, or all would wait.
        const WaitingWorker waiting;
        std::unique_lock lock(m_mutex);
        m_given.wait(lock, stop, [this] { return m_context != nullptr; });
        return m_context;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_given;
    jsonld::ContextPtr m_context;
};

// What a fault of contexts means for the terms it is about; None: nothing to tell.
ErrorReason meaning(jsonld::ContextIssueCode code)
{
    using enum jsonld::ContextIssueCode;
    switch (code) {
    case ProtectedRedefinition: return ErrorReason::TermsProtected;
    case OverriddenByCore: return ErrorReason::TermsOfTheCore;
    case InvalidTerm: return ErrorReason::TermsInvalid;
    case InvalidContext: return ErrorReason::PartInvalid;
    case CyclicContext: return ErrorReason::LeadsBackToItself;
    case Unavailable:  // told with its cause
    case ScopedContext: break;  // is understood all the same
    }
    return ErrorReason::None;
}

// The faults of a context as problems to show: one for each kind and document. `source`: where inline ones came.
std::vector<Error> faultsOf(const jsonld::Context &context, const std::string &source)
{
    constexpr std::size_t named = 5;
    struct Found {
        std::vector<std::string> names;
        std::string detail;
    };
    std::map<std::pair<std::string, jsonld::ContextIssueCode>, Found> all;
    for (const jsonld::ContextIssue &issue : context.issues()) {
        auto &[names, detail] = all[{issue.where.empty() ? source : issue.where, issue.code}];
        if (!issue.term.empty())
            names.push_back(issue.term);
        else
            detail = issue.detail;
    }
    std::vector<Error> faults;
    for (auto &[place, found] : all) {
        const ErrorReason reason = meaning(place.second);
        if (reason == ErrorReason::None)
            continue;
        std::ranges::sort(found.names);
        std::string names = found.detail;
        const std::size_t told = std::min(found.names.size(), named);
        for (std::size_t i = 0; i < told; ++i)
            names += (names.empty() ? "" : ", ") + found.names[i];
        faults.push_back({.code = ErrorCode::ContextInvalid,
                          .what = jsonld::issueWord(place.second),
                          .where = place.first,
                          .detail = {},
                          .reason = reason,
                          .args = {std::move(names), std::to_string(found.names.size() - told)}});
    }
    return faults;
}

}  // namespace

Intake::Intake(std::shared_ptr<jsonld::ContextStore> contexts, std::shared_ptr<store::Dataset> dataset, QUrl source,
               std::string override, store::Merge merge)
    : m_contexts(std::move(contexts))
    , m_dataset(std::move(dataset))
    , m_source(std::move(source))
    , m_override(std::move(override))
    , m_merge(merge)
{
}

QCoro::Task<Result<void>> Intake::take(std::string_view bytes, std::shared_ptr<const void> keep, std::string origin,
                                       std::optional<QUrl> link, Job job)
{
    const auto self = shared_from_this();
    const std::string linkText = link ? link->toString(QUrl::FullyEncoded).toStdString() : std::string();
    co_return co_await inWorker(std::move(job), [self, bytes, keep, origin, linkText](const Job &of) {
        return self->work(bytes, origin, linkText, of);
    });
}

Result<void> Intake::work(std::string_view bytes, const std::string &origin, const std::string &link, const Job &job)
{
    const std::scoped_lock lock(m_reading);
    const auto takeBatch = [this, &link, &job](store::Batch &&batch) -> Result<void> {
        std::vector<jsonld::ContextPtr> contexts;
        for (const std::string &raw : batch.contexts()) {
            auto found = context(raw, link, job);
            if (!found)
                return std::unexpected(std::move(found.error()));
            contexts.push_back(std::move(*found));
        }
        const auto delta = m_dataset->mergeBatch(std::move(batch), contexts, m_merge);
        if (!delta)
            return std::unexpected(delta.error());
        if (m_changed) {
            m_home->post([self = shared_from_this(), delta = *delta, version = m_dataset->current()] {
                self->m_changed(delta, version);
            });
        }
        return {};
    };
    return store::readDocument(bytes, origin, takeBatch, job).transform([](ngsild::DocumentForm) {});
}

// The worker waits here for the main thread, once for each @context that is new to this load.
Result<jsonld::ContextPtr> Intake::context(const std::string &raw, const std::string &link, const Job &job)
{
    const auto key = std::pair(raw, raw.empty() ? link : std::string());
    if (const auto it = m_known.find(key); it != m_known.end())
        return it->second;
    const auto answer = std::make_shared<ContextAnswer>();
    m_home->post([self = shared_from_this(), key, answer] {
        [](std::shared_ptr<Intake> intake, std::pair<std::string, std::string> names,
           std::shared_ptr<ContextAnswer> asked) -> QCoro::Task<> {
            jsonld::ContextRequest request{.context = "null", .base = intake->m_source, .source = intake->m_source};
            if (!intake->m_override.empty())
                request = {.context = intake->m_override};  // the user's own word
            else if (!names.first.empty())
                request.context = names.first;
            else if (!names.second.empty())
                request.context = nlohmann::json(names.second).dump();
            const auto resolved = co_await intake->m_contexts->resolve(std::move(request));
            std::vector<Error> problems = resolved.errors;
            const QUrl &source = intake->m_source;
            const QString place = source.isLocalFile() ? source.toLocalFile() : source.toString();
            std::ranges::move(faultsOf(*resolved.context, place.toStdString()), std::back_inserter(problems));
            for (const Error &problem : problems) {
                const auto same = [&](const Error &known) {
                    return known.where == problem.where && known.what == problem.what;
                };
                if (std::ranges::none_of(intake->m_problems, same))
                    intake->m_problems.push_back(problem);
            }
            asked->give(resolved.context);
        }(self, key, answer);
    });
    const jsonld::ContextPtr resolved = answer->wait(job.stop);
    if (!resolved)
        return std::unexpected(Error{ErrorCode::Cancelled, "reading names", m_source.toString().toStdString(), {}});
    return m_known.emplace(key, resolved).first->second;
}

}  // namespace civiscope::tasks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/pasttask.h"

#include "base/inworker.h"

#include <algorithm>
#include <set>

namespace civiscope::tasks {

namespace {

constexpr std::int64_t partSteps = 1000;  // thousandths

// The types whose entities have an attribute that moves: asking for others would be idle.
std::vector<std::string> typesWithTime(const store::Version &version)
{
    std::set<std::string> types;
    for (const store::TablePtr &table : version.tables()) {
        const bool timed = std::ranges::any_of(
            table->columns(), [](const auto &column) { return column->key().path.size() == 1 && column->newest(); });
        if (timed)
            types.insert(table->typeIris().front());
    }
    return {types.begin(), types.end()};
}

// The job of one step of several, which tells how far all of them are.
Job stepOf(const Job &job, std::int64_t before, std::int64_t total)
{
    if (!job.report)
        return {job.stop, {}};
    return {job.stop, [report = job.report, before, total](const Progress &progress) {
                const std::int64_t part =
                    progress.total && *progress.total > 0
                        ? std::clamp<std::int64_t>(progress.done * partSteps / *progress.total, 0, partSteps)
                        : 0;
                report({before + part, total});
            }};
}

// Of one type a broker may know nothing; when it cannot be reached the others need not be tried.
bool othersMayAnswer(const Error &error)
{
    return error.code == ErrorCode::HttpStatus || error.code == ErrorCode::NotFound;
}

}  // namespace

QCoro::Task<Result<Past>> loadPast(PastTask task, std::shared_ptr<const SourceServices> services, Job job)
{
    const bool canBeAsked = services->askHistory != nullptr;
    const std::vector<std::string> types =
        canBeAsked ? typesWithTime(*task.subject.version) : std::vector<std::string>();
    const std::int64_t total = std::int64_t(types.size() + 1) * partSteps;
    Past past;
    past.scope = task.subject.scope;
    past.complete = canBeAsked;
    std::vector<history::Series> series;
    bool some = false;
    std::int64_t done = 0;
    job.progress(done, total);
    for (const std::string &type : types) {
        history::TemporalQuery query;
        query.type = type;
        query.from = task.from;
        query.to = task.to + 1;
        auto came =
            co_await services->askHistory(task.subject.request, services, std::move(query), stepOf(job, done, total));
        if (job.cancelled())
            co_return std::unexpected(Error{ErrorCode::Cancelled, "asking for the history", type, {}});
        done += partSteps;
        job.progress(done, total);
        if (!came) {
            past.complete = false;
            past.problems.push_back(came.error());
            if (!othersMayAnswer(came.error()))
                break;
            continue;
        }
        some = true;
        past.complete &= came->complete;
        std::ranges::move(came->problems, std::back_inserter(past.problems));
        std::ranges::move(came->series, std::back_inserter(series));
    }
    if (!some && !past.problems.empty())
        past.error = past.problems.front();
    struct Made {
        std::shared_ptr<history::PastVersions> asOf;
        std::vector<std::uint32_t> histogram;
    };
    auto work = [version = task.subject.version, series = std::move(series), from = task.from, to = task.to,
                 bars = task.bars](const Job &of) mutable {
        return history::PastVersions::make(version, std::move(series), of)
            .transform([&](std::unique_ptr<history::PastVersions> asOf) {
                auto histogram = from < to ? asOf->histogram(from, to, bars) : std::vector<std::uint32_t>();
                return Made{std::move(asOf), std::move(histogram)};
            });
    };
    Result<Made> made = co_await inWorker(stepOf(job, total - partSteps, total), std::move(work));
    if (!made)
        co_return std::unexpected(std::move(made.error()));
    past.asOf = std::move(made->asOf);
    past.histogram = std::move(made->histogram);
    past.boundToTime = past.asOf->boundToTime();
    past.strangers = past.asOf->strangers();
    co_return past;
}

QCoro::Task<std::vector<Result<history::PastVersions::Step>>> stepTo(
    std::vector<std::shared_ptr<history::PastVersions>> pasts, Moment from, Moment to, Job job)
{
    co_return co_await inWorker(std::move(job), [pasts = std::move(pasts), from, to](const Job &of) {
        std::vector<Result<history::PastVersions::Step>> steps;
        steps.reserve(pasts.size());
        for (const auto &past : pasts)
            steps.push_back(past->at(from, to, of));
        return steps;
    });
}

}  // namespace civiscope::tasks

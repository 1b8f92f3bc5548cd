// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/seriestask.h"

#include <algorithm>

namespace civiscope::tasks {

QCoro::Task<Result<SeriesAnswer>> loadSeries(SeriesTask task, HistoryAsker ask, Job job)
{
    SeriesAnswer answer;
    for (const SeriesTask::Question &question : task.questions) {
        auto found = co_await ask(question.request, question.query, job);
        if (job.cancelled())
            co_return std::unexpected(Error{
                ErrorCode::Cancelled, "asking for the history", question.request.spec.spelling().toStdString(), {}});
        if (!found) {
            answer.failures.push_back(std::move(found.error()));
            continue;
        }
        for (history::Series &series : found->series) {
            if (!series.points.empty())
                answer.parts.push_back({question.source, std::move(series)});
        }
        std::ranges::move(found->problems, std::back_inserter(answer.problems));
        std::ranges::move(found->unread, std::back_inserter(answer.unread));
        answer.complete = answer.complete && found->complete;
    }
    co_return answer;
}

}  // namespace civiscope::tasks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "history/temporalquery.h"
#include "tasks/sourcerequest.h"

#include <qcoro/qcorotask.h>

#include <functional>
#include <vector>

namespace civiscope::tasks {

// Gives the series of one source, as loadHistory does; called on the main thread.
using HistoryAsker = std::function<QCoro::Task<Result<history::Timelines>>(SourceRequest, history::TemporalQuery, Job)>;

// Series of several sources, one question after the other.
struct SeriesTask {
    struct Question {
        int source = 0;  // whatever the asker knows the source by
        SourceRequest request;
        history::TemporalQuery query;
    };
    std::vector<Question> questions;
};

struct SeriesAnswer {
    struct Part {
        int source = 0;
        history::Series series;  // never without a point
    };
    std::vector<Part> parts;
    std::vector<Error> failures;  // of questions without an answer
    std::vector<Error> problems;  // why data is missing
    std::vector<history::Unread> unread;
    bool complete = true;  // of what was answered, all came
};

// Main thread. A question without an answer does not end the others. Progress: that of each question. Error: Cancelled.
[[nodiscard]] QCoro::Task<Result<SeriesAnswer>> loadSeries(SeriesTask task, HistoryAsker ask, Job job);

}  // namespace civiscope::tasks

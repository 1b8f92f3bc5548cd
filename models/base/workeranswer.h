// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/jobrelay.h"
#include "base/workerpool.h"

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

namespace civiscope {

// Work for a worker: called without arguments or with the Job it was given; returns any movable value, or nothing.
template<typename Work>
concept WorkerWork = std::invocable<Work &> || std::invocable<Work &, const Job &>;

template<WorkerWork Work>
decltype(auto) runWork(Work &work, const Job &job)
{
    if constexpr (std::invocable<Work &, const Job &>)
        return work(job);
    else
        return work();
}

template<WorkerWork Work>
using WorkerResult = std::decay_t<decltype(runWork(std::declval<Work &>(), std::declval<const Job &>()))>;

// The answer as it travels: nothing is a std::monostate.
template<WorkerWork Work>
using WorkerAnswer = std::conditional_t<std::is_void_v<WorkerResult<Work>>, std::monostate, WorkerResult<Work>>;

// Runs `work` on the worker that calls this, asked to stop with the job or with the pool.
template<WorkerWork Work>
WorkerAnswer<Work> answerOf(Work &work, Job job, const WorkerPool &pool)
{
    const JoinedStop stop(job.stop, pool.stopToken());
    job.stop = stop.token();
    if constexpr (std::is_void_v<WorkerResult<Work>>) {
        runWork(work, job);
        return {};
    } else {
        return runWork(work, job);
    }
}

}  // namespace civiscope

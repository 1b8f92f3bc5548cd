// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/threadinbox.h"
#include "base/workeranswer.h"

#include <coroutine>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace civiscope {

// What inWorker returns; awaited at once.
template<WorkerWork Work>
class [[nodiscard]] InWorker {
public:
    InWorker(Job job, Work work, WorkerPool &pool)
        : m_relay(std::move(job))
        , m_work(std::move(work))
        , m_pool(pool)
    {
    }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> coroutine)
    {
        m_waiting = std::make_shared<Waiting>(coroutine);
        m_pool.start([pool = &m_pool, work = std::optional<Work>(std::move(m_work)), job = m_relay.workerJob(),
                      inbox = ThreadInbox::ofThisThread(), waiting = std::weak_ptr(m_waiting)]() mutable {
            WorkerAnswer<Work> answer = answerOf(*work, std::move(job), *pool);
            // Before the coroutine goes on, which holds on to what it lent to the work: nothing of it dies here.
            work.reset();
            inbox->post([waiting = std::move(waiting), answer = std::move(answer)]() mutable {
                const auto awaited = waiting.lock();
                if (!awaited)
                    return;
                awaited->answer = std::move(answer);
                awaited->coroutine.resume();
            });
        });
    }
    WorkerResult<Work> await_resume()
    {
        if constexpr (!std::is_void_v<WorkerResult<Work>>)
            return std::move(*m_waiting->answer);
    }

private:
    struct Waiting {
        std::coroutine_handle<> coroutine;
        std::optional<WorkerAnswer<Work>> answer;
    };

    JobRelay m_relay;
    Work m_work;
    WorkerPool &m_pool;
    std::shared_ptr<Waiting> m_waiting;  // of the asking thread; the worker and the inbox know it weakly
};

// Runs `work` in a worker and goes on, with what it returned, on the thread that awaits, which has a Qt event loop:
//
//     const Result<Picture> picture = co_await inWorker(job, [input](const Job &job) { return draw(input, job); });
//
// `work` is called with the job, or without arguments, must not throw, and must hold what it uses by value: nobody
// answers for the life of `this` or of references. Progress arrives through `job.report` on the awaiting thread (see
// JobRelay). The coroutine goes on exactly once, also when it was asked to stop (`work` says what a stopped answer is);
// when the application ends it does not go on. What `work` captured is destroyed in the worker, before that.
template<WorkerWork Work>
InWorker<Work> inWorker(Job job, Work work, WorkerPool &pool = WorkerPool::ofProcess())
{
    return {std::move(job), std::move(work), pool};
}

template<WorkerWork Work>
InWorker<Work> inWorker(Work work)
{
    return {Job{}, std::move(work), WorkerPool::ofProcess()};
}

// Runs `work` in a worker of the process' pool while the calling thread waits; at once when that is a worker. For work
// that needs the deep stack of one. Never on a thread that a worker may be waiting for.
template<typename Work>
auto runInWorker(const Work &work) -> decltype(work())
{
    if (WorkerPool::isWorker())
        return work();
    std::promise<decltype(work())> answer;
    WorkerPool::ofProcess().start([&] { answer.set_value(work()); });
    return answer.get_future().get();
}

}  // namespace civiscope

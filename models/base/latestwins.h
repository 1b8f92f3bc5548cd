// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/threadinbox.h"
#include "base/workeranswer.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace civiscope {

// Questions of which only the newest counts, answered in workers; a member of the object that asks, for those that are
// no coroutines. All functions on the thread of that object, which has a Qt event loop.
class LatestWins {
public:
    LatestWins() = default;
    ~LatestWins() { stop(); }
    LatestWins(const LatestWins &) = delete;
    LatestWins &operator=(const LatestWins &) = delete;

    // Stops the question before, whose answer is void from now on, runs `work` in a worker (with a Job, or without
    // arguments) and calls `deliver` with what it returned, later, on this thread; never once this object is destroyed,
    // so that `deliver` may hold the asking object's `this`. `work` must hold what it uses by value. `report` is told
    // the progress on this thread.
    template<WorkerWork Work, typename Deliver>
    void ask(Work work, Deliver deliver, std::function<void(const Progress &)> report = {},
             WorkerPool &pool = WorkerPool::ofProcess());

    // Asks what runs to stop; its answer does not come.
    void stop()
    {
        if (const auto question = std::exchange(m_question, nullptr))
            question->stop.request_stop();
    }
    // From ask() until just before `deliver` is called, or stop().
    [[nodiscard]] bool isRunning() const { return m_question != nullptr; }

private:
    struct Question {
        std::stop_source stop;
        JobRelay relay;
        explicit Question(std::function<void(const Progress &)> report)
            : relay(Job{stop.get_token(), std::move(report)})
        {
        }
        virtual ~Question() = default;
    };
    template<typename Deliver>
    struct Asked : Question {
        LatestWins *asker;
        Deliver deliver;
        Asked(LatestWins *of, Deliver how, std::function<void(const Progress &)> report)
            : Question(std::move(report))
            , asker(of)
            , deliver(std::move(how))
        {
        }
    };

    std::shared_ptr<Question> m_question;  // null: none is open; the worker and the inbox know it weakly
};

template<WorkerWork Work, typename Deliver>
void LatestWins::ask(Work work, Deliver deliver, std::function<void(const Progress &)> report, WorkerPool &pool)
{
    stop();
    auto question = std::make_shared<Asked<Deliver>>(this, std::move(deliver), std::move(report));
    m_question = question;
    pool.start([pool = &pool, work = std::optional<Work>(std::move(work)), job = question->relay.workerJob(),
                inbox = ThreadInbox::ofThisThread(), asked = std::weak_ptr(question)]() mutable {
        if (job.cancelled())
            return;  // a newer one came before this was begun
        WorkerAnswer<Work> answer = answerOf(*work, std::move(job), *pool);
        work.reset();
        inbox->post([asked = std::move(asked), answer = std::move(answer)]() mutable {
            const auto open = asked.lock();
            if (!open)
                return;
            open->asker->m_question.reset();  // `deliver` may ask anew, or destroy the asker
            if constexpr (std::is_void_v<WorkerResult<Work>>)
                open->deliver();
            else
                open->deliver(std::move(answer));
        });
    });
}

}  // namespace civiscope

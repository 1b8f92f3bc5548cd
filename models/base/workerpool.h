// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>

namespace civiscope {

// Threads for work that must not hold up the event loop, made when work comes. Work is begun in the order it was given;
// it must not throw. Every function may be called from every thread unless it says otherwise. Most callers want
// `co_await inWorker(…)` (base/inworker.h), LatestWins or parallelFor instead.
class WorkerPool {
public:
    using Work = std::move_only_function<void()>;

    // As many threads as the machine has cores, at least one.
    [[nodiscard]] static std::size_t coreCount();
    // The pool of this process, with coreCount() threads. It finishes when the application object goes, and is joined
    // at exit.
    [[nodiscard]] static WorkerPool &ofProcess();
    // The pool the calling thread works for, else that of the process.
    [[nodiscard]] static WorkerPool &ofThisThread();
    // Whether the calling thread is a worker of some pool.
    [[nodiscard]] static bool isWorker();

    explicit WorkerPool(std::size_t size = coreCount());
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    // Workers have 64 MiB of stack: schemas and patterns of strangers go deep.
    void start(Work work);

    // How much work may run at once, at least 1. What runs already goes on when it shrinks.
    [[nodiscard]] std::size_t size() const;
    void setSize(std::size_t size);

    // Asks what runs to stop (see stopToken), waits for it, and destroys what has not begun on the calling thread,
    // which is no worker. The pool can be used again afterwards.
    void finish();
    // Stop is requested when the work that runs now should end with the pool.
    [[nodiscard]] std::stop_token stopToken() const;

private:
    friend class WaitingWorker;
    using Threads = std::list<std::jthread>;

    void startThread();
    void work(Threads::iterator self);
    [[nodiscard]] std::size_t freePlaces() const;
    void callThreads();
    void setWaiting(bool waiting);

    mutable std::mutex m_mutex;  // for everything below
    std::condition_variable m_called;  // work, or the end
    std::condition_variable m_quiet;  // nothing runs
    std::deque<Work> m_queue;
    std::size_t m_size;
    std::size_t m_idle = 0;  // threads that look for work, those that are being made included
    std::size_t m_busy = 0;  // threads that work
    std::size_t m_waiting = 0;  // of these, those that gave their place back
    bool m_finishing = false;
    bool m_closing = false;
    std::stop_source m_stop;
    Threads m_threads;
    Threads m_ended;  // to be joined
};

// While it lives, the calling worker gives its place in the pool to other work: for one that only waits, perhaps for
// work of the same pool. Does nothing on a thread that is no worker.
class WaitingWorker {
public:
    WaitingWorker();
    ~WaitingWorker();
    WaitingWorker(const WaitingWorker &) = delete;
    WaitingWorker &operator=(const WaitingWorker &) = delete;

private:
    WorkerPool *m_pool;
};

}  // namespace civiscope

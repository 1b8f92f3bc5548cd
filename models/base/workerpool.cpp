// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/workerpool.h"

#include "base/threadinbox.h"

#include <QCoreApplication>

#include <pthread.h>

#include <algorithm>
#include <utility>

namespace civiscope {

namespace {

constexpr std::size_t stackBytes = std::size_t(64) << 20;

thread_local WorkerPool *poolOfThread = nullptr;

// What std::jthread makes while this lives has a deep stack: the standard has no word for it, glibc has a default.
class DeepStacks {
public:
    DeepStacks()
        : m_lock(mutex())
    {
        pthread_getattr_default_np(&m_before);
        pthread_attr_t deep;
        pthread_getattr_default_np(&deep);
        pthread_attr_setstacksize(&deep, stackBytes);
        pthread_setattr_default_np(&deep);
        pthread_attr_destroy(&deep);
    }
    ~DeepStacks()
    {
        pthread_setattr_default_np(&m_before);
        pthread_attr_destroy(&m_before);
    }
    DeepStacks(const DeepStacks &) = delete;
    DeepStacks &operator=(const DeepStacks &) = delete;

private:
    static std::mutex &mutex()
    {
        static std::mutex only;
        return only;
    }
    std::scoped_lock<std::mutex> m_lock;
    pthread_attr_t m_before;
};

// Workers end before what they may reach goes; what they posted is for an application that is no more.
void finishWithApplication()
{
    WorkerPool::ofProcess().finish();
    ThreadInbox::ofThisThread()->clear();
}

void watchApplication()
{
    qAddPostRoutine(finishWithApplication);
}

}  // namespace

Q_COREAPP_STARTUP_FUNCTION(watchApplication)

std::size_t WorkerPool::coreCount()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

WorkerPool &WorkerPool::ofProcess()
{
    static WorkerPool pool;
    return pool;
}

WorkerPool &WorkerPool::ofThisThread()
{
    return poolOfThread ? *poolOfThread : ofProcess();
}

bool WorkerPool::isWorker()
{
    return poolOfThread != nullptr;
}

WorkerPool::WorkerPool(std::size_t size)
    : m_size(std::max<std::size_t>(1, size))
{
}

WorkerPool::~WorkerPool()
{
    finish();
    {
        const std::scoped_lock lock(m_mutex);
        m_closing = true;
    }
    m_called.notify_all();
    m_threads.clear();  // joins; none adds itself to m_ended once m_closing is set
    m_ended.clear();
}

void WorkerPool::start(Work work)
{
    Threads ended;  // joined when the mutex is free again; they have nothing left to do
    const std::scoped_lock lock(m_mutex);
    if (m_finishing)
        return;
    ended.swap(m_ended);
    m_queue.push_back(std::move(work));
    callThreads();
}

std::size_t WorkerPool::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_size;
}

void WorkerPool::setSize(std::size_t size)
{
    const std::scoped_lock lock(m_mutex);
    m_size = std::max<std::size_t>(1, size);
    callThreads();
}

void WorkerPool::finish()
{
    std::deque<Work> dropped;
    std::stop_source stop;
    {
        const std::scoped_lock lock(m_mutex);
        m_finishing = true;
        dropped.swap(m_queue);
        stop = m_stop;
    }
    stop.request_stop();  // runs callbacks, so without the mutex
    std::unique_lock lock(m_mutex);
    m_quiet.wait(lock, [this] { return m_busy == 0; });
    m_finishing = false;
    m_stop = {};
}

std::stop_token WorkerPool::stopToken() const
{
    const std::scoped_lock lock(m_mutex);
    return m_stop.get_token();
}

std::size_t WorkerPool::freePlaces() const
{
    const std::size_t taken = m_busy - m_waiting;
    return taken < m_size ? m_size - taken : 0;
}

// With the mutex: as many threads look for work as there is work that may begin.
void WorkerPool::callThreads()
{
    const std::size_t wanted = std::min(m_queue.size(), freePlaces());
    while (m_idle < wanted)
        startThread();
    if (wanted > 0 || m_idle > m_size)
        m_called.notify_all();
}

void WorkerPool::startThread()
{
    ++m_idle;
    const DeepStacks deep;
    const auto self = m_threads.emplace(m_threads.end());
    *self = std::jthread([this, self] { work(self); });
}

void WorkerPool::work(Threads::iterator self)
{
    poolOfThread = this;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_called.wait(lock, [this] { return m_closing || (!m_queue.empty() && freePlaces() > 0) || m_idle > m_size; });
        if (m_closing || m_queue.empty() || freePlaces() == 0) {
            --m_idle;
            if (!m_closing)
                m_ended.splice(m_ended.end(), m_threads, self);
            return;
        }
        Work mine = std::move(m_queue.front());
        m_queue.pop_front();
        --m_idle;
        ++m_busy;
        lock.unlock();
        mine();
        mine = nullptr;
        lock.lock();
        --m_busy;
        ++m_idle;
        if (m_busy == 0)
            m_quiet.notify_all();
    }
}

void WorkerPool::setWaiting(bool waiting)
{
    const std::scoped_lock lock(m_mutex);
    if (waiting) {
        ++m_waiting;
        callThreads();
    } else {
        --m_waiting;
    }
}

WaitingWorker::WaitingWorker()
    : m_pool(poolOfThread)
{
    if (m_pool)
        m_pool->setWaiting(true);
}

WaitingWorker::~WaitingWorker()
{
    if (m_pool)
        m_pool->setWaiting(false);
}

}  // namespace civiscope

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parallelfor.h"

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace civiscope {

namespace {

// Shared with helpers that may be begun by the pool after the caller has left: those find nothing to do, and touch
// neither the body nor the stop token.
class Pieces {
public:
    Pieces(std::size_t count, const std::function<void(std::size_t)> &body, const std::stop_token &stop)
        : m_body(body)
        , m_stop(stop)
        , m_count(count)
    {
    }

    void work()
    {
        std::unique_lock lock(m_mutex);
        ++m_working;
        while (!m_left && m_next < m_count && !m_stop.stop_requested()) {
            const std::size_t mine = m_next++;
            lock.unlock();
            m_body(mine);
            lock.lock();
        }
        --m_working;
        m_changed.notify_all();
    }

    // By the caller, at its end. Whether every piece was begun.
    bool leave()
    {
        std::unique_lock lock(m_mutex);
        m_left = true;
        m_changed.wait(lock, [this] { return m_working == 0; });
        return m_next == m_count;
    }

private:
    const std::function<void(std::size_t)> &m_body;
    const std::stop_token &m_stop;
    const std::size_t m_count;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_next = 0;
    std::size_t m_working = 0;
    bool m_left = false;
};

}  // namespace

bool parallelFor(std::size_t count, const std::function<void(std::size_t)> &body, const std::stop_token &stop,
                 WorkerPool &pool)
{
    const auto pieces = std::make_shared<Pieces>(count, body, stop);
    for (std::size_t helper = 1; helper < std::min(pool.size(), count); ++helper)
        pool.start([pieces] { pieces->work(); });
    pieces->work();
    return pieces->leave();
}

}  // namespace civiscope

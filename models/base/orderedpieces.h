// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workerpool.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace civiscope {

// Pieces made by several threads and had in order by the one that owns this, which makes some itself while it waits; so
// a worker of the same pool may own it, and a pool without another free thread is enough. Those who make do not run far
// ahead of the one who has the pieces, and hold no place in the pool while they would have to wait.
template<typename Piece>
class OrderedPieces {
public:
    using Make = std::function<Piece(std::size_t)>;

    // `make` is called with 0 … count − 1, each at most once, by several threads at once, and must not throw.
    OrderedPieces(std::size_t count, Make make, WorkerPool &pool = WorkerPool::ofThisThread())
        : m_state(std::make_shared<State>(count, std::move(make), pool))
    {
        const std::scoped_lock lock(m_state->mutex);
        callHelpers(m_state);
    }
    // Waits for the pieces that are being made.
    ~OrderedPieces()
    {
        std::unique_lock lock(m_state->mutex);
        m_state->left = true;
        m_state->changed.wait(lock, [this] { return m_state->working == 0; });
    }
    OrderedPieces(const OrderedPieces &) = delete;
    OrderedPieces &operator=(const OrderedPieces &) = delete;

    // The next piece; waits for it. At most `count` times.
    [[nodiscard]] Piece next()
    {
        std::unique_lock lock(m_state->mutex);
        std::optional<Piece> &wanted = m_state->pieces[m_state->had];
        while (!wanted) {
            if (m_state->mayBegin() > 0)
                m_state->makeOne(lock);
            else
                m_state->changed.wait(lock, [&] { return wanted || m_state->mayBegin() > 0; });
        }
        Piece piece = std::move(*wanted);
        wanted.reset();
        ++m_state->had;
        callHelpers(m_state);
        return piece;
    }

private:
    // Shared with helpers that the pool may begin after the owner has gone: those touch nothing of `make`.
    struct State {
        State(std::size_t count, Make how, WorkerPool &workers)
            : make(std::move(how))
            , pool(workers)
            , threads(std::min(workers.size(), count))
            , window(2 * threads + 2)
            , pieces(count)
        {
        }
        [[nodiscard]] std::size_t mayBegin() const { return std::min(pieces.size(), had + window) - begun; }
        void makeOne(std::unique_lock<std::mutex> &lock)
        {
            const std::size_t mine = begun++;
            ++working;
            lock.unlock();
            Piece piece = make(mine);
            lock.lock();
            pieces[mine] = std::move(piece);
            --working;
            changed.notify_all();
        }

        const Make make;
        WorkerPool &pool;
        const std::size_t threads;
        const std::size_t window;
        std::mutex mutex;  // for everything below
        std::condition_variable changed;
        std::vector<std::optional<Piece>> pieces;
        std::size_t begun = 0;
        std::size_t had = 0;
        std::size_t working = 0;
        std::size_t helpers = 0;  // given to the pool and not at their end
        bool left = false;
    };

    // With the mutex: as many helpers as have something to do.
    static void callHelpers(const std::shared_ptr<State> &state)
    {
        while (state->helpers + 1 < state->threads && state->helpers < state->mayBegin()) {
            ++state->helpers;
            state->pool.start([state] {
                std::unique_lock lock(state->mutex);
                while (!state->left && state->mayBegin() > 0)
                    state->makeOne(lock);
                --state->helpers;
            });
        }
    }

    std::shared_ptr<State> m_state;
};

}  // namespace civiscope

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

class QObject;

namespace civiscope {

// What other threads want done on one thread: functions that its Qt event loop runs there, in the order in which they
// were posted. They travel under a mutex of our own and the event that wakes the loop carries nothing, so that a
// sanitizer that does not see into Qt sees the hand-over. Shared; may outlive its thread.
class ThreadInbox {
public:
    using Function = std::move_only_function<void()>;

    // Of the calling thread; made by the first call, closed when the thread ends. Nothing runs without an event loop.
    [[nodiscard]] static std::shared_ptr<ThreadInbox> ofThisThread();

    ~ThreadInbox();
    ThreadInbox(const ThreadInbox &) = delete;
    ThreadInbox &operator=(const ThreadInbox &) = delete;

    // From any thread, without waiting. Once the thread has ended `function` is destroyed unrun, on the calling thread.
    void post(Function function);

    // Destroys what waits; on the inbox's own thread.
    void clear();

private:
    class Doorbell;

    ThreadInbox();
    void runNext();
    void close();

    std::mutex m_mutex;
    std::deque<Function> m_waiting;
    std::unique_ptr<QObject> m_doorbell;  // lives on the thread; null once that has ended
};

}  // namespace civiscope

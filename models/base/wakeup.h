// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <utility>

namespace civiscope {

// Lets one coroutine wait until somebody calls wake(), which may happen before. Main thread; shared between the waiter
// and those that may wake it.
class Wakeup {
public:
    void wake()
    {
        m_awake = true;
        if (m_waiting)
            std::exchange(m_waiting, nullptr).resume();
    }
    [[nodiscard]] bool await_ready() const noexcept { return m_awake; }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { m_waiting = waiting; }
    void await_resume() const noexcept {}

private:
    bool m_awake = false;
    std::coroutine_handle<> m_waiting;
};

}  // namespace civiscope

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace civiscope::app {

// Turns Ctrl-C (SIGINT, SIGTERM) into a stop request while it lives, at once and on a thread of its own: work that
// holds up the main thread sees it too. Another one within three seconds is impatience and changes nothing, for files
// are being put away, and so it is on the way out when this is gone; a later one ends the program as usual. One at a
// time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    // Callbacks of it run on another thread.
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    int m_pipe[2] = {-1, -1};
    std::jthread m_waiting;  // for a byte in the pipe
};

}  // namespace civiscope::app

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/protocol.h"

#include <QSocketNotifier>

#include <functional>
#include <string_view>

namespace civiscope::engine {

// The two pipes to the parent. Standard output belongs to the frames alone: whatever a library prints there goes to
// standard error. Main thread only.
class Channel {
public:
    // `received` is called for each whole frame, `ended` once: the parent closed its end, or sent what is no frame.
    Channel(std::function<void(gis::protocol::Frame)> received, std::function<void()> ended);

    // Blocks until the parent has taken the bytes, which it does in its event loop.
    void send(const nlohmann::json &header, std::string_view payload = {});

private:
    void read();
    void end();

    std::function<void(gis::protocol::Frame)> m_received;
    std::function<void()> m_ended;
    gis::protocol::FrameReader m_reader;
    int m_output = -1;
    QSocketNotifier m_notifier;
};

}  // namespace civiscope::engine

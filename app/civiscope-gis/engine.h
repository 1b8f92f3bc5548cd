// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "channel.h"
#include "method.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace civiscope::engine {

// Reads requests, finds their method, hands cancels to the running call. Main thread only.
class Engine {
public:
    // `ended` is called when the parent is gone.
    explicit Engine(std::function<void()> ended);

    void add(std::unique_ptr<Method> method);

private:
    void receive(gis::protocol::Frame frame);

    Channel m_channel;
    std::vector<std::unique_ptr<Method>> m_methods;
    std::map<std::int64_t, std::weak_ptr<Call>> m_running;
};

}  // namespace civiscope::engine

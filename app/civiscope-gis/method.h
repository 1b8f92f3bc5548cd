// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/protocol.h"

#include <functional>
#include <memory>
#include <string>

namespace civiscope::engine {

class Channel;

// One request on its way. Answered exactly once: later answers are ignored, and a call that is dropped without one
// answers "failed" by itself. Main thread only.
class Call {
public:
    Call(Channel &channel, gis::protocol::Frame frame);
    ~Call();
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    [[nodiscard]] const nlohmann::json &params() const { return m_params; }
    [[nodiscard]] const std::string &payload() const { return m_payload; }
    [[nodiscard]] bool cancelled() const { return m_cancelled; }

    void answer(nlohmann::json result, std::string_view payload = {});
    void fail(std::string_view code, std::string_view message, nlohmann::json data = nullptr);
    void progress(std::int64_t done, std::int64_t total);

    // What stops the work; called at most once, when the parent cancels. The work still answers.
    void onCancel(std::function<void()> stop) { m_stop = std::move(stop); }
    void cancel();

private:
    Channel &m_channel;
    std::int64_t m_id = 0;
    nlohmann::json m_params;
    std::string m_payload;
    std::function<void()> m_stop;
    bool m_cancelled = false;
    bool m_answered = false;
};

// One method of the protocol. Lives as long as the engine. `run` must not block for long: lasting work goes to another
// thread and keeps the call until it answers.
class Method {
public:
    virtual ~Method() = default;
    [[nodiscard]] virtual const char *name() const = 0;
    // May throw nlohmann::json::exception for parameters that are missing or of a wrong kind.
    virtual void run(std::shared_ptr<Call> call) = 0;
};

}  // namespace civiscope::engine

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <memory>
#include <stop_token>

namespace civiscope {

class ThreadInbox;

// Carries the progress of a job out of the worker to the thread that asked, which has a Qt event loop and owns this.
// There `report` is called in order, with the newest of what came since the loop's last turn. Once stop is requested,
// or the relay is destroyed, nothing arrives any more.
class JobRelay {
public:
    explicit JobRelay(Job job = {});

    // What the worker is given; it holds nothing of `report`, so that what this captures is destroyed where it lives.
    [[nodiscard]] Job workerJob() const;

private:
    std::shared_ptr<const Job> m_job;
};

// Stop as soon as one of two says so.
class JoinedStop {
public:
    JoinedStop(const std::stop_token &first, const std::stop_token &second);

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    struct Request {
        std::stop_source stop;
        void operator()() { stop.request_stop(); }
    };
    std::stop_source m_stop;
    std::stop_callback<Request> m_first;
    std::stop_callback<Request> m_second;
};

}  // namespace civiscope

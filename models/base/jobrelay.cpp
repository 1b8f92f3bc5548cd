// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jobrelay.h"

#include "base/threadinbox.h"

#include <mutex>
#include <utility>

namespace civiscope {

namespace {

// The newest progress that has not arrived yet.
struct Slot {
    std::mutex mutex;
    std::optional<Progress> newest;
};

}  // namespace

JobRelay::JobRelay(Job job)
    : m_job(std::make_shared<const Job>(std::move(job)))
{
}

Job JobRelay::workerJob() const
{
    Job worker{m_job->stop, {}};
    if (!m_job->report)
        return worker;
    worker.report = [inbox = ThreadInbox::ofThisThread(), asked = std::weak_ptr(m_job),
                     slot = std::make_shared<Slot>()](const Progress &progress) {
        {
            const std::scoped_lock lock(slot->mutex);
            if (std::exchange(slot->newest, progress))
                return;  // the function that is on its way takes this along
        }
        inbox->post([asked, slot] {
            Progress newest;
            {
                const std::scoped_lock lock(slot->mutex);
                newest = *std::exchange(slot->newest, std::nullopt);
            }
            if (const auto job = asked.lock(); job && !job->cancelled())
                job->report(newest);
        });
    };
    return worker;
}

JoinedStop::JoinedStop(const std::stop_token &first, const std::stop_token &second)
    : m_first(first, Request{m_stop})
    , m_second(second, Request{m_stop})
{
}

}  // namespace civiscope

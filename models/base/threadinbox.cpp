// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/threadinbox.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace civiscope {

class ThreadInbox::Doorbell : public QObject {
public:
    explicit Doorbell(ThreadInbox &inbox)
        : m_inbox(inbox)
    {
    }

protected:
    // The event is not looked at: what Qt does to hand it over is nothing a sanitizer sees.
    void customEvent(QEvent *) override { m_inbox.runNext(); }

private:
    ThreadInbox &m_inbox;
};

std::shared_ptr<ThreadInbox> ThreadInbox::ofThisThread()
{
    struct Owned {
        std::shared_ptr<ThreadInbox> inbox{new ThreadInbox};
        ~Owned() { inbox->close(); }
    };
    thread_local const Owned owned;
    return owned.inbox;
}

ThreadInbox::ThreadInbox()
    : m_doorbell(std::make_unique<Doorbell>(*this))
{
}

ThreadInbox::~ThreadInbox() = default;

void ThreadInbox::post(Function function)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_doorbell)
        return;
    m_waiting.push_back(std::move(function));
    QCoreApplication::postEvent(m_doorbell.get(), new QEvent(QEvent::User));
}

void ThreadInbox::runNext()
{
    Function next;
    bool more = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty())
            return;
        next = std::move(m_waiting.front());
        m_waiting.pop_front();
        more = !m_waiting.empty();
    }
    // `next` may run an event loop of its own, which would sleep over the events that were posted before it began.
    if (QAbstractEventDispatcher *loop = more ? QAbstractEventDispatcher::instance() : nullptr)
        loop->wakeUp();
    next();
}

void ThreadInbox::clear()
{
    std::deque<Function> dropped;
    const std::scoped_lock lock(m_mutex);
    dropped.swap(m_waiting);
}

void ThreadInbox::close()
{
    std::deque<Function> dropped;
    std::unique_ptr<QObject> doorbell;
    const std::scoped_lock lock(m_mutex);
    dropped.swap(m_waiting);
    doorbell.swap(m_doorbell);
}

}  // namespace civiscope

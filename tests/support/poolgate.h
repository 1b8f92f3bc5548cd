// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/latestwins.h"
#include "base/workerpool.h"
#include "support/scopedpoolsize.h"

#include <QEventLoop>

#include <memory>
#include <semaphore>

namespace civiscope::test {

// While it is shut the only worker of the process' pool is held: what is asked meanwhile stays under way.
class PoolGate {
public:
    PoolGate()
    {
        WorkerPool::ofProcess().start([semaphore = m_semaphore] { semaphore->acquire(); });
    }
    ~PoolGate() { open(); }
    PoolGate(const PoolGate &) = delete;
    PoolGate &operator=(const PoolGate &) = delete;

    // Lets the work go on in the order it was given.
    void open()
    {
        if (std::exchange(m_shut, false))
            m_semaphore->release();
    }
    // Opens, and returns when all that was asked before has been done and told.
    void openAndSettle()
    {
        open();
        QEventLoop loop;
        LatestWins last;
        last.ask([] {}, [&loop] { loop.quit(); });
        loop.exec();
    }

private:
    ScopedPoolSize m_one{1};
    std::shared_ptr<std::binary_semaphore> m_semaphore = std::make_shared<std::binary_semaphore>(0);
    bool m_shut = true;
};

}  // namespace civiscope::test

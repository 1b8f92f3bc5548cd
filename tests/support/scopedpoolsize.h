// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workerpool.h"

#include <cstddef>

namespace civiscope::test {

// Another size of the process' pool while it lives.
class ScopedPoolSize {
public:
    explicit ScopedPoolSize(std::size_t size)
        : m_before(WorkerPool::ofProcess().size())
    {
        WorkerPool::ofProcess().setSize(size);
    }
    ~ScopedPoolSize() { WorkerPool::ofProcess().setSize(m_before); }
    ScopedPoolSize(const ScopedPoolSize &) = delete;
    ScopedPoolSize &operator=(const ScopedPoolSize &) = delete;

private:
    std::size_t m_before;
};

}  // namespace civiscope::test

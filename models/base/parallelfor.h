// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workerpool.h"

#include <cstddef>
#include <functional>
#include <stop_token>

namespace civiscope {

// Calls `body` with 0 … count − 1, each once, on the calling thread and on workers of `pool` that are free, together as
// many threads as the pool is large, and returns when all are done. The caller works itself, so this may be called by a
// worker of the same pool and ends when that has no other thread. `body` is called by several threads at once, may call
// parallelFor, and must not throw. False: stop was requested before every piece had begun; those that had are done.
bool parallelFor(std::size_t count, const std::function<void(std::size_t)> &body, const std::stop_token &stop = {},
                 WorkerPool &pool = WorkerPool::ofThisThread());

}  // namespace civiscope

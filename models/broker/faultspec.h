// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>

#include <chrono>
#include <set>
#include <string_view>

namespace civiscope::broker {

enum class FaultKind {
    Slow,         // the answer trickles
    Cut,          // the connection ends in the middle of the answer
    ServerError,  // 503
    TooMany,      // 429 with Retry-After
    Garbage,      // the body is other bytes, as many
};

// What goes wrong and how often. Deterministic: the same requests in the same order meet the same faults.
struct Fault {
    FaultKind kind = FaultKind::Slow;
    // False: every `every`-th request fails and its repetition succeeds. True: after `pages` pages of entities every
    // answer is bad.
    bool lasting = false;
    int every = 3;
    int pages = 2;
    std::chrono::milliseconds pause = std::chrono::milliseconds(150);  // slow: between two of the ten pieces
    std::chrono::seconds retryAfter = std::chrono::seconds(1);
};

// "slow", "cut", "5xx", "429", "garbage", each also with ":lasting". Error: Usage.
[[nodiscard]] Result<Fault> faultFromText(std::string_view text);

// Decides which requests fail.
class FaultSchedule {
public:
    explicit FaultSchedule(const Fault &fault)
        : m_fault(fault)
    {
    }

    // To be asked once for each request, in order. `target`: path and query as sent.
    [[nodiscard]] bool next(const QByteArray &target);

private:
    Fault m_fault;
    int m_requests = 0;
    int m_pages = 0;
    std::set<QByteArray> m_failed;  // whose repetition is still to come
};

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "net/scriptedserver.h"

#include <optional>
#include <vector>

namespace civiscope::tests {

// Answers of a broker with a past, and with a manner of cutting it. Entities urn:e:0 … of type T have an attribute
// `dense` with a value a minute, and `sparse` with one every ten minutes; each value is the number of its minute.
struct PastBroker {
    enum class Cut {
        None,
        Told,          // 206; the range that is told is where the rest of all attributes begins
        ToldOfWhole,   // 206; the range that is told ends with the newest instance of all
        Silent,        // 200; the newest of each attribute
        SilentOldest,  // 200; the oldest of each attribute
        Stuck,         // 206, whatever is asked the same first part
    };
    int entities = 1;
    int minutes = 60;      // from `begin` on
    int cap = 0;           // instances of one attribute in an answer
    Cut cut = Cut::None;
    bool counts = true;    // NGSILD-Results-Count
    int longestPage = 1000;  // more is refused

    static constexpr Moment minute = 60'000'000;
    static constexpr Moment begin = 1'767'225'600'000'000;  // 2026-01-01T00:00:00Z

    [[nodiscard]] WireAnswer answer(const WireRequest &request) const;

private:
    struct Instances {
        QByteArray name;
        std::vector<int> minutes;
        bool isCut = false;
    };
    struct Held {
        int start = 0;
        int end = 0;
    };
    [[nodiscard]] Instances wanted(const WireRequest &request, const QByteArray &name, int step) const;
    [[nodiscard]] static QByteArray write(int entity, const std::vector<Instances> &attributes, bool newestFirst);
    [[nodiscard]] std::optional<Held> held(std::vector<Instances> &attributes, bool backwards) const;
};

}  // namespace civiscope::tests

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <QString>

#include <chrono>

// Moments and durations for people.
namespace civiscope::words {

// "just now", "4 s ago", "12 min ago", "3 h ago", "5 days ago", "2 years ago"; moments to come: "in 3 h".
[[nodiscard]] QString relativeTime(Moment moment, Moment now);

// Date and time in the system's zone, which is named: "2026-01-14 09:30:05 CET".
[[nodiscard]] QString exactTime(Moment moment);

// In the zone of a city, which is named: "14 Jan 2026, 09:30 (Europe/Brussels)"; seconds only where there are some.
// `zone`: an IANA name; empty or unknown: the system's.
[[nodiscard]] QString timeInZone(Moment moment, const QByteArray &zone);
// The same without the zone's name.
[[nodiscard]] QString localTime(Moment moment, const QByteArray &zone);

// "4 s", "12 min", "3 h".
[[nodiscard]] QString duration(std::chrono::microseconds length);

}  // namespace civiscope::words

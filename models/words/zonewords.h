// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"

#include <QString>
#include <QTimeZone>

#include <vector>

// Times in the zone of a place, which is always named: cities are compared across zones.
namespace civiscope::words {

// The system's zone; "UTC" where the system calls it something longer.
[[nodiscard]] QTimeZone systemZone();

// By its IANA name; the system's where the name is empty or unknown. Brokers do not say where they are.
[[nodiscard]] QTimeZone zoneOrSystems(const QByteArray &name);

// "2026-01-14 09:30:05.25 CET": with as many decimals of a second as the moment has.
[[nodiscard]] QString timeIn(Moment moment, const QTimeZone &zone);

// "Europe/Brussels (CET, UTC+1)"; with both offsets where the clocks change in between: "(CET, UTC+1 → CEST, UTC+2)".
[[nodiscard]] QString zoneName(const QTimeZone &zone, Moment from, Moment to);

struct TimeTick {
    Moment at = 0;
    QString label;  // "09:30"; on a second line what the ticks after it have in common: "09:30\n14 Jan 2026"
};

// Round local times in [from, to], in order, `most` of them or fewer: full hours and days as the clocks there show
// them, over changes of the clocks too. Empty when most < 1 or from > to.
[[nodiscard]] std::vector<TimeTick> timeTicks(Moment from, Moment to, int most, const QTimeZone &zone);

}  // namespace civiscope::words

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sourcespec.h"

#include <QTimeZone>

namespace civiscope::workspace {

// The system's; "UTC" where the system calls it something longer.
[[nodiscard]] QTimeZone systemZone();

// The zone that a source's times are told in unless a person chooses another: that of a demo city, else the system's.
// Brokers do not say where they are.
[[nodiscard]] QTimeZone zoneOf(const SourceSpec &spec);

}  // namespace civiscope::workspace

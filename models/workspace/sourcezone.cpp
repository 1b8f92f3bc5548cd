// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sourcezone.h"

namespace civiscope::workspace {

QTimeZone systemZone()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return zone.id() == "Etc/UTC" ? QTimeZone("UTC") : zone;
}

QTimeZone zoneOf(const SourceSpec &spec)
{
    QTimeZone zone;
    if (spec.kind == SourceSpec::Kind::Demo)
        zone = QTimeZone(spec.text == QLatin1String("brisbane") ? "Australia/Brisbane" : "Europe/Brussels");
    return zone.isValid() ? zone : systemZone();
}

}  // namespace civiscope::workspace

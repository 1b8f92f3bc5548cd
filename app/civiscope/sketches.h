// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/mapdescription.h"

#include <QStringList>

#include <vector>

namespace civiscope::app {

// The sketches that the demo cities among these sources bring, as files that the engine can read. The world map has no
// streets, so without them a demo city would lie in an empty plain.
[[nodiscard]] std::vector<gis::MapLayer> sketchesOf(const QStringList &sources);

}  // namespace civiscope::app

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/entityraster.h"
#include "carto/viewport.h"
#include "gis/mapdescription.h"

#include <QImage>

#include <vector>

namespace civiscope::gis {
class EngineClient;
}

namespace civiscope::app {

// Entities over the engine's base map, without any furniture.
struct MapGround {
    QImage picture;       // of the view's size and pixel ratio
    QString attribution;  // who made the base map; empty: there is none, and standard error says why
};

// Blocks; main thread.
[[nodiscard]] MapGround drawMapGround(gis::EngineClient &engine, const carto::Viewport &view,
                                      const std::vector<carto::MapLayer> &layers,
                                      const std::vector<gis::MapLayer> &sketches, carto::Theme theme);

}  // namespace civiscope::app

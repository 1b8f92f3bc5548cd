// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/picturestyle.h"
#include "gis/mapdescription.h"
#include "store/dataset.h"

#include <QImage>

#include <vector>

namespace civiscope::app {

// A map of all entities, fitted to where they are, over the engine's base map (a plain ground when there is no engine,
// which standard error then says), with legend, scale bar and attribution. `colourBy`: short name or IRI of an
// attribute that colours the entities; empty: by type. Blocks; main thread. Error: NotFound (no such attribute).
[[nodiscard]] Result<QImage> drawMapPicture(const std::vector<store::VersionPtr> &versions,
                                            const std::vector<gis::MapLayer> &sketches, const PictureStyle &style,
                                            const QString &colourBy);

}  // namespace civiscope::app

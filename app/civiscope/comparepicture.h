// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/picturestyle.h"
#include "compare/comparison.h"
#include "gis/mapdescription.h"
#include "store/dataset.h"

#include <QImage>

#include <memory>
#include <vector>

namespace civiscope::app {

// Both cities as the Compare mode shows them: two maps at one scale of the ground with one legend, below them what both
// publish and how the values are distributed. `now`: what ages are told by. `colourBy`: short name or IRI of an
// attribute of both that colours the maps; empty: the one that says most. Blocks; main thread, QApplication needed.
// Error: NotFound (no such attribute).
[[nodiscard]] Result<QImage> drawComparePicture(const std::shared_ptr<const compare::Comparison> &comparison,
                                                const compare::Sides<store::VersionPtr> &versions,
                                                const std::vector<gis::MapLayer> &sketches, const PictureStyle &style,
                                                const QString &colourBy, Moment now);

}  // namespace civiscope::app

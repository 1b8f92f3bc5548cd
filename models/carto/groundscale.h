// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace civiscope::carto {

// The zoom at which a map centred at `lat` shows the ground in the same size as one centred at `otherLat` shows it at
// `otherZoom`: Web Mercator stretches the ground by its latitude. Degrees. True for the mean of all directions; the
// earth's flattening leaves 0.2 % between north and east.
[[nodiscard]] double zoomOfSameGround(double lat, double otherLat, double otherZoom);

}  // namespace civiscope::carto

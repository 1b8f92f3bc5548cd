// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overlay.h"
#include "basemappalette.h"

#include <expected>

namespace civiscope::engine {

// Any file that GDAL reads as vectors, all its tables that have geometry, in one plain style of this colour.
[[nodiscard]] std::expected<Overlay, Unreadable> vectorOverlay(const QString &path, const QColor &colour,
                                                               const Palette &palette);

}  // namespace civiscope::engine

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overlay.h"
#include "palette.h"

#include <expected>
#include <string>

namespace civiscope::engine {

// Any file that GDAL reads as vectors, in one plain style.
[[nodiscard]] std::expected<Overlay, std::string> vectorOverlay(const QString &path, const Palette &palette);

}  // namespace civiscope::engine

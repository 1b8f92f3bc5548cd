// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace civiscope::gis {

// A folder of its own for the tiles that Qt Location's osm plugin keeps on disk: that plugin tells tiles apart by their
// place only, so each map (`revision`) and scale needs its own. Folders of maps not used lately are removed.
// `root` as in QStandardPaths::CacheLocation. Error: FileNotWritable.
[[nodiscard]] Result<QString> tileCacheFolder(const QString &root, const QString &revision, int scale);

}  // namespace civiscope::gis

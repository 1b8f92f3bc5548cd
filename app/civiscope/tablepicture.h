// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/picturestyle.h"
#include "store/dataset.h"

#include <QImage>

#include <vector>

namespace civiscope::app {

// The largest table of these versions, as the desktop shows it, from its first row on. Main thread, QApplication
// needed.
[[nodiscard]] QImage drawTablePicture(const std::vector<store::VersionPtr> &versions, const PictureStyle &style);

}  // namespace civiscope::app

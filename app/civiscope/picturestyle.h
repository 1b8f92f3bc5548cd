// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

namespace civiscope::app {

struct PictureStyle {
    QSize size;        // points
    double scale = 1;  // pixels a point
    bool dark = false;
};

}  // namespace civiscope::app

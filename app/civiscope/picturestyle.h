// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

class QWidget;

namespace civiscope::app {

struct PictureStyle {
    QSize size;        // points
    double scale = 1;  // pixels a point
    bool dark = false;
};

// A page of that size that is laid out, as it would stand on a screen. Main thread.
[[nodiscard]] QImage pictureOf(QWidget &page, const PictureStyle &style);

}  // namespace civiscope::app

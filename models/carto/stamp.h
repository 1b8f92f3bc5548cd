// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"

#include <QImage>
#include <QPointF>

#include <cstdint>
#include <vector>

class QPainter;

namespace civiscope::carto {

// A small antialiased picture of a mark that can be put on an image very often: whole pixels, opaque middle parts
// copied, only the rim blended.
class Stamp {
public:
    // Device pixels. A halo of 0 draws none.
    Stamp(Mark mark, double radius, double halo, Theme theme);

    [[nodiscard]] int reach() const { return m_reach; }  // pixels that it covers on each side of its middle

    // Blends it with its middle at (x, y) onto lines [top, bottom) of a premultiplied ARGB picture. Anything outside is
    // cut off. `stride` in pixels.
    void put(std::uint32_t *pixels, int stride, int width, int top, int bottom, int x, int y) const;

    [[nodiscard]] const QImage &image() const { return m_image; }

private:
    struct Line {
        int begin = 0;  // covered pixels
        int end = 0;
        int solidBegin = 0;  // opaque ones among them
        int solidEnd = 0;
    };
    int m_reach;
    QImage m_image;
    std::vector<Line> m_lines;
};

// Paints a mark with its halo; any paint device, any units.
void paintMark(QPainter &painter, Mark mark, QPointF middle, double radius, double halo, Theme theme);

}  // namespace civiscope::carto

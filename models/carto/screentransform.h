// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/placedtable.h"
#include "carto/viewport.h"

#include <cmath>

namespace civiscope::carto {

// From fixed points to pixels of a viewport, in logical or (scale = dpr) device pixels: one subtraction and one
// multiplication a coordinate.
class ScreenTransform {
public:
    ScreenTransform(const Viewport &view, double pixelsPerLogical)
        : m_centre(toFixed(view.centre))
        , m_scale(view.worldPixels() * pixelsPerLogical / 4294967296.0)
        , m_middleX(view.size.width() * pixelsPerLogical / 2)
        , m_middleY(view.size.height() * pixelsPerLogical / 2)
    {
    }

    // The copy of the world nearest to the centre.
    [[nodiscard]] double x(std::uint32_t x) const
    {
        return m_middleX + static_cast<std::int32_t>(x - m_centre.x) * m_scale;
    }
    [[nodiscard]] double y(std::uint32_t y) const
    {
        return m_middleY +
               static_cast<double>(static_cast<std::int64_t>(y) - static_cast<std::int64_t>(m_centre.y)) * m_scale;
    }
    // Of a vertex beside a reference vertex, so that a shape is never torn at the far side of the world.
    [[nodiscard]] QPointF beside(FixedPoint reference, FixedPoint vertex) const
    {
        return {x(reference.x) + (static_cast<double>(vertex.x) - reference.x) * m_scale, y(vertex.y)};
    }
    [[nodiscard]] QRectF box(FixedPoint low, FixedPoint high) const { return {beside(low, low), beside(low, high)}; }

private:
    FixedPoint m_centre;
    double m_scale;
    double m_middleX;
    double m_middleY;
};

}  // namespace civiscope::carto

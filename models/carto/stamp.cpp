// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/stamp.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace civiscope::carto {

namespace {

QPolygonF cross()
{
    return {{-0.4, -1.15}, {0.4, -1.15}, {0.4, -0.4}, {1.15, -0.4}, {1.15, 0.4},   {0.4, 0.4},
            {0.4, 1.15},   {-0.4, 1.15}, {-0.4, 0.4}, {-1.15, 0.4}, {-1.15, -0.4}, {-0.4, -0.4}};
}

QPolygonF star()
{
    constexpr double outer = 1.3;
    constexpr double inner = 0.7;
    QPolygonF corners;
    for (int i = 0; i < 10; ++i) {
        const double angle = i * std::numbers::pi / 5;
        corners << QPointF(std::sin(angle), -std::cos(angle)) * (i % 2 == 0 ? outer : inner);
    }
    return corners;
}

// Each shape with about the area of the circle, so that none looks heavier.
QPainterPath outline(MarkShape shape, QPointF c, double r)
{
    QPainterPath path;
    const auto polygon = [&](const QPolygonF &corners) {
        QPolygonF ring;
        for (const QPointF &corner : corners)
            ring << c + corner * r;
        path.addPolygon(ring);
        path.closeSubpath();
    };
    switch (shape) {
    case MarkShape::Circle: path.addEllipse(c, r, r); break;
    case MarkShape::Square: polygon({{-0.88, -0.88}, {0.88, -0.88}, {0.88, 0.88}, {-0.88, 0.88}}); break;
    case MarkShape::Triangle: polygon({{0, -1.3}, {1.2, 0.85}, {-1.2, 0.85}}); break;
    case MarkShape::Diamond: polygon({{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}}); break;
    case MarkShape::Cross: polygon(cross()); break;
    case MarkShape::TriangleDown: polygon({{0, 1.3}, {1.2, -0.85}, {-1.2, -0.85}}); break;
    case MarkShape::Star: polygon(star()); break;
    case MarkShape::Saltire: polygon(QTransform().rotate(45).map(cross())); break;
    case MarkShape::Bar: polygon({{-1.3, -0.6}, {1.3, -0.6}, {1.3, 0.6}, {-1.3, 0.6}}); break;
    case MarkShape::Post: polygon({{-0.6, -1.3}, {0.6, -1.3}, {0.6, 1.3}, {-0.6, 1.3}}); break;
    }
    return path;
}

std::uint32_t over(std::uint32_t source, std::uint32_t ground)
{
    const std::uint32_t rest = 255 - (source >> 24);
    const std::uint32_t even = (ground & 0x00ff00ff) * rest + 0x00800080;
    const std::uint32_t odd = ((ground >> 8) & 0x00ff00ff) * rest + 0x00800080;
    return source + (((even + ((even >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff) +
           ((odd + ((odd >> 8) & 0x00ff00ff)) & 0xff00ff00);
}

}  // namespace

void paintMark(QPainter &painter, Mark mark, QPointF middle, double radius, double halo, Theme theme)
{
    const QPainterPath path = outline(mark.shape, middle, radius);
    painter.setRenderHint(QPainter::Antialiasing);
    if (halo > 0)
        painter.strokePath(
            path, QPen(QColor::fromRgba(haloColour(theme)), 2 * halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, QColor::fromRgba(colour(mark, theme)));
}

Stamp::Stamp(Mark mark, double radius, double halo, Theme theme)
    : m_reach(static_cast<int>(std::ceil(radius * (mark.shape == MarkShape::Circle ? 1 : 1.3) + halo + 0.5)))
    , m_image(2 * m_reach + 1, 2 * m_reach + 1, QImage::Format_ARGB32_Premultiplied)
{
    m_image.fill(Qt::transparent);
    {
        QPainter painter(&m_image);
        paintMark(painter, mark, {m_reach + 0.5, m_reach + 0.5}, radius, halo, theme);
    }
    const int side = m_image.width();
    m_lines.resize(static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
        const auto *pixels = reinterpret_cast<const std::uint32_t *>(m_image.constScanLine(y));
        Line &line = m_lines[static_cast<std::size_t>(y)];
        const auto alpha = [&](int x) { return pixels[x] >> 24; };
        while (line.begin < side && alpha(line.begin) == 0)
            ++line.begin;
        for (line.end = side; line.end > line.begin && alpha(line.end - 1) == 0;)
            --line.end;
        line.solidBegin = line.begin;
        while (line.solidBegin < line.end && alpha(line.solidBegin) != 255)
            ++line.solidBegin;
        line.solidEnd = line.solidBegin;
        while (line.solidEnd < line.end && alpha(line.solidEnd) == 255)
            ++line.solidEnd;
    }
}

void Stamp::put(std::uint32_t *pixels, int stride, int width, int top, int bottom, int x, int y) const
{
    const int left = x - m_reach;
    const int first = std::max(0, top - (y - m_reach));
    const int last = std::min(m_image.height(), bottom - (y - m_reach));
    for (int row = first; row < last; ++row) {
        const Line &line = m_lines[static_cast<std::size_t>(row)];
        const int begin = std::max(line.begin, -left);
        const int end = std::min(line.end, width - left);
        const int solidBegin = std::clamp(line.solidBegin, begin, std::max(begin, end));
        const int solidEnd = std::clamp(line.solidEnd, solidBegin, std::max(solidBegin, end));
        const auto *source = reinterpret_cast<const std::uint32_t *>(m_image.constScanLine(row));
        std::uint32_t *target = pixels + static_cast<std::ptrdiff_t>(y - m_reach + row) * stride + left;
        for (int i = begin; i < std::min(end, solidBegin); ++i)
            target[i] = over(source[i], target[i]);
        for (int i = solidBegin; i < solidEnd; ++i)
            target[i] = source[i];
        for (int i = solidEnd; i < end; ++i)
            target[i] = over(source[i], target[i]);
    }
}

}  // namespace civiscope::carto

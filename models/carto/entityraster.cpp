// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/entityraster.h"

#include "base/parallelfor.h"
#include "carto/screentransform.h"
#include "carto/stamp.h"
#include "carto/stampgrid.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace civiscope::carto {

namespace {

// Logical pixels.
constexpr double lineWidth = 2.2;
constexpr double edgeWidth = 1.4;
constexpr double leastShape = 7;  // a shape smaller than this is drawn as a mark, or nobody would see it
constexpr int fillAlpha = 36;
// More shapes than this in view are drawn without halo and antialiasing.
constexpr std::size_t manyShapes = 20'000;

QImage emptyImage(const Viewport &view)
{
    QImage image((view.size * view.dpr).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(view.dpr);
    image.fill(Qt::transparent);
    return image;
}

QPainterPath pathOf(const PlacedTable &placed, const Shape &shape, const ScreenTransform &transform)
{
    QPainterPath path;
    for (const Path &part : placed.paths(shape)) {
        QPolygonF polygon;
        polygon.reserve(part.count);
        for (const FixedPoint &vertex : placed.vertices(part)) {
            const QPointF pixel = transform.beside(shape.low, vertex);
            // Vertices closer than half a pixel change nothing but the time.
            if (polygon.size() < 2 || (pixel - polygon.last()).manhattanLength() >= 0.5)
                polygon << pixel;
        }
        path.addPolygon(polygon);
        if (shape.area)
            path.closeSubpath();
    }
    return path;
}

// Shapes of one layer that are in view and large enough to be seen as shapes; the small ones as points.
struct VisibleShapes {
    std::vector<const Shape *> shapes;
    std::vector<FixedPoint> small;
    std::vector<std::uint32_t> smallRows;
};

VisibleShapes visibleShapes(const PlacedTable &placed, const ScreenTransform &transform, const QRectF &frame,
                            double dpr)
{
    VisibleShapes visible;
    for (const Shape &shape : placed.shapes()) {
        const QRectF box = transform.box(shape.low, shape.high);
        if (box.right() < frame.left() || box.left() > frame.right() || box.bottom() < frame.top() ||
            box.top() > frame.bottom())
            continue;
        if (std::max(box.width(), box.height()) < leastShape * dpr) {
            visible.small.push_back(
                {shape.low.x + (shape.high.x - shape.low.x) / 2, shape.low.y + (shape.high.y - shape.low.y) / 2});
            visible.smallRows.push_back(shape.row);
        } else {
            visible.shapes.push_back(&shape);
        }
    }
    return visible;
}

void paintShape(QPainter &painter, const QPainterPath &path, bool area, Mark mark, Theme theme, double dpr, bool halo)
{
    const QColor stroke = QColor::fromRgba(colour(mark, theme));
    const double width = (area ? edgeWidth : lineWidth) * dpr;
    if (area) {
        QColor fill = stroke;
        fill.setAlpha(fillAlpha);
        painter.fillPath(path, fill);
    }
    if (halo) {
        QColor casing = QColor::fromRgba(haloColour(theme));
        casing.setAlpha(170);
        painter.strokePath(path, QPen(casing, width + 2 * dpr, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.strokePath(path, QPen(stroke, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

// Points of one layer, the small shapes among them.
struct PointRun {
    std::span<const FixedPoint> points;
    std::span<const std::uint32_t> rows;  // of each point
    const MapLayer &layer;
    std::size_t firstStamp = 0;  // of the layer's looks, or its only one

    [[nodiscard]] std::size_t stampOf(std::size_t point) const
    {
        return firstStamp + (layer.rows ? layer.rows->lookOf[rows[point]] : 0);
    }
};

std::size_t countVisible(std::span<const PointRun> runs, const ScreenTransform &transform, const QRectF &frame)
{
    std::size_t visible = 0;
    for (const PointRun &run : runs) {
        // A sample is enough to choose a size.
        const std::size_t step = run.points.size() / 65'536 + 1;
        for (std::size_t i = 0; i < run.points.size(); i += step) {
            if (frame.contains(transform.x(run.points[i].x), transform.y(run.points[i].y)))
                visible += step;
        }
    }
    return visible;
}

double radiusFor(std::size_t visible)
{
    return visible <= 3'000 ? 5 : visible <= 30'000 ? 4 : visible <= 200'000 ? 3 : 2;
}

struct Band {
    std::uint32_t *pixels;
    int stride;
    int width;
    int top;
    int bottom;
};

// A mark that would cover one of its own layer at the very same pixel is left out: what a million points cost is then
// limited by the number of pixels.
void stampBand(const Band &band, std::span<const PointRun> runs, std::span<const Stamp> stamps,
               const ScreenTransform &transform, const std::stop_token &stop)
{
    const StampGrid grid{band.width, band.top, band.bottom, std::ranges::max(stamps, {}, &Stamp::reach).reach()};
    std::vector<bool> taken;
    for (std::size_t n = 0; n < runs.size(); ++n) {
        taken.assign(grid.size(), false);
        for (std::size_t i = 0; i < runs[n].points.size(); ++i) {
            if (i % 65'536 == 0 && stop.stop_requested())
                return;
            const FixedPoint point = runs[n].points[i];
            const double x = std::floor(transform.x(point.x));
            const double y = std::floor(transform.y(point.y));
            const auto cell = grid.cell(x, y);
            if (!cell || taken[*cell])
                continue;
            taken[*cell] = true;
            stamps[runs[n].stampOf(i)].put(band.pixels, band.stride, band.width, band.top, band.bottom,
                                           static_cast<int>(x), static_cast<int>(y));
        }
    }
}

void stampPoints(QImage &image, std::span<PointRun> runs, const Viewport &view, Theme theme,
                 const std::stop_token &stop)
{
    const ScreenTransform transform(view, view.dpr);
    const std::size_t visible = countVisible(runs, transform, QRectF(image.rect()));
    const double radius = radiusFor(visible);
    std::vector<Stamp> stamps;
    std::size_t points = 0;
    const auto cut = [&](Mark mark) {
        const bool nothing = mark.ramp == Ramp::Plain && mark.colour == 0;  // what has no value stays in the background
        stamps.emplace_back(mark, (nothing ? 0.55 : 1) * radius * view.dpr, (radius > 2 ? 1.2 : 0) * view.dpr, theme);
    };
    for (PointRun &run : runs) {
        run.firstStamp = stamps.size();
        if (run.layer.rows)
            std::ranges::for_each(run.layer.rows->looks, cut);
        else
            cut(run.layer.mark);
        points += run.points.size();
    }
    if (points == 0)
        return;
    constexpr std::size_t mostBands = 8;
    const int bands = points < 20'000 ? 1 : static_cast<int>(std::min(WorkerPool::ofThisThread().size(), mostBands));
    auto *pixels = reinterpret_cast<std::uint32_t *>(image.bits());
    const int stride = static_cast<int>(image.bytesPerLine() / 4);
    const auto band = [&](int n) {
        return Band{pixels, stride, image.width(), image.height() * n / bands, image.height() * (n + 1) / bands};
    };
    parallelFor(std::size_t(bands), [&](std::size_t n) { stampBand(band(int(n)), runs, stamps, transform, stop); });
}

}  // namespace

QImage drawEntities(const Viewport &view, std::span<const MapLayer> layers, Theme theme, const std::stop_token &stop)
{
    QImage image = emptyImage(view);
    const ScreenTransform transform(view, view.dpr);
    const double margin = 4 * view.dpr;
    const QRectF frame = QRectF(image.rect()).adjusted(-margin, -margin, margin, margin);
    std::vector<VisibleShapes> shapes;
    std::size_t shapeCount = 0;
    for (const MapLayer &layer : layers) {
        shapes.push_back(visibleShapes(*layer.placed, transform, frame, view.dpr));
        shapeCount += shapes.back().shapes.size();
    }
    if (shapeCount > 0) {
        // Own scale: the painter works in device pixels, as the stamps do.
        image.setDevicePixelRatio(1);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing, shapeCount <= manyShapes);
        for (const bool area : {true, false}) {
            for (std::size_t n = 0; n < layers.size(); ++n) {
                for (const Shape *shape : shapes[n].shapes) {
                    if (shape->area != area)
                        continue;
                    if (stop.stop_requested())
                        return {};
                    paintShape(painter, pathOf(*layers[n].placed, *shape, transform), area,
                               layers[n].markOf(shape->row), theme, view.dpr, shapeCount <= manyShapes);
                }
            }
        }
        painter.end();
        image.setDevicePixelRatio(view.dpr);
    }
    std::vector<PointRun> runs;
    for (std::size_t n = 0; n < layers.size(); ++n) {
        runs.push_back({layers[n].placed->points(), layers[n].placed->pointRows(), layers[n]});
        if (!shapes[n].small.empty())
            runs.push_back({shapes[n].small, shapes[n].smallRows, layers[n]});
    }
    stampPoints(image, runs, view, theme, stop);
    return stop.stop_requested() ? QImage() : image;
}

QImage drawHighlights(const Viewport &view, std::span<const MapLayer> layers, std::span<const Hit> selected,
                      std::optional<Hit> hovered, Theme theme, const std::stop_token &stop)
{
    QImage image = emptyImage(view);
    const ScreenTransform transform(view, 1);
    const QRectF frame = QRectF(QPointF(), view.size).adjusted(-12, -12, 12, 12);
    const QColor ring = QColor::fromRgba(highlightColour(theme));
    const QColor halo = QColor::fromRgba(haloColour(theme));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);

    const auto paintPoint = [&](QPointF middle, Mark mark, double radius) {
        if (!frame.contains(middle))
            return;
        painter.setBrush(halo);
        painter.setPen(QPen(halo, 5));
        painter.drawEllipse(middle, radius, radius);
        painter.setPen(QPen(ring, 2));
        painter.drawEllipse(middle, radius, radius);
        paintMark(painter, mark, middle, 5, 0, theme);
    };
    const auto paint = [&](Hit hit, double radius) {
        if (hit.layer >= layers.size())
            return;
        const MapLayer &layer = layers[hit.layer];
        for (const Shape &shape : std::ranges::equal_range(layer.placed->shapes(), hit.row, {}, &Shape::row)) {
            const QRectF box = transform.box(shape.low, shape.high);
            if (std::max(box.width(), box.height()) < leastShape) {
                paintPoint(box.center(), layer.markOf(hit.row), radius);
            } else if (box.right() >= frame.left() && box.left() <= frame.right() && box.bottom() >= frame.top() &&
                       box.top() <= frame.bottom()) {
                const QPainterPath path = pathOf(*layer.placed, shape, transform);
                painter.strokePath(path, QPen(halo, radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter.strokePath(path, QPen(ring, radius - 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter.strokePath(path, QPen(QColor::fromRgba(colour(layer.markOf(hit.row), theme)), 2));
            }
        }
        const auto rows = layer.placed->pointRows();
        const auto found = std::ranges::equal_range(rows, hit.row);
        for (auto it = found.begin(); it != found.end(); ++it) {
            const FixedPoint point = layer.placed->points()[static_cast<std::size_t>(it - rows.begin())];
            paintPoint({transform.x(point.x), transform.y(point.y)}, layer.markOf(hit.row), radius);
        }
    };
    for (const Hit &hit : selected) {
        if (stop.stop_requested())
            return {};
        paint(hit, 7.5);
    }
    if (hovered)
        paint(*hovered, 9.5);
    return image;
}

QImage drawMark(Mark mark, Theme theme, int side, double dpr)
{
    QImage image(QSize(side, side) * dpr, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(dpr);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintMark(painter, mark, {side / 2.0, side / 2.0}, side * 0.34, 0, theme);
    return image;
}

}  // namespace civiscope::carto

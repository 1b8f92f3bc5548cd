// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/hittest.h"

#include "carto/screentransform.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace civiscope::carto {

namespace {

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / length, 0.0, 1.0) : 0;
    const QPointF off = p - (a + t * along);
    return std::hypot(off.x(), off.y());
}

struct ShapeNearness {
    double edge = std::numeric_limits<double>::infinity();  // pixels to the nearest edge
    bool inside = false;
};

ShapeNearness nearness(const PlacedTable &placed, const Shape &shape, const ScreenTransform &transform, QPointF pixel)
{
    ShapeNearness result;
    for (const Path &path : placed.paths(shape)) {
        const auto vertices = placed.vertices(path);
        QPointF before = transform.beside(shape.low, vertices[shape.area ? vertices.size() - 1 : 0]);
        for (const FixedPoint &vertex : vertices) {
            const QPointF here = transform.beside(shape.low, vertex);
            result.edge = std::min(result.edge, distanceToSegment(pixel, before, here));
            if (shape.area && (here.y() > pixel.y()) != (before.y() > pixel.y()) &&
                pixel.x() < (before.x() - here.x()) * (pixel.y() - here.y()) / (before.y() - here.y()) + here.x())
                result.inside = !result.inside;
            before = here;
        }
    }
    return result;
}

}  // namespace

std::vector<Hit> entitiesAt(const Viewport &view, std::span<const MapLayer> layers, QPointF pixel, double tolerance,
                            std::size_t most)
{
    struct Candidate {
        int rank;  // points, lines, areas; then steps of three pixels
        Hit hit;
    };
    std::vector<Candidate> found;
    const ScreenTransform transform(view, 1);
    const auto rank = [](int kind, double distance) { return kind * 100 + static_cast<int>(distance / 3); };
    for (std::size_t n = layers.size(); n-- > 0;) {
        const PlacedTable &placed = *layers[n].placed;
        const auto layer = static_cast<std::uint32_t>(n);
        const auto points = placed.points();
        for (std::size_t i = points.size(); i-- > 0;) {
            const double dx = transform.x(points[i].x) - pixel.x();
            const double dy = transform.y(points[i].y) - pixel.y();
            if (std::abs(dx) <= tolerance && std::abs(dy) <= tolerance && std::hypot(dx, dy) <= tolerance)
                found.push_back({rank(0, std::hypot(dx, dy)), {layer, placed.pointRows()[i]}});
        }
        for (std::size_t i = placed.shapes().size(); i-- > 0;) {
            const Shape &shape = placed.shapes()[i];
            const QRectF box = transform.box(shape.low, shape.high);
            if (!box.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(pixel))
                continue;
            const ShapeNearness near = nearness(placed, shape, transform, pixel);
            if (near.edge <= tolerance || near.inside)
                found.push_back({shape.area ? rank(2, 0) : rank(1, near.edge), {layer, shape.row}});
        }
    }
    std::ranges::stable_sort(found, {}, &Candidate::rank);
    std::vector<Hit> hits;
    for (const Candidate &candidate : found) {
        if (hits.size() == most)
            break;
        if (std::ranges::find(hits, candidate.hit) == hits.end())
            hits.push_back(candidate.hit);
    }
    return hits;
}

std::vector<Hit> entitiesIn(const Viewport &view, std::span<const MapLayer> layers, QRectF box)
{
    std::vector<Hit> hits;
    const ScreenTransform transform(view, 1);
    for (std::size_t n = 0; n < layers.size(); ++n) {
        const PlacedTable &placed = *layers[n].placed;
        const auto layer = static_cast<std::uint32_t>(n);
        for (std::size_t i = 0; i < placed.points().size(); ++i) {
            const FixedPoint point = placed.points()[i];
            if (box.contains(transform.x(point.x), transform.y(point.y)))
                hits.push_back({layer, placed.pointRows()[i]});
        }
        for (const Shape &shape : placed.shapes()) {
            if (!transform.box(shape.low, shape.high).intersects(box))
                continue;
            for (const Path &path : placed.paths(shape)) {
                if (std::ranges::any_of(placed.vertices(path), [&](FixedPoint vertex) {
                        return box.contains(transform.beside(shape.low, vertex));
                    })) {
                    hits.push_back({layer, shape.row});
                    break;
                }
            }
        }
    }
    std::ranges::sort(hits);
    const auto doubles = std::ranges::unique(hits);
    hits.erase(doubles.begin(), doubles.end());
    return hits;
}

}  // namespace civiscope::carto

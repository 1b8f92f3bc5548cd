// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods/rendertiles.h"

#include "mapjob.h"

#include <QVector>
#include <QtConcurrentMap>

#include <numbers>
#include <vector>

namespace civiscope::engine {

namespace code = gis::protocol::code;

namespace {

constexpr double halfWorld = std::numbers::pi * 6378137;  // metres of EPSG:3857
// Half of the widest name there can be, in pixels of 1/96 inch.
constexpr int margin = 128;

}  // namespace

void RenderTiles::run(std::shared_ptr<Call> call)
{
    const auto &params = call->params();
    const int zoom = params.at("zoom").get<int>();
    const auto x = params.at("x").get<std::int64_t>();
    const auto y = params.at("y").get<std::int64_t>();
    const int n = params.at("n").get<int>();
    const int scale = params.value("scale", 1);
    if (zoom < 0 || zoom > 24 || n < 1 || n > 4 || (scale != 1 && scale != 2))
        return call->fail(code::invalidParams, "zoom is 0 … 24, n 1 … 4, scale 1 or 2");
    const std::int64_t across = std::int64_t(1) << zoom;
    if (x < 0 || y < 0 || x + n > across || y + n > across)
        return call->fail(code::invalidParams, "there are no such tiles at this zoom");
    if (!*m_map)
        return call->fail(code::failed, "no map is set");

    const double tile = 2 * halfWorld / static_cast<double>(across);
    const double around = tile * margin / 256;
    const QgsRectangle extent(
        -halfWorld + static_cast<double>(x) * tile - around, halfWorld - static_cast<double>(y + n) * tile - around,
        -halfWorld + static_cast<double>(x + n) * tile + around, halfWorld - static_cast<double>(y) * tile + around);
    const int pixels = (256 * n + 2 * margin) * scale;
    drawMap(call, *m_map, (*m_map)->settings(extent, pixels, pixels, scale), [n, scale](const QImage &image) {
        const int side = 256 * scale;
        QVector<QImage> tiles;
        for (int row = 0; row < n; ++row)
            for (int column = 0; column < n; ++column)
                tiles << image.copy(margin * scale + column * side, margin * scale + row * side, side, side);
        Encoded encoded;
        std::vector<std::size_t> sizes;
        const auto pictures = QtConcurrent::blockingMapped<QVector<std::string>>(tiles, pngOf);
        for (const std::string &png : pictures) {
            sizes.push_back(png.size());
            encoded.payload += png;
        }
        encoded.result = {{"sizes", sizes}};
        return encoded;
    });
}

}  // namespace civiscope::engine

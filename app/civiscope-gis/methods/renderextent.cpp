// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods/renderextent.h"

#include "mapjob.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>

#include <array>

namespace civiscope::engine {

namespace code = gis::protocol::code;

void RenderExtent::run(std::shared_ptr<Call> call)
{
    const auto &params = call->params();
    const auto box = params.at("box").get<std::array<double, 4>>();
    const auto crs = params.at("crs").get<std::string>();
    const double scale = params.value("scale", 1.0);
    const int width = static_cast<int>(params.at("width").get<int>() * scale);
    const int height = static_cast<int>(params.at("height").get<int>() * scale);
    if (width < 1 || height < 1 || width > 16384 || height > 16384 || scale < 1 || scale > 4)
        return call->fail(code::invalidParams, "width and height are 1 … 16384 device pixels, scale 1 … 4");
    if (!(box[0] < box[2] && box[1] < box[3]) || (crs != "EPSG:3857" && crs != "EPSG:4326"))
        return call->fail(code::invalidParams, "box is [west, south, east, north] in EPSG:3857 or EPSG:4326");
    if (!*m_map)
        return call->fail(code::failed, "no map is set");

    QgsRectangle extent(box[0], box[1], box[2], box[3]);
    if (crs == "EPSG:4326") {
        const QgsCoordinateTransform toMercator(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")),
                                                QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")),
                                                QgsCoordinateTransformContext());
        try {
            extent = toMercator.transformBoundingBox(extent.intersect(QgsRectangle(-180, -85.05, 180, 85.05)));
        } catch (const QgsCsException &e) {
            return call->fail(code::invalidParams, e.what().toStdString());
        }
    }
    const QgsMapSettings settings = (*m_map)->settings(extent, width, height, scale);
    const QgsRectangle drawn = settings.visibleExtent();
    drawMap(call, *m_map, settings, [drawn](const QImage &image) {
        Encoded encoded;
        encoded.result = {{"width", image.width()},
                          {"height", image.height()},
                          {"box", {drawn.xMinimum(), drawn.yMinimum(), drawn.xMaximum(), drawn.yMaximum()}}};
        encoded.payload = pngOf(image);
        return encoded;
    });
}

}  // namespace civiscope::engine

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorlayers.h"

#include "symbols.h"

#include <qgsfillsymbol.h>
#include <qgslinesymbol.h>
#include <qgsmarkersymbol.h>
#include <qgsmarkersymbollayer.h>
#include <qgssinglesymbolrenderer.h>

namespace civiscope::engine {

std::expected<Overlay, std::string> vectorOverlay(const QString &path, const Palette &palette)
{
    QgsVectorLayer::LayerOptions options;
    options.loadDefaultStyle = false;
    options.forceReadOnly = true;
    auto layer = std::make_unique<QgsVectorLayer>(path, path, QStringLiteral("ogr"), options);
    if (!layer->isValid())
        return std::unexpected(layer->error().message(QgsErrorMessage::Text).toStdString());
    QColor fill = palette.userLayer;
    fill.setAlpha(60);
    switch (layer->geometryType()) {
    case Qgis::GeometryType::Polygon:
        layer->setRenderer(new QgsSingleSymbolRenderer(outlinedArea(fill, palette.userLayer, 1, 0).release()));
        break;
    case Qgis::GeometryType::Line:
        layer->setRenderer(new QgsSingleSymbolRenderer(line(palette.userLayer, constantWidth(1.2), 0).release()));
        break;
    case Qgis::GeometryType::Point: {
        auto marker = std::make_unique<QgsSimpleMarkerSymbolLayer>(
            Qgis::MarkerShape::Circle, points(6), 0, Qgis::ScaleMethod::ScaleDiameter, palette.userLayer, palette.halo);
        marker->setSizeUnit(Qgis::RenderUnit::Points);
        layer->setRenderer(new QgsSingleSymbolRenderer(new QgsMarkerSymbol({marker.release()})));
        break;
    }
    default: return std::unexpected("a table without geometry");
    }
    Overlay overlay;
    overlay.layers.push_back(std::move(layer));
    return overlay;
}

}  // namespace civiscope::engine

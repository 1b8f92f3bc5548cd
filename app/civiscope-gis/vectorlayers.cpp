// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorlayers.h"

#include "symbols.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfillsymbol.h>
#include <qgslayermetadata.h>
#include <qgslinesymbol.h>
#include <qgsmarkersymbol.h>
#include <qgsmarkersymbollayer.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgssinglesymbolrenderer.h>

namespace civiscope::engine {

namespace {

std::unique_ptr<QgsSymbol> symbolFor(Qgis::GeometryType type, const QColor &colour, const Palette &palette)
{
    QColor fill = colour;
    fill.setAlpha(60);
    switch (type) {
    case Qgis::GeometryType::Polygon: return outlinedArea(fill, colour, 1, 0);
    case Qgis::GeometryType::Line: return line(colour, constantWidth(1.2), 0);
    case Qgis::GeometryType::Point: {
        auto marker = std::make_unique<QgsSimpleMarkerSymbolLayer>(
            Qgis::MarkerShape::Circle, points(6), 0, Qgis::ScaleMethod::ScaleDiameter, colour, palette.halo);
        marker->setSizeUnit(Qgis::RenderUnit::Points);
        return std::make_unique<QgsMarkerSymbol>(QgsSymbolLayerList{marker.release()});
    }
    default: return nullptr;
    }
}

// The addresses of the tables in a file.
QStringList tablesOf(const QString &path)
{
    QStringList uris;
    const auto tables = QgsProviderRegistry::instance()->querySublayers(path);
    for (const QgsProviderSublayerDetails &table : tables) {
        if (table.type() == Qgis::LayerType::Vector && table.providerKey() == QLatin1String("ogr"))
            uris << table.uri();
    }
    return uris.isEmpty() ? QStringList{path} : uris;
}

QgsRectangle boxOf(const QgsVectorLayer &layer)
{
    const QgsCoordinateTransform toDegrees(layer.crs(), QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")),
                                           QgsCoordinateTransformContext());
    try {
        return toDegrees.transformBoundingBox(layer.extent());
    } catch (const QgsCsException &) {
        return {};
    }
}

}  // namespace

std::expected<Overlay, Unreadable> vectorOverlay(const QString &path, const QColor &colour, const Palette &palette)
{
    QgsVectorLayer::LayerOptions options;
    options.loadDefaultStyle = false;
    options.forceReadOnly = true;
    Overlay overlay;
    std::optional<Unreadable> problem;
    for (const auto uris = tablesOf(path); const QString &uri : uris) {
        auto layer = std::make_unique<QgsVectorLayer>(uri, path, QStringLiteral("ogr"), options);
        if (!layer->isValid()) {
            problem = {"not-readable", layer->error().message(QgsErrorMessage::Text).toStdString()};
            continue;
        }
        auto symbol = symbolFor(layer->geometryType(), colour, palette);
        if (!symbol) {
            if (!problem)
                problem = {"no-geometry", {}};
            continue;
        }
        if (!layer->crs().isValid()) {
            problem = {"no-crs", {}};
            continue;
        }
        layer->setRenderer(new QgsSingleSymbolRenderer(symbol.release()));
        overlay.features += std::max<long long>(0, layer->featureCount());
        if (const QgsRectangle box = boxOf(*layer); !box.isNull() && box.isFinite())
            overlay.box.isNull() ? void(overlay.box = box) : overlay.box.combineExtentWith(box);
        const QString rights = layer->metadata().rights().join(QStringLiteral(", "));
        if (!rights.isEmpty() && !overlay.attribution.contains(rights))
            overlay.attribution += (overlay.attribution.isEmpty() ? QString() : QStringLiteral(" · ")) + rights;
        overlay.layers.push_back(std::move(layer));
    }
    if (overlay.layers.empty())
        return std::unexpected(problem.value_or(Unreadable{"not-readable", {}}));
    return overlay;
}

}  // namespace civiscope::engine

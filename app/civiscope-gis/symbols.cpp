// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbols.h"

#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgslinesymbol.h>
#include <qgslinesymbollayer.h>
#include <qgsvectordataprovider.h>

#include <cmath>

namespace civiscope::engine {

QgsProperty Width::property() const
{
    return QgsProperty::fromExpression(QStringLiteral("scale_exp(@zoom, %1, %2, %3, %4, 1.4)")
                                           .arg(fromZoom)
                                           .arg(toZoom)
                                           .arg(points(fromWidth))
                                           .arg(points(toWidth)));
}

double scaleAt(double zoom)
{
    return 591658711 / std::exp2(zoom);
}

std::unique_ptr<QgsFillSymbol> area(const QColor &fill, int pass)
{
    // An outline of its own colour closes the hairlines that anti-aliasing leaves between neighbours.
    return outlinedArea(fill, fill, 0.6, pass);
}

std::unique_ptr<QgsFillSymbol> outlinedArea(const QColor &fill, const QColor &outline, double width, int pass)
{
    auto layer = std::make_unique<QgsSimpleFillSymbolLayer>(fill, Qt::SolidPattern, outline, Qt::SolidLine,
                                                            points(width), Qt::RoundJoin);
    layer->setStrokeWidthUnit(Qgis::RenderUnit::Points);
    layer->setRenderingPass(pass);
    if (fill.alpha() == 0)
        layer->setBrushStyle(Qt::NoBrush);
    return std::make_unique<QgsFillSymbol>(QgsSymbolLayerList{layer.release()});
}

static std::unique_ptr<QgsSimpleLineSymbolLayer> stroke(const QColor &colour, const Width &width, int pass)
{
    auto layer = std::make_unique<QgsSimpleLineSymbolLayer>(colour, points(width.toWidth));
    layer->setWidthUnit(Qgis::RenderUnit::Points);
    layer->setPenJoinStyle(Qt::RoundJoin);
    layer->setPenCapStyle(Qt::RoundCap);
    layer->setRenderingPass(pass);
    if (width.fromWidth != width.toWidth)
        layer->setDataDefinedProperty(QgsSymbolLayer::Property::StrokeWidth, width.property());
    return layer;
}

std::unique_ptr<QgsLineSymbol> line(const QColor &colour, const Width &width, int pass, const QVector<qreal> &dashes)
{
    auto layer = stroke(colour, width, pass);
    if (!dashes.isEmpty()) {
        QVector<qreal> pattern;
        for (const qreal dash : dashes)
            pattern << points(dash * width.toWidth);
        layer->setPenCapStyle(Qt::FlatCap);
        layer->setUseCustomDashPattern(true);
        layer->setCustomDashPatternUnit(Qgis::RenderUnit::Points);
        layer->setCustomDashVector(pattern);
    }
    auto symbol = std::make_unique<QgsLineSymbol>(QgsSymbolLayerList{layer.release()});
    symbol->setClipFeaturesToExtent(dashes.isEmpty());
    return symbol;
}

std::unique_ptr<QgsLineSymbol> casedLine(const QColor &colour, const QColor &casing, const Width &width, int pass)
{
    auto below = stroke(casing, width.wider(1.6), pass);
    auto above = stroke(colour, width, pass + 1);
    return std::make_unique<QgsLineSymbol>(QgsSymbolLayerList{below.release(), above.release()});
}

std::unique_ptr<QgsVectorLayer> memoryLayer(const QString &name, const QString &type, const QgsFields &fields,
                                            QgsFeatureList features)
{
    QgsVectorLayer::LayerOptions options;
    options.loadDefaultStyle = false;
    options.skipCrsValidation = true;
    auto layer = std::make_unique<QgsVectorLayer>(type + QStringLiteral("?crs=EPSG:3857&index=yes"), name,
                                                  QStringLiteral("memory"), options);
    layer->dataProvider()->addAttributes(fields.toList());
    layer->updateFields();
    layer->dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert);
    return layer;
}

}  // namespace civiscope::engine

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldlayers.h"

#include "symbols.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfillsymbol.h>
#include <qgslinesymbol.h>
#include <qgssinglesymbolrenderer.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace civiscope::engine {

namespace {

constexpr double provincesFrom = 5;  // zoom level of their borders

// Features without attributes; `named` is called with the value of the field `name`.
QgsFeatureList readLayer(const QString &geoPackage, const QString &table, const QString &name,
                         const std::function<void(const QString &, const QgsGeometry &)> &named)
{
    QgsVectorLayer::LayerOptions options;
    options.loadDefaultStyle = false;
    options.forceReadOnly = true;
    const QgsVectorLayer layer(geoPackage + QStringLiteral("|layername=") + table, table, QStringLiteral("ogr"),
                               options);
    if (!layer.isValid())
        return {};
    const QgsCoordinateTransform toMercator(layer.crs(), QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")),
                                            QgsCoordinateTransformContext());
    // The projection has no place for the poles.
    const QgsRectangle drawable(-180, -85.06, 180, 85.06);
    QgsFeatureList result;
    QgsFeatureRequest request;
    request.setSubsetOfAttributes(QStringList{name}, layer.fields());
    QgsFeatureIterator features = layer.getFeatures(request);
    QgsFeature feature;
    while (features.nextFeature(feature)) {
        QgsGeometry geometry = feature.geometry();
        if (!drawable.contains(geometry.boundingBox()))
            geometry = geometry.clipped(drawable);
        try {
            if (geometry.isEmpty() || geometry.transform(toMercator) != Qgis::GeometryOperationResult::Success)
                continue;
        } catch (const QgsCsException &) {
            continue;
        }
        named(feature.attribute(name).toString(), geometry);
        QgsFeature bare;
        bare.setGeometry(geometry);
        result << bare;
    }
    return result;
}

}  // namespace

World World::read(const QString &geoPackage)
{
    World world;
    const auto name = [&world](LabelKind kind, double from, double latestFrom, double until) {
        return [&world, kind, from, latestFrom, until](const QString &text, const QgsGeometry &geometry) {
            auto label = text.isEmpty() ? std::nullopt : areaLabel(text, geometry, kind);
            if (!label)
                return;
            label->minZoom = std::clamp(label->minZoom, from, latestFrom);
            label->maxZoom = until;
            world.m_labels.push_back(std::move(*label));
        };
    };
    world.m_countries =
        readLayer(geoPackage, QStringLiteral("countries"), QStringLiteral("NAME"), name(LabelKind::Country, 2, 6, 6));
    world.m_provinces = readLayer(geoPackage, QStringLiteral("states_provinces"), QStringLiteral("name"),
                                  name(LabelKind::State, provincesFrom, 8, 8));
    world.m_disputed = readLayer(geoPackage, QStringLiteral("disputed_borders"), QStringLiteral("name"),
                                 [](const QString &, const QgsGeometry &) {});
    return world;
}

std::vector<std::unique_ptr<QgsVectorLayer>> World::layers(const Palette &palette) const
{
    std::vector<std::unique_ptr<QgsVectorLayer>> layers;
    // Far out a country is land with its outline; nearer the provinces are the land, below the outlines of countries.
    auto countries = memoryLayer(QStringLiteral("countries"), QStringLiteral("MultiPolygon"), {}, m_countries);
    countries->setRenderer(new QgsSingleSymbolRenderer(outlinedArea(palette.land, palette.coast, 0.9, 0).release()));
    countries->setScaleBasedVisibility(true);
    countries->setMinimumScale(0);
    countries->setMaximumScale(scaleAt(provincesFrom - 0.5));
    layers.push_back(std::move(countries));

    auto provinces = memoryLayer(QStringLiteral("provinces"), QStringLiteral("MultiPolygon"), {}, m_provinces);
    provinces->setRenderer(
        new QgsSingleSymbolRenderer(outlinedArea(palette.land, palette.stateBorder, 0.8, 0).release()));
    provinces->setScaleBasedVisibility(true);
    provinces->setMinimumScale(scaleAt(provincesFrom - 0.5));
    layers.push_back(std::move(provinces));

    auto borders = memoryLayer(QStringLiteral("borders"), QStringLiteral("MultiPolygon"), {}, m_countries);
    borders->setRenderer(
        new QgsSingleSymbolRenderer(outlinedArea(QColor(0, 0, 0, 0), palette.coast, 0.9, 0).release()));
    borders->setScaleBasedVisibility(true);
    borders->setMinimumScale(scaleAt(provincesFrom - 0.5));
    layers.push_back(std::move(borders));

    auto disputed = memoryLayer(QStringLiteral("disputed"), QStringLiteral("MultiLineString"), {}, m_disputed);
    disputed->setRenderer(new QgsSingleSymbolRenderer(line(palette.disputed, constantWidth(0.9), 0, {4, 3}).release()));
    layers.push_back(std::move(disputed));
    return layers;
}

}  // namespace civiscope::engine

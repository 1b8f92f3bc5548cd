// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map.h"

#include "labels.h"
#include "sketchlayers.h"
#include "vectorlayers.h"
#include "worldlayers.h"

#include <qgsexpressioncontext.h>
#include <qgslabelingenginesettings.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace civiscope::engine {

Map::Map(const World &world, const Palette &palette, const std::vector<LayerRequest> &requests,
         std::vector<LayerProblem> &problems, std::vector<LayerFacts> &facts)
    : m_palette(palette)
    , m_layers(world.layers(palette))
{
    std::vector<PointLabel> labels = world.labels();
    for (const LayerRequest &request : requests) {
        const QString path = QString::fromStdString(request.path);
        const QColor colour(QString::fromStdString(request.colour));
        auto overlay = request.kind == "sketch"
                           ? sketchOverlay(path, palette)
                           : vectorOverlay(path, colour.isValid() ? colour : palette.userLayer, palette);
        if (!overlay) {
            problems.push_back({request.id, request.path, overlay.error().code, overlay.error().message});
            continue;
        }
        facts.push_back({request.id, overlay->features, overlay->box, overlay->attribution.toStdString()});
        std::ranges::move(overlay->layers, std::back_inserter(m_layers));
        std::ranges::move(overlay->labels, std::back_inserter(labels));
    }
    m_layers.push_back(labelLayer(std::move(labels), palette));
}

Map::~Map() = default;

QgsMapSettings Map::settings(const QgsRectangle &extent, int width, int height, double scale) const
{
    QgsMapSettings settings;
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
    settings.setOutputSize(QSize(width, height));
    settings.setOutputDpi(96 * scale);
    settings.setExtent(extent);
    settings.setBackgroundColor(m_palette.sea);
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling);
    settings.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization);
    settings.setFlag(Qgis::MapSettingsFlag::RenderMapTile);
    settings.setFlag(Qgis::MapSettingsFlag::RenderPartialOutput, false);

    // A name that only begins in the picture is drawn as far as it goes; its other half is in the next tile.
    QgsLabelingEngineSettings labeling;
    labeling.setFlag(Qgis::LabelingFlag::UsePartialCandidates, true);
    settings.setLabelingEngineSettings(labeling);

    const double metresPerPixel = settings.mapUnitsPerPixel() * scale;
    QgsExpressionContext context;
    auto *scope = new QgsExpressionContextScope();
    scope->setVariable(QStringLiteral("zoom"), std::log2(2 * std::numbers::pi * 6378137 / 256 / metresPerPixel) + 1e-6,
                       true);
    context.appendScope(scope);
    settings.setExpressionContext(context);

    // QGIS lists the topmost layer first. Each layer costs a pass over the picture, even where it has nothing.
    QList<QgsMapLayer *> layers;
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer)
        if (settings.layerExtentToOutputExtent(layer->get(), (*layer)->extent()).intersects(settings.visibleExtent()))
            layers << layer->get();
    settings.setLayers(layers);
    return settings;
}

}  // namespace civiscope::engine

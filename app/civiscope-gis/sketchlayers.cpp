// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sketchlayers.h"

#include "symbols.h"

#include <QFile>
#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfillsymbol.h>
#include <qgsjsonutils.h>
#include <qgslinesymbol.h>
#include <qgsrulebasedlabeling.h>
#include <qgsrulebasedrenderer.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace civiscope::engine {

namespace {

constexpr qint64 maxSketchBytes = 64 << 20;

// The order of drawing within the layers of areas and of lines.
enum Pass { SeaPass, LandPass, ParkPass, WaterPass, DistrictPass };
enum LinePass { CoastPass, RiverPass, RailPass, MainPass, MotorwayPass = MainPass + 2 };

class Rules {
public:
    Rules()
        : m_root(new QgsRuleBasedRenderer::Rule(nullptr))
    {
    }

    template<typename Symbol>
    void add(std::unique_ptr<Symbol> symbol, const char *filter)
    {
        m_root->appendChild(new QgsRuleBasedRenderer::Rule(symbol.release(), 0, 0, QString::fromLatin1(filter)));
    }
    [[nodiscard]] QgsFeatureRenderer *renderer() { return new QgsRuleBasedRenderer(m_root.release()); }

private:
    std::unique_ptr<QgsRuleBasedRenderer::Rule> m_root;
};

QgsFeatureRenderer *areaRenderer(const Palette &palette)
{
    Rules rules;
    rules.add(area(palette.sea, SeaPass), "\"kind\" = 'sea'");
    rules.add(area(palette.land, LandPass), "\"kind\" = 'land'");
    rules.add(area(palette.park, ParkPass), "\"kind\" = 'park'");
    rules.add(outlinedArea(palette.water, palette.waterLine, 0.8, WaterPass), "\"kind\" IN ('river', 'dock')");
    rules.add(outlinedArea(QColor(0, 0, 0, 0), palette.districtLine, 0.8, DistrictPass),
              "\"kind\" = 'district' AND @zoom >= 11.5");
    return rules.renderer();
}

QgsFeatureRenderer *lineRenderer(const Palette &palette)
{
    Rules rules;
    rules.add(line(palette.coast, constantWidth(0.8), CoastPass), "\"kind\" = 'coast'");
    rules.add(line(palette.water, {9, 1.2, 16, 14}, RiverPass), "\"kind\" IN ('river', 'dock')");
    rules.add(line(palette.rail, constantWidth(1.1), RailPass, {5, 2}), "\"kind\" = 'rail' AND @zoom >= 11");
    rules.add(line(palette.roadCasing, {9, 0.6, 11, 1}, MainPass),
              "\"kind\" = 'road' AND \"class\" = 'main' AND @zoom >= 9 AND @zoom < 11");
    rules.add(casedLine(palette.road, palette.roadCasing, {11, 1.4, 17, 12}, MainPass),
              "\"kind\" = 'road' AND \"class\" = 'main' AND @zoom >= 11");
    rules.add(line(palette.motorwayCasing, {7, 0.7, 10, 1.4}, MotorwayPass),
              "\"kind\" = 'road' AND \"class\" = 'motorway' AND @zoom >= 7 AND @zoom < 10");
    rules.add(casedLine(palette.motorway, palette.motorwayCasing, {10, 1.4, 17, 16}, MotorwayPass),
              "\"kind\" = 'road' AND \"class\" = 'motorway' AND @zoom >= 10");
    return rules.renderer();
}

// A name along its line, at one fixed part of the whole line, so that neighbouring tiles agree about it.
QgsRuleBasedLabeling::Rule *alongLine(const QgsTextFormat &format, double part, const char *filter)
{
    auto settings = std::make_unique<QgsPalLayerSettings>();
    settings->fieldName = QStringLiteral("name");
    settings->setFormat(format);
    settings->placement = Qgis::LabelPlacement::Curved;
    settings->priority = 3;
    settings->lineSettings().setPlacementFlags(Qgis::LabelLinePlacementFlag::OnLine);
    settings->lineSettings().setLineAnchorPercent(part);
    settings->lineSettings().setAnchorType(QgsLabelLineSettings::AnchorType::Strict);
    settings->lineSettings().setAnchorClipping(QgsLabelLineSettings::AnchorClipping::UseEntireLine);
    settings->lineSettings().setAnchorTextPoint(QgsLabelLineSettings::AnchorTextPoint::CenterOfText);
    settings->obstacleSettings().setIsObstacle(false);
    return new QgsRuleBasedLabeling::Rule(settings.release(), 0, 0, QString::fromLatin1(filter));
}

QgsAbstractVectorLayerLabeling *lineLabeling(const Palette &palette)
{
    auto root = std::make_unique<QgsRuleBasedLabeling::Rule>(nullptr);
    const QgsTextFormat water = textFormat(palette.waterName, palette.halo, 11.5, true, false);
    const QgsTextFormat road = textFormat(palette.roadName, palette.halo, 10.5, false, false);
    root->appendChild(alongLine(water, 0.3, "\"kind\" = 'river' AND @zoom >= 11"));
    root->appendChild(alongLine(water, 0.7, "\"kind\" = 'river' AND @zoom >= 12"));
    root->appendChild(alongLine(road, 0.5, "\"class\" = 'motorway' AND @zoom >= 12"));
    root->appendChild(alongLine(road, 0.5, "\"class\" = 'main' AND @zoom >= 13"));
    return new QgsRuleBasedLabeling(root.release());
}

// At which zoom levels the names of areas and points of a kind appear.
struct NameRule {
    const char *kind;
    LabelKind label;
    double from;
    double until;
};
constexpr NameRule nameRules[] = {
    {"label", LabelKind::Town, 9, 13},   {"district", LabelKind::District, 11.5, 24}, {"park", LabelKind::Park, 12, 24},
    {"river", LabelKind::Water, 11, 24}, {"dock", LabelKind::Water, 13, 24},          {"sea", LabelKind::Water, 9, 24},
};

std::optional<PointLabel> nameOf(const QgsFeature &feature)
{
    const QString kind = feature.attribute(QStringLiteral("kind")).toString();
    const QString name = feature.attribute(QStringLiteral("name")).toString();
    const auto *rule =
        std::ranges::find_if(nameRules, [&](const NameRule &r) { return kind == QLatin1String(r.kind); });
    if (name.isEmpty() || rule == std::end(nameRules))
        return std::nullopt;
    std::optional<PointLabel> label;
    if (feature.geometry().type() == Qgis::GeometryType::Point)
        label = PointLabel{.text = name, .place = feature.geometry().centroid().asPoint(), .kind = rule->label};
    else if (feature.geometry().type() == Qgis::GeometryType::Polygon)
        label = areaLabel(name, feature.geometry(), rule->label);
    if (label) {
        label->minZoom = std::clamp(label->minZoom, rule->from, rule->from + 3);
        label->maxZoom = rule->until;
    }
    return label;
}

// The first town is the city itself; what stands in the sea is a bay or a strait.
void rankTowns(std::vector<PointLabel> &labels, const QgsFeatureList &areas)
{
    bool first = true;
    for (PointLabel &label : labels) {
        if (label.kind != LabelKind::Town)
            continue;
        const QgsGeometry place = QgsGeometry::fromPointXY(label.place);
        if (std::exchange(first, false)) {
            label.kind = LabelKind::City;
            label.minZoom = 5;
            label.maxZoom = 12;
        } else if (std::ranges::any_of(areas, [&](const QgsFeature &area) {
                       return area.attribute(QStringLiteral("kind")) == QStringLiteral("sea") &&
                              area.geometry().contains(place);
                   })) {
            label.kind = LabelKind::Water;
        }
    }
}

}  // namespace

std::expected<Overlay, Unreadable> sketchOverlay(const QString &path, const Palette &palette)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Unreadable{"not-readable", file.errorString().toStdString()});
    if (file.size() > maxSketchBytes)
        return std::unexpected(Unreadable{"not-readable", "larger than 64 MiB"});
    const QString text = QString::fromUtf8(file.readAll());
    QgsFields fields = QgsJsonUtils::stringToFields(text);
    for (const char *name : {"kind", "name", "class"})
        if (fields.indexOf(QLatin1String(name)) < 0)
            fields.append(QgsField(QString::fromLatin1(name), QMetaType::Type::QString));
    const QgsFeatureList features = QgsJsonUtils::stringToFeatureList(text, fields);
    if (features.isEmpty())
        return std::unexpected(Unreadable{"not-readable", "no GeoJSON features"});

    const QgsCoordinateTransform toMercator(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")),
                                            QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")),
                                            QgsCoordinateTransformContext());
    Overlay overlay;
    QgsFeatureList areas;
    QgsFeatureList lines;
    for (QgsFeature feature : features) {
        QgsGeometry geometry = feature.geometry();
        try {
            if (geometry.isEmpty() || geometry.transform(toMercator) != Qgis::GeometryOperationResult::Success)
                continue;
        } catch (const QgsCsException &) {
            continue;
        }
        feature.setGeometry(geometry);
        if (auto label = nameOf(feature))
            overlay.labels.push_back(std::move(*label));
        if (geometry.type() == Qgis::GeometryType::Polygon)
            areas << feature;
        else if (geometry.type() == Qgis::GeometryType::Line)
            lines << feature;
    }

    rankTowns(overlay.labels, areas);

    auto areaLayer = memoryLayer(QStringLiteral("areas"), QStringLiteral("MultiPolygon"), fields, areas);
    areaLayer->setRenderer(areaRenderer(palette));
    overlay.layers.push_back(std::move(areaLayer));
    auto lineLayer = memoryLayer(QStringLiteral("lines"), QStringLiteral("MultiLineString"), fields, lines);
    lineLayer->setRenderer(lineRenderer(palette));
    lineLayer->setLabeling(lineLabeling(palette));
    lineLayer->setLabelsEnabled(true);
    overlay.layers.push_back(std::move(lineLayer));
    // Farther out its edges would show, and nobody could read it.
    for (const auto &layer : overlay.layers) {
        layer->setScaleBasedVisibility(true);
        layer->setMinimumScale(scaleAt(8.5));
    }
    return overlay;
}

}  // namespace civiscope::engine

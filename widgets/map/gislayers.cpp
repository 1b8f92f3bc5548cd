// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/gislayers.h"

#include <QColor>
#include <QFileInfo>

#include <algorithm>
#include <ranges>
#include <utility>

namespace civiscope::widgets {

QString GisLayer::name() const
{
    return QFileInfo(path).completeBaseName();
}

bool GisLayers::looksLikeLayer(const QString &path)
{
    static const QStringList endings{QStringLiteral("gpkg"), QStringLiteral("shp"), QStringLiteral("fgb"),
                                     QStringLiteral("kml"),  QStringLiteral("gml"), QStringLiteral("gpx"),
                                     QStringLiteral("tab"),  QStringLiteral("dxf")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

GisLayer *GisLayers::find(const QString &path)
{
    const auto found = std::ranges::find(m_layers, path, &GisLayer::path);
    return found == m_layers.end() ? nullptr : &*found;
}

Result<void> GisLayers::add(const QString &path, bool visible)
{
    const QFileInfo file(path);
    if (!file.isFile() || !file.isReadable())
        return std::unexpected(Error{ErrorCode::FileNotReadable, "adding a layer",
                                     file.absoluteFilePath().toStdString(),
                                     file.isDir() ? "it is a folder" : "no such file, or no right to read it"});
    if (const GisLayer *known = find(file.absoluteFilePath())) {
        const auto index = std::size_t(known - m_layers.data());
        setVisible(index, true);
        move(index, 0);
        return {};
    }
    // Types take their colours from the front, layers from behind; black and yellow are left to types.
    const int colour = carto::paletteSize - 3 - m_added++ % (carto::paletteSize - 2);
    m_layers.insert(m_layers.begin(), {.path = file.absoluteFilePath(),
                                       .visible = visible,
                                       .mark = {std::uint8_t(colour), carto::MarkShape::Square},
                                       .facts = {},
                                       .problem = {}});
    Q_EMIT changed();
    return {};
}

void GisLayers::remove(std::size_t index)
{
    m_layers.erase(m_layers.begin() + std::ptrdiff_t(index));
    Q_EMIT changed();
}

void GisLayers::move(std::size_t from, std::size_t to)
{
    if (from == to)
        return;
    const auto at = [this](std::size_t index) { return m_layers.begin() + std::ptrdiff_t(index); };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    Q_EMIT changed();
}

void GisLayers::setVisible(std::size_t index, bool visible)
{
    if (std::exchange(m_layers[index].visible, visible) != visible)
        Q_EMIT changed();
}

void GisLayers::clear()
{
    if (m_layers.empty())
        return;
    m_layers.clear();
    Q_EMIT changed();
}

void GisLayers::setFacts(const gis::LayerFacts &facts)
{
    if (GisLayer *layer = find(facts.id)) {
        layer->facts = facts;
        layer->problem.clear();
        Q_EMIT told();
    }
}

void GisLayers::setProblem(const QString &path, const QString &code, const QString &message)
{
    GisLayer *layer = find(path);
    if (!layer)
        return;
    QString problem;
    if (code == QLatin1String("no-crs"))
        problem = tr("%1 does not say in which coordinate system its numbers are, so nobody knows where on earth it "
                     "lies. Give it one in QGIS (Set Layer CRS), or bring the .prj file along.");
    else if (code == QLatin1String("no-geometry"))
        problem = tr("%1 is a table without places: there is nothing to draw.");
    else
        problem = tr("%1 cannot be read as map data.");
    problem = problem.arg(QFileInfo(path).fileName());
    if (!message.isEmpty())
        problem += QLatin1Char(' ') + message.simplified();
    const bool news = layer->problem.isEmpty();
    layer->problem = problem;
    layer->facts = {};
    Q_EMIT told();
    if (news)
        Q_EMIT failed(problem);
}

std::vector<gis::MapLayer> GisLayers::description(carto::Theme theme) const
{
    std::vector<gis::MapLayer> layers;
    for (const GisLayer &layer : m_layers | std::views::reverse) {
        if (layer.visible)
            layers.push_back({layer.path, layer.path, gis::MapLayer::Kind::Vector,
                              QColor::fromRgb(carto::colour(layer.mark, theme)).name()});
    }
    return layers;
}

QStringList GisLayers::attributions() const
{
    QStringList all;
    for (const GisLayer &layer : m_layers) {
        if (layer.visible && !layer.facts.attribution.isEmpty())
            all << QStringLiteral("%1: %2").arg(layer.name(), layer.facts.attribution);
    }
    return all;
}

}  // namespace civiscope::widgets

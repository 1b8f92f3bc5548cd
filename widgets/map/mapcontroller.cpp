// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapcontroller.h"

#include <cmath>

namespace civiscope::widgets {

namespace {
// Logical pixels drawn around the view, so that a short pan shows no empty rim.
constexpr double rim = 96;
constexpr double fitMargin = 48;

// Whether a picture is still right for the view: same scale, and the view inside the picture.
bool covers(const carto::Raster &raster, const carto::Viewport &view)
{
    if (raster.image.isNull() || raster.view.zoom != view.zoom || raster.view.dpr != view.dpr)
        return false;
    const QPointF middle = view.toScreen(raster.view.centre) - QPointF(view.size.width() / 2, view.size.height() / 2);
    return std::abs(middle.x()) * 2 <= raster.view.size.width() - view.size.width() &&
           std::abs(middle.y()) * 2 <= raster.view.size.height() - view.size.height();
}
}  // namespace

MapController::MapController(QObject *parent)
    : QObject(parent)
    , m_layers(std::make_shared<std::vector<carto::MapLayer>>())
    , m_selected(std::make_shared<std::vector<carto::Hit>>())
{
    connect(&m_entityQueue, &carto::RasterQueue::drawn, this, [this](const carto::Raster &raster) {
        m_entities = raster;
        Q_EMIT pictureChanged();
        Q_EMIT settledChanged();
    });
    connect(&m_highlightQueue, &carto::RasterQueue::drawn, this, [this](const carto::Raster &raster) {
        m_highlights = raster;
        Q_EMIT pictureChanged();
        Q_EMIT settledChanged();
    });
}

bool MapController::settled() const
{
    return !m_entityQueue.busy() && !m_highlightQueue.busy() && covers(m_entities, m_view) &&
           covers(m_highlights, m_view);
}

void MapController::setView(const carto::Viewport &view)
{
    const carto::Viewport clamped = view.clamped();
    if (clamped == m_view)
        return;
    m_view = clamped;
    Q_EMIT viewChanged();
    if (m_view.size.isEmpty())
        return;
    if (!covers(m_entities, m_view))
        drawEntities(false);
    if (!covers(m_highlights, m_view))
        drawHighlights();
}

void MapController::resize(QSizeF size, double dpr)
{
    carto::Viewport view = m_view;
    view.size = size;
    view.dpr = dpr;
    setView(view);
    if (m_pendingFit && !size.isEmpty())
        fit(*m_pendingFit);
}

void MapController::panBy(QPointF pixels)
{
    carto::Viewport view = m_view;
    view.centre.x += pixels.x() / view.worldPixels();
    view.centre.y += pixels.y() / view.worldPixels();
    setView(view);
    Q_EMIT movedByHand();
}

void MapController::zoomBy(double steps, std::optional<QPointF> fixed)
{
    const QPointF middle(m_view.size.width() / 2, m_view.size.height() / 2);
    const QPointF pixel = fixed.value_or(middle);
    const WorldPoint place = m_view.toWorld(pixel);
    carto::Viewport view = m_view;
    view.zoom += steps;
    view = view.clamped();
    view.centre = {place.x - (pixel.x() - middle.x()) / view.worldPixels(),
                   place.y - (pixel.y() - middle.y()) / view.worldPixels()};
    setView(view);
    Q_EMIT movedByHand();
}

void MapController::show(WorldPoint centre, double zoom)
{
    carto::Viewport view = m_view;
    view.centre = centre;
    view.zoom = zoom;
    m_pendingFit.reset();
    setView(view);
}

void MapController::fit(const GeoBox &box)
{
    if (box.empty())
        return;
    if (m_view.size.isEmpty()) {
        m_pendingFit = box;
        return;
    }
    m_pendingFit.reset();
    setView(carto::Viewport::fitting(box, m_view.size, m_view.dpr, fitMargin));
}

void MapController::setTheme(carto::Theme theme)
{
    m_theme = theme;
    drawEntities(true);
    drawHighlights();
}

void MapController::setLayers(std::vector<carto::MapLayer> layers)
{
    m_layers = std::make_shared<const std::vector<carto::MapLayer>>(std::move(layers));
    drawEntities(true);
}

void MapController::setHighlights(std::vector<carto::Hit> selected, std::optional<carto::Hit> hovered)
{
    m_selected = std::make_shared<const std::vector<carto::Hit>>(std::move(selected));
    m_hovered = hovered;
    drawHighlights();
}

void MapController::setBand(const QRectF &band)
{
    m_band = band;
    Q_EMIT pictureChanged();
}

void MapController::drawEntities(bool urgent)
{
    if (m_view.size.isEmpty())
        return;
    m_entityQueue.request(
        m_view.grown(rim),
        [layers = m_layers, theme = m_theme](const carto::Viewport &view, const std::stop_token &stop) {
            return carto::drawEntities(view, *layers, theme, stop);
        },
        urgent);
}

void MapController::drawHighlights()
{
    if (m_view.size.isEmpty())
        return;
    m_highlightQueue.request(
        m_view.grown(rim),
        [layers = m_layers, selected = m_selected, hovered = m_hovered, theme = m_theme](const carto::Viewport &view,
                                                                                         const std::stop_token &stop) {
            return carto::drawHighlights(view, *layers, *selected, hovered, theme, stop);
        },
        true);
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mappictures.h"

#include <cmath>

namespace civiscope::widgets {

namespace {

// Logical pixels drawn around the view, so that a short pan shows no empty rim.
constexpr double rim = 96;

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

MapPictures::MapPictures(QObject *parent)
    : QObject(parent)
    , m_layers(std::make_shared<std::vector<carto::MapLayer>>())
    , m_selected(std::make_shared<std::vector<carto::Hit>>())
{
    connect(&m_entityQueue, &carto::RasterQueue::drawn, this, [this](const carto::Raster &raster) {
        m_entities = raster;
        Q_EMIT drawn();
    });
    connect(&m_highlightQueue, &carto::RasterQueue::drawn, this, [this](const carto::Raster &raster) {
        m_highlights = raster;
        Q_EMIT drawn();
    });
}

bool MapPictures::settled() const
{
    return !m_entityQueue.busy() && !m_highlightQueue.busy() && covers(m_entities, m_view) &&
           covers(m_highlights, m_view);
}

void MapPictures::setView(const carto::Viewport &view)
{
    m_view = view;
    if (m_view.size.isEmpty())
        return;
    if (!covers(m_entities, m_view))
        drawEntities(false);
    if (!covers(m_highlights, m_view))
        drawHighlights();
}

void MapPictures::setTheme(carto::Theme theme)
{
    m_theme = theme;
    drawEntities(true);
    drawHighlights();
}

void MapPictures::setLayers(std::vector<carto::MapLayer> layers)
{
    m_layers = std::make_shared<const std::vector<carto::MapLayer>>(std::move(layers));
    drawEntities(true);
}

void MapPictures::setHighlights(std::vector<carto::Hit> selected, std::optional<carto::Hit> hovered)
{
    m_selected = std::make_shared<const std::vector<carto::Hit>>(std::move(selected));
    m_hovered = hovered;
    drawHighlights();
}

void MapPictures::drawEntities(bool urgent)
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

void MapPictures::drawHighlights()
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

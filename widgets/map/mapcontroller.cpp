// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapcontroller.h"

namespace civiscope::widgets {

namespace {
constexpr double fitMargin = 48;  // logical pixels
}  // namespace

MapController::MapController(QObject *parent)
    : QObject(parent)
{
    connect(&m_pictures, &MapPictures::drawn, this, [this] {
        Q_EMIT pictureChanged();
        Q_EMIT settledChanged();
    });
}

void MapController::setView(const carto::Viewport &view)
{
    const carto::Viewport clamped = view.clamped();
    if (clamped == m_view)
        return;
    m_view = clamped;
    m_pictures.setView(m_view);
    Q_EMIT viewChanged();
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

void MapController::setBand(const QRectF &band)
{
    m_band = band;
    Q_EMIT pictureChanged();
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapoverlay.h"

#include "carto/mapfurniture.h"

#include <QPainter>

namespace civiscope::widgets {

namespace {
constexpr double gap = 8;
// The legend helps to read the map; it must not hide it. The sources beside the map name every type anyway.
constexpr double legendShare = 0.42;
constexpr double legendFont = 0.88;
}  // namespace

MapOverlay::MapOverlay(MapController &controller, SessionMap &map, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_map(map)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&controller, &MapController::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&map, &SessionMap::layersChanged, this, qOverload<>(&QWidget::update));
}

void MapOverlay::setAttribution(const QString &text)
{
    m_attribution = text;
    update();
}

void MapOverlay::setLegendShown(bool shown)
{
    m_legendShown = shown;
    update();
}

void MapOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const carto::Theme theme = m_controller.theme();
    if (m_legendShown && !m_map.legend().empty()) {
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * legendFont);
        painter.setFont(small);
        carto::drawLegend(painter, {gap, gap}, height() * legendShare, {}, m_map.legend(), theme);
        painter.setFont(font());
    }
    carto::drawScaleBar(painter, {gap, height() - gap}, carto::ScaleBar::of(m_controller.view()), theme);
    if (!m_attribution.isEmpty())
        carto::drawAttribution(painter, QPointF(width(), height()), m_attribution, theme);
}

}  // namespace civiscope::widgets

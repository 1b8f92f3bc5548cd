// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapoverlay.h"

#include "carto/mapfurniture.h"

#include <QPainter>

namespace civiscope::widgets {

MapOverlay::MapOverlay(MapController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&controller, &MapController::viewChanged, this, qOverload<>(&QWidget::update));
}

void MapOverlay::setAttribution(const QString &text)
{
    m_attribution = text;
    update();
}

void MapOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const carto::Theme theme = m_controller.pictures().theme();
    const QRectF bar = carto::drawScaleBar(painter, {double(overlayGap), double(height() - overlayGap)},
                                           carto::ScaleBar::of(m_controller.view()), theme);
    if (!m_attribution.isEmpty()) {
        const QRectF besideBar = QRectF(rect()).adjusted(bar.right() + overlayGap, 0, 0, 0);
        carto::drawNote(painter, besideBar, Qt::AlignRight | Qt::AlignBottom, m_attribution, theme);
    }
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/mapground.h"

#include "app/civiscope/output.h"
#include "carto/mapfurniture.h"
#include "gis/enginecalls.h"
#include "gis/engineclient.h"
#include "words/errorwords.h"
#include "words/mapwords.h"

#include <QPainter>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

// Null when there is no engine.
QImage baseMap(gis::EngineClient &engine, const carto::Viewport &view, const std::vector<gis::MapLayer> &sketches,
               carto::Theme theme)
{
    engine.setMap({theme == carto::Theme::Dark ? gis::MapStyle::Dark : gis::MapStyle::Light, sketches});
    const GeoBox box = view.box();
    const auto png = QCoro::waitFor(
        gis::renderExtent(engine, {{box.west, box.south, box.east, box.north}, true, view.size.toSize(), view.dpr}));
    if (!png) {
        Output::note(words::sentence(png.error()) + QLatin1Char(' ') + words::hint(png.error()));
        return {};
    }
    return QImage::fromData(*png, "PNG");
}

}  // namespace

MapGround drawMapGround(gis::EngineClient &engine, const carto::Viewport &view,
                        const std::vector<carto::MapLayer> &layers, const std::vector<gis::MapLayer> &sketches,
                        carto::Theme theme)
{
    MapGround ground;
    ground.picture = QImage((view.size * view.dpr).toSize(), QImage::Format_ARGB32_Premultiplied);
    ground.picture.setDevicePixelRatio(view.dpr);
    ground.picture.fill(carto::groundColour(theme));
    QPainter painter(&ground.picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (const QImage base = baseMap(engine, view, sketches, theme); !base.isNull()) {
        painter.drawImage(QRectF(QPointF(), view.size), base);
        ground.attribution = words::baseMapAttribution(!sketches.empty());
    }
    painter.drawImage(QPointF(), carto::drawEntities(view, layers, theme));
    return ground;
}

}  // namespace civiscope::app

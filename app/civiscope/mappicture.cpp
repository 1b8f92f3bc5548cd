// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/mappicture.h"

#include "app/civiscope/output.h"
#include "carto/entityraster.h"
#include "carto/mapfurniture.h"
#include "carto/symbology.h"
#include "gis/engineclient.h"
#include "words/errorwords.h"

#include <QLocale>
#include <QPainter>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

constexpr double margin = 48;  // points around the entities
constexpr double edge = 12;    // points between the furniture and the picture's edge

struct Contents {
    std::vector<carto::MapLayer> layers;
    std::vector<carto::LegendEntry> legend;
    GeoBox extent;
    qint64 unplaced = 0;
};

Contents contentsOf(const std::vector<store::VersionPtr> &versions)
{
    Contents contents;
    carto::Symbology symbology;
    for (const store::VersionPtr &version : versions) {
        for (const store::TablePtr &table : version->tables()) {
            if (table->rowCount() == 0)
                continue;
            const carto::Mark mark = symbology.mark(table->name());
            auto placed = carto::PlacedTable::place(table);
            contents.unplaced += placed->rowCount() - placed->located();
            contents.extent.add(placed->extent());
            const QString name = QString::fromStdString(table->name());
            if (placed->located() > 0) {
                const auto entry = std::ranges::find(contents.legend, name, &carto::LegendEntry::name);
                if (entry == contents.legend.end())
                    contents.legend.push_back({mark, name, placed->located()});
                else
                    entry->count += placed->located();
            }
            contents.layers.push_back({std::move(placed), mark});
        }
    }
    return contents;
}

// Null when there is no engine.
QImage baseMap(const carto::Viewport &view, const std::vector<gis::MapLayer> &sketches, const PictureStyle &style)
{
    gis::EngineClient engine;
    engine.setMap({style.dark ? gis::MapStyle::Dark : gis::MapStyle::Light, sketches});
    const GeoBox box = view.box();
    const auto png = QCoro::waitFor(
        engine.renderExtent({{box.west, box.south, box.east, box.north}, true, style.size, style.scale}));
    if (!png) {
        Output::note(words::sentence(png.error()) + QLatin1Char(' ') + words::hint(png.error()));
        return {};
    }
    return QImage::fromData(*png, "PNG");
}

}  // namespace

QImage drawMapPicture(const std::vector<store::VersionPtr> &versions, const std::vector<gis::MapLayer> &sketches,
                      const PictureStyle &style)
{
    const carto::Theme theme = style.dark ? carto::Theme::Dark : carto::Theme::Light;
    const Contents contents = contentsOf(versions);
    const QSizeF size = style.size;
    const carto::Viewport view = contents.extent.empty()
                                     ? carto::Viewport{.size = size, .dpr = style.scale}.clamped()
                                     : carto::Viewport::fitting(contents.extent, size, style.scale, margin);

    QImage picture((size * style.scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(style.scale);
    picture.fill(carto::groundColour(theme));
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(12);
    painter.setFont(font);
    const QImage base = baseMap(view, sketches, style);
    if (!base.isNull())
        painter.drawImage(QRectF(QPointF(), size), base);
    painter.drawImage(QPointF(), carto::drawEntities(view, contents.layers, theme));
    carto::drawLegend(painter, {edge, edge}, size.height() - 5 * edge, {}, contents.legend, theme);
    const QRectF bar = carto::drawScaleBar(painter, {edge, size.height() - edge}, carto::ScaleBar::of(view), theme);
    if (!base.isNull())
        carto::drawAttribution(painter, {size.width() - edge, size.height() - edge},
                               carto::baseMapAttribution(!sketches.empty()), theme);
    if (contents.unplaced > 0) {
        const QString text = QStringLiteral("%1 entities have no location").arg(QLocale().toString(contents.unplaced));
        const QFontMetricsF metrics(font);
        carto::drawAttribution(
            painter, {bar.right() + edge + metrics.horizontalAdvance(text) + edge, size.height() - edge}, text, theme);
    }
    painter.end();
    return picture;
}

}  // namespace civiscope::app

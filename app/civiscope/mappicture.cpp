// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/mappicture.h"

#include "app/civiscope/mapground.h"
#include "app/civiscope/output.h"
#include "carto/classifier.h"
#include "carto/entityraster.h"
#include "carto/mainextent.h"
#include "carto/mapfurniture.h"
#include "carto/symbology.h"
#include "gis/enginecalls.h"
#include "gis/engineclient.h"
#include "items/colourlegend.h"
#include "words/countwords.h"
#include "words/mapwords.h"

#include <QLocale>
#include <QPainter>

#include <qcoro/qcorotask.h>

namespace civiscope::app {

namespace {

constexpr double margin = 48;  // points around the entities
constexpr double edge = 12;    // points between the furniture and the picture's edge

struct Contents {
    std::vector<carto::MapLayer> layers;
    std::vector<store::TablePtr> tables;  // of each layer
    std::vector<carto::LegendEntry> legend;
    QString legendTitle;
    GeoBox extent;
    qint64 unplaced = 0;
};

Contents contentsOf(const std::vector<store::VersionPtr> &versions)
{
    Contents contents;
    carto::Symbology symbology;
    for (const store::VersionPtr &version : versions) {
        std::vector<carto::PlacedTablePtr> all;
        for (const store::TablePtr &table : version->tables()) {
            if (table->rowCount() == 0)
                continue;
            const carto::Mark mark = symbology.mark(table->name());
            auto placed = carto::PlacedTable::place(table);
            contents.unplaced += placed->rowCount() - placed->located();
            all.push_back(placed);
            const QString name = QString::fromStdString(table->name());
            if (placed->located() > 0) {
                const auto entry = std::ranges::find(contents.legend, name, &carto::LegendEntry::name);
                if (entry == contents.legend.end())
                    contents.legend.push_back({mark, name, placed->located()});
                else
                    entry->count += placed->located();
            }
            contents.layers.push_back({std::move(placed), mark});
            contents.tables.push_back(table);
        }
        contents.extent.add(carto::mainExtent(all));
    }
    return contents;
}

// The attribute's IRI; empty: none has that name.
std::string attributeNamed(const std::vector<store::TablePtr> &tables, const std::string &name)
{
    for (const store::TablePtr &table : tables) {
        for (const store::ColumnPtr &column : table->columns()) {
            const auto &path = column->key().path;
            if (path.size() == 1 && (path.front() == name || column->name() == name))
                return path.front();
        }
    }
    return {};
}

Result<void> colour(Contents &contents, gis::EngineClient &engine, const QString &name)
{
    carto::ColourBy by{.attribute = attributeNamed(contents.tables, name.toStdString())};
    if (by.attribute.empty())
        return std::unexpected(
            Error{ErrorCode::NotFound, "colouring the map", name.toStdString(), "no such attribute"});
    const auto values = carto::survey(contents.tables, by.attribute);
    std::optional<carto::Colouring> colouring;
    if (values.numbers.empty()) {
        colouring = carto::Colouring::categorised(by, values, true);
    } else {
        const auto breaks =
            QCoro::waitFor(carto::classBreaks(gis::classifierOf(engine), values.numbers, by.method, by.classes));
        if (!breaks.byMethod)
            Output::note(QStringLiteral("The classes are quantiles: civiscope-gis did not answer."));
        colouring = carto::Colouring::graduated(by, values, breaks.values);
    }
    std::vector<std::vector<std::int64_t>> counts;
    for (std::size_t i = 0; i < contents.layers.size(); ++i) {
        contents.layers[i].rows = colouring->marks(*contents.tables[i], *contents.layers[i].placed);
        counts.push_back(contents.layers[i].rows->located);
    }
    // What has nothing of the attribute lies below the rest.
    std::ranges::stable_partition(contents.layers,
                                  [](const carto::MapLayer &layer) { return layer.rows->withoutValue(); });
    items::ColourLegend legend = items::colourLegend(*colouring, counts);
    contents.legend = std::move(legend.entries);
    contents.legendTitle = std::move(legend.title);
    return {};
}

// Of what stands on the map.
QFont mapFont()
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(12);
    return font;
}

}  // namespace

Result<QImage> drawMapPicture(const std::vector<store::VersionPtr> &versions,
                              const std::vector<gis::MapLayer> &sketches, const PictureStyle &style,
                              const QString &colourBy)
{
    const carto::Theme theme = style.dark ? carto::Theme::Dark : carto::Theme::Light;
    gis::EngineClient engine;
    Contents contents = contentsOf(versions);
    if (!colourBy.isEmpty()) {
        if (const auto coloured = colour(contents, engine, colourBy); !coloured)
            return std::unexpected(coloured.error());
    }
    const QSizeF size = style.size;
    const carto::Viewport view = contents.extent.empty()
                                     ? carto::Viewport{.size = size, .dpr = style.scale}.clamped()
                                     : carto::Viewport::fitting(contents.extent, size, style.scale, margin);

    MapGround ground = drawMapGround(engine, view, contents.layers, sketches, theme);
    QPainter painter(&ground.picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setFont(mapFont());
    const QRectF legend = carto::drawLegend(painter, {edge, edge}, size.height() - 5 * edge, contents.legendTitle,
                                            contents.legend, words::andMore, theme);
    const QRectF bar = carto::drawScaleBar(painter, {edge, size.height() - edge}, carto::ScaleBar::of(view), theme);
    const QRectF inside = QRectF({0, 0}, size).adjusted(edge, edge, -edge, -edge);
    if (!ground.attribution.isEmpty()) {
        const QRectF besideBar = inside.adjusted(bar.width() + edge, 0, 0, 0);
        carto::drawNote(painter, besideBar, Qt::AlignRight | Qt::AlignBottom, ground.attribution, theme);
    }
    if (contents.unplaced > 0) {
        const QString text = QStringLiteral("without a location: %1").arg(words::entities(contents.unplaced));
        const QRectF besideLegend = inside.adjusted(legend.isEmpty() ? 0 : legend.width() + edge, 0, 0, 0);
        carto::drawNote(painter, besideLegend, Qt::AlignRight | Qt::AlignTop, text, theme);
    }
    painter.end();
    return std::move(ground.picture);
}

}  // namespace civiscope::app

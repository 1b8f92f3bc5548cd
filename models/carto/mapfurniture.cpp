// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/mapfurniture.h"

#include "carto/entityraster.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace civiscope::carto {

namespace {

constexpr double pad = 8;
constexpr double markSide = 14;

QColor plateColour(Theme theme)
{
    return theme == Theme::Dark ? QColor(24, 28, 32, 215) : QColor(255, 255, 255, 225);
}

QColor inkColour(Theme theme)
{
    return theme == Theme::Dark ? QColor(230, 234, 238) : QColor(38, 44, 50);
}

void drawPlate(QPainter &painter, const QRectF &rect, Theme theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(plateColour(theme));
    painter.drawRoundedRect(rect, 3, 3);
    painter.setPen(inkColour(theme));
    painter.setBrush(Qt::NoBrush);
}

struct Furniture {
    Q_DECLARE_TR_FUNCTIONS(MapFurniture)
};

}  // namespace

ScaleBar ScaleBar::of(const Viewport &view, double longest)
{
    const double perPixel = metresPerPixel(fromWorld(view.centre).lat, view.zoom);
    const double most = perPixel * longest;
    const double power = std::pow(10, std::floor(std::log10(most)));
    double metres = power;
    for (const double step : {2.0, 5.0}) {
        if (step * power <= most)
            metres = step * power;
    }
    return {metres, metres / perPixel};
}

QString ScaleBar::text() const
{
    const QLocale locale;
    if (metres >= 1000)
        return Furniture::tr("%1 km").arg(locale.toString(metres / 1000, 'g', 6));
    if (metres >= 1)
        return Furniture::tr("%1 m").arg(locale.toString(metres, 'g', 6));
    return Furniture::tr("%1 cm").arg(locale.toString(metres * 100, 'g', 6));
}

QRectF drawScaleBar(QPainter &painter, QPointF bottomLeft, const ScaleBar &bar, Theme theme)
{
    const QFontMetricsF metrics(painter.font());
    const double textWidth = metrics.horizontalAdvance(bar.text());
    const double width = std::max(bar.pixels, textWidth) + 2 * pad;
    const double height = metrics.height() + 8 + pad;
    const QRectF plate(bottomLeft.x(), bottomLeft.y() - height, width, height);
    drawPlate(painter, plate, theme);
    painter.drawText(QPointF(plate.left() + pad, plate.top() + pad / 2 + metrics.ascent()), bar.text());
    const double y = plate.bottom() - pad / 2 - 1;
    const double left = plate.left() + pad;
    painter.setPen(QPen(inkColour(theme), 1.5));
    painter.drawPolyline(QPolygonF{QPointF(left, y - 5), QPointF(left, y), QPointF(left + bar.pixels, y),
                                   QPointF(left + bar.pixels, y - 5)});
    return plate;
}

QRectF drawAttribution(QPainter &painter, QPointF bottomRight, const QString &text, Theme theme)
{
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + pad, metrics.height() + 2);
    const QRectF plate(bottomRight.x() - size.width(), bottomRight.y() - size.height(), size.width(), size.height());
    drawPlate(painter, plate, theme);
    painter.drawText(plate, Qt::AlignCenter, text);
    return plate;
}

QRectF drawLegend(QPainter &painter, QPointF topLeft, double height, const QString &title,
                  const std::vector<LegendEntry> &entries, Theme theme)
{
    if (entries.empty())
        return {};
    const QFontMetricsF metrics(painter.font());
    QFont bold = painter.font();
    bold.setBold(true);
    const QFontMetricsF boldMetrics(bold);
    const QLocale locale;
    const double line = std::max(metrics.height(), markSide) + 4;
    const double head = title.isEmpty() ? 0 : line;
    const auto room = std::size_t(std::max(1.0, std::floor((height - 2 * pad - head) / line)));
    const std::size_t shown = entries.size() <= room ? entries.size() : room - 1;
    const QString rest =
        shown < entries.size() ? Furniture::tr("and %n more", nullptr, int(entries.size() - shown)) : QString();

    double nameWidth = metrics.horizontalAdvance(rest);
    double countWidth = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(entries[i].name));
        countWidth = std::max(countWidth, metrics.horizontalAdvance(locale.toString(entries[i].count)));
    }
    const double contentWidth =
        std::max(markSide + pad + nameWidth + 2 * pad + countWidth, boldMetrics.horizontalAdvance(title));
    const double lines = double(shown) + (rest.isEmpty() ? 0 : 1);
    const QRectF plate(topLeft, QSizeF(contentWidth + 2 * pad, head + lines * line + 2 * pad - 4));
    drawPlate(painter, plate, theme);

    double y = plate.top() + pad;
    const double left = plate.left() + pad;
    if (!title.isEmpty()) {
        const QFont plain = painter.font();
        painter.setFont(bold);
        painter.drawText(QRectF(left, y, contentWidth, line - 4), Qt::AlignLeft | Qt::AlignVCenter, title);
        painter.setFont(plain);
        y += line;
    }
    const double dpr = painter.device()->devicePixelRatioF();
    for (std::size_t i = 0; i < shown; ++i, y += line) {
        const QRectF row(left, y, contentWidth, line - 4);
        painter.drawImage(QPointF(left, row.center().y() - markSide / 2),
                          drawMark(entries[i].mark, theme, int(markSide), dpr));
        painter.drawText(row.adjusted(markSide + pad, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entries[i].name);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, locale.toString(entries[i].count));
    }
    if (!rest.isEmpty())
        painter.drawText(QRectF(left + markSide + pad, y, contentWidth, line - 4), Qt::AlignLeft | Qt::AlignVCenter,
                         rest);
    return plate;
}

QString baseMapAttribution(bool withSketch)
{
    return withSketch ? Furniture::tr("Base map: Natural Earth · sketch of the city: Civiscope")
                      : Furniture::tr("Base map: Natural Earth");
}

QRgb groundColour(Theme theme)
{
    return theme == Theme::Dark ? qRgb(32, 36, 40) : qRgb(240, 241, 239);
}

}  // namespace civiscope::carto

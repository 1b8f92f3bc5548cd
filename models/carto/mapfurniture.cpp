// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/mapfurniture.h"

#include "carto/entityraster.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace civiscope::carto {

namespace {

constexpr double pad = 8;
constexpr double markSide = 14;
constexpr double mostName = 240;  // width of a name: a legend must not hide the map

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

// Where the lines of a legend go that shows the first `shown` entries.
class LegendLayout {
public:
    LegendLayout(const QFont &font, const QString &title, const std::vector<LegendEntry> &entries, std::size_t shown,
                 const RestText &restText = {})
        : m_titleFont(font)
        , m_shown(shown)
        , m_head(title.isEmpty() ? 0 : 1)
    {
        m_titleFont.setBold(true);
        const QFontMetricsF metrics(font);
        m_line = std::max(metrics.height(), markSide) + 4;
        if (shown < entries.size())
            m_rest = restText(qint64(entries.size() - shown));
        double name = metrics.horizontalAdvance(m_rest);
        double count = 0;
        for (std::size_t i = 0; i < shown; ++i) {
            name = std::max(name, std::min(mostName, metrics.horizontalAdvance(entries[i].name)));
            count = std::max(count, metrics.horizontalAdvance(QLocale().toString(entries[i].count)));
        }
        m_width = std::max(markSide + pad + name + 2 * pad + count,
                           std::min(mostName, QFontMetricsF(m_titleFont).horizontalAdvance(title)));
    }

    [[nodiscard]] QSizeF size() const
    {
        const double lines = double(m_head + m_shown + (m_rest.isEmpty() ? 0 : 1));
        return {std::ceil(m_width + 2 * pad), std::ceil(lines * m_line + 2 * pad - 4)};
    }
    // How many entries leave room for the line about the others.
    [[nodiscard]] std::size_t shownWithin(double height) const
    {
        const double lines = std::floor((height - 2 * pad + 4) / m_line) - double(m_head) - 1;
        return lines < 0 ? 0 : std::size_t(lines);
    }
    [[nodiscard]] double line() const { return m_line; }
    [[nodiscard]] std::size_t shown() const { return m_shown; }
    [[nodiscard]] const QString &rest() const { return m_rest; }
    [[nodiscard]] const QFont &titleFont() const { return m_titleFont; }

private:
    QFont m_titleFont;
    std::size_t m_shown;
    std::size_t m_head;
    QString m_rest;
    double m_line = 0;
    double m_width = 0;
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
        return QStringLiteral("%1 km").arg(locale.toString(metres / 1000, 'g', 6));
    if (metres >= 1)
        return QStringLiteral("%1 m").arg(locale.toString(metres, 'g', 6));
    return QStringLiteral("%1 cm").arg(locale.toString(metres * 100, 'g', 6));
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

QRectF drawNote(QPainter &painter, const QRectF &within, Qt::Alignment corner, const QString &text, Theme theme)
{
    const QFontMetricsF metrics(painter.font());
    const QRectF lines = metrics.boundingRect(within.adjusted(0, 0, -pad, 0), Qt::TextWordWrap, text);
    QRectF plate(0, 0, std::ceil(lines.width()) + pad, std::ceil(lines.height()) + 2);
    plate.moveLeft(corner & Qt::AlignRight ? within.right() - plate.width() : within.left());
    plate.moveTop(corner & Qt::AlignBottom ? within.bottom() - plate.height() : within.top());
    drawPlate(painter, plate, theme);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextWordWrap, text);
    return plate;
}

QSizeF legendSize(const QFont &font, const QString &title, const std::vector<LegendEntry> &entries)
{
    return LegendLayout(font, title, entries, entries.size()).size();
}

QRectF drawLegend(QPainter &painter, QPointF topLeft, double height, const QString &title,
                  const std::vector<LegendEntry> &entries, const RestText &restText, Theme theme)
{
    if (entries.empty())
        return {};
    const LegendLayout all(painter.font(), title, entries, entries.size());
    const LegendLayout layout = all.size().height() <= height
                                    ? all
                                    : LegendLayout(painter.font(), title, entries, all.shownWithin(height), restText);
    const QRectF plate(topLeft, layout.size());
    drawPlate(painter, plate, theme);

    double y = plate.top() + pad;
    const double left = plate.left() + pad;
    const double contentWidth = plate.width() - 2 * pad;
    const QLocale locale;
    if (!title.isEmpty()) {
        const QFont plain = painter.font();
        painter.setFont(layout.titleFont());
        painter.drawText(QRectF(left, y, contentWidth, layout.line() - 4), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(layout.titleFont()).elidedText(title, Qt::ElideMiddle, contentWidth));
        painter.setFont(plain);
        y += layout.line();
    }
    const double dpr = painter.device()->devicePixelRatioF();
    for (std::size_t i = 0; i < layout.shown(); ++i, y += layout.line()) {
        const QRectF row(left, y, contentWidth, layout.line() - 4);
        painter.drawImage(QPointF(left, row.center().y() - markSide / 2),
                          drawMark(entries[i].mark, theme, int(markSide), dpr));
        painter.drawText(row.adjusted(markSide + pad, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(entries[i].name, Qt::ElideMiddle, mostName));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, locale.toString(entries[i].count));
    }
    if (!layout.rest().isEmpty())
        painter.drawText(QRectF(left + markSide + pad, y, contentWidth, layout.line() - 4),
                         Qt::AlignLeft | Qt::AlignVCenter, layout.rest());
    return plate;
}

QRgb groundColour(Theme theme)
{
    return theme == Theme::Dark ? qRgb(32, 36, 40) : qRgb(240, 241, 239);
}

}  // namespace civiscope::carto

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparisonstrip.h"

#include "carto/entityraster.h"
#include "widgets/map/mapoverlay.h"
#include "words/numberwords.h"

#include <QPainter>

namespace civiscope::widgets {

namespace {
constexpr int barRoom = 172;  // of the longest scale bar with its plate
constexpr int markSide = 14;
}  // namespace

ComparisonStrip::ComparisonStrip(MapController &map, QWidget *parent)
    : QWidget(parent)
    , m_map(map)
{
    setAccessibleName(tr("Scale and legend of both maps"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&map, &MapController::viewChanged, this, qOverload<>(&QWidget::update));
}

void ComparisonStrip::setLegend(const QString &title, std::vector<carto::LegendEntry> entries)
{
    m_title = title;
    m_entries = std::move(entries);
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

void ComparisonStrip::setAttribution(const QString &text)
{
    m_attribution = text;
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

QString ComparisonStrip::textOf(const carto::LegendEntry &entry) const
{
    return entry.name + QStringLiteral("  ") + words::count(entry.count);
}

std::vector<ComparisonStrip::Place> ComparisonStrip::layOut(int width, int &height) const
{
    const QFontMetrics metrics(font());
    const int line = metrics.height() + 4;
    const int left = barRoom + overlayGap;
    const int titleWidth = m_title.isEmpty() ? 0
                                             : QFontMetrics([this] {
                                                   QFont bold = font();
                                                   bold.setBold(true);
                                                   return bold;
                                               }())
                                                       .horizontalAdvance(m_title) +
                                                   2 * overlayGap;
    QPoint at(left + titleWidth, overlayGap / 2);
    std::vector<Place> places;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const int wide = markSide + 4 + metrics.horizontalAdvance(textOf(m_entries[i])) + 2 * overlayGap;
        if (at.x() + wide > width && at.x() > left + titleWidth)
            at = QPoint(left + titleWidth, at.y() + line);
        places.push_back({at, i});
        at.rx() += wide;
    }
    // The attribution has a line of its own: of a map it must always be readable.
    const int attribution = m_attribution.isEmpty() ? 0 : line;
    height = std::max(at.y() + line + overlayGap / 2 + attribution, metrics.height() + 24);
    return places;
}

int ComparisonStrip::heightForWidth(int width) const
{
    int height = 0;
    (void)layOut(width, height);
    return height;
}

void ComparisonStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
}

void ComparisonStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const carto::Theme theme = m_map.theme();
    if (!m_map.view().size.isEmpty())
        carto::drawScaleBar(painter, {double(overlayGap), double(height() - 2)}, carto::ScaleBar::of(m_map.view()),
                            theme);
    painter.setPen(palette().color(QPalette::WindowText));
    const int line = fontMetrics().height() + 4;
    int unused = 0;
    const std::vector<Place> places = layOut(width(), unused);
    if (!m_title.isEmpty()) {
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.drawText(QRect(barRoom + overlayGap, overlayGap / 2, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         m_title);
        painter.setFont(font());
    }
    for (const Place &place : places) {
        const QRect row(place.at, QSize(width() - place.at.x(), line));
        painter.drawImage(QPoint(place.at.x(), row.center().y() - markSide / 2),
                          carto::drawMark(m_entries[place.entry].mark, theme, markSide, devicePixelRatioF()));
        painter.drawText(row.adjusted(markSide + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         textOf(m_entries[place.entry]));
    }
    painter.drawText(rect().adjusted(0, 0, -overlayGap, -2), Qt::AlignRight | Qt::AlignBottom, m_attribution);
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparisonstrip.h"

#include "carto/entityraster.h"
#include "items/celltext.h"
#include "widgets/map/mapoverlay.h"
#include "words/numberwords.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <limits>

namespace civiscope::widgets {

namespace {

constexpr int barRoom = 172;  // of the longest scale bar with its plate
constexpr int markSide = 14;
constexpr int linesInSight = 3;   // of the legend
constexpr int widestName = 220;   // of an entry; the tool tip has the whole
constexpr int widestTitle = 280;

// For whoever cannot see what is painted: a line an entry, none of them cut.
QString readAloud(const std::vector<carto::LegendEntry> &entries)
{
    QStringList lines;
    for (const carto::LegendEntry &entry : entries)
        lines << entry.name + QStringLiteral("  ") + words::count(entry.count);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

class ComparisonStrip::Entries : public QWidget {
public:
    explicit Entries(MapController &map)
        : m_map(map)
    {
    }

    void set(const QString &title, std::vector<carto::LegendEntry> entries)
    {
        m_title = title;
        m_entries = std::move(entries);
        update();
    }

    [[nodiscard]] int lineHeight() const { return fontMetrics().height() + 4; }
    [[nodiscard]] int lines(int width) const
    {
        const std::vector<QRect> places = layOut(width);
        return places.empty() ? 1 : places.back().top() / lineHeight() + 1;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.setFont(bold());
        painter.drawText(QRect(0, 0, width(), lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, shortTitle());
        painter.setFont(font());
        const std::vector<QRect> places = layOut(width());
        for (std::size_t i = 0; i < places.size(); ++i) {
            const QRect &row = places[i];
            painter.drawImage(
                QPoint(row.x(), row.center().y() - markSide / 2),
                carto::drawMark(m_entries[i].mark, m_map.pictures().theme(), markSide, devicePixelRatioF()));
            painter.drawText(row.adjusted(markSide + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             textOf(m_entries[i]));
        }
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        const std::vector<QRect> places = layOut(width());
        const auto under =
            std::ranges::find_if(places, [&](const QRect &place) { return place.contains(help->pos()); });
        if (under == places.end())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               items::plainToolTip(m_entries[std::size_t(under - places.begin())].name), this);
        return true;
    }

private:
    [[nodiscard]] QFont bold() const
    {
        QFont bold = font();
        bold.setBold(true);
        return bold;
    }
    [[nodiscard]] QString shortTitle() const
    {
        return QFontMetrics(bold()).elidedText(m_title, Qt::ElideMiddle, widestTitle);
    }
    [[nodiscard]] QString textOf(const carto::LegendEntry &entry) const
    {
        return fontMetrics().elidedText(entry.name, Qt::ElideMiddle, widestName) + QStringLiteral("  ") +
               words::count(entry.count);
    }
    [[nodiscard]] std::vector<QRect> layOut(int width) const
    {
        const int left = m_title.isEmpty() ? 0 : QFontMetrics(bold()).horizontalAdvance(shortTitle()) + 2 * overlayGap;
        QPoint at(left, 0);
        std::vector<QRect> places;
        for (const carto::LegendEntry &entry : m_entries) {
            const int wide = markSide + 4 + fontMetrics().horizontalAdvance(textOf(entry)) + 2 * overlayGap;
            if (at.x() + wide > width && at.x() > left)
                at = QPoint(left, at.y() + lineHeight());
            places.emplace_back(at, QSize(wide, lineHeight()));
            at.rx() += wide;
        }
        return places;
    }

    MapController &m_map;
    QString m_title;
    std::vector<carto::LegendEntry> m_entries;
};

ComparisonStrip::ComparisonStrip(MapController &map, QWidget *parent)
    : QWidget(parent)
    , m_map(map)
    , m_entries(new Entries(map))
    , m_scroll(new QScrollArea(this))
    , m_mostLines(linesInSight)
{
    setAccessibleName(tr("Scale and legend of both maps"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_scroll->setAccessibleName(tr("Legend"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_entries);
    m_scroll->verticalScrollBar()->setSingleStep(m_entries->lineHeight());
    for (QWidget *ground : {m_scroll->viewport(), static_cast<QWidget *>(m_entries)})
        ground->setAutoFillBackground(false);
    connect(&map, &MapController::viewChanged, this, qOverload<>(&QWidget::update));
}

void ComparisonStrip::setLegend(const QString &title, std::vector<carto::LegendEntry> entries)
{
    m_scroll->setAccessibleDescription(readAloud(entries));
    m_entries->set(title, std::move(entries));
    arrange();
}

void ComparisonStrip::setAttribution(const QString &text)
{
    m_attribution = text;
    setToolTip(items::plainToolTip(text));
    arrange();
}

void ComparisonStrip::showAllLines()
{
    m_mostLines = std::numeric_limits<int>::max();
    arrange();
}

int ComparisonStrip::legendHeight(int width) const
{
    const int room = width - barRoom - overlayGap;
    return std::min(m_entries->lines(room), m_mostLines) * m_entries->lineHeight();
}

// The attribution has a line of its own: of a map it must always be readable.
int ComparisonStrip::attributionHeight() const
{
    return m_attribution.isEmpty() ? 0 : m_entries->lineHeight();
}

int ComparisonStrip::heightForWidth(int width) const
{
    return std::max(legendHeight(width) + overlayGap + attributionHeight(), fontMetrics().height() + 24);
}

void ComparisonStrip::arrange()
{
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    const int room = width() - barRoom - overlayGap;
    m_scroll->setGeometry(barRoom + overlayGap, overlayGap / 2, room, legendHeight(width()));
    const bool scrolls = m_entries->lines(room) > m_mostLines;
    const int inside = room - (scrolls ? m_scroll->verticalScrollBar()->sizeHint().width() : 0);
    m_entries->resize(inside, m_entries->lines(inside) * m_entries->lineHeight());
    update();
}

void ComparisonStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ComparisonStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_map.view().size.isEmpty())
        carto::drawScaleBar(painter, {double(overlayGap), double(height() - 2)}, carto::ScaleBar::of(m_map.view()),
                            m_map.pictures().theme());
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect line = rect().adjusted(barRoom, 0, -overlayGap, -2);
    painter.drawText(line, Qt::AlignRight | Qt::AlignBottom,
                     fontMetrics().elidedText(m_attribution, Qt::ElideRight, line.width()));
}

}  // namespace civiscope::widgets

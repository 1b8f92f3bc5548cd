// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/distributionview.h"

#include "widgets/parts/plainlabel.h"
#include "words/comparewords.h"
#include "words/numberwords.h"

#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace civiscope::widgets {

using compare::AttributeRow;
using compare::bothSides;
using compare::Side;

namespace {

constexpr int chartHeight = 110;
constexpr int chartWidth = 560;
constexpr std::size_t mostWords = 10;

// Blue and orange of Okabe and Ito; A is filled and its median dashed, B outlined and its median solid.
QColor colourOf(Side side, bool dark)
{
    return side == Side::A ? (dark ? QColor(0x56, 0xb4, 0xe9) : QColor(0x00, 0x72, 0xb2))
                           : (dark ? QColor(0xe6, 0x9f, 0x00) : QColor(0xb8, 0x74, 0x00));
}

// Bars of both over the same bins, or over the same words.
class Chart : public QWidget {
public:
    Chart(std::shared_ptr<const compare::Comparison> comparison, const AttributeRow &row)
        : m_comparison(std::move(comparison))
        , m_row(row)
    {
        const std::size_t words = std::min(row.categories.size(), mostWords);
        setFixedHeight(row.histogram ? chartHeight : int(words) * lineHeight() + 4);
        setMaximumWidth(chartWidth);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_row.histogram)
            paintBins(painter);
        else
            paintWords(painter);
    }

private:
    [[nodiscard]] int lineHeight() const { return fontMetrics().height() + 6; }
    [[nodiscard]] bool dark() const { return palette().color(QPalette::Base).lightness() < 128; }

    void setColours(QPainter &painter, Side side) const
    {
        const QColor colour = colourOf(side, dark());
        QColor fill = colour;
        if (side == Side::B)
            fill.setAlpha(60);
        painter.setBrush(fill);
        painter.setPen(side == Side::B ? QPen(colour, 1) : QPen(Qt::NoPen));
    }

    void paintBins(QPainter &painter) const
    {
        const compare::Histogram &histogram = *m_row.histogram;
        const double base = height() - fontMetrics().height() - 4;
        const double step = double(width() - 2) / double(histogram.counts.a.size());
        double most = 0;
        const auto part = [&](Side side, std::size_t i) {
            return double(histogram.counts[side][i]) / double(m_row.sides[side]->statistics->n);
        };
        for (const Side side : bothSides) {
            for (std::size_t i = 0; i < histogram.counts[side].size(); ++i)
                most = std::max(most, part(side, i));
        }
        for (const Side side : bothSides) {
            setColours(painter, side);
            for (std::size_t i = 0; i < histogram.counts[side].size(); ++i) {
                const double high = (base - 4) * part(side, i) / most;
                const double left = 1 + step * (double(i) + (side == Side::A ? 0.06 : 0.5));
                if (high > 0)
                    painter.drawRect(QRectF(left, base - high, step * 0.44, high));
            }
            const double x = 1 + (m_row.sides[side]->statistics->median - histogram.low) / histogram.width * step;
            painter.setPen(QPen(colourOf(side, dark()), 1.5, side == Side::A ? Qt::DashLine : Qt::SolidLine));
            painter.drawLine(QPointF(x, 0), QPointF(x, base));
        }
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawLine(QPointF(0, base), QPointF(width(), base));
        const double end = histogram.low + histogram.width * double(histogram.counts.a.size());
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignBottom, words::number(histogram.low));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignBottom, words::numberWithUnit(end, m_row.unit));
    }

    void paintWords(QPainter &painter) const
    {
        compare::Sides<double> totals;
        for (const compare::Category &category : m_row.categories) {
            totals.a += double(category.counts.a);
            totals.b += double(category.counts.b);
        }
        const int textWidth = width() * 2 / 5;
        for (std::size_t i = 0; i < std::min(m_row.categories.size(), mostWords); ++i) {
            const compare::Category &category = m_row.categories[i];
            const QRect line(0, int(i) * lineHeight(), width(), lineHeight());
            painter.setPen(palette().color(QPalette::WindowText));
            painter.drawText(
                line.adjusted(0, 0, textWidth - width() - 8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                fontMetrics().elidedText(QString::fromStdString(category.text), Qt::ElideRight, textWidth - 8));
            for (const Side side : bothSides) {
                if (totals[side] == 0)
                    continue;
                setColours(painter, side);
                const double half = (lineHeight() - 4) / 2.0;
                painter.drawRect(QRectF(textWidth, line.top() + 2 + (side == Side::A ? 0 : half),
                                        (width() - textWidth - 2) * double(category.counts[side]) / totals[side],
                                        half - 1));
            }
        }
    }

    std::shared_ptr<const compare::Comparison> m_comparison;  // holds m_row
    const AttributeRow &m_row;
};

QLabel *label(const QString &text, bool bold = false)
{
    QLabel *made = wrappedLabel(nullptr);
    made->setText(text);
    if (bold) {
        QFont font = made->font();
        font.setBold(true);
        made->setFont(font);
    }
    return made;
}

QString figures(const AttributeRow &row, Side side, const QString &city, const QString &sign)
{
    if (!row.sides[side]->statistics)
        return {};
    const compare::Statistics &s = *row.sides[side]->statistics;
    const std::string &unit = row.unit.empty() ? row.sides[side]->unit : row.unit;
    return DistributionView::tr("%1 %2: median %3, half of them from %4 to %5, all from %6 to %7; n = %8")
        .arg(sign, city, words::numberWithUnit(s.median, unit), words::number(s.q1), words::numberWithUnit(s.q3, unit),
             words::number(s.min), words::numberWithUnit(s.max, unit), words::count(s.n));
}

}  // namespace

DistributionView::DistributionView(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Distributions"));
}

void DistributionView::setType(const std::shared_ptr<const compare::Comparison> &comparison,
                               std::optional<std::size_t> type)
{
    m_charts.clear();
    auto *page = new QWidget;
    auto *lines = new QVBoxLayout(page);
    lines->setContentsMargins(8, 8, 8, 8);
    lines->setSpacing(4);
    if (comparison && type) {
        const words::CityNames cities = words::cityNames(*comparison);
        const compare::TypeRow &row = comparison->types[*type];
        for (std::size_t i = 0; i < row.attributes.size(); ++i) {
            const AttributeRow &attribute = row.attributes[i];
            const bool words = !attribute.categories.empty() && attribute.sides.a && attribute.sides.b;
            if (!attribute.histogram && !words)
                continue;
            QLabel *title = label(QString::fromStdString(attribute.either().name), true);
            lines->addWidget(title);
            auto *chart = new Chart(comparison, attribute);
            lines->addWidget(chart);
            QStringList told;
            if (attribute.histogram) {
                told << figures(attribute, Side::A, cities.a, QStringLiteral("■"))
                     << figures(attribute, Side::B, cities.b, QStringLiteral("□"));
            } else {
                told << tr("■ %1 above, □ %2 below; bars are shares of each city's own values").arg(cities.a, cities.b);
            }
            if (attribute.conversion)
                told << words::conversion(*attribute.conversion, cities);
            const QStringList conflicts = words::conflicts(attribute, cities);
            for (const QString &conflict : conflicts)
                told << QStringLiteral("✕ ") + conflict;
            for (const compare::Note &note : attribute.notes)
                told << QStringLiteral("! ") + words::note(note, cities);
            lines->addWidget(label(told.join(QLatin1Char('\n'))));
            lines->addSpacing(12);
            chart->setAccessibleName(title->text());
            chart->setAccessibleDescription(told.join(QLatin1Char('\n')));
            m_charts[i] = title;
        }
    }
    if (m_charts.empty())
        lines->addWidget(label(tr("Nothing that both publish here has numbers or words to lay side by side.")));
    lines->addStretch(1);
    setWidget(page);
}

void DistributionView::showAttribute(std::size_t attribute)
{
    const auto found = m_charts.find(attribute);
    if (found == m_charts.end())
        return;
    widget()->layout()->activate();
    verticalScrollBar()->setValue(found->second->y());
}

}  // namespace civiscope::widgets

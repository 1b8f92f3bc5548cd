// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelinechart.h"

#include "widgets/timeline/customplot.h"
#include "widgets/timeline/timelinebands.h"
#include "words/numberwords.h"
#include "words/zonewords.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace civiscope::widgets {

using history::Sample;

namespace {

constexpr double axisFontShare = 0.9;
constexpr double lineWidth = 1.5;
constexpr double dotSize = 5;
constexpr int roomForDots = 8;  // points of width for each sample, so that dots stay apart
constexpr int roomForTick = 90;  // points of width for each time
constexpr int roomForValue = 34;  // points of height for each number
constexpr double headroom = 0.06;
constexpr int leastMargin = 12;

// Numbers as people read them, with the decimals that the step needs.
class NumberTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange &range) override { return m_step = QCPAxisTicker::getTickStep(range); }
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return words::numberAtStep(tick, m_step);
    }

private:
    double m_step = 1;
};

QVector<QCPGraphData> toPlot(const std::vector<Sample> &samples)
{
    QVector<QCPGraphData> data;
    data.reserve(qsizetype(samples.size()));
    for (const Sample &sample : samples)
        data.push_back({double(sample.at), sample.value});
    return data;
}

}  // namespace

// Round local times.
class TimelineChart::TimeTicker : public QCPAxisTicker {
public:
    explicit TimeTicker(const TimelineChart &chart)
        : m_chart(chart)
    {
    }

    void generate(const QCPRange &range, const QLocale &, QChar, int, QVector<double> &ticks, QVector<double> *subTicks,
                  QVector<QString> *labels) override
    {
        ticks.clear();
        if (subTicks)
            subTicks->clear();
        if (labels)
            labels->clear();
        const int most = std::max(1, m_chart.m_rows->width() / roomForTick);
        for (const words::TimeTick &tick :
             words::timeTicks(Moment(range.lower), Moment(range.upper), most, m_chart.m_zone)) {
            ticks << double(tick.at);
            if (labels)
                *labels << tick.label;
        }
    }

private:
    const TimelineChart &m_chart;
};

TimelineChart::TimelineChart(QWidget *parent)
    : m_plot(new QCustomPlot(parent))
    , m_margins(new QCPMarginGroup(m_plot))
    , m_palette(parent->palette())
{
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->setPlottingHint(QCP::phFastPolylines);
    build();
}

// The rows go before the plot that they are drawn on.
TimelineChart::~TimelineChart() = default;

QWidget &TimelineChart::widget()
{
    return *m_plot;
}

void TimelineChart::setData(std::shared_ptr<const TimelineData> data)
{
    m_data = std::move(data);
    build();
    setView(m_data->from, m_data->to);
}

void TimelineChart::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    setView(m_from, m_to);
}

void TimelineChart::setPalette(const QPalette &palette)
{
    m_palette = palette;
    look();
    draw();
}

void TimelineChart::build()
{
    m_bands.reset();
    m_plot->clearPlottables();
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(0);
    m_values.clear();
    m_drawn.clear();

    const auto rect = [&](int row) {
        auto *made = new QCPAxisRect(m_plot, false);
        made->setMarginGroup(QCP::msLeft | QCP::msRight, m_margins);
        made->setMinimumMargins(QMargins(leastMargin, 0, leastMargin, 0));
        m_plot->plotLayout()->addElement(row, 0, made);
        return made;
    };
    m_lines = rect(0);
    m_rows = rect(1);
    m_lines->setAutoMargins(QCP::msLeft | QCP::msRight);
    m_lines->setMargins(QMargins(0, leastMargin, 0, 0));
    m_rows->setAutoMargins(QCP::msLeft | QCP::msRight | QCP::msBottom);
    m_lineTime = m_lines->addAxis(QCPAxis::atBottom);
    m_time = m_rows->addAxis(QCPAxis::atBottom);
    m_lineTime->setTickLabels(false);
    for (QCPAxis *time : {m_lineTime, m_time}) {
        time->setTicker(QSharedPointer<TimeTicker>::create(*this));
        time->setSubTicks(false);
    }
    m_lineTime->setTicks(false);
    for (qsizetype i = 0; i < m_data->axes.size(); ++i)
        addValueAxis(int(i), m_data->axes[i]);

    for (const TimelineTrack &track : m_data->tracks) {
        Drawn drawn;
        if (!track.banded) {
            QCPAxis *values = m_values[std::size_t(track.axis)];
            drawn.line = m_plot->addGraph(m_lineTime, values);
            drawn.line->setLineStyle(track.line.steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
            drawn.line->setAdaptiveSampling(false);
            drawn.dots = m_plot->addGraph(m_lineTime, values);
            drawn.dots->setLineStyle(QCPGraph::lsNone);
            drawn.dots->setAdaptiveSampling(false);
        }
        m_drawn.push_back(drawn);
    }
    m_bands = std::make_unique<TimelineBands>(m_rows);
    m_bands->setData(m_data);
    look();
}

// Left and right by turns.
void TimelineChart::addValueAxis(int place, const QString &label)
{
    QCPAxis *axis = m_lines->addAxis(place % 2 == 0 ? QCPAxis::atLeft : QCPAxis::atRight);
    axis->setTicker(QSharedPointer<NumberTicker>::create());
    axis->setLabel(label);
    axis->setSubTicks(false);
    axis->grid()->setVisible(place == 0);
    m_values.push_back(axis);
}

void TimelineChart::look()
{
    QFont font = m_plot->font();
    font.setPointSizeF(font.pointSizeF() * axisFontShare);
    const QColor text = m_palette.color(QPalette::Text);
    const QColor faint = m_palette.color(QPalette::Mid);
    QColor grid = faint;
    grid.setAlpha(110);
    m_plot->setBackground(m_palette.color(QPalette::Base));
    std::vector<QCPAxis *> axes = m_values;
    axes.push_back(m_lineTime);
    axes.push_back(m_time);
    for (QCPAxis *axis : axes) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->setBasePen(faint);
        axis->setTickPen(faint);
        axis->setTickLabelFont(font);
        axis->setLabelFont(font);
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLength(0, 4);
        axis->setLabelPadding(2);
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(faint, 1));
    }
    m_bands->setPalette(m_palette);
    m_bands->setFont(font);

    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        if (!m_drawn[i].line)
            continue;
        const TimelineTrack &track = m_data->tracks[i];
        const QColor colour = trackColour(track.colour, m_palette);
        m_drawn[i].line->setPen(QPen(colour, lineWidth, trackDash(track.dash), Qt::FlatCap));
        m_drawn[i].dots->setPen(QPen(colour, 1));
        m_drawn[i].dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, dotSize));
        // An axis of one line alone is marked as its own.
        const auto mates = std::ranges::count(m_data->tracks, track.axis, &TimelineTrack::axis);
        if (mates == 1 && m_values.size() > 1)
            m_values[std::size_t(track.axis)]->setBasePen(QPen(colour, 2));
    }
    const bool hasLines = !m_values.empty();
    const int rowsHeight = m_bands->rows() * TimelineBands::rowHeight(font);
    m_lines->setVisible(hasLines);
    m_lines->setMinimumSize(50, hasLines ? 40 : 0);
    m_lines->setMaximumSize(QWIDGETSIZE_MAX, hasLines ? QWIDGETSIZE_MAX : 0);
    m_rows->setMinimumSize(50, rowsHeight);
    m_rows->setMaximumSize(QWIDGETSIZE_MAX, hasLines ? rowsHeight : QWIDGETSIZE_MAX);
    m_rows->setMinimumMargins(QMargins(std::max(leastMargin, m_bands->marginWidth()), 0, leastMargin, 0));
}

void TimelineChart::setView(Moment from, Moment to)
{
    m_from = from;
    m_to = to;
    m_time->setLabel(words::zoneName(m_zone, from, to));
    for (QCPAxis *time : {m_time, m_lineTime})
        time->setRange(double(from), double(to));
    draw();
}

// Twice where it must be, for the room for the lines is known only once their numbers are laid out.
void TimelineChart::draw()
{
    m_scale = std::max(m_scale, m_plot->devicePixelRatioF());
    m_plot->setViewport(m_plot->rect());  // before it is shown, nobody tells the plot its size
    fill();
    const QSize before = area().size();
    m_plot->replot(QCustomPlot::rpQueuedRefresh);
    if (area().size() != before) {
        fill();
        m_plot->replot(QCustomPlot::rpQueuedRefresh);
    }
}

void TimelineChart::fill()
{
    const int columns = std::max(1, int(std::ceil(m_rows->width() * m_scale)));
    m_bands->setColumns(m_scale);
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        if (m_drawn[i].line)
            fillTrack(i, columns);
    }
    fitValues();
}

void TimelineChart::fillTrack(std::size_t track, int columns)
{
    const history::Line &line = m_data->tracks[track].line;
    const std::vector<Sample> shown = history::decimate(line.samples, m_from, m_to, columns);
    const auto inside = std::ranges::count_if(shown, [this](const Sample &sample) {
        return sample.at >= m_from && sample.at < m_to && !std::isnan(sample.value);
    });
    const bool room = !line.steps && inside * roomForDots < m_rows->width();
    std::vector<Sample> dots;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool alone =
            (i == 0 || std::isnan(shown[i - 1].value)) && (i + 1 == shown.size() || std::isnan(shown[i + 1].value));
        if (!std::isnan(shown[i].value) && (room || alone))
            dots.push_back(shown[i]);
    }
    m_drawn[track].line->data()->set(toPlot(shown), true);
    m_drawn[track].dots->data()->set(toPlot(dots), true);
}

// To the numbers in sight; where a line only passes through, to its neighbours.
void TimelineChart::fitValues()
{
    const int height = std::max(1, m_lines->height() / roomForValue);
    for (std::size_t axis = 0; axis < m_values.size(); ++axis) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const bool outsideToo : {false, true}) {
            for (std::size_t i = 0; i < m_drawn.size() && (!outsideToo || low > high); ++i) {
                if (m_data->tracks[i].axis != int(axis))
                    continue;
                for (const QCPGraphData &sample : *m_drawn[i].line->data()) {
                    const bool counts = outsideToo || (sample.key >= double(m_from) && sample.key < double(m_to));
                    if (counts && !std::isnan(sample.value)) {
                        low = std::min(low, sample.value);
                        high = std::max(high, sample.value);
                    }
                }
            }
        }
        if (low > high)
            low = high = 0;
        double spare = (high - low) * headroom;
        if (spare == 0)
            spare = low == 0 ? 1 : std::abs(low) * headroom;
        m_values[axis]->setRange(low - spare, high + spare);
        m_values[axis]->ticker()->setTickCount(std::clamp(height, 2, 8));
    }
}

QRect TimelineChart::area() const
{
    return m_values.empty() ? m_rows->rect() : m_lines->rect().united(m_rows->rect());
}

double TimelineChart::xOf(Moment at) const
{
    return m_time->coordToPixel(double(at));
}

Moment TimelineChart::at(double x) const
{
    return Moment(std::llround(m_time->pixelToCoord(x)));
}

double TimelineChart::yOf(const TimelineTrack &track, double value) const
{
    return m_values[std::size_t(track.axis)]->coordToPixel(value);
}

QPixmap TimelineChart::picture(double scale)
{
    const double before = std::exchange(m_scale, scale);
    fill();
    QPixmap drawn = m_plot->toPixmap(m_plot->width(), m_plot->height(), scale);
    m_scale = before;
    draw();
    return drawn;
}

}  // namespace civiscope::widgets

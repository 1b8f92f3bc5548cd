// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawnplot.h"
#include "widgets/timeline/timelineplot.h"

#include <nlohmann/json.hpp>

#include <QApplication>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

// How long a timeline of many samples takes to draw another view, beside the same plot given all samples: with the
// thinning of its own, and without any. The median of eleven views.
// Usage: bench_timeline COUNT.
namespace {

using namespace civiscope;

constexpr int views = 11;
constexpr QSize size(1280, 400);
constexpr Moment step = 60'000'000;

history::Series makeSeries(int count)
{
    std::mt19937 random(5);
    history::Series series{.entity = "urn:ngsi-ld:Air:1", .name = "no2", .iri = "no2"};
    double value = 40;
    for (int i = 0; i < count; ++i) {
        value += double(random() % 2001) / 1000 - 1;
        series.points.push_back({i * step, i * step, {history::Value::Type::Number, value}});
    }
    return series;
}

// Pans a little each time, for nothing may be kept from one view to the next.
double medianMs(const std::function<void(double)> &show)
{
    std::vector<double> taken;
    for (int i = 0; i < views; ++i) {
        const auto start = std::chrono::steady_clock::now();
        show(i * 0.001);
        const auto end = std::chrono::steady_clock::now();
        taken.push_back(std::chrono::duration<double, std::milli>(end - start).count());
    }
    std::ranges::nth_element(taken, taken.begin() + views / 2);
    return taken[views / 2];
}

double allMs(const history::Series &series, bool thinning)
{
    QCustomPlot plot;
    plot.resize(size);
    plot.setPlottingHint(QCP::phFastPolylines);
    QCPGraph *graph = plot.addGraph();
    graph->setPen(QPen(QColor(Qt::blue), 1.5));
    graph->setAdaptiveSampling(thinning);
    QVector<QCPGraphData> data;
    for (const history::Point &point : series.points)
        data.push_back({double(point.at), point.value.number});
    graph->data()->set(data, true);
    plot.rescaleAxes();
    const QCPRange whole = plot.xAxis->range();
    return medianMs([&](double part) {
        plot.xAxis->setRange(whole.lower + part * whole.size(), whole.upper);
        plot.yAxis->rescale();
        plot.replot(QCustomPlot::rpQueuedRefresh);
    });
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const history::Series series = makeSeries(count);
    widgets::TimelinePlot plot;
    plot.resize(size);
    const Moment end = count * step;
    plot.setData(widgets::arrange({{series, {}, {}}}, 0, end));
    const double ours = medianMs([&](double part) { plot.setView(Moment(part * double(end)), end); });
    const nlohmann::json result{{"samples", count},
                                {"replotMs", ours},
                                {"thinnedMs", allMs(series, true)},
                                {"allMs", allMs(series, false)},
                                {"drawn", test::samples(plot, 0)}};
    std::cout << result.dump() << std::endl;
    return 0;
}

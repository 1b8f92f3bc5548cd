// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"

#include <QByteArray>
#include <QSize>
#include <qcorotask.h>

#include <array>
#include <functional>
#include <string>
#include <vector>

// The methods of the engine, each as a call with typed values. Errors: those of EngineClient::call, and EngineFailed
// for an answer that is not what was asked for. Main thread; the engine may go while a call is under way.
namespace civiscope::gis {

class EngineClient;

// n × n neighbouring tiles of 256 · scale pixels: EPSG:3857, y downwards, n 1 … 4, scale 1 or 2, zoom 0 … 24.
struct TileBlock {
    int zoom = 0;
    int x = 0;
    int y = 0;
    int n = 1;
    int scale = 1;
};

// A picture of `box`: west, south, east, north in EPSG:3857 metres or in WGS 84 degrees. The box is widened to the
// shape of `size`, which is in pixels of 1/96 inch; the PNG has `scale` times as many.
struct ExtentRequest {
    std::array<double, 4> box{};
    bool wgs84 = true;
    QSize size;
    double scale = 1;
};

// PNGs of the n * n tiles, row by row.
[[nodiscard]] QCoro::Task<Result<std::vector<QByteArray>>> renderTiles(EngineClient &engine, TileBlock block,
                                                                       Job job = {});
[[nodiscard]] QCoro::Task<Result<QByteArray>> renderExtent(EngineClient &engine, ExtentRequest request, Job job = {});
// Breaks of classes, ascending, from the lowest value to the highest. `method`: "natural-breaks", "quantiles" or
// "equal-intervals"; classes 2 … 9; 1 … 10,000 finite values.
[[nodiscard]] QCoro::Task<Result<std::vector<double>>> classify(EngineClient &engine, std::vector<double> values,
                                                                std::string method, int classes);

// classify() for those who cut numbers into classes without knowing an engine. It must outlive the calls.
[[nodiscard]] std::function<QCoro::Task<Result<std::vector<double>>>(std::vector<double>, std::string, int)>
classifierOf(EngineClient &engine);

}  // namespace civiscope::gis

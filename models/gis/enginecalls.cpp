// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/enginecalls.h"

#include "gis/engineclient.h"
#include "gis/enginejson.h"

#include <qcorofuture.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace civiscope::gis {

using namespace std::chrono_literals;
using enginejson::failure;
using enginejson::member;

QCoro::Task<Result<std::vector<QByteArray>>> renderTiles(EngineClient &engine, TileBlock block, Job job)
{
    const auto reply = co_await engine.call(
        "renderTiles", {{"zoom", block.zoom}, {"x", block.x}, {"y", block.y}, {"n", block.n}, {"scale", block.scale}},
        std::move(job));
    if (!reply)
        co_return std::unexpected(reply.error());
    std::vector<QByteArray> tiles;
    qsizetype start = 0;
    for (const nlohmann::json &entry : member(reply->result, "sizes")) {
        const auto size = enginejson::whole(entry);
        if (!size || *size > reply->payload.size() - start)
            break;
        tiles.push_back(reply->payload.mid(start, qsizetype(*size)));
        start += tiles.back().size();
    }
    if (std::ssize(tiles) != block.n * block.n || start != reply->payload.size())
        co_return std::unexpected(failure(ErrorCode::EngineFailed, "renderTiles", "sizes and bytes differ"));
    co_return tiles;
}

QCoro::Task<Result<QByteArray>> renderExtent(EngineClient &engine, ExtentRequest request, Job job)
{
    const auto reply = co_await engine.call("renderExtent",
                                            {{"box", request.box},
                                             {"crs", request.wgs84 ? "EPSG:4326" : "EPSG:3857"},
                                             {"width", request.size.width()},
                                             {"height", request.size.height()},
                                             {"scale", request.scale}},
                                            std::move(job), 2min);
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return reply->payload;
}

QCoro::Task<Result<std::vector<double>>> classify(EngineClient &engine, std::vector<double> values, std::string method,
                                                  int classes)
{
    const auto reply = co_await engine.call(
        "classify", {{"values", std::move(values)}, {"method", std::move(method)}, {"classes", classes}});
    if (!reply)
        co_return std::unexpected(reply.error());
    auto breaks = enginejson::numbers(member(reply->result, "breaks"));
    if (!breaks || breaks->empty() || !std::ranges::is_sorted(*breaks))
        co_return std::unexpected(failure(ErrorCode::EngineFailed, "classify", "no breaks of classes"));
    co_return *std::move(breaks);
}

std::function<QCoro::Task<Result<std::vector<double>>>(std::vector<double>, std::string, int)> classifierOf(
    EngineClient &engine)
{
    return [&engine](std::vector<double> values, std::string method, int classes) {
        return classify(engine, std::move(values), std::move(method), classes);
    };
}

}  // namespace civiscope::gis

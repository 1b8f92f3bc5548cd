// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods/setmap.h"

#include <qgsapplication.h>

namespace civiscope::engine {

namespace code = gis::protocol::code;

void SetMap::run(std::shared_ptr<Call> call)
{
    const auto &params = call->params();
    const auto palette = paletteNamed(params.at("style").get<std::string>());
    if (!palette)
        return call->fail(code::invalidParams, "style is \"light\" or \"dark\"");
    std::vector<LayerRequest> requests;
    for (const auto &layer : params.value("layers", nlohmann::json::array())) {
        LayerRequest request{layer.at("id").get<std::string>(), layer.at("path").get<std::string>(),
                             layer.at("kind").get<std::string>(), layer.value("colour", "")};
        if (request.kind != "sketch" && request.kind != "vector")
            return call->fail(code::invalidParams, "kind is \"sketch\" or \"vector\"");
        requests.push_back(std::move(request));
    }

    if (!m_world)
        m_world = World::read(QgsApplication::pkgDataPath() + QStringLiteral("/resources/data/world_map.gpkg"));
    std::vector<LayerProblem> problems;
    std::vector<LayerFacts> facts;
    *m_map = std::make_shared<const Map>(*m_world, *palette, requests, problems, facts);

    auto told = nlohmann::json::array();
    for (const LayerProblem &problem : problems)
        told.push_back(
            {{"id", problem.id}, {"path", problem.path}, {"code", problem.code}, {"message", problem.message}});
    auto layers = nlohmann::json::array();
    for (const LayerFacts &one : facts) {
        nlohmann::json layer{{"id", one.id}, {"features", one.features}, {"attribution", one.attribution}};
        if (!one.box.isNull())
            layer["box"] = {one.box.xMinimum(), one.box.yMinimum(), one.box.xMaximum(), one.box.yMaximum()};
        layers.push_back(std::move(layer));
    }
    call->answer({{"problems", std::move(told)}, {"layers", std::move(layers)}});
}

}  // namespace civiscope::engine

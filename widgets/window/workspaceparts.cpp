// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/workspaceparts.h"

#include "widgets/map/gislayers.h"
#include "widgets/window/windowlayout.h"
#include "widgets/window/windowviews.h"
#include "words/errorwords.h"
#include "workspace/asof.h"
#include "workspace/workspacefile.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace civiscope::widgets {

using Json = nlohmann::ordered_json;

namespace {

struct Parts {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceParts)
};

constexpr std::array<std::pair<carto::ClassMethod, const char *>, 3> methods{
    {{carto::ClassMethod::NaturalBreaks, "natural-breaks"},
     {carto::ClassMethod::Quantiles, "quantiles"},
     {carto::ClassMethod::EqualIntervals, "equal-intervals"}}};

QString sentenceOf(const Error &error)
{
    const QString hint = words::hint(error);
    return words::sentence(error) + (hint.isEmpty() ? QString() : QLatin1Char(' ') + hint);
}

Json saveSources(const workspace::Session &session, const QString &folder)
{
    Json sources = Json::array();
    for (const auto &source : session.sources())
        sources.push_back(
            workspace::sourceToJson(source->request(), session.visibility().hiddenTypes(source->id()), folder));
    return sources;
}

QStringList openSources(workspace::Session &session, const Json &sources, const QString &folder)
{
    QStringList missing;
    while (!session.sources().empty())
        session.close(session.sources().front()->id());
    for (const Json &json : sources.is_array() ? sources : Json::array()) {
        auto saved = workspace::sourceFromJson(json, folder);
        if (!saved) {
            missing << sentenceOf(saved.error());
            continue;
        }
        workspace::Source *source = session.open(std::move(saved->request));
        for (const QStringList &hidden = saved->hiddenTypes; const QString &type : hidden)
            session.visibility().setVisible(source->id(), type, false);
        if (saved->asksForToken)
            missing << Parts::tr(
                           "%1 was opened with a token or extra headers, which a workspace does not keep: open it "
                           "again with them.")
                           .arg(source->name());
    }
    return missing;
}

Json saveLayers(const GisLayers &layers, const QString &folder)
{
    Json all = Json::array();
    for (const GisLayer &layer : layers.all())
        all.push_back({{"path", workspace::pathFrom(folder, layer.path)}, {"visible", layer.visible}});
    return all;
}

QStringList openLayers(GisLayers &layers, const Json &all, const QString &folder)
{
    QStringList missing;
    layers.clear();
    if (!all.is_array())
        return missing;
    for (auto layer = all.rbegin(); layer != all.rend(); ++layer) {
        const auto added =
            layers.add(workspace::pathIn(folder, layer->at("path").get<std::string>()), layer->value("visible", true));
        if (!added)
            missing << sentenceOf(added.error());
    }
    return missing;
}

Json saveColours(const carto::ColourBy &by)
{
    if (by.attribute.empty())
        return nullptr;
    const auto method = std::ranges::find(methods, by.method, &decltype(methods)::value_type::first);
    return {{"attribute", by.attribute},
            {"method", method->second},
            {"classes", by.classes},
            {"colours", by.ramp == carto::Ramp::Cividis ? "cividis" : "viridis"}};
}

carto::ColourBy coloursIn(const Json &json)
{
    carto::ColourBy by;
    if (json.is_null())
        return by;
    by.attribute = json.at("attribute").get<std::string>();
    const std::string word = json.value("method", "");
    for (const auto &[method, known] : methods) {
        if (word == known)
            by.method = method;
    }
    by.classes = std::clamp(json.value("classes", by.classes), carto::fewestClasses, carto::mostClasses);
    by.ramp = json.value("colours", "") == "cividis" ? carto::Ramp::Cividis : carto::Ramp::Viridis;
    return by;
}

Json saveMap(const MapController &map)
{
    return {{"centre", {map.longitude(), map.latitude()}}, {"zoom", map.zoom()}};
}

void showMap(SessionMap &map, MapController &camera, const Json &json)
{
    if (json.is_null())
        return;
    const LonLat centre{json.at("centre").at(0).get<double>(), json.at("centre").at(1).get<double>()};
    const double zoom = json.at("zoom").get<double>();
    if (!centre.valid() || !(zoom >= 0 && zoom <= 24))
        return;
    map.keepView();
    camera.show(toWorld(centre), zoom);
}

Json saveTime(const workspace::Session &session, const TimeBar &bar)
{
    Json json = workspace::windowToJson(session.timeWindow());
    if (!json.is_null()) {
        const auto seconds = [](workspace::TimeSpan span) {
            return std::chrono::duration_cast<std::chrono::seconds>(span).count();
        };
        json["speed"] = seconds(bar.choices().speed());
        json["back"] = seconds(bar.choices().range());
    }
    return json;
}

QStringList openTime(workspace::Session &session, TimeBar &bar, const Json &json)
{
    const auto window = workspace::windowFromJson(json);
    if (!window)
        return {sentenceOf(window.error())};
    if (*window)
        bar.choices().choose(std::chrono::seconds(json.value("speed", 0)), std::chrono::seconds(json.value("back", 0)));
    session.setTimeWindow(*window);
    return {};
}

}  // namespace

void addWindowParts(WorkspaceKeeper &keeper, const WindowViews &views, WindowLayout &layout,
                    workspace::Session &session)
{
    GisLayers &layers = views.layers;
    keeper.add({"sources", [&session](const QString &folder) { return saveSources(session, folder); },
                [&session](const Json &part, const QString &folder) { return openSources(session, part, folder); }});
    keeper.add({"layers", [&layers](const QString &folder) { return saveLayers(layers, folder); },
                [&layers](const Json &part, const QString &folder) { return openLayers(layers, part, folder); }});
    SessionMap &map = views.map.sessionMap();
    keeper.add({"colours", [&map](const QString &) { return saveColours(map.colours().chosen()); },
                [&map](const Json &part, const QString &) {
                    map.colours().choose(coloursIn(part));
                    return QStringList();
                }});
    ModeBar &modes = views.modes;
    keeper.add({"mode", [&modes](const QString &) { return Json(wordOf(modes.mode()).toStdString()); },
                [&modes](const Json &part, const QString &) {
                    if (part.is_string())
                        modes.setMode(modeOf(QString::fromStdString(part.get<std::string>())).value_or(Mode::Browse));
                    return QStringList();
                },
                false});
    MapController &camera = views.map.view().controller();
    keeper.add({"map", [&camera](const QString &) { return saveMap(camera); },
                [&map, &camera](const Json &part, const QString &) {
                    showMap(map, camera, part);
                    return QStringList();
                },
                false});
    TimeBar &time = views.time;
    keeper.add({"time", [&session, &time](const QString &) { return saveTime(session, time); },
                [&session, &time](const Json &part, const QString &) { return openTime(session, time, part); }, false});
    keeper.add({"layout", [&layout](const QString &) { return Json(layout.text().toStdString()); },
                [&layout](const Json &part, const QString &) {
                    if (part.is_string())
                        layout.setText(QByteArray::fromStdString(part.get<std::string>()));
                    return QStringList();
                },
                false});
    const auto touch = [&keeper] { keeper.touch(); };
    QObject::connect(&session, &workspace::Session::sourceAdded, &keeper, touch);
    QObject::connect(&session, &workspace::Session::sourceClosed, &keeper, touch);
    QObject::connect(&session.visibility(), &workspace::TypeVisibility::changed, &keeper, touch);
    QObject::connect(&layers, &GisLayers::changed, &keeper, touch);
    QObject::connect(&map.colours(), &MapColours::changed, &keeper, touch);
}

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/mapdescription.h"

#include <QDateTime>
#include <QFileInfo>

#include <xxhash.h>

namespace civiscope::gis {

namespace {

const char *wordOf(MapStyle style)
{
    return style == MapStyle::Light ? "light" : "dark";
}
const char *wordOf(MapLayer::Kind kind)
{
    return kind == MapLayer::Kind::Sketch ? "sketch" : "vector";
}

nlohmann::json fileState(const QString &path)
{
    const QFileInfo file(path);
    return {path.toStdString(), file.exists() ? file.size() : -1,
            file.exists() ? file.lastModified().toMSecsSinceEpoch() : 0};
}

}  // namespace

nlohmann::json MapDescription::toJson() const
{
    auto list = nlohmann::json::array();
    for (const MapLayer &layer : layers) {
        nlohmann::json one{
            {"id", layer.id.toStdString()}, {"path", layer.path.toStdString()}, {"kind", wordOf(layer.kind)}};
        if (!layer.colour.isEmpty())
            one["colour"] = layer.colour.toStdString();
        list.push_back(std::move(one));
    }
    return {{"style", wordOf(style)}, {"layers", std::move(list)}};
}

QString MapDescription::revision(const QString &engineProgram) const
{
    nlohmann::json state = {toJson(), fileState(engineProgram)};
    for (const MapLayer &layer : layers)
        state.push_back(fileState(layer.path));
    const std::string text = state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return QStringLiteral("%1%2").arg(hash.high64, 16, 16, QLatin1Char('0')).arg(hash.low64, 16, 16, QLatin1Char('0'));
}

}  // namespace civiscope::gis

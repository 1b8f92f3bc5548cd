// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/engineclient.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QString>

namespace civiscope::gis::testing {

// The engine of this build; an empty name when it is not built.
inline QString builtEngine()
{
    const QString path = QStringLiteral(CIVISCOPE_BINARY_DIR "/civiscope-gis");
    return QFileInfo(path).isExecutable() ? path : QString();
}

// The process of the engine; 0 while none runs.
inline qint64 pidOf(const EngineClient &client)
{
    const auto *process = client.findChild<QProcess *>();
    return process ? process->processId() : 0;
}

// A small city round 4.4° E, 51.2° N. Names, a road and a dashed line cross 4.5703° E, 51.18° N, where blocks of tiles
// of zoom level 13 meet.
inline QString writeSketch(const QDir &folder)
{
    QString path = folder.filePath(QStringLiteral("sketch.geojson"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"kind":"land"},"geometry":{"type":"Polygon","coordinates":[[[4.1,51.0],[4.7,51.0],[4.7,51.4],[4.1,51.4],[4.1,51.0]]]}},
{"type":"Feature","properties":{"kind":"river","name":"Stroom"},"geometry":{"type":"LineString","coordinates":[[4.1,51.1],[4.35,51.19],[4.45,51.25],[4.7,51.3]]}},
{"type":"Feature","properties":{"kind":"road","class":"motorway","name":"Ring"},"geometry":{"type":"LineString","coordinates":[[4.2,51.3],[4.52,51.17],[4.5703,51.185],[4.65,51.21]]}},
{"type":"Feature","properties":{"kind":"rail"},"geometry":{"type":"LineString","coordinates":[[4.51,51.21],[4.62,51.155]]}},
{"type":"Feature","properties":{"kind":"district","name":"Kleine Nieuwstad"},"geometry":{"type":"Point","coordinates":[4.5703,51.192]}},
{"type":"Feature","properties":{"kind":"park","name":"Groenhof"},"geometry":{"type":"Polygon","coordinates":[[[4.58,51.172],[4.6,51.172],[4.6,51.188],[4.58,51.188],[4.58,51.172]]]}},
{"type":"Feature","properties":{"kind":"label","name":"Stad"},"geometry":{"type":"Point","coordinates":[4.4,51.22]}}]})");
    return path;
}

}  // namespace civiscope::gis::testing

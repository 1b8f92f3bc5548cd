// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/sketches.h"

#include "tasks/sourcespec.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace civiscope::app {

namespace {

// A copy beside the caches; written again only when the program brings another one, for the engine's tiles are kept by
// the file's size and time. Empty: it could not be written.
QString sketchFile(const QString &city)
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/sketches");
    QString path = QStringLiteral("%1/%2.geojson").arg(folder, city);
    QFile inside(QStringLiteral(":/demo/%1-sketch.geojson").arg(city));
    if (!inside.open(QIODevice::ReadOnly) || !QDir().mkpath(folder))
        return {};
    const QByteArray content = inside.readAll();
    QFile outside(path);
    if (outside.open(QIODevice::ReadOnly) && outside.readAll() == content)
        return path;
    outside.close();
    return outside.open(QIODevice::WriteOnly) && outside.write(content) == content.size() ? path : QString();
}

}  // namespace

std::vector<gis::MapLayer> sketchesOf(const QStringList &sources)
{
    std::vector<gis::MapLayer> layers;
    for (const QString &words : sources) {
        const auto spec = tasks::parseSource(words, QDir::currentPath());
        if (!spec || spec->kind != tasks::SourceSpec::Kind::Demo)
            continue;
        if (const QString path = sketchFile(spec->text); !path.isEmpty())
            layers.push_back({spec->text, path, gis::MapLayer::Kind::Sketch});
    }
    return layers;
}

}  // namespace civiscope::app

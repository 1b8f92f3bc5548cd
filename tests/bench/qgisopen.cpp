// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The peer of bench_ingest: QGIS opens the same entities as GeoJSON and goes over all features.
// Usage: bench_qgisopen FILE

#include <qgsapplication.h>
#include <qgsfeatureiterator.h>
#include <qgsvectorlayer.h>

#include <chrono>
#include <cstdio>

namespace {

// The layer ends before QGIS does.
long long readAll(const QString &file)
{
    const QgsVectorLayer layer(file, QStringLiteral("entities"), QStringLiteral("ogr"));
    long long features = 0;
    QgsFeature feature;
    for (QgsFeatureIterator it = layer.getFeatures(); it.nextFeature(feature);)
        ++features;
    return features;
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication application(argc, argv, false);
    QgsApplication::setPrefixPath(QStringLiteral(CIVISCOPE_QGIS_PREFIX), true);
    QgsApplication::initQgis();
    const auto start = std::chrono::steady_clock::now();
    const long long features = readAll(QString::fromLocal8Bit(argv[1]));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("{\"features\":%lld,\"seconds\":%.3f}\n", features, seconds);
    QgsApplication::exitQgis();
    return features > 0 ? 0 : 1;
}

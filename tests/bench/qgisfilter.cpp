// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The peer of bench_filter: the same rows in a memory layer of QGIS, filtered by its expressions.
// Usage: bench_qgisfilter FILE

#include <qgsapplication.h>
#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>

namespace {

struct Timed {
    double milliseconds = std::numeric_limits<double>::infinity();
    long long matched = 0;
};

Timed timed(const QgsVectorLayer &layer, const QgsFeatureRequest &request)
{
    Timed best;
    for (int i = 0; i < 3; ++i) {
        const auto start = std::chrono::steady_clock::now();
        QgsFeature feature;
        best.matched = 0;
        for (QgsFeatureIterator it = layer.getFeatures(request); it.nextFeature(feature);)
            ++best.matched;
        const auto end = std::chrono::steady_clock::now();
        best.milliseconds = std::min(best.milliseconds, std::chrono::duration<double, std::milli>(end - start).count());
    }
    return best;
}

// The layer ends before QGIS does.
bool run(const QString &file)
{
    const QgsVectorLayer::LayerOptions options;
    QgsVectorLayer layer(QStringLiteral("Point?crs=EPSG:4326&field=no2:double&field=name:string(80)&index=yes"),
                         QStringLiteral("rows"), QStringLiteral("memory"), options);
    QFile csv(file);
    if (!layer.isValid() || !csv.open(QIODevice::ReadOnly))
        return false;
    csv.readLine();
    QgsFeatureList features;
    while (!csv.atEnd()) {
        const QList<QByteArray> cells = csv.readLine().trimmed().split(',');
        QgsFeature feature(layer.fields());
        feature.setAttributes(QgsAttributes({QVariant(cells[0].toDouble()), QVariant(QString::fromUtf8(cells[1]))}));
        feature.setGeometry(QgsGeometry::fromPointXY({cells[2].toDouble(), cells[3].toDouble()}));
        features.append(feature);
    }
    const qsizetype rows = features.size();
    layer.dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert);
    features.clear();

    QgsFeatureRequest numeric;
    numeric.setFilterExpression(QStringLiteral("\"no2\" > 40"));
    numeric.setFlags(Qgis::FeatureRequestFlag::NoGeometry);
    QgsFeatureRequest compound;
    compound.setFilterExpression(QStringLiteral("\"no2\" > 40 and regexp_match(\"name\", '7[0-9]$') > 0"));
    compound.setFilterRect(QgsRectangle(4.25, 51.25, 4.75, 51.75));
    const Timed first = timed(layer, numeric);
    const Timed second = timed(layer, compound);
    std::printf(
        "{\"rows\":%lld,\"numericMs\":%.3f,\"numericMatched\":%lld,\"compoundMs\":%.3f,\"compoundMatched\":%lld}\n",
        static_cast<long long>(rows), first.milliseconds, first.matched, second.milliseconds, second.matched);
    return true;
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication application(argc, argv, false);
    QgsApplication::setPrefixPath(QStringLiteral(CIVISCOPE_QGIS_PREFIX), true);
    QgsApplication::initQgis();
    const bool done = run(QString::fromLocal8Bit(argv[1]));
    QgsApplication::exitQgis();
    return done ? 0 : 1;
}

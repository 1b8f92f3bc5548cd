// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <qgsfeature.h>
#include <qgsfields.h>
#include <qgsproperty.h>
#include <qgsvectorlayer.h>

#include <memory>

class QgsFillSymbol;
class QgsLineSymbol;

// Small makers of QGIS symbology. All sizes are pixels of 1/96 inch, so that a picture at twice the resolution is the
// same picture, only sharper. `pass` orders the symbols within a layer: lower is drawn first.
namespace civiscope::engine {

// A width that grows with the zoom level, from `fromWidth` at `fromZoom` to `toWidth` at `toZoom`, level outside.
struct Width {
    double fromZoom = 0;
    double fromWidth = 1;
    double toZoom = 1;
    double toWidth = 1;

    [[nodiscard]] Width wider(double pixels) const { return {fromZoom, fromWidth + pixels, toZoom, toWidth + pixels}; }
    // For one symbol layer of a line or an outline; evaluates @zoom of the map.
    [[nodiscard]] QgsProperty property() const;
};
[[nodiscard]] inline Width constantWidth(double pixels)
{
    return {0, pixels, 1, pixels};
}

// Pixels of 1/96 inch as points.
[[nodiscard]] constexpr double points(double pixels)
{
    return pixels * 0.75;
}

// The denominator QGIS knows a zoom level of tiles by: at 96 dpi, not corrected for the latitude.
[[nodiscard]] double scaleAt(double zoom);

[[nodiscard]] std::unique_ptr<QgsFillSymbol> area(const QColor &fill, int pass);
[[nodiscard]] std::unique_ptr<QgsFillSymbol> outlinedArea(const QColor &fill, const QColor &outline, double width,
                                                          int pass);
// Dashes in multiples of the width; none for a solid line. A dashed line is drawn whole, not clipped to the picture:
// its dashes then lie the same in neighbouring tiles.
[[nodiscard]] std::unique_ptr<QgsLineSymbol> line(const QColor &colour, const Width &width, int pass,
                                                  const QVector<qreal> &dashes = {});
// A line on a wider one of another colour, so that crossing roads join. Uses `pass` for the casing of all of them and
// `pass` + 1 for the line.
[[nodiscard]] std::unique_ptr<QgsLineSymbol> casedLine(const QColor &colour, const QColor &casing, const Width &width,
                                                       int pass);

// A layer in memory in EPSG:3857 that holds these features. `type` as in "MultiPolygon".
[[nodiscard]] std::unique_ptr<QgsVectorLayer> memoryLayer(const QString &name, const QString &type,
                                                          const QgsFields &fields, QgsFeatureList features);

}  // namespace civiscope::engine

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "basemappalette.h"

#include <QString>
#include <qgsgeometry.h>
#include <qgspallabeling.h>
#include <qgspointxy.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>

#include <memory>
#include <optional>
#include <vector>

namespace civiscope::engine {

// How names look and which win where they would touch: earlier kinds first.
enum class LabelKind { City, Country, Town, State, District, Water, Park, Count };

// A name at a place. EPSG:3857 metres; zoom levels of tiles of 256 pixels.
struct PointLabel {
    QString text;
    QgsPointXY place;
    LabelKind kind = LabelKind::Country;
    double minZoom = 0;
    double maxZoom = 24;
    double weight = 0;  // within a kind heavier names win
};

// The text of a line (river, road), before a colour and a size of one's own.
[[nodiscard]] QgsTextFormat textFormat(const QColor &colour, const QColor &halo, double pixels, bool italic, bool bold);

// A name inside an area, at the middle of the largest circle that fits; shown from the zoom level on where the area is
// about as wide as the name. nullopt for an empty area. `area` in EPSG:3857.
[[nodiscard]] std::optional<PointLabel> areaLabel(const QString &text, const QgsGeometry &area, LabelKind kind);

// A layer that draws these names. QGIS places names picture by picture, which shows at the edges of tiles; here it is
// settled beforehand, for every zoom level, which names are drawn: a name stays where it once appeared, and none
// touches another. So every picture agrees.
[[nodiscard]] std::unique_ptr<QgsVectorLayer> labelLayer(std::vector<PointLabel> labels, const Palette &palette);

}  // namespace civiscope::engine

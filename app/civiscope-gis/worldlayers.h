// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labels.h"
#include "basemappalette.h"

#include <qgsfeature.h>
#include <qgsfields.h>

#include <memory>
#include <vector>

namespace civiscope::engine {

// The world map that comes with QGIS (Natural Earth 1:10m), read once into memory in EPSG:3857. Without the file it
// is empty: the map is then sea.
class World {
public:
    // Reads the countries and, which takes longer, the provinces. Blocks for a good part of a second; may run on any
    // thread.
    [[nodiscard]] static World read(const QString &geoPackage);

    // In drawing order, lowest first.
    [[nodiscard]] std::vector<std::unique_ptr<QgsVectorLayer>> layers(const Palette &palette) const;
    [[nodiscard]] const std::vector<PointLabel> &labels() const { return m_labels; }

private:
    QgsFeatureList m_countries;
    QgsFeatureList m_provinces;
    QgsFeatureList m_disputed;
    std::vector<PointLabel> m_labels;
};

}  // namespace civiscope::engine

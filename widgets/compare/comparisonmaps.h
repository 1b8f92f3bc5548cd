// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/comparisonlayers.h"
#include "widgets/compare/comparisonstrip.h"
#include "widgets/map/citymap.h"
#include "widgets/map/linkedmaps.h"

#include <QWidget>

namespace civiscope::widgets {

// Two maps at one scale of the ground, and below them one scale bar and one legend for both. GUI thread.
class ComparisonMaps : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonMaps(QWidget *parent = nullptr);

    [[nodiscard]] CityMap &map(compare::Side side) { return *m_maps[side]; }
    [[nodiscard]] ComparisonStrip &strip() { return *m_strip; }

    // Tiles under both.
    void setTiles(const QString &host, const QString &cache);
    void clear();  // other cities come: the next layers are looked at whole
    void setLayers(const items::ComparisonLayers &layers);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTheme();

    compare::Sides<CityMap *> m_maps;
    LinkedMaps *m_links;
    ComparisonStrip *m_strip;
    bool m_fitted = false;  // to these cities, or somebody has moved a map
};

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/engineclient.h"
#include "gis/mapdescription.h"
#include "gis/tileserver.h"
#include "widgets/map/gislayers.h"
#include "widgets/map/mappage.h"

#include <QObject>
#include <QTimer>

namespace civiscope::widgets {

// Keeps the tiles under a map page right: style by theme, layers, scale by screen, and words about the engine while it
// is away. Engine and server belong to main and outlive it. GUI thread.
class BaseMap : public QObject {
    Q_OBJECT

public:
    // Precondition: tiles.listen() was called. `sketches` lie above the world map where they are wanted, and `layers`
    // above them; what the engine says of these is told to them.
    BaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> sketches, GisLayers &layers,
            MapPage &page, QObject *parent = nullptr);

    void setTheme(carto::Theme theme);
    void showSketches(const QStringList &ids);  // the others are not on the map
    [[nodiscard]] const QString &said() const { return m_said; }  // state of the engine; empty: all is well

Q_SIGNALS:
    void saidChanged();

private:
    void setMap();
    void show();
    void showAttribution();
    void tellState();

    gis::EngineClient &m_engine;
    gis::TileServer &m_tiles;
    std::vector<gis::MapLayer> m_sketches;
    QStringList m_sketched;  // ids
    QTimer m_set;  // several changes in one turn are one new map
    GisLayers &m_layers;
    carto::Theme m_theme;
    MapPage &m_page;
    QString m_said;
    QString m_shown;  // host that the map shows
};

}  // namespace civiscope::widgets

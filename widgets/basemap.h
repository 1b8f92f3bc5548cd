// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/engineclient.h"
#include "gis/mapdescription.h"
#include "gis/tileserver.h"
#include "mappage.h"

#include <QObject>

namespace civiscope::widgets {

// Keeps the tiles under a map page right: style by theme, scale by screen, and words about the engine while it is away.
// Engine and server belong to main and outlive it. GUI thread.
class BaseMap : public QObject {
    Q_OBJECT

public:
    // Precondition: tiles.listen() was called. `layers` lie above the world map, lowest first.
    BaseMap(gis::EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> layers, MapPage &page,
            QObject *parent = nullptr);

    void setTheme(carto::Theme theme);
    [[nodiscard]] const QString &said() const { return m_said; }  // state of the engine; empty: all is well

Q_SIGNALS:
    void saidChanged();

private:
    void show();
    void tellState();

    gis::EngineClient &m_engine;
    gis::TileServer &m_tiles;
    std::vector<gis::MapLayer> m_layers;
    MapPage &m_page;
    QString m_said;
    QString m_shown;  // host that the map shows
};

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/mapfurniture.h"
#include "carto/symbology.h"
#include "widgets/map/mapcolours.h"
#include "widgets/map/mapcontroller.h"
#include "widgets/map/placedtables.h"
#include "workspace/session.h"

#include <QObject>

#include <memory>
#include <vector>

namespace civiscope::widgets {

// Brings session and map together: the visible tables of all sources as layers (places are read in workers), selection
// and pointer as highlights, clicks as selections. GUI thread.
class SessionMap : public QObject {
    Q_OBJECT

public:
    SessionMap(workspace::Session &session, MapController &map, std::shared_ptr<carto::Symbology> symbology,
               QObject *parent = nullptr);

    // What colours the map: the type, unless an attribute was chosen.
    [[nodiscard]] MapColours &colours() { return *m_colours; }

    // Types or classes on the map, with how many are there, over all sources.
    [[nodiscard]] const std::vector<carto::LegendEntry> &legend() const { return m_legend; }
    [[nodiscard]] const QString &legendTitle() const { return m_legendTitle; }  // empty for types
    // Entities of visible types, and how many of them have no place.
    [[nodiscard]] qint64 entityCount() const { return m_entityCount; }
    [[nodiscard]] qint64 unlocatedCount() const { return m_unlocatedCount; }
    [[nodiscard]] bool busy() const { return m_placed.busy(); }  // places are still being read

    // Each looks at where most entities are: a stray place (0, 0) does not shrink the city to a dot.
    void zoomToAll();
    void zoomToSource(int source);
    void zoomToTable(int source, std::uint32_t table);
    void zoomToSelection();
    // New sources do not move the view: somebody has chosen it.
    void keepView() { m_everFitted = true; }
    [[nodiscard]] bool placed(const workspace::EntityKey &entity) const;  // it is somewhere on the map

Q_SIGNALS:
    void layersChanged();
    // What lies under the pointer, to be said in a tool tip; empty: nothing.
    void pointed(const std::vector<civiscope::workspace::EntityKey> &entities, QPointF pixel);

private:
    struct Layer {
        PlacedTables::Key key;
        store::VersionPtr version;
    };

    void refresh();  // what is missing is placed, the rest shown
    [[nodiscard]] store::VersionPtr versionOf(const workspace::Source &source) const;
    void giveMarks();
    void showLayers();
    void showHighlights();
    [[nodiscard]] std::optional<carto::Hit> hitOf(const workspace::EntityKey &key) const;
    [[nodiscard]] std::vector<workspace::EntityKey> keysOf(const std::vector<carto::Hit> &hits) const;
    void select(std::vector<workspace::EntityKey> keys, bool add);
    void fitNewSources();

    workspace::Session &m_session;
    MapController &m_map;
    std::shared_ptr<carto::Symbology> m_symbology;
    PlacedTables m_placed;
    std::vector<Layer> m_layers;  // one for each layer of the map
    MapColours *m_colours;
    std::vector<carto::LegendEntry> m_legend;
    QString m_legendTitle;
    qint64 m_entityCount = 0;
    qint64 m_unlocatedCount = 0;
    bool m_everFitted = false;
};

}  // namespace civiscope::widgets

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/sessionmap.h"

#include "carto/mainextent.h"
#include "items/colourlegend.h"

#include <algorithm>
#include <map>

namespace civiscope::widgets {

using workspace::EntityKey;
using workspace::Session;
using workspace::Source;

SessionMap::SessionMap(Session &session, MapController &map, std::shared_ptr<carto::Symbology> symbology,
                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_map(map)
    , m_symbology(std::move(symbology))
    , m_colours(new MapColours(session, this))
{
    connect(m_colours, &MapColours::changed, this, &SessionMap::refresh);
    connect(&m_placed, &PlacedTables::changed, this, &SessionMap::refresh);
    connect(&session, &Session::shownChanged, this, &SessionMap::refresh);
    connect(&session.visibility(), &workspace::TypeVisibility::changed, this, &SessionMap::showLayers);
    connect(&session, &Session::filterChanged, this, &SessionMap::refresh);
    connect(&session.selection(), &workspace::EntitySelection::changed, this, &SessionMap::showHighlights);
    connect(&session.selection(), &workspace::EntitySelection::hoveredChanged, this, &SessionMap::showHighlights);
    connect(&session, &Session::sourceClosed, this, [this](int source) {
        m_placed.forget(source);
        refresh();
    });
    connect(&map, &MapController::clicked, this, [this](const std::vector<carto::Hit> &hits, bool add) {
        std::vector<EntityKey> keys = keysOf(hits);
        if (keys.size() > 1)
            keys.resize(1);  // the topmost; the tool tip tells of the others
        select(std::move(keys), add);
    });
    connect(&map, &MapController::boxed, this,
            [this](const std::vector<carto::Hit> &hits, bool add) { select(keysOf(hits), add); });
    connect(&map, &MapController::hovered, this, [this](const std::vector<carto::Hit> &hits, QPointF pixel) {
        const std::vector<EntityKey> keys = keysOf(hits);
        m_session.selection().hover(keys.empty() ? std::nullopt : std::optional(keys.front()));
        Q_EMIT pointed(keys, pixel);
    });
    connect(&map, &MapController::movedByHand, this, [this] { m_everFitted = !m_session.sources().empty(); });
    refresh();
}

void SessionMap::refresh()
{
    for (const auto &source : m_session.sources()) {
        const store::VersionPtr version = versionOf(*source);
        for (std::uint32_t t = 0; t < version->tables().size(); ++t)
            m_placed.place({source->id(), t}, version, m_colours->colouring());
    }
    showLayers();
}

// The version that the filter's rows belong to; before there is an answer, all that is shown of the source.
store::VersionPtr SessionMap::versionOf(const Source &source) const
{
    const store::VersionPtr version = m_session.filter().shown(source).version;
    return version ? version : m_session.shownVersion(source);
}

// Marks by the order of the sources, not by whose answer came first.
void SessionMap::giveMarks()
{
    std::vector<std::string> names;
    bool firstLoad = false;
    for (const auto &source : m_session.sources()) {
        firstLoad |= source->state() == Source::State::Loading && !source->report();
        const store::VersionPtr version = m_session.shownVersion(*source);
        for (const store::TablePtr &table : version->tables())
            names.push_back(table->name());
    }
    m_symbology->propose(names);
    if (!firstLoad)
        m_symbology->settle();
}

void SessionMap::showLayers()
{
    giveMarks();
    std::vector<carto::MapLayer> layers;
    m_layers.clear();
    m_legend.clear();
    m_legendTitle.clear();
    std::vector<std::vector<std::int64_t>> shown;  // counts of looks
    std::size_t background = 0;  // layers that have nothing of what colours the map lie below the others
    m_entityCount = 0;
    m_unlocatedCount = 0;
    for (const auto &source : m_session.sources()) {
        const store::VersionPtr version = versionOf(*source);
        for (std::uint32_t t = 0; t < version->tables().size(); ++t) {
            const store::Table &table = *version->tables()[t];
            const QString name = QString::fromStdString(table.name());
            const carto::Mark mark = m_symbology->mark(table.name());
            const PlacedTables::Key key{source->id(), t};
            if (table.rowCount() == 0 || !m_session.visibility().visible(source->id(), name) || !m_placed.places(key))
                continue;
            const PlacedTables::Drawn &drawn = m_placed.drawn(key, m_session.filter().shown(*source));
            const carto::PlacedTablePtr &placed = drawn.table;
            m_entityCount += placed->rowCount();
            m_unlocatedCount += placed->rowCount() - placed->located();
            if (placed->located() == 0)
                continue;
            const carto::RowMarksPtr &marks = drawn.marks;
            const std::size_t at = marks && marks->withoutValue() ? background++ : layers.size();
            layers.insert(layers.begin() + std::ptrdiff_t(at), carto::MapLayer{placed, mark, marks});
            m_layers.insert(m_layers.begin() + std::ptrdiff_t(at), Layer{key, drawn.version});
            if (marks) {
                if (drawn.markedBy == m_colours->colouring())
                    shown.push_back(drawn.counts);
                continue;
            }
            const auto known = std::ranges::find(m_legend, name, &carto::LegendEntry::name);
            if (known == m_legend.end())
                m_legend.push_back({mark, name, placed->located()});
            else
                known->count += placed->located();
        }
    }
    if (m_colours->colouring()) {
        items::ColourLegend legend = items::colourLegend(*m_colours->colouring(), shown);
        m_legend = std::move(legend.entries);
        m_legendTitle = std::move(legend.title);
    }
    m_map.pictures().setLayers(std::move(layers));
    showHighlights();
    fitNewSources();
    Q_EMIT layersChanged();
}

// The first city that has a place on earth is shown; later ones do not move what somebody looks at.
void SessionMap::fitNewSources()
{
    if (m_session.sources().empty()) {
        m_everFitted = false;
        return;
    }
    if (m_everFitted)
        return;
    for (const auto &source : m_session.sources()) {
        const bool loading = source->state() == Source::State::Loading;
        const GeoBox box = carto::mainExtent(m_placed.placesOf(source->id()));
        if (box.empty())
            continue;
        m_map.fit(box);
        m_everFitted = !loading && !m_placed.busy();  // while it loads the view grows with it
        return;
    }
}

void SessionMap::zoomToAll()
{
    std::map<int, std::vector<carto::PlacedTablePtr>> tables;  // by source
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        tables[m_layers[i].key.first].push_back(m_map.pictures().layers()[i].placed);
    GeoBox box;
    for (const auto &[source, placed] : tables)
        box.add(carto::mainExtent(placed));
    m_map.fit(box);
}

void SessionMap::zoomToSource(int source)
{
    m_everFitted = true;
    m_map.fit(carto::mainExtent(m_placed.placesOf(source)));
}

void SessionMap::zoomToTable(int source, std::uint32_t table)
{
    m_everFitted = true;
    if (const auto places = m_placed.places({source, table}))
        m_map.fit(carto::mainExtent({places}));
}

void SessionMap::zoomToSelection()
{
    m_everFitted = true;
    GeoBox box;
    for (const EntityKey &key : m_session.selection().entities()) {
        if (const auto hit = hitOf(key))
            box.add(m_map.pictures().layers()[hit->layer].placed->extentOf(hit->row));
    }
    m_map.fit(box);
}

bool SessionMap::placed(const EntityKey &entity) const
{
    const auto hit = hitOf(entity);
    return hit && !m_map.pictures().layers()[hit->layer].placed->extentOf(hit->row).empty();
}

std::optional<carto::Hit> SessionMap::hitOf(const EntityKey &key) const
{
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        if (m_layers[i].key.first != key.source)
            continue;
        const auto found = m_layers[i].version->find(key.id);
        if (found && found->table == m_layers[i].key.second)
            return carto::Hit{static_cast<std::uint32_t>(i), found->row};
    }
    return std::nullopt;
}

std::vector<EntityKey> SessionMap::keysOf(const std::vector<carto::Hit> &hits) const
{
    std::vector<EntityKey> keys;
    keys.reserve(hits.size());
    for (const carto::Hit &hit : hits) {
        const Layer &layer = m_layers[hit.layer];
        const store::TablePtr &table = layer.version->tables()[layer.key.second];
        if (hit.row < table->rowCount())
            keys.push_back({layer.key.first, std::string(table->id(hit.row))});
    }
    return keys;
}

// Ctrl adds; a single entity that is there already is taken out again.
void SessionMap::select(std::vector<EntityKey> keys, bool add)
{
    if (!add) {
        m_session.selection().select(std::move(keys));
        return;
    }
    std::vector<EntityKey> selection = m_session.selection().entities();
    const bool toggle = keys.size() == 1 && std::ranges::contains(selection, keys.front());
    std::ranges::sort(keys);
    std::erase_if(selection, [&](const EntityKey &key) { return std::ranges::binary_search(keys, key); });
    if (!toggle)
        selection.insert(selection.end(), keys.begin(), keys.end());
    m_session.selection().select(std::move(selection));
}

void SessionMap::showHighlights()
{
    std::vector<carto::Hit> selected;
    for (const EntityKey &key : m_session.selection().entities()) {
        if (const auto hit = hitOf(key))
            selected.push_back(*hit);
    }
    m_map.pictures().setHighlights(
        std::move(selected), m_session.selection().hovered() ? hitOf(*m_session.selection().hovered()) : std::nullopt);
}

}  // namespace civiscope::widgets

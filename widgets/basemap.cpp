// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "basemap.h"

#include "carto/mapfurniture.h"
#include "words/errorwords.h"

namespace civiscope::widgets {

using gis::EngineClient;

BaseMap::BaseMap(EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> layers, MapPage &page,
                 QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_tiles(tiles)
    , m_layers(std::move(layers))
    , m_page(page)
{
    connect(&engine, &EngineClient::stateChanged, this, &BaseMap::tellState);
    setTheme(page.view().controller().theme());
}

void BaseMap::setTheme(carto::Theme theme)
{
    m_tiles.setMap({theme == carto::Theme::Dark ? gis::MapStyle::Dark : gis::MapStyle::Light, m_layers});
    show();
    tellState();
}

void BaseMap::show()
{
    if (m_engine.state() == EngineClient::State::Missing) {
        m_page.view().setTiles({}, {});
        m_page.setAttribution({});
        return;
    }
    const int scale = m_page.devicePixelRatioF() > 1 ? 2 : 1;
    const QString host = m_tiles.host(scale);
    if (host == m_shown)
        return;
    const auto cache = m_tiles.cacheFolder(scale);
    if (!cache) {
        m_page.setNotice(words::sentence(cache.error()));
        return;
    }
    m_shown = host;
    m_page.view().setTiles(host, *cache);
    m_page.setAttribution(carto::baseMapAttribution(!m_layers.empty()));
}

void BaseMap::tellState()
{
    QString notice;
    switch (m_engine.state()) {
    case EngineClient::State::Idle:
    case EngineClient::State::Ready: m_said.clear(); break;
    case EngineClient::State::Starting: m_said = tr("base map is starting"); break;
    case EngineClient::State::Restarting: m_said = tr("base map crashed, starting it again"); break;
    case EngineClient::State::Missing:
        m_said = tr("no base map");
        notice = tr("There is no base map, for its program, civiscope-gis, is not installed. "
                    "Entities are drawn on plain ground.");
        break;
    case EngineClient::State::Failed:
        m_said = tr("base map does not work");
        notice = tr("The base map's program, civiscope-gis, keeps failing and was left alone. "
                    "Entities are drawn on plain ground.");
        break;
    }
    m_page.setNotice(notice);
    if (m_engine.state() == EngineClient::State::Missing)
        show();
    Q_EMIT saidChanged();
}

}  // namespace civiscope::widgets

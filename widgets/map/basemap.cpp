// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/basemap.h"

#include "carto/mapfurniture.h"
#include "words/errorwords.h"
#include "words/mapwords.h"

#include <algorithm>
#include <iterator>

namespace civiscope::widgets {

using gis::EngineClient;

BaseMap::BaseMap(EngineClient &engine, gis::TileServer &tiles, std::vector<gis::MapLayer> sketches, GisLayers &layers,
                 MapPage &page, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_tiles(tiles)
    , m_sketches(std::move(sketches))
    , m_layers(layers)
    , m_theme(page.view().controller().pictures().theme())
    , m_page(page)
{
    connect(&engine, &EngineClient::stateChanged, this, &BaseMap::tellState);
    connect(&engine, &EngineClient::layerNotRead, &layers,
            [&layers](const QString &, const QString &path, const QString &code, const QString &message) {
                layers.setProblem(path, code, message);
            });
    connect(&engine, &EngineClient::layerRead, &layers, &GisLayers::setFacts);
    connect(&layers, &GisLayers::changed, &m_set, qOverload<>(&QTimer::start));
    connect(&layers, &GisLayers::told, this, &BaseMap::showAttribution);
    m_set.setSingleShot(true);
    m_set.setInterval(0);
    connect(&m_set, &QTimer::timeout, this, &BaseMap::setMap);
    setMap();
}

void BaseMap::setTheme(carto::Theme theme)
{
    m_theme = theme;
    m_set.start();
}

void BaseMap::showSketches(const QStringList &ids)
{
    if (ids == m_sketched)
        return;
    m_sketched = ids;
    m_set.start();
}

void BaseMap::setMap()
{
    std::vector<gis::MapLayer> all;
    std::ranges::copy_if(m_sketches, std::back_inserter(all),
                         [this](const gis::MapLayer &sketch) { return m_sketched.contains(sketch.id); });
    std::ranges::move(m_layers.description(m_theme), std::back_inserter(all));
    m_tiles.setMap({m_theme == carto::Theme::Dark ? gis::MapStyle::Dark : gis::MapStyle::Light, std::move(all)});
    show();
    tellState();
}

void BaseMap::showAttribution()
{
    QStringList all{words::baseMapAttribution(!m_sketched.isEmpty())};
    all += m_layers.attributions();
    m_page.setAttribution(all.join(QStringLiteral(" · ")));
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
    showAttribution();
}

void BaseMap::tellState()
{
    QString notice;
    switch (m_engine.state()) {
    case EngineClient::State::Idle:
    case EngineClient::State::Ready: m_said.clear(); break;
    case EngineClient::State::Starting: m_said = tr("base map is starting"); break;
    case EngineClient::State::Restarting: m_said = tr("base map stopped, starting it again"); break;
    case EngineClient::State::Missing:
        m_said = tr("no base map");
        notice = tr("There is no base map, for its program, civiscope-gis, is not installed. "
                    "Entities are drawn on plain ground.");
        if (!m_layers.all().empty())
            notice += QLatin1Char(' ') + tr("Layers need it too.");
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

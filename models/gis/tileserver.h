// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "gis/mapdescription.h"

#include <QObject>

#include <memory>

namespace civiscope::gis {

class EngineClient;
class TileQueue;

// The base map for Qt Location: tiles over HTTP on a loopback port, under a path nobody can guess. Main thread only;
// the client must outlive it.
//
// Answers GET of /TOKEN/REVISION/Z/X/Y.png and Y@2x.png with a PNG of 256 or 512 pixels; 503 at once while the engine
// is away, so that the map asks again; 404 for any other path, 405 for any other method.
class TileServer : public QObject {
    Q_OBJECT

public:
    explicit TileServer(EngineClient &engine, QObject *parent = nullptr);
    ~TileServer() override;

    // Error: Internal when no loopback port can be had.
    [[nodiscard]] Result<void> listen();

    // The map that is served from now on, under another address.
    void setMap(MapDescription map);
    [[nodiscard]] const QString &revision() const { return m_revision; }

    // Value for the osm plugin's parameter osm.mapping.custom.host. The plugin shows it as the last of its map types,
    // and asks nobody else with osm.mapping.providersrepository.disabled. Precondition: listen() and setMap().
    [[nodiscard]] QString host(int scale = 1) const;
    // Tiles were asked for and are not answered yet.
    [[nodiscard]] bool busy() const;
    // Value for osm.mapping.cache.directory; see tileCacheFolder().
    [[nodiscard]] Result<QString> cacheFolder(int scale = 1) const;

private:
    class Http;

    EngineClient &m_engine;
    std::unique_ptr<TileQueue> m_queue;
    std::unique_ptr<Http> m_http;
    QString m_revision;
};

}  // namespace civiscope::gis

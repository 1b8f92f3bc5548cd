// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "gis/engineclient.h"

#include <QByteArray>
#include <QCache>
#include <QObject>
#include <qcorotask.h>

#include <compare>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <stop_token>

namespace civiscope::gis {

// A tile of 256 · scale pixels; EPSG:3857, y downwards, zoom 0 … 24, scale 1 or 2.
struct Tile {
    int zoom = 0;
    int x = 0;
    int y = 0;
    int scale = 1;

    [[nodiscard]] bool valid() const;
    auto operator<=>(const Tile &) const = default;
};
[[nodiscard]] inline std::size_t qHash(const Tile &tile, std::size_t seed = 0)
{
    return qHashMulti(seed, tile.zoom, tile.x, tile.y, tile.scale);
}

// Gathers asked tiles into blocks of 4 × 4, has them drawn one block at a time, that asked for last first, and keeps
// the tiles in memory. Main thread only; the client must outlive it.
class TileQueue : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<QByteArray> &)>;
    using Ticket = std::uint64_t;

    explicit TileQueue(EngineClient &engine, QObject *parent = nullptr);

    // Answers once: at once where the tile is in memory or the engine is away (EngineFailed, EngineMissing), otherwise
    // when it is drawn. Precondition: the tile is valid.
    Ticket ask(const Tile &tile, Answer answer);
    // The answer is no longer wanted and is not called any more. A block that nobody wants is not drawn.
    void withdraw(Ticket ticket);
    // Another map: forgets all tiles and answers what waits with Cancelled.
    void clear();
    [[nodiscard]] bool busy() const { return !m_blocks.empty() || m_drawing; }  // somebody waits for a tile

private:
    struct Waiting {
        Tile tile;
        Ticket ticket = 0;
        Answer answer;
    };
    struct Block {
        Tile corner;  // upper left
        std::list<Waiting> waiting;
    };

    void drawNext();
    QCoro::Task<void> draw(Tile corner, int n, std::uint64_t generation, std::stop_token stop);
    void drawn(const Tile &corner, int n, const Result<std::vector<QByteArray>> &tiles);

    EngineClient &m_engine;
    QCache<Tile, QByteArray> m_memory;
    std::list<Block> m_blocks;  // asked for last comes first
    std::optional<Tile> m_drawing;
    std::stop_source m_stop;
    std::uint64_t m_generation = 0;
    Ticket m_nextTicket = 1;
};

}  // namespace civiscope::gis

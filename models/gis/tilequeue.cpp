// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/tilequeue.h"

#include "gis/enginecalls.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace civiscope::gis {

namespace {

constexpr int blockSide = 4;
constexpr int memoryBytes = 96 << 20;

// Far out the world has fewer tiles than a block.
int sideAt(int zoom)
{
    return zoom >= 2 ? blockSide : 1 << zoom;
}

Tile cornerOf(Tile tile)
{
    const int side = sideAt(tile.zoom);
    tile.x -= tile.x % side;
    tile.y -= tile.y % side;
    return tile;
}

}  // namespace

bool Tile::valid() const
{
    return zoom >= 0 && zoom <= 24 && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom && (scale == 1 || scale == 2);
}

TileQueue::TileQueue(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_memory(memoryBytes)
{
}

TileQueue::Ticket TileQueue::ask(const Tile &tile, Answer answer)
{
    const Ticket ticket = m_nextTicket++;
    if (const QByteArray *png = m_memory.object(tile)) {
        answer(*png);
        return ticket;
    }
    if (!m_engine.available()) {
        const bool missing = m_engine.state() == EngineClient::State::Missing;
        answer(std::unexpected(Error{.code = missing ? ErrorCode::EngineMissing : ErrorCode::EngineFailed,
                                     .what = "drawing map tiles",
                                     .where = {},
                                     .detail = {},
                                     .retryable = true}));
        return ticket;
    }
    const Tile corner = cornerOf(tile);
    auto block = std::ranges::find(m_blocks, corner, &Block::corner);
    if (block == m_blocks.end())
        block = m_blocks.insert(m_blocks.begin(), Block{corner, {}});
    else
        m_blocks.splice(m_blocks.begin(), m_blocks, block);
    block->waiting.push_back({tile, ticket, std::move(answer)});
    drawNext();
    return ticket;
}

void TileQueue::withdraw(Ticket ticket)
{
    for (auto block = m_blocks.begin(); block != m_blocks.end(); ++block) {
        if (std::erase_if(block->waiting, [ticket](const Waiting &w) { return w.ticket == ticket; }) == 0)
            continue;
        if (!block->waiting.empty())
            return;
        if (m_drawing == block->corner)
            m_stop.request_stop();
        m_blocks.erase(block);
        return;
    }
}

void TileQueue::clear()
{
    ++m_generation;
    m_stop.request_stop();
    m_drawing.reset();
    m_memory.clear();
    for (const Block &block : std::exchange(m_blocks, {}))
        for (const Waiting &waiting : block.waiting)
            waiting.answer(std::unexpected(
                Error{.code = ErrorCode::Cancelled, .what = "drawing map tiles", .where = {}, .detail = {}}));
}

void TileQueue::drawNext()
{
    if (m_drawing || m_blocks.empty())
        return;
    const Tile corner = m_blocks.front().corner;
    m_drawing = corner;
    m_stop = {};
    draw(corner, sideAt(corner.zoom), m_generation, m_stop.get_token());
}

QCoro::Task<void> TileQueue::draw(Tile corner, int n, std::uint64_t generation, std::stop_token stop)
{
    const QPointer<TileQueue> self(this);
    const auto tiles = co_await renderTiles(
        m_engine, {.zoom = corner.zoom, .x = corner.x, .y = corner.y, .n = n, .scale = corner.scale},
        {.stop = stop, .report = {}});
    // Of another map since, or gone.
    if (!self || self->m_generation != generation)
        co_return;
    self->drawn(corner, n, tiles);
}

void TileQueue::drawn(const Tile &corner, int n, const Result<std::vector<QByteArray>> &tiles)
{
    m_drawing.reset();
    if (tiles)
        for (int i = 0; i < n * n; ++i) {
            const auto &png = (*tiles)[static_cast<std::size_t>(i)];
            m_memory.insert({corner.zoom, corner.x + i % n, corner.y + i / n, corner.scale}, new QByteArray(png),
                            png.size());
        }
    const auto block = std::ranges::find(m_blocks, corner, &Block::corner);
    // Asked for again after it was withdrawn and stopped: it stays in the queue.
    const bool askedAgain = !tiles && tiles.error().code == ErrorCode::Cancelled;
    if (block != m_blocks.end() && !askedAgain) {
        const std::list<Waiting> answered = std::move(block->waiting);
        m_blocks.erase(block);
        for (const Waiting &waiting : answered) {
            if (!tiles)
                waiting.answer(std::unexpected(tiles.error()));
            else
                waiting.answer(
                    (*tiles)[static_cast<std::size_t>((waiting.tile.y - corner.y) * n + waiting.tile.x - corner.x)]);
        }
    }
    drawNext();
}

}  // namespace civiscope::gis

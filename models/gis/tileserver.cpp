// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/tileserver.h"

#include "gis/engineclient.h"
#include "gis/tilecache.h"
#include "gis/tilequeue.h"
#include "net/loopbacklistener.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace civiscope::gis {

using Status = QHttpServerResponder::StatusCode;

namespace {

// 128 bits from the system's generator.
QString newToken()
{
    std::array<quint32, 4> words;
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

// "3", "5", "2@2x.png"
std::optional<Tile> tileNamed(QStringView zoom, QStringView x, QStringView file)
{
    Tile tile;
    const auto cut = [&file](const char *end) {
        const QLatin1StringView suffix(end);
        const bool has = file.endsWith(suffix);
        if (has)
            file.chop(suffix.size());
        return has;
    };
    bool zoomOk = false;
    bool xOk = false;
    bool yOk = false;
    if (!cut(".png"))
        return std::nullopt;
    tile.scale = cut("@2x") ? 2 : 1;
    tile.zoom = zoom.toInt(&zoomOk);
    tile.x = x.toInt(&xOk);
    tile.y = file.toInt(&yOk);
    return zoomOk && xOk && yOk && tile.valid() ? std::optional(tile) : std::nullopt;
}

Status statusOf(ErrorCode code)
{
    return code == ErrorCode::Cancelled ? Status::NotFound : Status::ServiceUnavailable;
}

}  // namespace

class TileServer::Http : public QAbstractHttpServer {
public:
    Http(const TileServer &server, TileQueue &queue)
        : m_server(server)
        , m_queue(queue)
        , m_token(newToken())
        , m_listener(std::make_unique<net::LoopbackListener>())
    {
        QObject::connect(m_listener.get(), &net::LoopbackListener::connectionClosed, m_listener.get(),
                         [this](quint16 port) { closed(port); });
    }

    bool listen() { return m_listener->open() && bind(m_listener.get()); }

    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1/%2/").arg(m_listener->serverPort()).arg(m_token);
    }

protected:
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override
    {
        const QString path = request.url().path();
        const QList<QStringView> parts = QStringView(path).split(QLatin1Char('/'));
        if (parts.size() != 6 || parts[1] != m_token || parts[2] != m_server.m_revision)
            return answer(responder, Status::NotFound);
        const auto tile = tileNamed(parts[3], parts[4], parts[5]);
        if (!tile)
            return answer(responder, Status::NotFound);
        if (request.method() != QHttpServerRequest::Method::Get)
            return answer(responder, Status::MethodNotAllowed);

        const quint16 port = request.remotePort();
        const auto kept = std::make_shared<QHttpServerResponder>(std::move(responder));
        m_open[port] = m_queue.ask(*tile, [kept](const Result<QByteArray> &png) {
            if (png)
                kept->write(*png, "image/png");
            else
                kept->write(statusOf(png.error().code));
        });
        return true;
    }

    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        answer(responder, Status::NotFound);
    }

private:
    static bool answer(QHttpServerResponder &responder, Status status)
    {
        responder.write(status);
        return true;
    }

    void closed(quint16 port)
    {
        if (const auto open = m_open.find(port); open != m_open.end()) {
            m_queue.withdraw(open->second);
            m_open.erase(open);
        }
    }

    const TileServer &m_server;
    TileQueue &m_queue;
    QString m_token;
    std::unordered_map<quint16, TileQueue::Ticket> m_open;  // the last tile asked on each connection
    std::unique_ptr<net::LoopbackListener> m_listener;  // goes first: it calls closed()
};

TileServer::TileServer(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_queue(std::make_unique<TileQueue>(engine))
    , m_http(std::make_unique<Http>(*this, *m_queue))
{
}

TileServer::~TileServer()
{
    m_queue->clear();
}

Result<void> TileServer::listen()
{
    if (!m_http->listen())
        return std::unexpected(
            Error{.code = ErrorCode::Internal, .what = "serving map tiles", .where = "127.0.0.1", .detail = {}});
    return {};
}

void TileServer::setMap(MapDescription map)
{
    m_revision = map.revision(m_engine.program());
    m_engine.setMap(std::move(map));
    m_queue->clear();
}

bool TileServer::busy() const
{
    return m_queue->busy();
}

QString TileServer::host(int scale) const
{
    const QString address = m_http->address() + m_revision + QLatin1Char('/');
    // The plugin appends "%z/%x/%y.png" unless the address ends in ".png" already.
    return scale == 2 ? address + QStringLiteral("%z/%x/%y@2x.png") : address;
}

Result<QString> TileServer::cacheFolder(int scale) const
{
    return tileCacheFolder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation), m_revision, scale);
}

}  // namespace civiscope::gis

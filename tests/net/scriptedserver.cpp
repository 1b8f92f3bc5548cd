// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/scriptedserver.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <zlib.h>

namespace civiscope::tests {

WireAnswer answer(int status, const QByteArray &body, const std::vector<QByteArray> &headers,
                  const QByteArray &mediaType)
{
    QByteArray raw = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
    for (const QByteArray &header : headers)
        raw += header + "\r\n";
    if (!mediaType.isEmpty())
        raw += "Content-Type: " + mediaType + "\r\n";
    if (status != 204 && status != 304)
        raw += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return {.raw = raw + "\r\n" + body};
}

WireAnswer problem(int status, const QByteArray &name, const QByteArray &detail)
{
    return answer(status, R"({"type":"https://uri.etsi.org/ngsi-ld/errors/)" + name + R"(","title":")" + name +
                              R"(","detail":")" + detail + R"("})");
}

WireAnswer cutBody()
{
    return {.raw =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[{\"id\":\"urn:a\"}",
            .close = true};
}

WireAnswer cutChunks()
{
    return {.raw = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                   "9\r\n[{\"id\":1}\r\n",
            .close = true};
}

WireAnswer cutError()
{
    return {.raw = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{\"type\":",
            .close = true};
}

WireAnswer silence()
{
    return {.raw = {}, .never = true};
}

WireAnswer hangUp()
{
    return {.raw = {}, .close = true};
}

QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32, '\0');
    QByteArray in = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

ScriptedServer::ScriptedServer(Script s)
    : script(std::move(s))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
    });
    listen(QHostAddress::LocalHost);
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(64 << 10);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    socket->skip(end + 4);
    const QByteArrayList lines = head.first(end).split('\n');
    const QByteArrayList start = lines.first().trimmed().split(' ');
    WireRequest request{.method = start.value(0), .target = start.value(1), .headers = {}};
    for (const auto headers = lines.sliced(1); const QByteArray &line : headers)
        request.headers.emplace(line.first(line.indexOf(':')).toLower(), line.sliced(line.indexOf(':') + 1).trimmed());
    requests.push_back(request);
    const WireAnswer reply = script(request);
    if (reply.never)
        return;
    socket->write(reply.raw);
    if (reply.close)
        socket->disconnectFromHost();
}

}  // namespace civiscope::tests

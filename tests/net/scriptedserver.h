// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <map>
#include <vector>

class QTcpSocket;

namespace civiscope::tests {

// What came over the wire.
struct WireRequest {
    QByteArray method;
    QByteArray target;                            // path and query, exactly as sent
    std::multimap<QByteArray, QByteArray> headers;  // names in lower case

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const auto found = headers.find(name.toLower());
        return found == headers.end() ? QByteArray() : found->second;
    }
    // Decoded query parameter; empty when absent.
    [[nodiscard]] QByteArray parameter(const char *name) const
    {
        return QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toUtf8();
    }
};

// What to answer. Made by the functions below; `raw` may be anything at all.
struct WireAnswer {
    QByteArray raw;      // status line, headers and body as they go over the wire
    bool close = false;  // the connection after it
    bool never = false;  // the request stays open without an answer
};

[[nodiscard]] WireAnswer answer(int status, const QByteArray &body, const std::vector<QByteArray> &headers = {},
                                const QByteArray &mediaType = "application/json");
[[nodiscard]] WireAnswer problem(int status, const QByteArray &name, const QByteArray &detail);
[[nodiscard]] WireAnswer cutBody();     // says 1000 bytes, sends some, closes
[[nodiscard]] WireAnswer cutChunks();   // chunked, closes before the last chunk
[[nodiscard]] WireAnswer cutError();    // a 404 that announces more bytes than it sends, and closes
[[nodiscard]] WireAnswer silence();
[[nodiscard]] WireAnswer hangUp();      // closes without a byte
[[nodiscard]] QByteArray gzip(const QByteArray &bytes);

// An HTTP server on the loopback that answers by script and remembers what it was asked. Same thread as the test.
class ScriptedServer : public QTcpServer {
    Q_OBJECT
public:
    using Script = std::function<WireAnswer(const WireRequest &)>;
    explicit ScriptedServer(Script script);

    [[nodiscard]] QByteArray address() const { return "http://127.0.0.1:" + QByteArray::number(serverPort()); }
    [[nodiscard]] QUrl url(const QByteArray &target) const { return QUrl::fromEncoded(address() + target); }

    Script script;
    std::vector<WireRequest> requests;

private:
    void serve(QTcpSocket *socket);
};

}  // namespace civiscope::tests

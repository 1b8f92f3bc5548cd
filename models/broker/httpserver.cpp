// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/httpserver.h"

#include "net/loopbacklistener.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QIODevice>

namespace civiscope::broker {

namespace {

using WellKnown = QHttpHeaders::WellKnownHeader;
using Status = QHttpServerResponder::StatusCode;

// Nothing to read, of no known size: Qt then sends the headers as they are, instead of with a Content-Length of 0.
class NoBody : public QIODevice {
public:
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

Method methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get: return Method::Get;
    case QHttpServerRequest::Method::Head: return Method::Head;
    case QHttpServerRequest::Method::Post: return Method::Post;
    case QHttpServerRequest::Method::Put: return Method::Put;
    case QHttpServerRequest::Method::Patch: return Method::Patch;
    case QHttpServerRequest::Method::Delete: return Method::Delete;
    case QHttpServerRequest::Method::Options: return Method::Options;
    default: return Method::Other;
    }
}

}  // namespace

Result<quint16> HttpServer::open(quint16 port)
{
    auto tcp = std::make_unique<net::LoopbackListener>();
    if (!tcp->open(port) || !bind(tcp.get())) {
        return std::unexpected(Error{.code = ErrorCode::Usage,
                                     .what = "opening the port",
                                     .where = "127.0.0.1:" + std::to_string(port),
                                     .detail = tcp->errorString().toStdString()});
    }
    return tcp.release()->serverPort();  // bind() has taken it
}

bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    const auto read = readRequest(methodOf(request.method()), request.url(), request.headers(), request.body());
    Answer answer = read ? m_router.answer(*read) : emptyAnswer(400);
    const auto status = static_cast<Status>(answer.status);
    if (request.method() == QHttpServerRequest::Method::Head) {
        answer.headers.append(WellKnown::ContentLength, QByteArray::number(answer.body.size()));
        responder.write(new NoBody, answer.headers, status);
    } else if (answer.status == 204 || answer.status == 304) {
        responder.write(new NoBody, answer.headers, status);
    } else {
        responder.write(answer.body, answer.headers, status);
    }
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &responder)
{
    responder.write(Status::NotFound);
}

}  // namespace civiscope::broker

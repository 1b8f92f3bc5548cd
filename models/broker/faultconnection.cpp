// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/faultconnection.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace civiscope::broker {

namespace {

constexpr qsizetype pieces = 10;
constexpr QByteArrayView headEnd = "\r\n\r\n";

// Length of the head with the blank line behind it; -1: not whole yet.
qsizetype headLengthOf(const QByteArray &message)
{
    const qsizetype end = message.indexOf(headEnd);
    return end < 0 ? -1 : end + headEnd.size();
}

// Value of Content-Length, 0 when there is none.
qsizetype bodyLengthOf(const QByteArray &head)
{
    for (const auto lines = head.split('\n'); const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).trimmed().compare("content-length", Qt::CaseInsensitive) == 0)
            return qMax<qsizetype>(0, line.sliced(colon + 1).trimmed().toLongLong());
    }
    return 0;
}

QByteArray word(const QByteArray &head, int index)
{
    const QByteArrayList words = head.first(head.indexOf('\r')).split(' ');
    return words.value(index);
}

QByteArray errorAnswer(const QByteArray &status, const QByteArray &headers)
{
    const QByteArray body = "<html><body><h1>" + status + "</h1></body></html>\n";
    return "HTTP/1.1 " + status + "\r\n" + headers +
           "Content-Type: text/html\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

FaultConnection::FaultConnection(QTcpSocket *client, const QUrl &upstream, const Fault &fault,
                                 std::shared_ptr<FaultSchedule> schedule, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_upstream(new QTcpSocket(this))
    , m_timer(new QTimer(this))
    , m_fault(fault)
    , m_schedule(std::move(schedule))
{
    m_client->setParent(this);
    m_timer->setInterval(m_fault.pause);
    connect(m_timer, &QTimer::timeout, this, &FaultConnection::sendPiece);
    connect(m_client, &QTcpSocket::readyRead, this, &FaultConnection::readClient);
    connect(m_upstream, &QTcpSocket::readyRead, this, &FaultConnection::readUpstream);
    connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_upstream, &QTcpSocket::disconnected, this, [this] { m_client->disconnectFromHost(); });
    connect(m_upstream, &QTcpSocket::errorOccurred, this, [this] { m_client->disconnectFromHost(); });
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_upstream->connectToHost(upstream.host(), static_cast<quint16>(upstream.port()));
    readClient();
}

void FaultConnection::readClient()
{
    m_request += m_client->readAll();
    if (m_busy)
        return;
    const qsizetype headLength = headLengthOf(m_request);
    if (headLength < 0)
        return;
    const QByteArray head = m_request.first(headLength);
    const qsizetype length = headLength + bodyLengthOf(head);
    if (m_request.size() < length)
        return;
    const QByteArray whole = m_request.first(length);
    m_request.remove(0, length);

    m_busy = true;
    m_headOnly = word(head, 0) == "HEAD";
    m_fails = m_schedule->next(word(head, 1));
    if (m_fails && m_fault.kind == FaultKind::ServerError) {
        m_client->write(errorAnswer("503 Service Unavailable", {}));
        finished();
    } else if (m_fails && m_fault.kind == FaultKind::TooMany) {
        const QByteArray wait = "Retry-After: " + QByteArray::number(qint64{m_fault.retryAfter.count()}) + "\r\n";
        m_client->write(errorAnswer("429 Too Many Requests", wait));
        finished();
    } else {
        m_upstream->write(whole);
    }
}

void FaultConnection::readUpstream()
{
    m_answer += m_upstream->readAll();
    const qsizetype headLength = headLengthOf(m_answer);
    if (headLength < 0)
        return;
    const QByteArray head = m_answer.first(headLength);
    const QByteArray status = word(head, 1);
    const bool hasBody = !m_headOnly && status != "204" && status != "304";
    const qsizetype length = headLength + (hasBody ? bodyLengthOf(head) : 0);
    if (m_answer.size() < length)
        return;
    const QByteArray whole = m_answer.first(length);
    m_answer.remove(0, length);
    answer(whole, headLength);
}

void FaultConnection::answer(const QByteArray &whole, qsizetype headLength)
{
    if (!m_fails) {
        m_client->write(whole);
        finished();
    } else if (m_fault.kind == FaultKind::Cut) {
        const qsizetype body = whole.size() - headLength;
        m_client->write(whole.first(body > 1 ? headLength + body / 2 : headLength / 2));
        m_client->disconnectFromHost();  // what was written still goes out
    } else if (m_fault.kind == FaultKind::Garbage) {
        QByteArray damaged = whole;
        for (qsizetype i = headLength; i < damaged.size(); ++i)
            damaged[i] = static_cast<char>(0x80 + (i * 37) % 0x40);  // never ASCII, never UTF-8
        m_client->write(damaged);
        finished();
    } else {
        trickle(whole);
    }
}

void FaultConnection::trickle(const QByteArray &whole)
{
    m_trickle = whole;
    m_piece = qMax<qsizetype>(1, (whole.size() + pieces - 1) / pieces);
    m_timer->start();
}

void FaultConnection::sendPiece()
{
    const qsizetype size = qMin(m_piece, m_trickle.size());
    m_client->write(m_trickle.first(size));
    m_trickle.remove(0, size);
    if (m_trickle.isEmpty()) {
        m_timer->stop();
        finished();
    }
}

void FaultConnection::finished()
{
    m_busy = false;
    if (!m_request.isEmpty())
        readClient();
}

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/faultproxy.h"

#include "broker/faultconnection.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace civiscope::broker {

FaultProxy::FaultProxy(const QUrl &upstream, const Fault &fault, QObject *parent)
    : QObject(parent)
    , m_upstream(upstream)
    , m_fault(fault)
    , m_schedule(std::make_shared<FaultSchedule>(fault))
    , m_server(new QTcpServer(this))
{
    connect(m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            new FaultConnection(client, m_upstream, m_fault, m_schedule, this);
    });
}

FaultProxy::~FaultProxy() = default;

Result<quint16> FaultProxy::listen(quint16 port)
{
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost), port)) {
        return std::unexpected(Error{.code = ErrorCode::Usage,
                                     .what = "opening the port",
                                     .where = "127.0.0.1:" + std::to_string(port),
                                     .detail = m_server->errorString().toStdString()});
    }
    return m_server->serverPort();
}

QUrl FaultProxy::url() const
{
    if (!m_server->isListening())
        return {};
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->serverPort()));
}

}  // namespace civiscope::broker

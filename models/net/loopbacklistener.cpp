// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loopbacklistener.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace civiscope::net {

bool LoopbackListener::open(quint16 port)
{
    return listen(QHostAddress(QHostAddress::LocalHost), port);
}

void LoopbackListener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::disconnected, this,
            [this, port = socket->peerPort()] { Q_EMIT connectionClosed(port); });
    addPendingConnection(socket);
}

}  // namespace civiscope::net

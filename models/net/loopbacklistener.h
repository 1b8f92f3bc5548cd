// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

namespace civiscope::net {

// Listens on 127.0.0.1 alone, for a QAbstractHttpServer to be bound to. Its connections send at once: an answer is
// written in two pieces, and the second would wait for the client to confirm the first.
class LoopbackListener : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    // 0: any free port, see serverPort(). False: errorString() says why.
    [[nodiscard]] bool open(quint16 port = 0);

Q_SIGNALS:
    // The client's port tells the connection; the HTTP server says nothing of its end.
    void connectionClosed(quint16 clientPort);

protected:
    void incomingConnection(qintptr descriptor) override;
};

}  // namespace civiscope::net

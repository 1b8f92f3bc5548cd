// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/faultspec.h"

#include <QObject>
#include <QUrl>

#include <memory>

class QTcpServer;

namespace civiscope::broker {

// A TCP proxy on the loopback address in front of an embedded broker, which damages answers on their way. It knows
// enough of HTTP/1.1 to act on one request at a time of a connection that stays open: requests with Content-Length,
// answers as the embedded broker sends them. Lives on the thread that made it and needs its event loop.
class FaultProxy : public QObject {
    Q_OBJECT
public:
    // `upstream`: the embedded broker's url().
    FaultProxy(const QUrl &upstream, const Fault &fault, QObject *parent = nullptr);
    ~FaultProxy() override;

    // 0: any free port. Error: Usage (the port is taken or not allowed).
    [[nodiscard]] Result<quint16> listen(quint16 port = 0);
    // Where to reach the broker through the proxy; empty before listen().
    [[nodiscard]] QUrl url() const;

private:
    QUrl m_upstream;
    Fault m_fault;
    std::shared_ptr<FaultSchedule> m_schedule;
    QTcpServer *m_server;
};

}  // namespace civiscope::broker

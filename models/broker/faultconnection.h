// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/faultspec.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

class QTcpSocket;
class QTimer;

namespace civiscope::broker {

// One client of the FaultProxy: requests go upstream one after the other, answers come back whole or damaged. Deletes
// itself when either side is gone.
class FaultConnection : public QObject {
    Q_OBJECT
public:
    FaultConnection(QTcpSocket *client, const QUrl &upstream, const Fault &fault,
                    std::shared_ptr<FaultSchedule> schedule, QObject *parent);

private:
    void readClient();
    void readUpstream();
    void answer(const QByteArray &whole, qsizetype headLength);
    void trickle(const QByteArray &whole);
    void sendPiece();
    void finished();

    QTcpSocket *m_client;
    QTcpSocket *m_upstream;
    QTimer *m_timer;
    Fault m_fault;
    std::shared_ptr<FaultSchedule> m_schedule;
    QByteArray m_request;   // bytes of the client not yet sent on
    QByteArray m_answer;    // bytes of the broker not yet sent back
    QByteArray m_trickle;   // what is still to go out, slowly
    qsizetype m_piece = 0;  // bytes
    bool m_busy = false;    // a request is under way
    bool m_fails = false;   // its answer is to be damaged
    bool m_headOnly = false;
};

}  // namespace civiscope::broker

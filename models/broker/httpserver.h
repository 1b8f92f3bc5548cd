// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "broker/router.h"

#include <QAbstractHttpServer>

namespace civiscope::broker {

// The HTTP side of the broker: every request goes to the router, with its path as it was encoded. Lives on one thread.
class HttpServer : public QAbstractHttpServer {
    Q_OBJECT
public:
    explicit HttpServer(Router &router)
        : m_router(router)
    {
    }

    // On the loopback address. 0: any free port. Error: Usage.
    [[nodiscard]] Result<quint16> open(quint16 port);

protected:
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;

private:
    Router &m_router;
};

}  // namespace civiscope::broker

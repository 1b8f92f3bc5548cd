// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpHeaders>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <nlohmann/json.hpp>

// What came back for one request.
struct Got {
    int status = 0;  // 0: no answer
    QHttpHeaders headers;
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    [[nodiscard]] QByteArray header(const char *name) const;  // several joined by ", "
    [[nodiscard]] nlohmann::json json() const;                // discarded when it is none
    [[nodiscard]] std::string problem() const;                // last segment of the problem's type
};

// Asks over real HTTP and waits for the answer.
class HttpProbe {
public:
    explicit HttpProbe(const QUrl &base)
        : m_base(base)
    {
    }

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    // `target`: path and query, encoded as it is to go out.
    [[nodiscard]] Got get(const QByteArray &target, const Headers &headers = {});
    [[nodiscard]] Got send(const QByteArray &verb, const QByteArray &target, const Headers &headers = {},
                           const QByteArray &body = {});

private:
    QUrl m_base;
    QNetworkAccessManager m_network;
};

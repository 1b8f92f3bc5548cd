// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"

#include "base/errorreason.h"

#include <QHostAddress>
#include <QString>

namespace civiscope::client {

using namespace Qt::StringLiterals;

namespace {

bool hasNoScheme(const QString &text)
{
    return !text.contains("://"_L1);
}

// "https://gateway/city/ngsi-ld/v1/entities?type=A" → "/city/ngsi-ld/v1"
QString basePath(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    constexpr auto api = "/ngsi-ld/v1"_L1;
    if (const qsizetype at = path.indexOf("/ngsi-ld"_L1); at >= 0)
        return path.first(at) + api;
    // Orion-LD speaks NGSIv2 beside NGSI-LD: its other door leads to the same house.
    if (path == "/v2"_L1 || path.startsWith("/v2/"_L1))
        path.clear();
    return path + api;
}

}  // namespace

Result<Connection> connectionFromText(std::string_view text)
{
    QString typed = QString::fromUtf8(text).trimmed();
    const auto wrong = [&](ErrorReason reason) {
        // Of what is no URL nobody knows where a password stands.
        const bool isAsTyped = !QUrl(typed).isValid() && !typed.contains(u'@');
        const QString told = isAsTyped ? typed : net::withoutSecrets(QUrl(typed)).toString();
        return std::unexpected(Error{.code = ErrorCode::Usage,
                                     .what = "reading the broker's address",
                                     .where = told.toStdString(),
                                     .detail = {},
                                     .reason = reason});
    };
    if (typed.isEmpty())
        return wrong(ErrorReason::AddressMissing);
    if (hasNoScheme(typed)) {
        const QUrl probe("http://"_L1 + typed, QUrl::TolerantMode);
        const QString host = probe.host();
        const bool near =
            host == "localhost"_L1 || probe.port() > 0 || !QHostAddress(host).isNull() || !host.contains(u'.');
        typed.prepend(near ? "http://"_L1 : "https://"_L1);
    }
    const QUrl url(typed, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return wrong(ErrorReason::AddressMalformed);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return wrong(ErrorReason::SchemeUnknown);

    Connection connection;
    connection.base.setScheme(url.scheme());
    connection.base.setHost(url.host());
    connection.base.setPort(url.port());
    connection.base.setPath(basePath(url.path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    if (!url.userInfo().isEmpty()) {
        const QByteArray pair =
            url.userName(QUrl::FullyDecoded).toUtf8() + ':' + url.password(QUrl::FullyDecoded).toUtf8();
        connection.authorization = "Basic " + pair.toBase64();
    }
    return connection;
}

}  // namespace civiscope::client

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/httpprobe.h"

#include <QEventLoop>

#include <memory>

QByteArray Got::header(const char *name) const
{
    return headers.combinedValue(QLatin1StringView(name));
}

nlohmann::json Got::json() const
{
    return nlohmann::json::parse(body.begin(), body.end(), nullptr, false);
}

std::string Got::problem() const
{
    const nlohmann::json details = json();
    if (!details.is_object() || !details.contains("type"))
        return {};
    const std::string type = details["type"];
    return type.substr(type.rfind('/') + 1);
}

Got HttpProbe::get(const QByteArray &target, const Headers &headers)
{
    return send("GET", target, headers);
}

Got HttpProbe::send(const QByteArray &verb, const QByteArray &target, const Headers &headers, const QByteArray &body)
{
    QNetworkRequest request(QUrl::fromEncoded(m_base.toEncoded() + target));
    request.setTransferTimeout(20'000);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // A custom HEAD would wait for the body it announces.
    std::unique_ptr<QNetworkReply> reply(verb == "HEAD" ? m_network.head(request)
                                                        : m_network.sendCustomRequest(request, verb, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .headers = reply->headers(),
            .body = reply->readAll(),
            .error = reply->error()};
}

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/tlsprobe.h"

#include "audit/checks/tools.h"
#include "base/wakeup.h"

#include <QDateTime>
#include <QPointer>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>
#include <QTimer>

namespace civiscope::audit {

namespace {

constexpr std::chrono::seconds handshakePatience(15);
constexpr Moment day = Moment{24} * 3600 * 1'000'000;

TlsFacts factsOf(const QSslSocket &socket)
{
    TlsFacts facts{.protocol = socket.sessionProtocol(),
                   .cipher = socket.sessionCipher().name().toStdString(),
                   .subject = {},
                   .fingerprint = {},
                   .ends = {},
                   .distrust = {}};
    for (const auto chain = socket.peerCertificateChain(); const QSslCertificate &certificate : chain) {
        const Moment ends = certificate.expiryDate().toMSecsSinceEpoch() * 1000;
        facts.ends = std::min(facts.ends.value_or(ends), ends);
    }
    const QSslCertificate own = socket.peerCertificate();
    facts.subject = own.subjectInfo(QSslCertificate::CommonName).join(QLatin1Char(' ')).toStdString();
    facts.fingerprint = own.digest(QCryptographicHash::Sha256).toHex().toStdString();
    for (const auto errors = socket.sslHandshakeErrors(); const QSslError &error : errors)
        facts.distrust.push_back(error.errorString().toStdString());
    return facts;
}

Error errorOf(const QSslSocket &socket, const std::string &where)
{
    ErrorCode code = ErrorCode::TlsFailed;
    switch (socket.error()) {
    case QAbstractSocket::HostNotFoundError: code = ErrorCode::HostNotFound; break;
    case QAbstractSocket::ConnectionRefusedError: code = ErrorCode::ConnectionRefused; break;
    case QAbstractSocket::SocketTimeoutError: code = ErrorCode::TimedOut; break;
    default: break;
    }
    return {code, "looking at the secure connection", where, socket.errorString().toStdString(), false};
}

std::string nameOf(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_3: return "TLS 1.3";
    case QSsl::TlsV1_2: return "TLS 1.2";
    case QSsl::UnknownProtocol: return "?";
    default: return "TLS < 1.2";
    }
}

}  // namespace

QCoro::Task<Result<TlsFacts>> probeTls(QUrl url, std::stop_token stop, QSslConfiguration trust)
{
    const std::string where = url.host().toStdString() + ':' + std::to_string(url.port(443));
    const std::unique_ptr<QSslSocket, void (*)(QSslSocket *)> socket(new QSslSocket,
                                                                     [](QSslSocket *s) { s->deleteLater(); });
    // The certificate is looked at whether it can be trusted or not.
    trust.setPeerVerifyMode(QSslSocket::QueryPeer);
    socket->setSslConfiguration(trust);
    auto done = std::make_shared<Wakeup>();
    QObject::connect(socket.get(), &QSslSocket::encrypted, socket.get(), [done] { done->wake(); });
    QObject::connect(socket.get(), &QSslSocket::errorOccurred, socket.get(), [done] { done->wake(); });
    QTimer::singleShot(handshakePatience, socket.get(), [done] { done->wake(); });
    auto wake = [s = socket.get(), done] {
        QMetaObject::invokeMethod(s, [done] { done->wake(); }, Qt::QueuedConnection);
    };
    const std::stop_callback<decltype(wake)> watch(stop, wake);
    socket->connectToHostEncrypted(url.host(), quint16(url.port(443)));
    co_await *done;
    if (stop.stop_requested())
        co_return std::unexpected(Error{ErrorCode::Cancelled, "looking at the secure connection", where, {}, false});
    if (socket->isEncrypted())
        co_return factsOf(*socket);
    if (socket->error() == QAbstractSocket::UnknownSocketError)
        co_return std::unexpected(
            Error{ErrorCode::TimedOut, "looking at the secure connection", where, "no handshake in time", true});
    co_return std::unexpected(errorOf(*socket, where));
}

CheckResult judgeTls(const TlsFacts &facts, Moment now)
{
    Finding finding("S1");
    finding.evidence({.request = "TLS handshake",
                      .at = now,
                      .mediaType = {},
                      .sha256 = facts.fingerprint,
                      .excerpt = nameOf(facts.protocol) + ", " + facts.cipher + ", " + facts.subject,
                      .entity = {}});
    const bool newest = facts.protocol == QSsl::TlsV1_3;
    const bool old = !newest && facts.protocol != QSsl::TlsV1_2;
    Verdict verdict = newest ? Verdict::Met : old ? Verdict::NotMet : Verdict::MetWithRemarks;
    finding.reason(newest ? ReasonCode::TlsProtocol
                   : old  ? ReasonCode::TlsTooOld
                          : ReasonCode::TlsOlder,
                   {nameOf(facts.protocol), facts.cipher});
    if (facts.ends) {
        const std::int64_t days = (*facts.ends - now) / day;
        const bool soon = *facts.ends - now < certificateDays * day;
        finding.reason(soon ? ReasonCode::CertificateEndsSoon : ReasonCode::CertificateValid, {text(days)});
        if (*facts.ends < now)
            verdict = Verdict::NotMet;
        else if (soon)
            verdict = std::max(verdict, Verdict::MetWithRemarks);
    }
    if (!facts.distrust.empty()) {
        finding.reason(ReasonCode::CertificateNotTrusted, {list(facts.distrust)});
        verdict = Verdict::NotMet;
    }
    return finding.close(verdict);
}

}  // namespace civiscope::audit

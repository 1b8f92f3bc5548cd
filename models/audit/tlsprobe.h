// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/verdict.h"

#include <QSslConfiguration>
#include <QUrl>

#include <qcoro/qcorotask.h>

#include <stop_token>

namespace civiscope::audit {

// What a TLS handshake with a server showed.
struct TlsFacts {
    QSsl::SslProtocol protocol = QSsl::UnknownProtocol;
    std::string cipher = {};
    std::string subject = {};                 // of the server's certificate
    std::string fingerprint = {};             // its SHA-256, lower-case hex
    std::optional<Moment> ends = {};          // when the first certificate of the chain ends
    std::vector<std::string> distrust = {};   // why the chain cannot be trusted; empty: it can
};

// Makes a handshake with the host of an https URL and hangs up; sends nothing. The chain is checked against the
// certificates of `trust`. Errors: HostNotFound, ConnectionRefused, TimedOut, TlsFailed (no handshake), Cancelled. Main
// thread.
[[nodiscard]] QCoro::Task<Result<TlsFacts>> probeTls(
    QUrl url, std::stop_token stop, QSslConfiguration trust = QSslConfiguration::defaultConfiguration());

// The judgement of S1: TLS 1.3 with a certificate that is trusted and lasts is met, TLS 1.2 and a certificate that ends
// within 30 days are remarks, anything older and any distrust is not met.
[[nodiscard]] CheckResult judgeTls(const TlsFacts &facts, Moment now);

}  // namespace civiscope::audit

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "net/httpmessage.h"

#include <QObject>
#include <QPointer>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>

class QNetworkAccessManager;

namespace civiscope {
class Wakeup;
}

namespace civiscope::net {

// How often and how patiently a request is repeated: after 429, 500, 502, 503, 504, a lost connection, a body that is
// cut or no JSON, and once after a time-out. The n-th wait is first·2ⁿ⁻¹, half to all of it by chance, or what
// Retry-After asks.
struct RetryPolicy {
    int tries = 5;                                                // sendings of one request, ≥ 1
    std::chrono::milliseconds first = std::chrono::milliseconds(500);
    std::chrono::milliseconds longest = std::chrono::seconds(20);
    std::chrono::milliseconds longestAsked = std::chrono::minutes(2);  // of Retry-After; more ends the trying
};

// How one host is treated; comes with each request, out of its connection.
struct HttpLimits {
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);  // until the request is on its way
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(30);     // without a byte
    int parallel = 2;                                                     // requests to one host at the same time
    int redirects = 5;
};

// One sending of a request, for the log of requests: what went over the wire and how it ended.
struct RequestRecord {
    quint64 id = 0;   // of the request; repetitions and redirects share it
    int attempt = 1;  // 1, 2, …
    QUrl url = {};         // without secrets
    int status = 0;   // 0: no answer
    qint64 bytes = 0;  // of the body, decompressed
    std::chrono::milliseconds elapsed{0};
    Moment startedAt = 0;
    std::optional<Error> error = {};  // why it was no use, when it was not
};

// Sends requests and does in one place what each of them needs: time-outs, repetition with back-off, the limit of
// parallel requests to a host, redirects, decompression with a limit, cancelling, the log. Lives on the main thread
// and is held by shared_ptr: a request under way keeps it. The network manager must outlive the requests.
class HttpTransport : public QObject, public std::enable_shared_from_this<HttpTransport> {
    Q_OBJECT
public:
    // Calls `resume` on the main thread after the delay. Tests give one that does not wait.
    using Wait = std::function<void(std::chrono::milliseconds delay, std::function<void()> resume)>;

    [[nodiscard]] static std::shared_ptr<HttpTransport> create(QNetworkAccessManager *network, RetryPolicy retry = {},
                                                               Wait wait = {});

    // Answers exactly once: with an answer that arrived whole, of whatever status (see statusError), or with
    // HostNotFound, ConnectionRefused, ConnectionLost, TimedOut, TlsFailed, TooLarge, Cancelled, and for a success
    // that should be JSON and is not, the errors of bodyError.
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> get(HttpRequest request, HttpLimits limits, std::stop_token stop);

    [[nodiscard]] const std::deque<RequestRecord> &log() const { return m_log; }  // the newest 1000, oldest first

Q_SIGNALS:
    void logged(const civiscope::net::RequestRecord &record);

private:
    class Slot;
    HttpTransport(QNetworkAccessManager *network, RetryPolicy retry, Wait wait);

    static QCoro::Task<Result<HttpAnswer>> repeat(std::shared_ptr<HttpTransport> self, HttpRequest request,
                                                  HttpLimits limits, std::stop_token stop);
    static QCoro::Task<Result<HttpAnswer>> follow(std::shared_ptr<HttpTransport> self, HttpRequest request,
                                                  HttpLimits limits, RequestRecord record, std::stop_token stop);
    static QCoro::Task<Result<HttpAnswer>> send(std::shared_ptr<HttpTransport> self, HttpRequest request,
                                                HttpLimits limits, std::stop_token stop);
    static QCoro::Task<> pause(std::shared_ptr<HttpTransport> self, std::chrono::milliseconds delay,
                               std::stop_token stop);
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(const Result<HttpAnswer> &outcome,
                                                                      int attempt) const;
    void record(RequestRecord entry, const Result<HttpAnswer> &outcome);

    QPointer<QNetworkAccessManager> m_network;
    RetryPolicy m_retry;
    Wait m_wait;
    quint64 m_lastId = 0;
    std::deque<RequestRecord> m_log;
    struct Host {
        int active = 0;
        std::deque<std::shared_ptr<Wakeup>> waiting;
    };
    std::map<QString, Host> m_hosts;  // by authority
};

// The wait that a Retry-After header asks for: seconds, or an HTTP date. nullopt when it is neither; not negative.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(QByteArrayView value, Moment now);

}  // namespace civiscope::net

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httptransport.h"

#include "base/datetime.h"
#include "base/errorreason.h"
#include "base/wakeup.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHttpHeaders>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>
#include <QTimeZone>

#include <qcoro/qcoronetworkreply.h>

#include <algorithm>

namespace civiscope::net {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

constexpr std::size_t longestLog = 1000;

// Runs a function on the object's thread, in a later turn, when the stop is asked for.
auto onStop(const std::stop_token &stop, QObject *context, std::function<void()> then)
{
    auto later = [context, then = std::move(then)] { QMetaObject::invokeMethod(context, then, Qt::QueuedConnection); };
    return std::stop_callback<decltype(later)>(stop, std::move(later));
}

std::string place(const QUrl &url)
{
    return withoutSecrets(url).toEncoded().toStdString();
}

Error cancelled(const HttpRequest &request)
{
    return {ErrorCode::Cancelled, request.what, place(request.url), {}, false};
}

Error tooLarge(const HttpRequest &request)
{
    return {.code = ErrorCode::TooLarge,
            .what = request.what,
            .where = place(request.url),
            .detail = {},
            .reason = ErrorReason::TooManyBytes,
            .args = {std::to_string(request.maxBytes)}};
}

// What was read of a reply so far.
struct Reading {
    QByteArray body;
    bool tooLarge = false;
    bool connectTimedOut = false;
};

Error networkError(const HttpRequest &request, const QNetworkReply &reply, const Reading &reading)
{
    Error error{ErrorCode::ConnectionLost, request.what, place(request.url), reply.errorString().toStdString(), false};
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError: error.code = ErrorCode::HostNotFound; break;
    case QNetworkReply::ConnectionRefusedError: error.code = ErrorCode::ConnectionRefused; break;
    case QNetworkReply::SslHandshakeFailedError: error.code = ErrorCode::TlsFailed; break;
    // Qt ends a transfer that made no progress in time as if it were cancelled; our own aborts are told before.
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        error.code = ErrorCode::TimedOut;
        error.detail.clear();
        error.reason = reading.connectTimedOut ? ErrorReason::NoConnectionInTime : ErrorReason::NoDataInTime;
        error.retryable = true;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        error.code = ErrorCode::NotNgsiLd;
        error.retryable = true;
        break;
    default: error.retryable = true; break;
    }
    return error;
}

// Of an error status Qt may tell only that, though the connection broke off in the middle of it. What was packed is
// longer than it was on the way, so that nothing can be said of it.
std::optional<Error> missingBytes(const HttpAnswer &answer, const HttpRequest &request)
{
    bool isNumber = false;
    const qint64 length = answer.header("Content-Length").toLongLong(&isNumber);
    if (!isNumber || answer.status == 304 || !answer.header("Content-Encoding").isEmpty() ||
        answer.body.size() >= length)
        return std::nullopt;
    return Error{.code = ErrorCode::ConnectionLost,
                 .what = request.what,
                 .where = place(request.url),
                 .detail = {},
                 .retryable = true,
                 .reason = ErrorReason::BytesMissing,
                 .args = {std::to_string(answer.body.size()), std::to_string(length)}};
}

QString hostOf(const QUrl &url)
{
    return url.host() + u':' + QString::number(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

bool sameOrigin(const QUrl &from, const QUrl &to)
{
    const bool upgraded =
        from.scheme() == "http"_L1 && to.scheme() == "https"_L1 && from.port(80) == 80 && to.port(443) == 443;
    return from.host() == to.host() && (upgraded || (from.scheme() == to.scheme() && hostOf(from) == hostOf(to)));
}

// Where a redirect may lead: the same scheme or the safer one.
std::optional<QUrl> allowedTarget(const HttpAnswer &answer, const HttpRequest &request)
{
    std::optional<QUrl> target = redirectTarget(answer);
    if (!target)
        return std::nullopt;
    target->setUserInfo(QString());
    const bool safe = target->scheme() == request.url.scheme() || target->scheme() == "https"_L1;
    if (!target->isValid() || !safe || (request.mayFollow && !request.mayFollow(*target)))
        return std::nullopt;
    return target;
}

// Qt leaves out a header that may not be sent, and the answer would be one to another question.
std::optional<Error> unsendable(const HttpRequest &request)
{
    QHttpHeaders sendable;
    for (const std::vector<HttpHeader> *headers : {&request.headers, &request.credentials}) {
        for (const HttpHeader &header : *headers) {
            if (!sendable.append(QLatin1StringView(header.name), QLatin1StringView(header.value)))
                return Error{ErrorCode::Usage, request.what, header.name.toStdString(),
                             "a header has a name of letters and digits, and a value without line breaks"};
        }
    }
    return std::nullopt;
}

// As Qt sends it.
QNetworkRequest wireRequest(const HttpRequest &request, const HttpLimits &limits)
{
    QNetworkRequest wire(request.url);
    if (!request.address.isEmpty()) {  // the name still stands in Host and in the certificate
        QUrl pinned = request.url;
        pinned.setHost(request.address);
        wire.setUrl(pinned);
        wire.setRawHeader("Host", request.url.authority(QUrl::FullyEncoded).toLatin1());
        wire.setPeerVerifyName(request.url.host(QUrl::FullyEncoded));
        wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    }
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setTransferTimeout(limits.idleTimeout);
    wire.setDecompressedSafetyCheckThreshold(-1);  // JSON packs 100:1 honestly; maxBytes is the limit
    wire.setRawHeader("User-Agent", "Civiscope");
    for (const HttpHeader &h : request.headers)
        wire.setRawHeader(h.name, h.value);
    for (const HttpHeader &h : request.credentials)
        wire.setRawHeader(h.name, h.value);
    return wire;
}

}  // namespace

// The right to have one request on its way to a host; given back on destruction.
class HttpTransport::Slot {
public:
    static QCoro::Task<Slot> take(std::shared_ptr<HttpTransport> self, QString host, int parallel, std::stop_token stop)
    {
        // Looked up anew after each turn: whoever was woken may find the place taken again.
        while (self->m_hosts[host].active >= std::max(parallel, 1) && !stop.stop_requested()) {
            auto wakeup = std::make_shared<Wakeup>();
            self->m_hosts[host].waiting.push_back(wakeup);
            const auto watch = onStop(stop, self.get(), [wakeup] { wakeup->wake(); });
            co_await *wakeup;
            std::erase(self->m_hosts[host].waiting, wakeup);
        }
        ++self->m_hosts[host].active;
        co_return Slot(self, host);
    }
    Slot(Slot &&other) noexcept = default;
    Slot &operator=(Slot &&) = delete;
    ~Slot()
    {
        if (!m_transport)
            return;
        Host &host = m_transport->m_hosts[m_host];
        --host.active;
        if (host.waiting.empty())
            return;
        // In a later turn, for resuming here would run another request inside this one's end.
        auto next = host.waiting.front();
        host.waiting.pop_front();
        QMetaObject::invokeMethod(m_transport.get(), [next] { next->wake(); }, Qt::QueuedConnection);
    }

private:
    Slot(std::shared_ptr<HttpTransport> transport, QString host)
        : m_transport(std::move(transport))
        , m_host(std::move(host))
    {
    }
    std::shared_ptr<HttpTransport> m_transport;
    QString m_host;
};

std::shared_ptr<HttpTransport> HttpTransport::create(QNetworkAccessManager *network, RetryPolicy retry, Wait wait)
{
    return std::shared_ptr<HttpTransport>(new HttpTransport(network, retry, std::move(wait)));
}

HttpTransport::HttpTransport(QNetworkAccessManager *network, RetryPolicy retry, Wait wait)
    : m_network(network)
    , m_retry(retry)
    , m_wait(std::move(wait))
{
    if (!m_wait)
        m_wait = [this](milliseconds delay, std::function<void()> resume) {
            QTimer::singleShot(delay, this, std::move(resume));
        };
}

QCoro::Task<Result<HttpAnswer>> HttpTransport::get(HttpRequest request, HttpLimits limits, std::stop_token stop)
{
    return repeat(shared_from_this(), std::move(request), limits, std::move(stop));
}

QCoro::Task<Result<HttpAnswer>> HttpTransport::repeat(std::shared_ptr<HttpTransport> self, HttpRequest request,
                                                      HttpLimits limits, std::stop_token stop)
{
    if (auto error = unsendable(request))
        co_return std::unexpected(std::move(*error));
    RequestRecord entry{.id = ++self->m_lastId};
    const Slot slot = co_await Slot::take(self, hostOf(request.url), limits.parallel, stop);
    for (;; ++entry.attempt) {
        if (stop.stop_requested())
            co_return std::unexpected(cancelled(request));
        Result<HttpAnswer> outcome = co_await follow(self, request, limits, entry, stop);
        const auto delay = self->delayAfter(outcome, entry.attempt);
        if (!delay)
            co_return outcome;
        co_await pause(self, *delay, stop);
    }
}

QCoro::Task<Result<HttpAnswer>> HttpTransport::follow(std::shared_ptr<HttpTransport> self, HttpRequest request,
                                                      HttpLimits limits, RequestRecord entry, std::stop_token stop)
{
    for (int redirects = 0;; ++redirects) {
        entry.url = withoutSecrets(request.url);
        entry.startedAt = currentMoment();
        QElapsedTimer clock;
        clock.start();
        Result<HttpAnswer> outcome = co_await send(self, request, limits, stop);
        if (outcome && request.json)
            if (auto error = bodyError(*outcome, request.what))
                outcome = std::unexpected(std::move(*error));
        entry.elapsed = milliseconds(clock.elapsed());
        self->record(entry, outcome);
        if (!outcome || redirects >= limits.redirects)
            co_return outcome;
        const auto target = allowedTarget(*outcome, request);
        if (!target)
            co_return outcome;
        if (!sameOrigin(request.url, *target))
            request.credentials.clear();
        request.url = *target;
        request.address.clear();
    }
}

QCoro::Task<Result<HttpAnswer>> HttpTransport::send(std::shared_ptr<HttpTransport> self, HttpRequest request,
                                                    HttpLimits limits, std::stop_token stop)
{
    if (!self->m_network || stop.stop_requested())
        co_return std::unexpected(cancelled(request));
    auto reading = std::make_shared<Reading>();
    const std::unique_ptr<QNetworkReply, void (*)(QNetworkReply *)> reply(
        self->m_network->get(wireRequest(request, limits)), [](QNetworkReply *r) { r->deleteLater(); });
    const auto read = [reading, r = reply.get(), most = request.maxBytes] {
        // Bounded reads: a small body may unpack into an endless one.
        while (!reading->tooLarge && r->bytesAvailable() > 0) {
            const QByteArray piece = r->read(qint64{1} << 20);
            if (piece.isEmpty())
                break;
            reading->tooLarge = reading->body.size() + piece.size() > most;
            if (!reading->tooLarge)
                reading->body += piece;
        }
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [read, reading, r = reply.get()] {
        read();
        if (reading->tooLarge)
            r->abort();
    });
    auto *connecting = new QTimer(reply.get());
    connecting->setSingleShot(true);
    QObject::connect(connecting, &QTimer::timeout, reply.get(), [reading, r = reply.get()] {
        reading->connectTimedOut = true;
        r->abort();
    });
    QObject::connect(reply.get(), &QNetworkReply::requestSent, connecting, &QTimer::stop);
    QObject::connect(reply.get(), &QNetworkReply::metaDataChanged, connecting, &QTimer::stop);
    connecting->start(limits.connectTimeout);
    const auto watch = onStop(stop, reply.get(), [r = reply.get()] { r->abort(); });

    co_await reply.get();

    if (stop.stop_requested())
        co_return std::unexpected(cancelled(request));
    if (reply->isOpen())
        read();
    if (reading->tooLarge)
        co_return std::unexpected(tooLarge(request));
    HttpAnswer answer;
    answer.url = request.url;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt reports an error status as an error of its own (codes from 201 on); that answer is whole all the same.
    const bool whole =
        reply->error() == QNetworkReply::NoError ||
        (answer.status >= 300 && reply->error() > QNetworkReply::UnknownProxyError &&
         reply->error() != QNetworkReply::ProtocolFailure && reply->error() != QNetworkReply::ProtocolUnknownError);
    if (!whole || answer.status == 0)
        co_return std::unexpected(networkError(request, *reply, *reading));
    answer.reason = reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    const QHttpHeaders headers = reply->headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        answer.headers.push_back(
            {QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()), headers.valueAt(i).toByteArray()});
    answer.body = std::move(reading->body);
    if (auto missing = missingBytes(answer, request))
        co_return std::unexpected(*std::move(missing));
    co_return answer;
}

QCoro::Task<> HttpTransport::pause(std::shared_ptr<HttpTransport> self, milliseconds delay, std::stop_token stop)
{
    auto wakeup = std::make_shared<Wakeup>();
    const auto watch = onStop(stop, self.get(), [wakeup] { wakeup->wake(); });
    self->m_wait(delay, [wakeup] { wakeup->wake(); });
    co_await *wakeup;
}

std::optional<milliseconds> HttpTransport::delayAfter(const Result<HttpAnswer> &outcome, int attempt) const
{
    std::optional<Error> error = outcome ? statusError(*outcome, {}) : std::optional(outcome.error());
    if (!error || !error->retryable || attempt >= m_retry.tries || (error->code == ErrorCode::TimedOut && attempt >= 2))
        return std::nullopt;
    if (outcome) {
        const QByteArray asked = outcome->header("Retry-After");
        if (const auto wait = retryAfter(asked, currentMoment()))
            return *wait <= m_retry.longestAsked ? wait : std::nullopt;
    }
    const milliseconds full =
        std::min<milliseconds>(m_retry.first * (1LL << std::min(attempt - 1, 20)), m_retry.longest);
    return milliseconds(qint64(double(full.count()) * (0.5 + QRandomGenerator::global()->generateDouble() / 2)));
}

void HttpTransport::record(RequestRecord entry, const Result<HttpAnswer> &outcome)
{
    if (outcome) {
        entry.status = outcome->status;
        entry.bytes = outcome->body.size();
        entry.error = statusError(*outcome, {});
    } else {
        entry.error = outcome.error();
    }
    m_log.push_back(entry);
    if (m_log.size() > longestLog)
        m_log.pop_front();
    Q_EMIT logged(entry);
}

std::optional<milliseconds> retryAfter(QByteArrayView value, Moment now)
{
    bool number = false;
    const qint64 seconds = value.trimmed().toLongLong(&number);
    if (number)
        return seconds >= 0 ? std::optional(milliseconds(std::min<qint64>(seconds, 1'000'000) * 1000)) : std::nullopt;
    const QString text = QString::fromLatin1(value.trimmed());
    const QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    const qint64 at = QDateTime(date.date(), date.time(), QTimeZone::UTC).toMSecsSinceEpoch();
    return milliseconds(std::max<qint64>(at - now / 1000, 0));
}

}  // namespace civiscope::net

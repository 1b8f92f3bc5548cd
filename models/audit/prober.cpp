// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/prober.h"

#include "net/linkheader.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace civiscope::audit {

namespace {

constexpr std::chrono::seconds patience(15);  // for one request
constexpr qsizetype longestExcerpt = 400;

// One of these is enough to know that nobody is there; others may pass.
bool nobodyThere(ErrorCode code)
{
    constexpr std::array codes{ErrorCode::HostNotFound, ErrorCode::ConnectionRefused, ErrorCode::TlsFailed};
    return std::ranges::contains(codes, code);
}

// No answer, or one that says only that there is none now.
bool away(const Result<net::HttpAnswer> &outcome)
{
    if (outcome)
        return unavailable(outcome->status);
    return outcome.error().code != ErrorCode::Cancelled && outcome.error().code != ErrorCode::TooLarge;
}

std::vector<QByteArray> secretsOf(const client::Connection &connection)
{
    std::vector<QByteArray> secrets;
    const auto add = [&](const QByteArray &value) {
        // "Bearer x": the scheme is no secret, and what follows may be echoed alone.
        const QByteArray bare = value.mid(value.indexOf(' ') + 1).trimmed();
        if (bare.size() >= 4)
            secrets.push_back(bare);
    };
    add(connection.authorization);
    for (const net::HttpHeader &header : connection.headers)
        add(header.value);
    return secrets;
}

}  // namespace

std::string excerptOf(std::string_view bytes, const std::vector<QByteArray> &secrets)
{
    // A secret that begins before the cut must not leave its beginning behind: mask first.
    QByteArray text = QByteArrayView(bytes.substr(0, 64 * longestExcerpt)).toByteArray();
    for (const QByteArray &secret : secrets)
        text.replace(secret, "***");
    const bool cut = text.size() > longestExcerpt;
    QString shown = QString::fromUtf8(text.first(std::min(text.size(), longestExcerpt)));
    while (cut && shown.endsWith(QChar::ReplacementCharacter))
        shown.chop(1);  // the cut may go through a character
    return (shown.simplified() + (cut ? QStringLiteral(" …") : QString())).toStdString();
}

std::string sha256Of(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

Prober::Prober(std::shared_ptr<net::HttpTransport> transport, client::Connection connection,
               client::BrokerManners manners, std::function<Moment()> now)
    : m_transport(std::move(transport))
    , m_connection(std::move(connection))
    , m_manners(manners)
    , m_now(std::move(now))
{
}

QCoro::Task<Probe> Prober::get(QUrl url, std::stop_token stop, QByteArray accept)
{
    return ask(shared_from_this(), std::move(url), std::move(accept), std::move(stop));
}

QCoro::Task<Probe> Prober::entities(const client::EntityQuery &query, const client::PageWindow &window,
                                    std::stop_token stop, QByteArray accept)
{
    return get(client::entitiesUrl(m_connection, m_manners, query, window), std::move(stop), std::move(accept));
}

QCoro::Task<Probe> Prober::entity(const std::string &id, std::stop_token stop)
{
    return get(client::entityUrl(m_connection, id), std::move(stop));
}

QCoro::Task<Probe> Prober::ask(std::shared_ptr<Prober> self, QUrl url, QByteArray accept, std::stop_token stop)
{
    const Moment at = self->m_now();
    if (self->m_gone) {
        const Result<net::HttpAnswer> none = std::unexpected(*self->m_gone);
        co_return Probe{none, self->evidenceOf(url, accept, none, at)};
    }
    Result<net::HttpAnswer> outcome = co_await send(self, url, accept, stop);
    if (!outcome && nobodyThere(outcome.error().code)) {
        self->m_gone = outcome.error();
    } else if (away(outcome)) {
        // One question may be more than a broker can bear, and it goes on living: a simple one tells.
        const QUrl simple = client::collectionUrl(self->m_connection, self->m_manners, "types");
        if (const auto alive = co_await send(self, simple, "application/json", stop); away(alive))
            self->m_gone = alive ? net::statusError(*alive, "auditing") : alive.error();
    }
    Evidence evidence = self->evidenceOf(url, accept, outcome, at);
    co_return Probe{std::move(outcome), std::move(evidence)};
}

QCoro::Task<Result<net::HttpAnswer>> Prober::send(std::shared_ptr<Prober> self, QUrl url, QByteArray accept,
                                                  std::stop_token stop)
{
    // Plain: of packed bytes that break off, Qt gives what it could unpack as if it were all.
    net::HttpRequest request{.url = url,
                             .headers = {{"Accept", accept}, {"Accept-Encoding", "identity"}},
                             .what = "auditing",
                             .json = false};
    if (!self->m_connection.context.isEmpty())
        request.headers.push_back({"Link", net::contextLink(self->m_connection.context)});
    if (!self->m_connection.tenant.empty())
        request.headers.push_back({"NGSILD-Tenant", QByteArray::fromStdString(self->m_connection.tenant)});
    request.credentials = self->m_connection.headers;
    if (!self->m_connection.authorization.isEmpty())
        request.credentials.push_back({"Authorization", self->m_connection.authorization});
    ++self->m_requests;
    const net::HttpLimits limits{.connectTimeout = patience, .idleTimeout = patience, .parallel = 2};
    co_return co_await self->m_transport->get(std::move(request), limits, stop);
}

Evidence Prober::evidenceOf(const QUrl &url, const QByteArray &accept, const Result<net::HttpAnswer> &outcome,
                            Moment at) const
{
    Evidence evidence;
    evidence.request = "GET " + net::withoutSecrets(url).toEncoded().toStdString();
    if (accept != "application/json")
        evidence.request += " (Accept: " + accept.toStdString() + ")";
    evidence.at = at;
    if (!outcome) {
        evidence.excerpt = codeWord(outcome.error().code);
        if (!outcome.error().detail.empty())
            evidence.excerpt += ": " + outcome.error().detail;
        return evidence;
    }
    const std::string_view body{outcome->body.data(), std::size_t(outcome->body.size())};
    evidence.status = outcome->status;
    evidence.mediaType = outcome->mediaType().toStdString();
    evidence.bytes = outcome->body.size();
    evidence.sha256 = sha256Of(body);
    evidence.excerpt = excerptOf(body, secretsOf(m_connection));
    return evidence;
}

}  // namespace civiscope::audit

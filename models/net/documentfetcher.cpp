// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/documentfetcher.h"

#include "net/httptransport.h"
#include "base/wakeup.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QHostInfo>
#include <QTimer>

#include <algorithm>

namespace civiscope::net {

namespace {

using namespace Qt::StringLiterals;

constexpr const char *fetching = "fetching a document";

bool isHttp(const QUrl &url)
{
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

std::unexpected<Error> refuse(ErrorCode code, const QUrl &url, std::string detail)
{
    return std::unexpected(Error{code, fetching, withoutSecrets(url).toString().toStdString(), std::move(detail)});
}

// The addresses of a host, literal ones without asking anybody.
QCoro::Task<QList<QHostAddress>> resolve(QString host, std::stop_token stop)
{
    if (const QHostAddress literal(host); !literal.isNull())
        co_return QList{literal};
    QObject context;
    auto wakeup = std::make_shared<Wakeup>();
    QList<QHostAddress> addresses;
    const int lookup = QHostInfo::lookupHost(host, &context, [&addresses, wakeup](const QHostInfo &info) {
        addresses = info.addresses();
        wakeup->wake();
    });
    auto giveUp = [&context, wakeup] {
        QMetaObject::invokeMethod(&context, [wakeup] { wakeup->wake(); }, Qt::QueuedConnection);
    };
    const std::stop_callback watch(stop, giveUp);
    co_await *wakeup;
    QHostInfo::abortHostLookup(lookup);
    co_return addresses;
}

Result<FetchedDocument> readFile(const QUrl &url, FetchPolicy policy, qint64 most)
{
    if (!policy.files)
        return refuse(ErrorCode::Usage, url, "a file, and none was named by the user");
    QFile file(url.toLocalFile());
    if (file.exists() && !QFileInfo(file).isFile())  // a pipe would never end
        return refuse(ErrorCode::FileNotReadable, url, "no regular file");
    if (!file.open(QIODevice::ReadOnly))
        return refuse(ErrorCode::FileNotReadable, url, file.errorString().toStdString());
    QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most)
        return refuse(ErrorCode::TooLarge, url, "more than " + std::to_string(most) + " bytes");
    return FetchedDocument{std::move(bytes), url, {}, {}, false};
}

// The JSON-LD form of something else, as its `Link` header tells.
std::optional<QUrl> alternateTarget(const HttpAnswer &answer)
{
    if (!answer.succeeded() || isJsonMediaType(answer.mediaType()))
        return std::nullopt;
    for (const HttpLink &link : parseLinks(answer.headerValues("Link"))) {
        if (link.relations.contains("alternate") && link.type == "application/ld+json")
            return answer.url.resolved(QUrl::fromEncoded(link.target));
    }
    return std::nullopt;
}

// Worth trying the host's next address.
bool isUnreached(ErrorCode code)
{
    return code == ErrorCode::ConnectionRefused || code == ErrorCode::ConnectionLost || code == ErrorCode::HostNotFound;
}

// What all hops of one fetch have in common.
struct FetchCall {
    std::shared_ptr<HttpTransport> transport;
    FetchPolicy policy;
    FetchLimits limits;
    NetworkFetcher::Judge isPrivate;
    std::stop_token stop;
};

// One request, to the first address that answers and may be asked.
QCoro::Task<Result<HttpAnswer>> ask(FetchCall call, QUrl url, bool *onPrivateAddress)
{
    const auto addresses = co_await resolve(url.host(), call.stop);
    if (addresses.isEmpty())
        co_return refuse(ErrorCode::HostNotFound, url, url.host().toStdString());
    Result<HttpAnswer> outcome =
        refuse(ErrorCode::Usage, url,
               "the private address " + addresses.front().toString().toStdString() + ", named by public data");
    HttpRequest request{.url = url, .what = fetching, .json = false, .maxBytes = call.limits.bytes};
    request.headers.push_back({"Accept", "application/ld+json, application/json;q=0.9, */*;q=0.1"});
    HttpLimits limits;
    limits.redirects = 0;
    constexpr qsizetype tried = 4;
    for (const auto some = addresses.first(std::min(addresses.size(), tried)); const QHostAddress &address : some) {
        const bool isPrivate = call.isPrivate(address);
        if (isPrivate && !call.policy.privateAddresses)
            continue;
        *onPrivateAddress = isPrivate;
        request.address = address.toString();
        outcome = co_await call.transport->get(request, limits, call.stop);
        if (outcome || !isUnreached(outcome.error().code))
            break;
    }
    co_return outcome;
}

QCoro::Task<Result<FetchedDocument>> follow(FetchCall call, QUrl url)
{
    for (int hops = 0;; ++hops) {
        if (!isHttp(url))
            co_return refuse(ErrorCode::Usage, url, "neither http nor https");
        url.setUserInfo(QString());
        bool onPrivateAddress = false;
        Result<HttpAnswer> answer = co_await ask(call, url, &onPrivateAddress);
        if (!answer)
            co_return std::unexpected(answer.error());
        auto next = redirectTarget(*answer);
        if (!next)
            next = alternateTarget(*answer);
        if (!next) {
            if (auto error = statusError(*answer, fetching))
                co_return std::unexpected(std::move(*error));
            co_return FetchedDocument{answer->body, answer->url, answer->mediaType(),
                                      parseLinks(answer->headerValues("Link")), onPrivateAddress};
        }
        if (hops >= call.limits.redirects) {
            co_return refuse(ErrorCode::HttpStatus, *next,
                             "more than " + std::to_string(call.limits.redirects) + " redirects");
        }
        if (url.scheme() == "https"_L1 && next->scheme() == "http"_L1)
            co_return refuse(ErrorCode::Usage, *next, "a redirect from https down to http");
        url = *next;
    }
}

}  // namespace

bool isPrivateAddress(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);  // also of ::ffff:a.b.c.d
    if (isV4) {
        const QHostAddress plain(v4);
        static const auto ranges = [] {
            QList<std::pair<QHostAddress, int>> list;
            for (const auto *range :
                 {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                  "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"})
                list.append(QHostAddress::parseSubnet(QString::fromLatin1(range)));
            return list;
        }();
        return std::ranges::any_of(ranges, [&](const auto &range) { return plain.isInSubnet(range); });
    }
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    const auto embedded = [&](int at) {
        return isPrivateAddress(QHostAddress(quint32(v6[at]) << 24 | quint32(v6[at + 1]) << 16 |
                                             quint32(v6[at + 2]) << 8 | quint32(v6[at + 3])));
    };
    if (address.isInSubnet(QHostAddress(u"64:ff9b::"_s), 96))  // translated IPv4
        return embedded(12);
    if (address.isInSubnet(QHostAddress(u"2002::"_s), 16))  // 6to4
        return embedded(2);
    return !address.isInSubnet(QHostAddress(u"2000::"_s), 3);  // all that is given out to the public
}

bool isJsonMediaType(QByteArrayView mediaType)
{
    return mediaType == "application/json" || mediaType.endsWith("+json");
}

NetworkFetcher::NetworkFetcher(std::shared_ptr<HttpTransport> transport, FetchLimits limits, Judge judge)
    : m_transport(std::move(transport))
    , m_limits(limits)
    , m_isPrivate(judge)
{
}

QCoro::Task<Result<FetchedDocument>> NetworkFetcher::fetch(QUrl url, FetchPolicy policy)
{
    const FetchLimits limits = m_limits;
    if (url.isLocalFile())
        co_return readFile(url, policy, limits.bytes);
    std::stop_source stop;
    const FetchCall call{m_transport, policy, limits, m_isPrivate, stop.get_token()};
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&stop] { stop.request_stop(); });
    timer.start(limits.time);
    auto outcome = co_await follow(call, url);
    if (!outcome && stop.stop_requested()) {
        co_return refuse(ErrorCode::TimedOut, url,
                         "no whole answer within " + std::to_string(limits.time.count() / 1000) + " s");
    }
    co_return outcome;
}

QCoro::Task<bool> NetworkFetcher::isPrivate(QUrl url)
{
    if (!isHttp(url))
        co_return false;
    const Judge judge = m_isPrivate;
    const auto addresses = co_await resolve(url.host(), {});
    co_return !addresses.isEmpty() && std::ranges::all_of(addresses, judge);
}

}  // namespace civiscope::net

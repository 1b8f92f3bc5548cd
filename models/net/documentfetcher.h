// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/linkheader.h"

#include <QByteArray>
#include <QUrl>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <memory>
#include <vector>

class QHostAddress;

namespace civiscope::net {

class HttpTransport;

// What a fetch of somebody else's document may touch. The data names these documents, so it is told by where the data
// comes from, never by the document.
struct FetchPolicy {
    bool privateAddresses = false;  // only when the source itself is on one
    bool files = false;             // only when the user named a file

    auto operator<=>(const FetchPolicy &) const = default;
};

struct FetchedDocument {
    QByteArray bytes;
    QUrl url;              // where it came from at last
    QByteArray mediaType;  // lower case, without parameters; empty for files
    std::vector<HttpLink> links;
    bool onPrivateAddress = false;
};

// Gets documents that data refers to: contexts, schemas. Main thread.
class DocumentFetcher {
public:
    virtual ~DocumentFetcher() = default;

    // Answers exactly once. Errors say the cause by code (HostNotFound, TimedOut, NotFound, HttpStatus, TooLarge, …),
    // FileNotReadable, and Usage for what the policy forbids.
    [[nodiscard]] virtual QCoro::Task<Result<FetchedDocument>> fetch(QUrl url, FetchPolicy policy) = 0;

    // Whether all addresses of this URL's host are private. False when it has none, and for other schemes.
    [[nodiscard]] virtual QCoro::Task<bool> isPrivate(QUrl url) = 0;
};

struct FetchLimits {
    qint64 bytes = qint64{8} << 20;
    int redirects = 5;
    std::chrono::milliseconds time = std::chrono::seconds(30);  // for one document, redirects included
};

// Not reachable by everybody: loopback, private, link-local, carrier, multicast, reserved; also when wrapped in IPv6.
[[nodiscard]] bool isPrivateAddress(const QHostAddress &address);

// Fetches by http and https. Every hop is checked after its name was resolved, and the connection then goes to the
// very address that was checked. A non-JSON answer with a `Link` to its JSON-LD alternate is followed there (JSON-LD
// 1.1 API, clause 8.2). No cookies, no credentials, no step from https down to http.
class NetworkFetcher final : public DocumentFetcher {
public:
    using Judge = bool (*)(const QHostAddress &);  // whether an address is private

    explicit NetworkFetcher(std::shared_ptr<HttpTransport> transport, FetchLimits limits = {},
                            Judge judge = isPrivateAddress);

    [[nodiscard]] QCoro::Task<Result<FetchedDocument>> fetch(QUrl url, FetchPolicy policy) override;
    [[nodiscard]] QCoro::Task<bool> isPrivate(QUrl url) override;

private:
    std::shared_ptr<HttpTransport> m_transport;
    FetchLimits m_limits;
    Judge m_isPrivate;
};

// application/json, application/ld+json, anything +json.
[[nodiscard]] bool isJsonMediaType(QByteArrayView mediaType);

}  // namespace civiscope::net

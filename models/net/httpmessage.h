// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::net {

struct HttpHeader {
    QByteArray name;  // compared without regard to case
    QByteArray value;
    bool operator==(const HttpHeader &) const = default;
};

// What to ask. A value; only GET exists here, for Civiscope reads.
struct HttpRequest {
    QUrl url = {};
    QString address = {};  // connect to this IP address instead of asking for the host's; empty: ask
    std::vector<HttpHeader> headers = {};      // go along to every host
    std::vector<HttpHeader> credentials = {};  // secrets: only to the origin of `url`, never logged
    std::string what = {};                     // for errors: "listing the types"
    bool json = true;                     // a success must carry a whole JSON document (204 and 304 carry none)
    qint64 maxBytes = qint64{256} << 20;  // of the body after decompression; more is TooLarge
    std::function<bool(const QUrl &)> mayFollow = {};  // asked before each redirect; empty: all may be followed
};

// An answer that arrived whole, whatever its status.
struct HttpAnswer {
    QUrl url;  // where it came from at last, after redirects
    int status = 0;
    QByteArray reason;                // "Not Found"; may be empty
    std::vector<HttpHeader> headers;  // in the order of arrival, repeated ones repeated or joined by commas
    QByteArray body;                  // decompressed

    [[nodiscard]] QByteArray header(QByteArrayView name) const;                   // first value, empty when absent
    [[nodiscard]] std::vector<QByteArray> headerValues(QByteArrayView name) const;
    [[nodiscard]] QByteArray mediaType() const;                                   // lower case, without parameters
    [[nodiscard]] bool isHtml() const;
    [[nodiscard]] bool succeeded() const { return status >= 200 && status < 300; }
};

// What an answer's status means: nullopt for 2xx and 304, else NotAuthorized, NotFound, TooLarge (a smaller page may
// pass), TooManyRequests, ContextNotAvailable (ETSI GS CIM 009 V1.9.1, clause 5.5.2) or HttpStatus, with `where` the
// URL and `detail` "404 Not Found: …".
[[nodiscard]] std::optional<Error> statusError(const HttpAnswer &answer, std::string_view what);

// Whether the body of a success is a JSON document from its first to its last byte, without parsing it: NotNgsiLd (an
// HTML page), Empty, NotJson (other bytes), ConnectionLost (begins as JSON and does not end so).
[[nodiscard]] std::optional<Error> bodyError(const HttpAnswer &answer, std::string_view what);

// Where the answer sends to: the Location of 301, 302, 303, 307 and 308, absolute; nullopt when it sends nowhere.
// Whether one may go there is the caller's to say.
[[nodiscard]] std::optional<QUrl> redirectTarget(const HttpAnswer &answer);

// A URL as it may stand in logs and errors: no user name, no password, values of known secret parameters masked.
[[nodiscard]] QUrl withoutSecrets(QUrl url);

}  // namespace civiscope::net

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"

#include <QUrl>

#include <chrono>
#include <string>
#include <vector>

namespace civiscope::client {

// How to reach one broker. A value; secrets in it are those given for this run, and are never written or logged.
struct Connection {
    QUrl base;                        // ends in "/ngsi-ld/v1" or in a gateway's path for it; no trailing slash
    QUrl temporalBase;                // empty: the same as base
    QUrl context;                     // user @context sent with each request; empty: none
    std::string tenant;               // empty: the default tenant
    QByteArray authorization;         // whole value of the Authorization header; empty: none
    std::vector<net::HttpHeader> headers;  // extra ones; taken for secrets, as API keys are sent so
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(30);  // without a byte
    int parallel = 2;                 // requests to the host at the same time, ≥ 1
};

// From what a person types or pastes: with or without scheme, "/ngsi-ld/v1", a path behind it, a trailing slash or a
// gateway's path. "user:password@" becomes the Authorization header. No scheme: http for this machine, addresses and
// names with a port, else https. Errors: Usage (no host, another scheme, no URL).
[[nodiscard]] Result<Connection> connectionFromText(std::string_view text);

}  // namespace civiscope::client

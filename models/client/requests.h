// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/brokerclient.h"

namespace civiscope::client {

// What all clients of a broker's API send and read alike.

// A value as it stands in a URL; the colon stays.
[[nodiscard]] QByteArray encoded(std::string_view value);

// A GET as the connection wants it sent: for application/json, with context, tenant and credentials.
[[nodiscard]] net::HttpRequest requestOf(const Connection &connection, QUrl url, std::string what);
[[nodiscard]] net::HttpLimits limitsOf(const Connection &connection);

// What the headers of an answer say about its body.
[[nodiscard]] EntityPage entityPage(net::HttpAnswer answer);

}  // namespace civiscope::client

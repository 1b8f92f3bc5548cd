// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <optional>
#include <vector>

namespace civiscope::net {

// One link of a Link header (RFC 8288).
struct HttpLink {
    QByteArray target;       // as sent: absolute, relative, or path only; may be badly encoded
    QByteArrayList relations;  // lower case
    QByteArray type;         // media type, lower case; brokers leave it out
};

constexpr QByteArrayView contextRelation = "http://www.w3.org/ns/json-ld#context";

// All links of all Link headers, each of which may join several by commas. What cannot be read is passed over.
[[nodiscard]] std::vector<HttpLink> parseLinks(const std::vector<QByteArray> &headerValues);

// The first link with that relation.
[[nodiscard]] std::optional<HttpLink> linkByRelation(const std::vector<HttpLink> &links, QByteArrayView relation);

// The header that names the @context of a request, exactly in the order that strict brokers expect.
[[nodiscard]] QByteArray contextLink(const QUrl &context);

}  // namespace civiscope::net

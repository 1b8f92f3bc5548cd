// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpHeaders>
#include <QUrl>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::broker {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

enum class MediaType { Json, JsonLd, GeoJson };

[[nodiscard]] std::string_view mediaTypeName(MediaType type);

struct QueryParameter {
    std::string name;
    std::string value;
};

// One request, taken apart: the path is cut at its slashes first and decoded afterwards, so that an encoded slash
// stays inside its segment.
struct BrokerRequest {
    Method method = Method::Get;
    std::vector<std::string> path;  // decoded segments, empty ones left out
    std::vector<QueryParameter> parameters;  // decoded, as sent
    QByteArray encodedPath;
    QByteArray encodedQuery;
    QHttpHeaders headers;
    QByteArray body;

    [[nodiscard]] bool reads() const { return method == Method::Get || method == Method::Head; }
    // The first of that name; null: not sent.
    [[nodiscard]] const std::string *parameter(std::string_view name) const;
    // Its parts between commas, trimmed, empty ones left out; of an absent parameter none.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] bool isTrue(std::string_view name) const;
    // True when `word` stands in the comma list of `options` or is the value of `format`.
    [[nodiscard]] bool hasOption(std::string_view word) const;
};

// nullopt: path or query is not UTF-8 once decoded.
[[nodiscard]] std::optional<BrokerRequest> readRequest(Method method, const QUrl &url, const QHttpHeaders &headers,
                                                       const QByteArray &body);

// One element of Accept, Accept-Encoding and the like; lower case, without its parameters.
struct WeightedValue {
    QByteArray value;
    double weight = 1;  // 0 … 1
};
[[nodiscard]] std::vector<WeightedValue> weightedValues(const QByteArray &header);

// The offered type the client likes best, the earlier of two equals; nullopt: none of them (406). An empty header
// takes anything.
[[nodiscard]] std::optional<MediaType> negotiate(const QByteArray &accept, std::span<const MediaType> offered);

// What a Link header of the request names as @context.
[[nodiscard]] std::optional<std::string> requestedContext(const BrokerRequest &request, bool firstHeaderOnly);

}  // namespace civiscope::broker

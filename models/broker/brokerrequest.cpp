// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/brokerrequest.h"

#include "net/linkheader.h"

#include <QUtf8StringView>

#include <algorithm>

namespace civiscope::broker {

namespace {

std::optional<std::string> decoded(const QByteArray &encoded)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(encoded);
    if (!QUtf8StringView(bytes).isValidUtf8())
        return std::nullopt;
    return bytes.toStdString();
}

// How closely a media range names the type: 3 exactly, 2 "application/*", 1 "*/*", 0 not at all.
int closeness(const QByteArray &range, std::string_view type)
{
    if (range == QByteArrayView(type))
        return 3;
    if (range == "application/*")
        return 2;
    return range == "*/*" ? 1 : 0;
}

}  // namespace

std::string_view mediaTypeName(MediaType type)
{
    switch (type) {
    case MediaType::Json: return "application/json";
    case MediaType::JsonLd: return "application/ld+json";
    case MediaType::GeoJson: return "application/geo+json";
    }
    return {};
}

const std::string *BrokerRequest::parameter(std::string_view name) const
{
    const auto found = std::ranges::find(parameters, name, &QueryParameter::name);
    return found == parameters.end() ? nullptr : &found->value;
}

std::vector<std::string> BrokerRequest::list(std::string_view name) const
{
    std::vector<std::string> parts;
    const std::string *value = parameter(name);
    if (!value)
        return parts;
    for (const auto words = QByteArray::fromStdString(*value).split(','); const QByteArray &part : words) {
        if (const QByteArray word = part.trimmed(); !word.isEmpty())
            parts.push_back(word.toStdString());
    }
    return parts;
}

bool BrokerRequest::isTrue(std::string_view name) const
{
    const std::string *value = parameter(name);
    return value && *value == "true";
}

bool BrokerRequest::hasOption(std::string_view word) const
{
    const std::string *format = parameter("format");
    return (format && *format == word) || std::ranges::contains(list("options"), word);
}

std::optional<BrokerRequest> readRequest(Method method, const QUrl &url, const QHttpHeaders &headers,
                                         const QByteArray &body)
{
    BrokerRequest request{.method = method,
                          .path = {},
                          .parameters = {},
                          .encodedPath = url.path(QUrl::FullyEncoded).toUtf8(),
                          .encodedQuery = url.query(QUrl::FullyEncoded).toUtf8(),
                          .headers = headers,
                          .body = body};
    for (const auto segments = request.encodedPath.split('/'); const QByteArray &segment : segments) {
        if (segment.isEmpty())
            continue;
        const auto text = decoded(segment);
        if (!text)
            return std::nullopt;
        request.path.push_back(*text);
    }
    for (const auto pairs = request.encodedQuery.split('&'); const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = decoded(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!name || !value)
            return std::nullopt;
        request.parameters.push_back({*name, *value});
    }
    return request;
}

std::vector<WeightedValue> weightedValues(const QByteArray &header)
{
    std::vector<WeightedValue> values;
    for (const auto elements = header.split(','); const QByteArray &element : elements) {
        const QByteArrayList parts = element.split(';');
        WeightedValue one{.value = parts.first().trimmed().toLower()};
        if (one.value.isEmpty())
            continue;
        for (const auto parameters = parts.sliced(1); const QByteArray &parameter : parameters) {
            const QByteArray word = parameter.trimmed();
            if (word.startsWith("q=") || word.startsWith("Q=")) {
                bool isNumber = false;
                const double weight = word.sliced(2).toDouble(&isNumber);
                one.weight = isNumber ? std::clamp(weight, 0.0, 1.0) : 1;
            }
        }
        values.push_back(one);
    }
    return values;
}

std::optional<MediaType> negotiate(const QByteArray &accept, std::span<const MediaType> offered)
{
    std::vector<WeightedValue> ranges = weightedValues(accept);
    if (ranges.empty())
        ranges.push_back({"*/*", 1});
    std::optional<MediaType> best;
    double bestWeight = 0;
    for (const MediaType type : offered) {
        int closest = 0;
        double weight = 0;
        for (const WeightedValue &range : ranges) {
            if (const int close = closeness(range.value, mediaTypeName(type)); close > closest) {
                closest = close;
                weight = range.weight;
            }
        }
        if (weight > bestWeight) {
            best = type;
            bestWeight = weight;
        }
    }
    return best;
}

std::optional<std::string> requestedContext(const BrokerRequest &request, bool firstHeaderOnly)
{
    const QList<QByteArray> values = request.headers.values(QHttpHeaders::WellKnownHeader::Link);
    std::vector<QByteArray> links(values.begin(), values.end());
    if (firstHeaderOnly && links.size() > 1)
        links.resize(1);
    const auto link = net::linkByRelation(net::parseLinks(links), net::contextRelation);
    if (!link)
        return std::nullopt;
    return link->target.toStdString();
}

}  // namespace civiscope::broker

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/exchange.h"

#include "broker/contextbook.h"
#include "base/jsontext.h"
#include "net/linkheader.h"

#include <algorithm>
#include <array>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;
using WellKnown = QHttpHeaders::WellKnownHeader;

namespace {

constexpr int deepestBody = 512;

constexpr std::array plainTypes{MediaType::Json, MediaType::JsonLd};

std::string joined(std::span<const std::string_view> names)
{
    std::string text;
    for (const std::string_view name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

}  // namespace

std::span<const MediaType> Resource::offered() const
{
    return plainTypes;
}

QByteArray contextLinkOf(const Exchange &exchange)
{
    return net::contextLink(QUrl(QString::fromStdString(exchange.contextUrl)));
}

Answer namedAnswer(const Exchange &exchange, Json json)
{
    if (exchange.accept != MediaType::JsonLd) {
        Answer answer = jsonAnswer(json);
        answer.headers.append(WellKnown::Link, contextLinkOf(exchange));
        return answer;
    }
    if (json.is_array()) {
        for (Json &element : json) {
            if (element.is_object())
                element["@context"] = exchange.contextUrl;
        }
    } else {
        json["@context"] = exchange.contextUrl;
    }
    Answer answer = jsonAnswer(json);
    answer.headers.replaceOrAppend(WellKnown::ContentType, "application/ld+json");
    return answer;
}

std::expected<void, Problem> checkParameters(const Exchange &exchange, const ParameterSet &set)
{
    const Profile &profile = exchange.profile;
    for (const auto &[name, value] : exchange.request.parameters) {
        const std::string &sent = name;
        const bool isLocal = sent == profile.localParameter && std::ranges::contains(set.taken, "local");
        const bool absent = std::ranges::contains(profile.absentParameters, sent) ||
                            (sent == "local" && profile.localParameter != "local");
        const bool taken = isLocal || (!absent && std::ranges::contains(set.taken, sent));
        const bool notBuilt = !absent && std::ranges::contains(set.notBuilt, sent);
        if (notBuilt)
            return refuse(ProblemKind::OperationNotSupported, "parameter \"" + sent + "\" is not supported");
        if (!taken) {
            switch (profile.unknownParameter) {
            case UnknownParameter::Ignore: continue;
            case UnknownParameter::Reject:
                return refuse(ProblemKind::InvalidRequest, "unknown query parameter \"" + sent + "\"");
            case UnknownParameter::RejectAndList:
                return refuse(ProblemKind::InvalidRequest, "The parameter '" + sent +
                                                               "' is not known on this path. Accepted are: " +
                                                               joined(set.taken) + ", " + joined(set.notBuilt));
            }
        }
        if (value.empty() && profile.refusesEmptyParameters)
            return refuse(ProblemKind::BadRequestData, "parameter \"" + sent + "\" has no value");
        if (isLocal && value == "false" && profile.refusesLocalFalse)
            return refuse(ProblemKind::BadRequestData, "parameter \"" + sent + "\" may only be true");
    }
    return {};
}

std::expected<SentJson, Problem> readBody(const Exchange &exchange, ContextBook &contexts)
{
    const QByteArray &body = exchange.request.body;
    if (isDeeperThan({body.data(), static_cast<std::size_t>(body.size())}, deepestBody))
        return refuse(ProblemKind::BadRequestData, "nested too deep");
    SentJson sent{.json = Json::parse(body.begin(), body.end(), nullptr, false),
                  .context = exchange.context,
                  .contextUrl = exchange.contextUrl};
    if (sent.json.is_discarded())
        return refuse(ProblemKind::InvalidRequest, "the body is not JSON");
    if (!sent.json.is_object())
        return refuse(ProblemKind::BadRequestData, "the body is not an object");

    const QByteArray type = exchange.request.headers.combinedValue(WellKnown::ContentType);
    const bool isLd = type.startsWith("application/ld+json");
    const bool hasLink = requestedContext(exchange.request, false).has_value();
    const auto inBody = sent.json.find("@context");
    if (isLd && hasLink)
        return refuse(ProblemKind::BadRequestData, "application/ld+json takes its @context from the body, not a Link");
    if (!isLd && inBody != sent.json.end())
        return refuse(ProblemKind::BadRequestData, "application/json takes its @context from a Link, not the body");
    if (inBody == sent.json.end())
        return sent;
    const auto named = nlohmann::json::parse(inBody->dump(), nullptr, false);
    const ResolvedContext resolved = contexts.resolve(named);
    if (!resolved.missing.empty())
        return refuse(ProblemKind::LdContextNotAvailable, "context not available: " + resolved.missing.front());
    sent.context = resolved.context;
    const ContextPlace place = contexts.placeFor(named);
    sent.contextUrl = place.starts_with('/') ? exchange.baseUrl + place : place;
    sent.json.erase("@context");
    return sent;
}

}  // namespace civiscope::broker

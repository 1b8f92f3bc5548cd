// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/answer.h"
#include "broker/brokerrequest.h"
#include "jsonld/context.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::broker {

// One request on its way through a resource, with all that was settled before: tenant, media type, names.
struct Exchange {
    const BrokerRequest &request;
    const Profile &profile;
    std::span<const std::string> rest;  // the path behind the resource's name
    MediaType accept = MediaType::Json;
    jsonld::ContextPtr context;         // the names the client speaks; never null
    std::string contextUrl;
    std::string baseUrl;                // "http://127.0.0.1:1026", as the client reached us

    [[nodiscard]] std::string expand(std::string_view name) const { return context->expand(name).iri; }
    [[nodiscard]] std::string compact(std::string_view iri) const { return context->compact(iri); }
};

// One resource of the API with everything below it. Holds no state of its own.
class Resource {
public:
    virtual ~Resource() = default;
    // What may be done at that path; empty: there is no such path.
    [[nodiscard]] virtual std::vector<Method> methods(std::span<const std::string> rest) const = 0;
    // What GET can answer with; the first is the default.
    [[nodiscard]] virtual std::span<const MediaType> offered() const;
    [[nodiscard]] virtual Outcome handle(const Exchange &exchange) = 0;
};

// 200 with the JSON in the media type that was settled: @context inside (of each object of an array), or in a Link.
[[nodiscard]] Answer namedAnswer(const Exchange &exchange, nlohmann::ordered_json json);
// The Link header that names the context.
[[nodiscard]] QByteArray contextLinkOf(const Exchange &exchange);

// Which parameters a resource takes.
struct ParameterSet {
    std::span<const std::string_view> taken;
    std::span<const std::string_view> notBuilt;  // of the standard, answered with 501
};
// Refuses what the profile refuses: unknown and empty parameters; and what is not built.
[[nodiscard]] std::expected<void, Problem> checkParameters(const Exchange &exchange, const ParameterSet &set);

// The body of a POST or PATCH, its @context taken out, and what that context means. Problems: InvalidRequest,
// BadRequestData, LdContextNotAvailable.
class ContextBook;
struct SentJson {
    nlohmann::ordered_json json;
    jsonld::ContextPtr context;
    std::string contextUrl;  // where it can be had
};
[[nodiscard]] std::expected<SentJson, Problem> readBody(const Exchange &exchange, ContextBook &contexts);

}  // namespace civiscope::broker

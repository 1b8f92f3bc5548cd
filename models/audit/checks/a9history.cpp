// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "net/problemdetails.h"

#include <nlohmann/json.hpp>

namespace civiscope::audit::checks {

namespace {

using Json = nlohmann::ordered_json;

constexpr int historiesAsked = 3;

// The most instances that one attribute has, in any temporal form (ETSI GS CIM 009 V1.9.1, clauses 4.5.6 and 4.5.8).
std::int64_t mostInstances(const Json &entity)
{
    std::int64_t most = 0;
    for (const auto &[name, value] : entity.items()) {
        if (name == "@context" || name == "type" || name == "scope")
            continue;
        if (value.is_array() && !value.empty() && value.front().is_object())
            most = std::max(most, std::int64_t(value.size()));
        if (value.is_object())
            for (const char *values : {"values", "objects", "languageMaps", "vocabs", "jsons", "valueLists"})
                if (const auto found = value.find(values); found != value.end() && found->is_array())
                    most = std::max(most, std::int64_t(found->size()));
    }
    return most;
}

QUrl temporalUrl(const client::Connection &connection, std::string_view id)
{
    client::Connection temporal = connection;
    if (!connection.temporalBase.isEmpty())
        temporal.base = connection.temporalBase;
    temporal.base.setPath(temporal.base.path(QUrl::FullyEncoded) + QStringLiteral("/temporal"), QUrl::TolerantMode);
    QUrl url = client::entityUrl(temporal, id);
    url.setQuery(QStringLiteral("lastN=5"));
    return url;
}

}  // namespace

// A9: the history of one of three entities has at least two instances. That none of the three has a history, said
// clearly, is a remark; 501 means it is not offered.
Task history(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A9");
    const auto changes = [](const SampledEntity &one) { return one.raw.contains("\"observedAt\""); };
    // One entity of each type first, those that are observed before the rest.
    std::vector<std::string> ids;
    for (const bool observed : {true, false})
        for (const SampledType &type : material->sample.types)
            if (const auto found = std::ranges::find(type.entities, observed, changes);
                found != type.entities.end() && ids.size() < historiesAsked)
                ids.push_back(found->entity.id);
    if (ids.empty())
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    std::int64_t clear = 0;
    for (const std::string &id : ids) {
        const Probe probe = co_await material->prober->get(temporalUrl(material->prober->connection(), id), stop);
        if (auto reason = unanswered(probe, "/temporal/entities"))
            co_return couldNotTest("A9", probe, std::move(*reason));
        finding.evidence(probe.evidence);
        if (probe.status() == 404) {
            // A path that is not there is told from an id that is not there by the standard's own words.
            if (!net::problemDetails(*probe.outcome).is("ResourceNotFound"))
                co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NotOffered,
                                        {"/temporal/entities", "404"});
            ++clear;
            continue;
        }
        if (probe.status() != 200 && probe.status() != 206)
            co_return finding.close(Verdict::NotMet, ReasonCode::StatusUnexpected,
                                    {"GET /temporal/entities", text(probe.status())});
        const Json json = Json::parse(probe.body(), nullptr, false);
        if (const std::int64_t instances = json.is_object() ? mostInstances(json) : 0; instances >= 2)
            co_return finding.close(Verdict::Met, ReasonCode::HistoryOffered, {text(instances), id});
    }
    const bool allClear = clear == std::int64_t(ids.size());
    co_return finding.close(allClear ? Verdict::MetWithRemarks : Verdict::NotMet, ReasonCode::HistoryEmpty,
                            {list(ids)});
}

}  // namespace civiscope::audit::checks

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/auditreport.h"

#include "words/auditwords.h"

#include <nlohmann/json.hpp>

namespace civiscope::words {

namespace {

using Json = nlohmann::ordered_json;
using namespace audit;

Json evidenceJson(const Evidence &evidence)
{
    Json json{{"request", evidence.request},
              {"at", formatDateTime(evidence.at)},
              {"status", evidence.status == 0 ? Json() : Json(evidence.status)},
              {"sha256", evidence.sha256},
              {"excerpt", evidence.excerpt}};
    if (!evidence.entity.empty())
        json["entity"] = evidence.entity;
    return json;
}

Json reasonsJson(const std::vector<Reason> &reasons)
{
    Json all = Json::array();
    for (const Reason &reason : reasons)
        all.push_back({{"code", reasonWord(reason.code)},
                       {"arguments", reason.args},
                       {"message", sentence(reason).toStdString()}});
    return all;
}

Json checkJson(const CheckResult &check)
{
    return {{"id", check.id},
            {"title", checkTitle(check.id).toStdString()},
            {"verdict", verdictWord(check.verdict)},
            {"reasons", reasonsJson(check.reasons)},
            {"entities", check.entities},
            {"entityCount", check.entityCount}};
}

Json rowJson(const Row &row, const Scorecard &card)
{
    Json evidence = Json::array();
    for (const std::string &id : row.checks)
        if (const auto check = card.checks.find(id); check != card.checks.end())
            for (const Evidence &one : check->second.evidence)
                evidence.push_back(evidenceJson(one));
    const Requirement &requirement = *row.requirement;
    return {{"id", requirement.id},
            {"level", levelWord(requirement.level)},
            {"reading", requirement.reading},
            {"verdict", verdictWord(row.verdict)},
            {"reason", reasons(row, card).join(QLatin1Char(' ')).toStdString()},
            {"checks", row.checks},
            {"evidence", std::move(evidence)}};
}

}  // namespace

Json auditJson(const Scorecard &card)
{
    Json types = Json::array();
    for (const SampledCount &type : card.sample)
        types.push_back({{"name", type.name},
                         {"iri", type.iri},
                         {"total", type.total ? Json(*type.total) : Json()},
                         {"taken", type.taken}});
    Json mims = Json::array();
    for (const Column &column : card.columns) {
        Json rows = Json::array();
        for (const Row &row : column.rows)
            rows.push_back(rowJson(row, card));
        mims.push_back({{"slug", column.mim->slug}, {"label", column.mim->label}, {"requirements", std::move(rows)}});
    }
    Json checks = Json::array();
    for (const auto &[id, check] : card.checks)
        checks.push_back(checkJson(check));
    return {{"edition", card.edition->number},
            {"source", card.source},
            {"at", formatDateTime(card.begun)},
            {"ended", formatDateTime(card.ended)},
            {"program", card.programVersion},
            {"requests", card.requests},
            {"entities", card.entities},
            {"complete", !card.stopped && !card.gone},
            {"sample", {{"perType", card.perType}, {"seed", card.seed}, {"types", std::move(types)}}},
            {"mims", std::move(mims)},
            {"checks", std::move(checks)}};
}

}  // namespace civiscope::words

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/mapping.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace civiscope::compare {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

bool readPair(const json &item, const char *name, std::string &a, std::string &b)
{
    const auto found = item.find(name);
    if (found == item.end() || !found->is_object() || !found->contains("a") || !found->contains("b") ||
        !found->at("a").is_string() || !found->at("b").is_string())
        return false;
    a = found->at("a").get<std::string>();
    b = found->at("b").get<std::string>();
    return !a.empty() && !b.empty();
}

}  // namespace

void decide(Mapping &mapping, Decision decision)
{
    std::erase_if(mapping, [&](const Decision &old) {
        return old.typeA == decision.typeA && old.typeB == decision.typeB && old.attributeA == decision.attributeA &&
               old.attributeB == decision.attributeB;
    });
    mapping.push_back(std::move(decision));
}

Result<Mapping> mappingFromJson(const json &document)
{
    const auto wrong = [](std::string where, const char *why) {
        return std::unexpected(Error{ErrorCode::NotJson, "reading the mapping", std::move(where), why});
    };
    if (!document.is_array())
        return wrong("", "a list of decisions is expected");
    Mapping mapping;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const json &item = document[i];
        const std::string where = "/" + std::to_string(i);
        Decision decision;
        if (!item.is_object() || !readPair(item, "type", decision.typeA, decision.typeB))
            return wrong(where, "\"type\" with the IRIs \"a\" and \"b\" is missing");
        if (item.contains("attribute") && !readPair(item, "attribute", decision.attributeA, decision.attributeB))
            return wrong(where + "/attribute", "the IRIs \"a\" and \"b\" are missing");
        if (item.contains("accepted") && !item["accepted"].is_boolean())
            return wrong(where + "/accepted", "true or false is expected");
        decision.accepted = item.value("accepted", true);
        decide(mapping, std::move(decision));
    }
    return mapping;
}

}  // namespace civiscope::compare

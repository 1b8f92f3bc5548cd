// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace civiscope::audit::checks {

namespace {

using Json = nlohmann::ordered_json;

enum class Shape { Kind, Bare, Unknown };

// How an attribute tells its kind (ETSI GS CIM 009 V1.9.1, clauses 4.5.1 and 4.5.2.3).
Shape shapeOf(const Json &value)
{
    if (value.is_array() && !value.empty() && value.front().is_object()) {
        for (const Json &instance : value)
            if (const Shape shape = instance.is_object() ? shapeOf(instance) : Shape::Bare; shape != Shape::Kind)
                return shape;
        return Shape::Kind;
    }
    if (!value.is_object())
        return Shape::Bare;
    const auto type = value.find("type");
    if (type != value.end() && type->is_string()) {
        const std::string name = type->get<std::string>();
        if (ngsild::kindFromName(name.substr(name.find_last_of("/#") + 1)))
            return Shape::Kind;
        if (value.contains("coordinates"))
            return Shape::Bare;
        return Shape::Unknown;
    }
    for (int kind = 0; kind < ngsild::attributeKindCount; ++kind)
        if (value.contains(std::string(ngsild::valueMember(ngsild::AttributeKind(kind)))))
            return Shape::Kind;
    return Shape::Bare;
}

constexpr std::array notAttributes{"id",         "type",      "scope",     "@context", "createdAt",
                                   "modifiedAt", "deletedAt", "expiresAt", "@id",      "@type"};

}  // namespace

// A5: at least 99 % of all attributes of the sample show which kind they are. A bare value does where others of its
// entity are whole (concise form); where all are bare, the kinds are lost.
CheckResult uniformKinds(const Material &material)
{
    Finding finding("A5");
    std::int64_t all = 0, unknown = 0;
    std::set<std::string> names, simplified;
    eachEntity(material.sample, [&](const SampledType &type, const SampledEntity &entity) {
        Json json = Json::parse(entity.raw, nullptr, false);
        if (json.is_object() && json.contains("properties") && json.value("type", Json()) == "Feature")
            json = Json(json["properties"]);
        if (!json.is_object())
            return;
        std::int64_t whole = 0, bare = 0, strange = 0;
        std::string example;
        for (const auto &[name, value] : json.items()) {
            if (std::ranges::contains(notAttributes, name))
                continue;
            const Shape shape = shapeOf(value);
            whole += shape == Shape::Kind ? 1 : 0;
            bare += shape == Shape::Bare ? 1 : 0;
            strange += shape == Shape::Unknown ? 1 : 0;
            if (shape == Shape::Unknown)
                names.insert(example = name);
        }
        all += whole + bare + strange;
        const bool lost = bare > 0 && whole == 0;
        if (lost) {
            simplified.insert(type.name);
            for (const auto &[name, value] : json.items())
                if (!std::ranges::contains(notAttributes, name))
                    names.insert(name);
        }
        unknown += strange + (lost ? bare : 0);
        if (strange > 0 || lost)
            finding.entity(material.sample, entity, example);
    });
    if (all == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"attributes"});
    if (!simplified.empty())
        finding.reason(ReasonCode::SimplifiedOnly, {list({simplified.begin(), simplified.end()})});
    if (unknown == 0) {
        finding.evidence(material.sample.pages);
        return finding.close(Verdict::Met, ReasonCode::KindsRecognised, {text(all), text(all)});
    }
    const bool enough = double(all - unknown) >= kindsShare * double(all);
    return finding.close(enough ? Verdict::MetWithRemarks : Verdict::NotMet, ReasonCode::KindsUnrecognised,
                         {text(unknown), text(all), list({names.begin(), names.end()})});
}

}  // namespace civiscope::audit::checks

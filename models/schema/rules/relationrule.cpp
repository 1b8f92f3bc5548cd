// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

namespace civiscope::schema {

namespace {

using ngsild::AttributeKind;
using ngsild::Value;

// The type that an id of the usual shape names: urn:ngsi-ld:Type:…
std::string_view typeIn(std::string_view id)
{
    constexpr std::string_view prefix = "urn:ngsi-ld:";
    if (!id.starts_with(prefix))
        return {};
    id.remove_prefix(prefix.size());
    return id.substr(0, id.find(':'));
}

// A relationship leads somewhere. Where only a part of the source is at hand nothing can be said.
class RelationRule final : public Rule {
    void attribute(const EntityAt &at, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        const bool isRelation =
            attribute.kind == AttributeKind::Relationship || attribute.kind == AttributeKind::ListRelationship;
        if (!isRelation || at.source.partial)
            return;
        if (attribute.value.type == Value::Type::Relationship) {
            if (isDangling(at, attribute.value.text))
                tell(at, attribute, attribute.value.text, {}, to);
        } else if (attribute.value.type == Value::Type::Json) {
            std::string problem;
            const auto list = parseJson(attribute.value.text, 16, problem);
            if (!list || !list->is_array())
                return;
            for (std::size_t i = 0; i < list->size(); ++i) {
                const Json &item = list->at(i);
                const bool wrapped = item.is_object() && item.contains("object") && item.at("object").is_string();
                if (!wrapped && !item.is_string())
                    continue;
                const std::string target = (wrapped ? item.at("object") : item).as<std::string>();
                if (isDangling(at, target))
                    tell(at, attribute, target, "/" + std::to_string(i) + (wrapped ? "/object" : ""), to);
            }
        }
    }

    static bool isDangling(const EntityAt &at, std::string_view target)
    {
        // What is no URI at all is another rule's.
        if (!target.contains(':') || at.source.version->find(target))
            return false;
        return !at.source.elsewhere || !at.source.elsewhere(target);
    }

    // Types that are not here at all may be kept by another broker.
    static void tell(const EntityAt &at, const ngsild::AttributeView &attribute, std::string_view target,
                     const std::string &behind, Reporter &to)
    {
        const bool typeIsHere = at.source.typeNames.contains(typeIn(target));
        to.report(RuleCode::RelationshipDangling, typeIsHere ? Severity::Warning : Severity::Note,
                  to.pointerTo(attribute, ngsild::valueMember(attribute.kind)) + behind, {});
    }
};

}  // namespace

std::unique_ptr<Rule> makeRelationRule()
{
    return std::make_unique<RelationRule>();
}

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

namespace civiscope::schema {

namespace {

using ngsild::AttributeKind;
using ngsild::RemarkCode;
using ngsild::Value;

constexpr const char *kinds = "Property, GeoProperty, Relationship, LanguageProperty, VocabProperty, JsonProperty, "
                              "ListProperty or ListRelationship";

bool isUri(std::string_view text)
{
    const auto colon = text.find(':');
    return colon != std::string_view::npos && colon > 0 && text.find_first_of(" <>\"") == std::string_view::npos;
}

// Attributes have to be of one of the kinds, and to hold the value that goes with it (clause 4.5).
class KindRule final : public Rule {
    void attribute(const EntityAt &, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        const Value &value = attribute.value;
        const bool relation = attribute.kind == AttributeKind::Relationship;
        const bool wrong = (relation && (value.type == Value::Type::Number || value.type == Value::Type::Boolean ||
                                         (value.type == Value::Type::Relationship && !isUri(value.text)) ||
                                         (value.type == Value::Type::String && !isUri(value.text)))) ||
                           (attribute.kind == AttributeKind::LanguageProperty && value.type != Value::Type::Json &&
                            value.type != Value::Type::None);
        if (!wrong)
            return;
        // Which member holds it depends on the form it came in.
        to.report(RuleCode::KindMalformed, to.pointerTo(attribute, ngsild::valueMember(attribute.kind)),
                  relation ? "URI" : "languageMap");
    }

    void remark(const EntityAt &, RemarkCode code, const std::string &pointer, Reporter &to) override
    {
        switch (code) {
        case RemarkCode::UnknownKind: {
            const Json *at = atPointer(to.entity(), pointer);
            const bool typed = at && at->is_object() && at->contains("type");
            to.report(RuleCode::KindMalformed, typed ? pointer + "/type" : pointer, kinds);
            break;
        }
        case RemarkCode::MissingValue: to.report(RuleCode::KindMalformed, pointer, "value"); break;
        case RemarkCode::GeometryInProperty: to.report(RuleCode::KindGeometry, pointer, "GeoProperty"); break;
        case RemarkCode::NgsiV2Leftover: to.report(RuleCode::KindLeftover, pointer); break;
        case RemarkCode::NullValue: to.report(RuleCode::ValueNull, pointer); break;
        case RemarkCode::DuplicateKey:
        case RemarkCode::DuplicateDataset: to.report(RuleCode::KeyRepeated, pointer); break;
        case RemarkCode::NameWithSpace: to.report(RuleCode::NameNotPortable, pointer); break;
        default: break;
        }
    }
};

}  // namespace

std::unique_ptr<Rule> makeKindRule()
{
    return std::make_unique<KindRule>();
}

}  // namespace civiscope::schema

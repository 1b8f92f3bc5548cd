// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/members.h"

#include <array>

namespace civiscope::ngsild {

namespace {

struct Entry {
    std::string_view name;
    Member member;
    AttributeKind kind = AttributeKind::Property;
};

using enum AttributeKind;

constexpr std::string_view core = "https://uri.etsi.org/ngsi-ld/";

constexpr std::array entityEntries{
    Entry{"id", Member::Id},
    Entry{"type", Member::Type},
    Entry{"@id", Member::Id},
    Entry{"@type", Member::Type},
    Entry{"scope", Member::Scope},
    Entry{"@context", Member::Context},
    Entry{"createdAt", Member::CreatedAt},
    Entry{"modifiedAt", Member::ModifiedAt},
    Entry{"deletedAt", Member::Reserved},
    Entry{"expiresAt", Member::Reserved},
};

constexpr std::array attributeEntries{
    Entry{"type", Member::Type},
    Entry{"value", Member::Value, Property},
    Entry{"observedAt", Member::ObservedAt},
    Entry{"unitCode", Member::UnitCode},
    Entry{"object", Member::Value, Relationship},
    Entry{"datasetId", Member::DatasetId},
    Entry{"createdAt", Member::CreatedAt},
    Entry{"modifiedAt", Member::ModifiedAt},
    Entry{"languageMap", Member::Value, LanguageProperty},
    Entry{"vocab", Member::Value, VocabProperty},
    Entry{"json", Member::Value, JsonProperty},
    Entry{"valueList", Member::Value, ListProperty},
    Entry{"objectList", Member::Value, ListRelationship},
    Entry{"@type", Member::Type},
    Entry{"hasValue", Member::Value, Property},
    Entry{"hasObject", Member::Value, Relationship},
    Entry{"hasLanguageMap", Member::Value, LanguageProperty},
    Entry{"hasVocab", Member::Value, VocabProperty},
    Entry{"hasJSON", Member::Value, JsonProperty},
    Entry{"hasValueList", Member::Value, ListProperty},
    Entry{"hasObjectList", Member::Value, ListRelationship},
    Entry{"values", Member::Series, Property},
    Entry{"objects", Member::Series, Relationship},
    Entry{"languageMaps", Member::Series, LanguageProperty},
    Entry{"vocabs", Member::Series, VocabProperty},
    Entry{"jsons", Member::Series, JsonProperty},
    Entry{"valueLists", Member::Series, ListProperty},
    Entry{"objectLists", Member::Series, ListRelationship},
    Entry{"avg", Member::Aggregate},
    Entry{"min", Member::Aggregate},
    Entry{"max", Member::Aggregate},
    Entry{"sum", Member::Aggregate},
    Entry{"sumsq", Member::Aggregate},
    Entry{"stddev", Member::Aggregate},
    Entry{"totalCount", Member::Aggregate},
    Entry{"distinctCount", Member::Aggregate},
    Entry{"dataset", Member::DatasetMap},
    Entry{"metadata", Member::V2Metadata},
    Entry{"@context", Member::Reserved},
    Entry{"valueType", Member::Reserved},
    Entry{"objectType", Member::Reserved},
    Entry{"expiresAt", Member::Reserved},
    Entry{"deletedAt", Member::Reserved},
    Entry{"instanceId", Member::Reserved},
    Entry{"ngsildproof", Member::Reserved},
    Entry{"lang", Member::Reserved},
    Entry{"entity", Member::Reserved},
    Entry{"entityList", Member::Reserved},
    Entry{"previousValue", Member::Reserved},
    Entry{"previousObject", Member::Reserved},
    Entry{"previousLanguageMap", Member::Reserved},
    Entry{"previousVocab", Member::Reserved},
    Entry{"previousJson", Member::Reserved},
    Entry{"previousValueList", Member::Reserved},
    Entry{"previousObjectList", Member::Reserved},
};

template<std::size_t Size>
MemberName look(std::string_view name, const std::array<Entry, Size> &entries)
{
    if (name.starts_with(core))
        name.remove_prefix(core.size());
    for (const Entry &entry : entries) {
        if (name == entry.name)
            return {entry.member, entry.kind};
    }
    return {};
}

// hasValue and the like are names of the core vocabulary only: as short names they are ordinary attributes.
bool expandedOnly(std::string_view name)
{
    return name.starts_with("has");
}

}  // namespace

MemberName entityMember(std::string_view name)
{
    return look(name, entityEntries);
}

MemberName rareAttributeMember(std::string_view name)
{
    return expandedOnly(name) ? MemberName{} : look(name, attributeEntries);
}

std::optional<AttributeKind> kindOf(std::string_view type)
{
    if (type.starts_with(core))
        type.remove_prefix(core.size());
    else if (type.starts_with("ngsi-ld:"))
        type.remove_prefix(8);
    return kindFromName(type);
}

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/corecontext.h"

#include <algorithm>
#include <initializer_list>

namespace civiscope::jsonld {

namespace {

// A row is a term, or "term=local" where the name in the namespace differs. Facts: ETSI GS CIM 009 V1.9.1, annex B.
using Rows = std::initializer_list<std::string_view>;

struct Group {
    std::string_view space;  // namespace of the IRIs
    std::string_view type;   // coercion
    Containers containers;
    Rows rows;
};

constexpr std::string_view ngsi = "https://uri.etsi.org/ngsi-ld/";
constexpr std::string_view geojson = "https://purl.org/geojson/vocab#";
constexpr std::string_view dateTime = "https://uri.etsi.org/ngsi-ld/DateTime";
constexpr Containers none{};
constexpr Containers list{std::uint8_t(Container::List)};

// clang-format off: many short words, alphabetical
constexpr Rows types{
    "Attribute", "AttributeList", "ContextSourceIdentity", "ContextSourceNotification", "ContextSourceRegistration",
    "Date", "DateTime", "EntityType", "EntityTypeInfo", "EntityTypeList", "ExecutionResultDetails", "GeoProperty",
    "JsonProperty", "LanguageProperty", "ListProperty", "ListRelationship", "Notification", "Property", "Relationship",
    "Snapshot", "SnapshotNotification", "Subscription", "TemporalProperty", "Time", "VocabProperty",
    "VocabularyProperty",  // V1.7 only, then renamed VocabProperty
};
constexpr Rows plain{
    "accept", "aggrMethods", "aggrParams", "aggrPeriodDuration", "attrs", "cacheDuration", "collation",
    "containedBy=isContainedBy", "contextSourceAlias", "contextSourceInfo", "contextSourceUptime", "cooldown", "csf",
    "data", "detail", "endpoint", "entities", "entity", "entityCount", "entityMap=hasEntityMap", "error", "errors",
    "expandValues", "format", "geoQ", "geoproperty", "georel", "idPattern", "information", "isActive", "join",
    "joinLevel=hasJoinLevel", "jsonKeys", "key=hasKey", "lang", "linkedMaps", "localOnly", "location", "management",
    "managementInterval", "mode", "ngsildproof", "notUpdated", "notification", "notificationTrigger", "notifierInfo",
    "observationInterval", "observationSpace", "omit", "operationSpace", "operations", "ordering", "pick",
    "previousValue=hasPreviousValue", "q", "reason", "receiverInfo", "refreshRate", "registrationId",
    "registrationName", "resultStatus", "scope", "scopeQ", "showChanges", "snapshotId", "snapshotLifetime",
    "snapshotPriority", "snapshotStatus", "status", "subscriptionName", "sysAttrs", "temporalQ", "throttling",
    "timeInterval", "timeout", "timeproperty", "timerel", "timesFailed", "timesSent", "triggerReason", "unchanged",
    "unitCode", "updated", "uri", "value=hasValue",
};
constexpr Rows moments{
    "contextSourceTimeAt", "createdAt", "deletedAt", "endAt", "endTimeAt", "expiresAt", "lastFailure",
    "lastNotification", "lastSuccess", "lastUsedAt", "modifiedAt", "notifiedAt", "observedAt", "startAt", "timeAt",
};
constexpr Rows links{
    "datasetId", "entityId", "instanceId", "object=hasObject", "previousObject=hasPreviousObject", "subscriptionId",
    "success", "tenant",
};
constexpr Rows names{
    "attributeList", "attributeName", "attributeNames", "attributeTypes", "attributes", "objectType=hasObjectType",
    "previousVocab=hasPreviousVocab", "propertyNames", "relationshipNames", "typeList", "typeName", "typeNames",
    "valueType=hasValueType", "vocab=hasVocab", "watchedAttributes",
};
constexpr Rows lists{
    "avg", "distinctCount", "entityList", "jsons", "languageMaps=hasLanguageMaps", "max", "min",
    "objectList=hasObjectList", "objectLists=hasObjectLists", "objects=hasObjects",
    "objectsLists=hasObjectsLists",  // V1.8's spelling of objectLists
    "orderBy", "previousObjectList=hasPreviousObjectList", "previousValueList=hasPreviousValueList",
    "snapshotQueries", "snapshotQueriesDetails", "snapshotTemporalQueries", "snapshotTemporalQueriesDetails", "stddev",
    "sum", "sumsq", "totalCount", "valueList=hasValueList", "valueLists=hasValueLists", "values=hasValues",
    "vocabs=hasVocabs",
};
constexpr Rows rawJson{"contextSourceExtras", "json=hasJSON", "previousJson=hasPreviousJson", "problemDetails"};
constexpr Rows languageMaps{"languageMap=hasLanguageMap", "previousLanguageMap=hasPreviousLanguageMap"};
constexpr Rows geometryNames{
    "Feature", "FeatureCollection", "GeometryCollection", "LineString", "MultiLineString", "MultiPoint", "MultiPolygon",
    "Point", "Polygon", "geometry", "properties",
    "geometryProperty",  // up to V1.8
};
// clang-format on

// `ngsildproof` has a scoped context in the standard, with an address outside ETSI's: left out, so that nothing needs
// to be fetched; the members of a proof are shown as they came.
constexpr Group groups[] = {
    {ngsi, {}, none, types},
    {ngsi, {}, none, plain},
    {ngsi, dateTime, none, moments},
    {ngsi, "@id", none, links},
    {ngsi, "@vocab", none, names},
    {ngsi, {}, list, lists},
    {ngsi, "@json", none, rawJson},
    {ngsi, {}, {std::uint8_t(Container::Language)}, languageMaps},
    {ngsi, {}, {std::uint8_t(Container::Index)}, {"dataset=hasDataset"}},
    {geojson, {}, none, geometryNames},
    {geojson, {}, list, {"bbox", "coordinates"}},
    {geojson, {}, {std::uint8_t(Container::Set)}, {"features"}},
    {"http://purl.org/dc/terms/", {}, none, {"description", "title"}},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", {}, none, {"langString"}},
    // These two are written without a prefix in the standard, which puts them into the default vocabulary.
    {defaultVocabulary, {}, none, {"attributeCount", "attributeDetails"}},
    {{}, {}, none, {"id=@id", "type=@type"}},
};

ActiveContextPtr makeCore()
{
    auto core = std::make_shared<ActiveContext>();
    core->vocab = std::string(defaultVocabulary);
    const auto add = [&core](std::string_view term, TermDefinition definition) {
        definition.isProtected = true;
        core->terms.emplace(term, std::make_shared<const TermDefinition>(std::move(definition)));
    };
    for (const Group &group : groups) {
        for (const std::string_view row : group.rows) {
            const auto equals = row.find('=');
            TermDefinition definition;
            definition.iri = std::string(group.space).append(row.substr(equals == row.npos ? 0 : equals + 1));
            definition.type = group.type;
            definition.containers = group.containers;
            add(row.substr(0, equals), std::move(definition));
        }
    }
    for (const auto &[prefix, space] : {std::pair{"ngsi-ld", ngsi}, std::pair{"geojson", geojson}}) {
        TermDefinition definition;
        definition.iri = std::string(space);
        definition.isPrefix = true;
        add(prefix, std::move(definition));
    }
    return core;
}

}  // namespace

bool isCoreContextUrl(std::string_view url)
{
    url = url.substr(0, url.find_first_of("?#"));
    if (const auto slash = url.rfind('/'); slash != url.npos)
        url.remove_prefix(slash + 1);
    constexpr std::string_view stem = "ngsi-ld-core-context";
    if (!url.starts_with(stem))
        return false;
    url.remove_prefix(stem.size());
    if (url.starts_with("-v1.")) {
        url.remove_prefix(4);
        const auto end = std::ranges::find_if_not(url, [](char c) { return c >= '0' && c <= '9'; });
        if (end == url.begin())
            return false;
        url.remove_prefix(std::size_t(end - url.begin()));
    }
    return url == ".jsonld" || url == ".json";
}

const ActiveContextPtr &coreActiveContext()
{
    static const ActiveContextPtr core = makeCore();
    return core;
}

const ContextPtr &coreContext()
{
    static const ContextPtr core = std::make_shared<const Context>(
        coreActiveContext(), std::vector{ContextSource{std::string(coreContextUrl), {}, true, true}},
        std::vector<ContextIssue>{}, 0);
    return core;
}

}  // namespace civiscope::jsonld

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entitychecker.h"

#include "ngsild/members.h"
#include "schema/compiledschema.h"
#include "schema/keyvalues.h"

#include <algorithm>

namespace civiscope::schema {

namespace {

constexpr int deepestEntity = 1100;  // a little more than the reader lets through

const Json *memberOf(const Json *object, std::string_view name)
{
    if (!object || !object->is_object())
        return nullptr;
    const auto found = object->find(name);
    return found == object->object_range().end() ? nullptr : &found->value();
}

std::string_view datasetOf(const Json &instance)
{
    const Json *dataset = memberOf(&instance, "datasetId");
    return dataset && dataset->is_string() ? dataset->as_string_view() : std::string_view();
}

// Goes from the object that holds an attribute to its instance; moves `pointer` along.
const Json *instanceOf(const Json *holder, std::string_view name, const ngsild::AttributeView &view, bool outermost,
                       std::string &pointer)
{
    const Json *at = memberOf(holder, name);
    if (!at)
        return nullptr;
    pointer += token(name);
    if (at->is_array() && !at->empty() && at->at(0).is_object()) {
        std::optional<std::size_t> chosen;
        const std::string observed = view.observedAt ? formatDateTime(*view.observedAt) : std::string();
        for (std::size_t i = 0; i < at->size(); ++i) {
            if (outermost && datasetOf(at->at(i)) != view.datasetId)
                continue;
            const Json *time = memberOf(&at->at(i), "observedAt");
            const bool same = time && time->is_string() && time->as_string_view() == observed;
            if (!chosen || same)
                chosen = i;
        }
        if (!chosen)
            return at;
        pointer += "/" + std::to_string(*chosen);
        return &at->at(*chosen);
    }
    const Json *dataset = at->is_object() && at->size() == 1 ? memberOf(at, "dataset") : nullptr;
    if (dataset) {
        const std::string key = view.datasetId.empty() ? "@none" : std::string(view.datasetId);
        pointer += "/dataset" + token(key);
        return memberOf(dataset, key);
    }
    return at;
}

std::string shortName(const jsonld::Context &context, std::string_view name)
{
    if (!name.contains(':'))
        return std::string(name);
    const jsonld::Expansion expansion = context.expand(name);
    const std::string compact = context.compact(expansion.iri);
    return compact.contains(':') ? compact.substr(compact.find_last_of("/#:") + 1) : compact;
}

}  // namespace

std::vector<std::unique_ptr<Rule>> makeRules()
{
    std::vector<std::unique_ptr<Rule>> rules;
    rules.push_back(makeIdRule());
    rules.push_back(makeKindRule());
    rules.push_back(makeNumberRule());
    rules.push_back(makeTimeRule());
    rules.push_back(makeUnitRule());
    rules.push_back(makeTermRule());
    rules.push_back(makePlaceRule());
    rules.push_back(makeRelationRule());
    return rules;
}

EntityChecker::EntityChecker(const SourceFacts &source)
    : m_source(source)
    , m_rules(makeRules())
{
}
EntityChecker::~EntityChecker() = default;

bool EntityChecker::check(std::string_view raw, std::uint32_t table, const TableSchemas &schemas,
                          const jsonld::Context &context, Findings &findings)
{
    const EntityAt at{m_source, table, raw, context, schemas.schemas};
    m_at = &at;
    m_schemas = &schemas;
    m_findings = &findings;
    m_entity.reset();
    m_bySchema.clear();
    m_hasError = false;
    // What cannot be read is in no dataset.
    [[maybe_unused]] const auto unreadable = m_reader.read(raw, *this);
    m_at = nullptr;
    return m_hasError;
}

void EntityChecker::begin(const ngsild::EntityHead &head)
{
    m_id = head.id;
    if (!m_schemas->schemas.empty())
        checkSchemas();
    for (const auto &rule : m_rules)
        rule->begin(*m_at, head, *this);
}

void EntityChecker::attribute(const ngsild::AttributeView &attribute)
{
    for (const auto &rule : m_rules)
        rule->attribute(*m_at, attribute, *this);
}

void EntityChecker::remark(ngsild::RemarkCode code, std::string_view pointer)
{
    std::string place(pointer);
    // The reader counts from the attributes, which in a GeoJSON Feature stand among the properties.
    if (!place.empty() && !atPointer(entity(), place) && atPointer(entity(), "/properties" + place))
        place.insert(0, "/properties");
    for (const auto &rule : m_rules)
        rule->remark(*m_at, code, place, *this);
}

void EntityChecker::end(std::string_view) {}

const Json &EntityChecker::entity()
{
    if (!m_entity) {
        std::string problem;
        m_entity = parseJson(m_at->raw, deepestEntity, problem).value_or(Json(jsoncons::json_object_arg));
    }
    return *m_entity;
}

std::string EntityChecker::pointerTo(const ngsild::AttributeView &attribute, std::string_view member)
{
    const Json *holder = &entity();
    std::string pointer;
    const Json *properties = memberOf(holder, "properties");
    if (properties && properties->is_object() && !memberOf(holder, attribute.path.front())) {
        if (memberOf(properties, attribute.path.front())) {
            holder = properties;
            pointer = "/properties";
        } else if (memberOf(holder, "geometry")) {
            return "/geometry";
        }
    }
    for (std::size_t i = 0; i < attribute.path.size() && holder; ++i)
        holder = instanceOf(holder, attribute.path[i], attribute, i == 0, pointer);
    if (!member.empty() && memberOf(holder, member))
        pointer += token(member);
    return pointer;
}

void EntityChecker::report(RuleCode rule, Severity severity, const std::string &pointer, std::string expected)
{
    // A schema that says the same of the same place has said it.
    const auto saidBy = [&](RuleCode schemaRule) { return m_bySchema.contains({schemaRule, pointer}); };
    if ((rule == RuleCode::NumberAsString && saidBy(RuleCode::SchemaType)) ||
        (rule == RuleCode::TimeWithoutZone && saidBy(RuleCode::SchemaFormat)))
        return;
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.fault = ruleInfo(rule).fault;
    finding.pointer = pointer;
    finding.expected = std::move(expected);
    if (const Json *found = pointer.empty() ? nullptr : atPointer(entity(), pointer))
        finding.found = jsonText(*found);
    addFinding(std::move(finding));
}

void EntityChecker::addFinding(Finding finding)
{
    finding.entity = m_id;
    finding.type = m_schemas->name;
    m_hasError |= finding.severity == Severity::Error;
    m_findings->addFinding(finding);
}

void EntityChecker::checkSchemas()
{
    const auto names = [this](std::string_view name) { return shortName(m_at->context, name); };
    KeyValues values = toKeyValues(entity(), names);
    for (std::size_t i = 0; i < m_schemas->schemas.size(); ++i)
        checkSchema(*m_schemas->schemas[i], m_schemas->names[i], values);
}

void EntityChecker::checkSchema(const CompiledSchema &schema, const std::string &typeName, KeyValues &values)
{
    values.document.insert_or_assign("type", typeName);
    const auto tell = [&](const SchemaFault &fault, std::string pointer) {
        m_bySchema.emplace(fault.rule, pointer);
        const bool ofModel = fault.rule == RuleCode::SchemaOther && fault.found.empty();
        addFinding({fault.rule,
                    Severity::Error,
                    ofModel ? Fault::Model : Fault::Data,
                    {},
                    {},
                    std::move(pointer),
                    fault.found,
                    fault.expected,
                    fault.place});
    };
    if (!schema.isValid(values.document) && !tryOtherForms(schema, values)) {
        for (const SchemaFault &fault : schema.faults(values.document))
            tell(fault, values.original(fault.pointer));
    }
    // Other instances are judged in the place of the one the document holds.
    for (const KeyValues::Instance &other : values.others) {
        KeyValues with{values.document, values.places, {}};
        with.document.insert_or_assign(other.place.name, other.value);
        for (KeyValues::Place &place : with.places) {
            if (place.name == other.place.name)
                place = other.place;
        }
        if (schema.isValid(with.document))
            continue;
        for (const SchemaFault &fault : schema.faults(with.document)) {
            std::string_view rest;
            if (!fault.pointer.empty() && firstToken(fault.pointer, rest) == other.place.name)
                tell(fault, with.original(fault.pointer));
        }
    }
}

// Brokers give arrays of one as a single value, and models ask for some kinds in the one form or the other: a form that
// the schema takes is the right one. Keeps the forms that are better; gives whether the document is valid with them.
bool EntityChecker::tryOtherForms(const CompiledSchema &schema, KeyValues &values)
{
    const auto faulty = [&](const std::vector<SchemaFault> &faults) {
        std::set<std::string> names;
        for (const SchemaFault &fault : faults) {
            std::string_view rest;
            if (!fault.pointer.empty())
                names.insert(firstToken(fault.pointer, rest));
        }
        return names;
    };
    for (const std::string &name : faulty(schema.faults(values.document))) {
        const KeyValues::Place *place = values.place(name);
        if (!place || !values.document.contains(name))
            continue;
        const Json value = values.document.at(name);
        std::vector<Json> forms;
        const auto wrapped = [&](const char *member) {
            Json object(jsoncons::json_object_arg);
            object.insert_or_assign(member, value);
            return object;
        };
        if (place->kind == ngsild::AttributeKind::LanguageProperty && value.is_object()) {
            for (const auto &entry : value.object_range()) {
                if (entry.value().is_string()) {
                    forms.push_back(entry.value());
                    break;
                }
            }
            forms.push_back(wrapped("languageMap"));
        } else if (place->kind == ngsild::AttributeKind::VocabProperty) {
            forms.push_back(wrapped("vocab"));
        } else if (place->kind == ngsild::AttributeKind::JsonProperty) {
            forms.push_back(wrapped("json"));
        }
        if (!value.is_array()) {
            Json list(jsoncons::json_array_arg);
            list.push_back(value);
            forms.push_back(std::move(list));
        }
        bool taken = false;
        for (std::size_t i = 0; i < forms.size() && !taken; ++i) {
            values.document.insert_or_assign(name, forms[i]);
            taken = !faulty(schema.faults(values.document)).contains(name);
        }
        if (!taken)
            values.document.insert_or_assign(name, value);
    }
    return schema.isValid(values.document);
}

}  // namespace civiscope::schema

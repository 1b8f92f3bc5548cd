// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/compiledschema.h"

#include "base/errorreason.h"
#include "base/urlfragment.h"
#include "jsonld/iri.h"
#include "schema/quickschema.h"
#include "schema/referencedparts.h"
#include "schema/schemagraph.h"

#include <jsoncons_ext/jsonschema/jsonschema.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace civiscope::schema {

namespace {

namespace js = jsoncons::jsonschema;

struct Keyword {
    std::string_view name;
    RuleCode rule;
};
using enum RuleCode;
constexpr std::array keywords{
    Keyword{"type", SchemaType},
    Keyword{"required", SchemaRequired},
    Keyword{"enum", SchemaEnum},
    Keyword{"const", SchemaConst},
    Keyword{"format", SchemaFormat},
    Keyword{"pattern", SchemaPattern},
    Keyword{"minimum", SchemaMinimum},
    Keyword{"exclusiveMinimum", SchemaMinimum},
    Keyword{"maximum", SchemaMaximum},
    Keyword{"exclusiveMaximum", SchemaMaximum},
    Keyword{"multipleOf", SchemaMultipleOf},
    Keyword{"minLength", SchemaLength},
    Keyword{"maxLength", SchemaLength},
    Keyword{"minItems", SchemaItems},
    Keyword{"maxItems", SchemaItems},
    Keyword{"uniqueItems", SchemaItems},
    Keyword{"contains", SchemaItems},
    Keyword{"minContains", SchemaItems},
    Keyword{"maxContains", SchemaItems},
    Keyword{"items", SchemaItems},
    Keyword{"additionalItems", SchemaItems},
    Keyword{"unevaluatedItems", SchemaItems},
    Keyword{"minProperties", SchemaProperties},
    Keyword{"maxProperties", SchemaProperties},
    Keyword{"propertyNames", SchemaProperties},
    Keyword{"dependentRequired", SchemaProperties},
    Keyword{"dependencies", SchemaProperties},
    Keyword{"additionalProperties", SchemaAdditional},
    Keyword{"unevaluatedProperties", SchemaAdditional},
    Keyword{"anyOf", SchemaAlternatives},
    Keyword{"oneOf", SchemaAlternatives},
    Keyword{"not", SchemaNot},
};

RuleCode ruleOf(std::string_view keyword)
{
    const auto found = std::ranges::find(keywords, keyword, &Keyword::name);
    return found == keywords.end() ? SchemaOther : found->rule;
}

// "number", or "a, b" of a list of words.
std::string listed(const Json &value)
{
    if (value.is_string())
        return value.as<std::string>();
    if (!value.is_array())
        return jsonText(value, 100);
    std::string text;
    for (const Json &item : value.array_range()) {
        text += text.empty() ? "" : ", ";
        text += item.is_string() ? item.as<std::string>() : jsonText(item, 40);
        if (text.size() > 160)
            return text + ", …";
    }
    return text;
}

std::string expectedBy(std::string_view keyword, const Json *value)
{
    if (!value)
        return {};
    std::string text = listed(*value);
    if (keyword == "minimum")
        return "≥ " + text;
    if (keyword == "exclusiveMinimum")
        return "> " + text;
    if (keyword == "maximum")
        return "≤ " + text;
    if (keyword == "exclusiveMaximum")
        return "< " + text;
    if (keyword == "type" || keyword == "enum" || keyword == "const" || keyword == "format" || keyword == "pattern")
        return text;
    if (value->is_bool() || value->is_object())
        return {};
    return std::string(keyword) + " " + text;
}

// Texts cut, and what lies deeper than the limit empty.
Json shortened(const Json &value, int depth = 0)
{
    if (value.is_string() && value.as_string_view().size() > longestText)
        return Json(std::string(value.as_string_view().substr(0, longestText)));
    if (value.is_object()) {
        Json copy(jsoncons::json_object_arg);
        if (depth < deepestLevel) {
            for (const auto &entry : value.object_range())
                copy.insert_or_assign(entry.key(), shortened(entry.value(), depth + 1));
        }
        return copy;
    }
    if (value.is_array()) {
        Json copy(jsoncons::json_array_arg);
        if (depth < deepestLevel) {
            for (const Json &item : value.array_range())
                copy.push_back(shortened(item, depth + 1));
        }
        return copy;
    }
    return value;
}

bool isHard(const Json &value, int depth = 0)
{
    if (value.is_string())
        return value.as_string_view().size() > longestText;
    if (!value.is_object() && !value.is_array())
        return false;
    if (depth >= deepestLevel)
        return true;
    if (value.is_object())
        return std::ranges::any_of(value.object_range(),
                                   [&](const auto &entry) { return isHard(entry.value(), depth + 1); });
    return std::ranges::any_of(value.array_range(), [&](const Json &item) { return isHard(item, depth + 1); });
}

// Brings the spellings of $schema that are about to the ones the drafts give.
std::string spelledDraft(std::string_view written)
{
    std::string text(written);
    if (text.ends_with('#'))
        text.pop_back();
    if (text.starts_with("https://"))
        text.replace(0, 8, "http://");
    for (const auto &[part, draft] : {std::pair("draft-04", "http://json-schema.org/draft-04/schema#"),
                                      std::pair("draft-06", "http://json-schema.org/draft-06/schema#"),
                                      std::pair("draft-07", "http://json-schema.org/draft-07/schema#"),
                                      std::pair("2019-09", "https://json-schema.org/draft/2019-09/schema"),
                                      std::pair("2020-12", "https://json-schema.org/draft/2020-12/schema")}) {
        if (text.starts_with("http://json-schema.org/") && text.ends_with("/schema") &&
            text.find(part) != std::string::npos)
            return draft;
    }
    if (text == "http://json-schema.org/schema")
        return "https://json-schema.org/draft/2020-12/schema";
    return std::string(written);
}

// A draft that says "$defs": 2019-09 or later.
bool keepsDefs(const Json &document, const std::string &defaultDraft)
{
    return draftOf(document, defaultDraft).starts_with("https://json-schema.org/draft/20");
}

// The names under "properties" of a schema and of what stands in its place.
void collectNames(const Json &schema, const std::string &base, const CompiledSchema::Lookup &lookup, const Json &root,
                  std::set<std::string> &names, int depth)
{
    if (!schema.is_object() || depth > 16)
        return;
    for (const auto &entry : schema.object_range()) {
        const Json &value = entry.value();
        if (entry.key() == "properties" && value.is_object()) {
            for (const auto &property : value.object_range())
                names.insert(property.key());
        } else if (entry.key() == "allOf" && value.is_array()) {
            for (const Json &part : value.array_range())
                collectNames(part, base, lookup, root, names, depth + 1);
        } else if (entry.key() == "$ref" && value.is_string()) {
            const std::string reference = jsonld::resolveIri(base, value.as_string_view());
            const std::string url(withoutFragment(reference));
            const Json *document = url == base ? &root : lookup(url);
            const Json *to = document ? atPointer(*document, std::string(fragmentOf(reference))) : nullptr;
            if (to)
                collectNames(*to, url, lookup, *document, names, depth + 1);
        }
    }
}

}  // namespace

struct CompiledSchema::Private {
    // As it was given, and those it refers to: for the words of what it expects.
    Json document;
    std::map<std::string, Json> referred;
    std::optional<ReferencedParts> parts;
    std::optional<js::json_schema<Json>> schema;
    std::optional<QuickSchema> quick;
    std::string url;

    [[nodiscard]] const Json *at(const std::string &place) const
    {
        const std::string base(withoutFragment(place));
        const std::string pointer(fragmentOf(place));
        if (!pointer.empty() && pointer.front() != '/')
            return nullptr;
        if (base == url)
            return atPointer(document, pointer);
        const auto found = referred.find(base);
        return found == referred.end() ? nullptr : atPointer(found->second, pointer);
    }

    void collect(const js::validation_message &message, const Json &value, std::vector<SchemaFault> &to) const;
    [[nodiscard]] SchemaFault toFault(const js::validation_message &message, const Json &value) const;
    [[nodiscard]] SchemaFault alternatives(const js::validation_message &message, const Json &value) const;
};

// What a keyword that only gathers others (allOf) says is said by these.
void CompiledSchema::Private::collect(const js::validation_message &message, const Json &value,
                                      std::vector<SchemaFault> &to) const
{
    if (message.details().empty()) {
        to.push_back(toFault(message, value));
    } else if (ruleOf(message.keyword()) == SchemaAlternatives) {
        to.push_back(alternatives(message, value));
    } else {
        for (const js::validation_message &detail : message.details())
            collect(detail, value, to);
    }
}

SchemaFault CompiledSchema::Private::toFault(const js::validation_message &message, const Json &value) const
{
    SchemaFault fault;
    fault.rule = ruleOf(message.keyword());
    fault.pointer = message.instance_location().string();
    fault.place = parts->original(message.schema_location().string());
    const Json *at = atPointer(value, fault.pointer);
    if (at)
        fault.found = jsonText(*at);
    const Json *keyword = this->at(fault.place);
    // The place may be that of the keyword or of the schema around it.
    if (keyword && keyword->is_object() && keyword->contains(message.keyword())) {
        keyword = &keyword->at(message.keyword());
        fault.place += (fault.place.contains('#') ? "" : "#") + token(message.keyword());
    }
    fault.expected = expectedBy(message.keyword(), keyword);
    if (fault.rule == SchemaRequired && keyword && keyword->is_array() && at && at->is_object()) {
        fault.found.clear();
        fault.expected.clear();
        // One message names one member; which one stands only in its words.
        for (const Json &name : keyword->array_range()) {
            if (name.is_string() && !at->contains(name.as_string_view()) &&
                message.message().contains("'" + name.as<std::string>() + "'"))
                fault.expected = name.as<std::string>();
        }
        if (fault.expected.empty()) {
            for (const Json &name : keyword->array_range()) {
                if (name.is_string() && !at->contains(name.as_string_view()))
                    fault.expected += (fault.expected.empty() ? "" : ", ") + name.as<std::string>();
            }
        }
    }
    return fault;
}

// A branch whose faults lie deeper inside the value than the value itself came closest. When all say no at the top,
// they speak together if they ask for the same kind of thing.
SchemaFault CompiledSchema::Private::alternatives(const js::validation_message &message, const Json &value) const
{
    const std::string here = message.instance_location().string();
    std::vector<SchemaFault> branches;
    for (const js::validation_message &detail : message.details())
        collect(detail, value, branches);
    const auto depth = [](const SchemaFault &fault) { return std::ranges::count(fault.pointer, '/'); };
    const auto deepest = std::ranges::max_element(branches, {}, depth);
    if (deepest != branches.end() && deepest->pointer != here)
        return *deepest;
    SchemaFault fault;
    fault.rule = SchemaAlternatives;
    fault.pointer = here;
    fault.place = parts->original(message.schema_location().string());
    if (const Json *at = atPointer(value, here))
        fault.found = jsonText(*at);
    const bool oneKind = !branches.empty() && std::ranges::all_of(branches, [&](const SchemaFault &branch) {
        return branch.rule == branches.front().rule;
    });
    if (oneKind)
        fault.rule = branches.front().rule;
    std::set<std::string> seen;
    for (const SchemaFault &branch : branches) {
        if (branch.expected.empty() || !seen.insert(branch.expected).second)
            continue;
        fault.expected += (fault.expected.empty() ? "" : " | ") + branch.expected;
    }
    return fault;
}

Json plainDocument(const Json &document)
{
    Json copy = document;
    if (!copy.is_object())
        return copy;
    for (const char *name : {"$id", "id"}) {
        if (copy.contains(name) && copy.at(name).is_string())
            copy.erase(name);
    }
    if (copy.contains("$schema") && copy.at("$schema").is_string())
        copy.insert_or_assign("$schema", spelledDraft(copy.at("$schema").as_string_view()));
    return copy;
}

CompiledSchema::CompiledSchema()
    : d(std::make_unique<Private>())
{
}
CompiledSchema::~CompiledSchema() = default;

Result<std::shared_ptr<const CompiledSchema>> CompiledSchema::compile(const Json &document, const std::string &url,
                                                                      const Lookup &lookup, const Options &options)
{
    const auto error = [&](ErrorCode code, ErrorReason reason, const std::string &where) {
        return std::unexpected(Error{
            .code = code, .what = "reading a schema", .where = url, .detail = {}, .reason = reason, .args = {where}});
    };
    std::shared_ptr<CompiledSchema> compiled(new CompiledSchema);
    Private &d = *compiled->d;
    d.document = document;
    d.url = url;
    compiled->m_url = url;
    const SchemaGraph graph(d.document, url, lookup);
    if (!graph.missing().empty())
        return error(ErrorCode::SchemaNotAvailable, ErrorReason::RefersToMissing, *graph.missing().begin());
    if (const std::string loop = graph.endlessLoop(); !loop.empty())
        return error(ErrorCode::SchemaInvalid, ErrorReason::RefersToItself, loop);
    std::set<std::string> names;
    collectNames(d.document, url, lookup, d.document, names, 0);
    compiled->m_names.assign(names.begin(), names.end());
    try {
        d.parts.emplace(graph.references(), [&](const std::string &target) {
            const Json *to = target == url ? &document : lookup(target);
            return to ? std::optional(keepsDefs(*to, options.defaultDraft)) : std::nullopt;
        });
        const auto resolve = [&](const jsoncons::uri &uri) -> Json {
            const std::string wanted(withoutFragment(uri.string()));
            const Json *found = lookup(wanted);
            if (!found)
                return Json::null();
            return d.parts->prepared(d.referred.insert_or_assign(wanted, *found).first->second, wanted);
        };
        auto evaluation = js::evaluation_options{};
        evaluation.require_format_validation(options.formats == Formats::Asserted);
        evaluation.default_version(options.defaultDraft);
        d.schema.emplace(js::make_json_schema<Json>(d.parts->prepared(d.document, url), url, resolve, evaluation));
        d.quick.emplace(d.document, graph, options.defaultDraft, options.formats == Formats::Asserted);
    } catch (const std::exception &problem) {
        return std::unexpected(Error{ErrorCode::SchemaInvalid, "reading a schema", url, problem.what()});
    }
    return compiled;
}

bool CompiledSchema::isValid(const Json &value) const
{
    if (d->quick->judge(value) == QuickSchema::Answer::Yes)
        return true;
    try {
        return d->schema->is_valid(isHard(value) ? shortened(value) : value);
    } catch (const std::exception &) {
        return false;
    }
}

std::vector<SchemaFault> CompiledSchema::faults(const Json &value) const
{
    std::vector<SchemaFault> all;
    constexpr std::size_t most = 100;  // of one entity
    try {
        const auto take = [&](const js::validation_message &message) -> js::walk_result {
            d->collect(message, value, all);
            return all.size() < most ? js::walk_result::advance : js::walk_result::abort;
        };
        d->schema->validate(isHard(value) ? shortened(value) : value, take);
    } catch (const std::exception &problem) {
        SchemaFault fault;
        fault.expected = problem.what();
        fault.place = m_url;
        all.push_back(std::move(fault));
    }
    return all;
}

}  // namespace civiscope::schema

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/expansion.h"

#include "jsonld/expandedobjects.h"
#include "jsonld/iri.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace civiscope::jsonld {

using nlohmann::json;

// Step numbers below are those of the JSON-LD 1.1 Processing Algorithms and API (W3C Recommendation, 16 July 2020),
// clause 5.1.2. Members are taken in code point order, as its `ordered` flag has it.

namespace {

struct TooDeep {};

[[noreturn]] void fail(std::string_view code, std::string detail = {})
{
    throw JsonLdFault{code, std::move(detail)};
}

class Expander {
public:
    Expander(ContextProcessor &processor, bool readsContexts)
        : m_processor(processor)
        , m_readsContexts(readsContexts)
    {
    }

    json expandRoot(const ActiveContextPtr &active, const json &document, const std::string &base)
    {
        m_base = base;
        json result = expand(active, nullptr, document, false);
        if (result.is_object() && result.size() == 1 && result.contains("@graph"))
            result = json(result["@graph"]);
        if (result.is_null())
            return json::array();
        return asArray(std::move(result));
    }

private:
    // One object on its way through the algorithm.
    struct NodeState {
        ActiveContextPtr active;
        ActiveContextPtr typeScoped;
        const std::string *property;  // active property; null at the top
        std::string inputType;        // expanded
        json result = json::object();
    };

    using TermPtr = std::shared_ptr<const TermDefinition>;

    // The definition of a term that has a context of its own; else null.
    static TermPtr scopeOf(const ActiveContextPtr &active, const std::string *term)
    {
        const auto it = term ? active->terms.find(*term) : active->terms.end();
        return it != active->terms.end() && it->second->context ? it->second : nullptr;
    }

    static std::optional<std::string> expandName(const ActiveContextPtr &active, const std::string &name)
    {
        return active->expand(name, false, true);
    }

    json expand(const ActiveContextPtr &active, const std::string *property, const json &element, bool fromMap)
    {
        if (element.is_null())
            return nullptr;
        if (++m_depth > expansionDepth)
            throw TooDeep{};
        json result;
        if (element.is_array())
            result = expandArray(active, property, element, fromMap);
        else if (element.is_object())
            result = expandObject(active, property, element, fromMap);
        else
            result = expandScalar(active, property, element);
        --m_depth;
        return result;
    }

    json expandScalar(ActiveContextPtr active, const std::string *property, const json &element)
    {
        if (!property || *property == "@graph")
            return nullptr;
        if (const auto scope = scopeOf(active, property))
            active = scoped(active, scope, {.overrideProtected = true});
        return expandValue(active, *property, element);
    }

    json expandArray(const ActiveContextPtr &active, const std::string *property, const json &element, bool fromMap)
    {
        const auto *definition = property ? active->find(*property) : nullptr;
        const bool isList = definition && definition->containers.has(Container::List);
        json result = json::array();
        for (const json &item : element) {
            json expanded = expand(active, property, item, fromMap);
            if (isList && expanded.is_array())
                expanded = json{{"@list", std::move(expanded)}};
            if (expanded.is_array())
                result.insert(result.end(), expanded.begin(), expanded.end());
            else if (!expanded.is_null())
                result.push_back(std::move(expanded));
        }
        return result;
    }

    json expandObject(ActiveContextPtr active, const std::string *property, const json &element, bool fromMap)
    {
        const auto propertyScope = scopeOf(active, property);  // step 3: of the context as it was given
        if (active->previous && !fromMap && leavesScope(active, element))
            active = active->previous;
        if (propertyScope)
            active = scoped(active, propertyScope, {.overrideProtected = true});
        if (const auto own = element.find("@context"); own != element.end() && m_readsContexts)
            active = m_processor.process(active, *own, m_base);

        NodeState node;
        node.typeScoped = active;
        node.property = property;
        applyTypes(node, active, element);
        node.active = active;
        expandMembers(node, element);
        return finish(node);
    }

    // Step 7: a type-scoped context ends at the next node, but not at a value or a plain reference.
    static bool leavesScope(const ActiveContextPtr &active, const json &element)
    {
        for (const auto &[key, ignored] : element.items()) {
            const auto name = expandName(active, key);
            if (name == "@value" || (name == "@id" && element.size() == 1))
                return false;
        }
        return true;
    }

    // Steps 10 to 12.
    void applyTypes(NodeState &node, ActiveContextPtr &active, const json &element)
    {
        bool isFirst = true;
        for (const auto &[key, value] : element.items()) {
            if (expandName(node.typeScoped, key) != "@type")
                continue;
            std::vector<std::string> types;
            for (const json &type : asArray(value)) {
                if (type.is_string())
                    types.push_back(type.get<std::string>());
            }
            if (isFirst && !types.empty())
                node.inputType = expandName(active, types.back()).value_or(std::string());
            isFirst = false;
            std::ranges::sort(types);
            for (const std::string &type : types) {
                if (const auto scope = scopeOf(node.typeScoped, &type))
                    active = scoped(active, scope, {.propagate = false});
            }
        }
    }

    // Nodes of one type use the same few over and over.
    ActiveContextPtr scoped(const ActiveContextPtr &active, const TermPtr &term, ContextProcessor::Flags flags)
    {
        auto &known = m_scoped[{active, term, flags.propagate}];
        if (!known)
            known = m_processor.process(active, *term->context, term->contextBase, flags);
        return known;
    }

    // Steps 13 and 14.
    void expandMembers(NodeState &node, const json &element)
    {
        std::vector<const std::string *> nests;
        for (const auto &item : element.items()) {
            const std::string &key = item.key();
            if (key == "@context")
                continue;
            const auto name = expandName(node.active, key);
            if (!name || (!isKeyword(*name) && !name->contains(':')))
                continue;
            if (*name == "@nest")
                nests.push_back(&key);
            else if (isKeyword(*name))
                expandKeyword(node, *name, item.value());
            else
                expandProperty(node, key, *name, item.value());
        }
        for (const std::string *nest : nests)
            expandNest(node, *nest, element.at(*nest));
    }

    void expandNest(NodeState &node, const std::string &nest, const json &value)
    {
        if (++m_depth > expansionDepth)
            throw TooDeep{};
        for (const json &nested : asArray(value)) {
            if (!nested.is_object())
                fail("invalid @nest value");
            for (const auto &[key, ignored] : nested.items()) {
                if (expandName(node.active, key) == "@value")
                    fail("invalid @nest value");
            }
            const ActiveContextPtr outer = node.active;
            if (const auto scope = scopeOf(outer, &nest))
                node.active = scoped(outer, scope, {.overrideProtected = true});
            expandMembers(node, nested);
            node.active = outer;
        }
        --m_depth;
    }

    // Step 13.4.
    void expandKeyword(NodeState &node, const std::string &name, const json &value)
    {
        json &result = node.result;
        if (node.property && *node.property == "@reverse")
            fail("invalid reverse property map");
        if (result.contains(name) && name != "@included" && name != "@type")
            fail("colliding keywords", name);
        const auto &active = node.active;
        if (name == "@id") {
            if (!value.is_string())
                fail("invalid @id value");
            const auto iri = active->expand(value.get_ref<const std::string &>(), true, false);
            result[name] = iri ? json(*iri) : json();
        } else if (name == "@type") {
            expandTypes(node, value);
        } else if (name == "@graph") {
            static const std::string graph = "@graph";
            json nodes = expand(active, &graph, value, false);
            result[name] = nodes.is_null() ? json::array() : asArray(std::move(nodes));
        } else if (name == "@included") {
            json included = asArray(expand(active, nullptr, value, false));
            if (!std::ranges::all_of(included, isNodeObject))
                fail("invalid @included value");
            addValue(result, name, std::move(included));
        } else if (name == "@value") {
            if (node.inputType != "@json" && !isScalar(value) && !value.is_null())
                fail("invalid value object value");
            result[name] = value;
        } else if (name == "@language") {
            if (!value.is_string())
                fail("invalid language-tagged string");
            result[name] = value;
        } else if (name == "@direction") {
            if (value != "ltr" && value != "rtl")
                fail("invalid base direction");
            result[name] = value;
        } else if (name == "@index") {
            if (!value.is_string())
                fail("invalid @index value");
            result[name] = value;
        } else if (name == "@list") {
            if (!node.property || *node.property == "@graph")
                return;
            json list = expand(active, node.property, value, false);
            result[name] = list.is_null() ? json::array() : asArray(std::move(list));
        } else if (name == "@set") {
            result[name] = expand(active, node.property, value, false);
        } else if (name == "@reverse") {
            expandReverse(node, value);
        }
    }

    void expandTypes(NodeState &node, const json &value)
    {
        const auto isText = [](const json &item) { return item.is_string(); };
        if (!value.is_string() && !(value.is_array() && std::ranges::all_of(value, isText)))
            fail("invalid type value");
        json types = json::array();
        for (const json &type : asArray(value)) {
            const auto iri = node.typeScoped->expand(type.get_ref<const std::string &>(), true, true);
            if (iri)
                types.push_back(*iri);
        }
        if (node.result.contains("@type"))
            addValue(node.result, "@type", std::move(types));
        else
            node.result["@type"] = value.is_string() && !types.empty() ? types.front() : std::move(types);
    }

    void expandReverse(NodeState &node, const json &value)
    {
        if (!value.is_object())
            fail("invalid @reverse value");
        static const std::string reverse = "@reverse";
        const json expanded = expand(node.active, &reverse, value, false);
        if (!expanded.is_object())
            return;
        for (const auto &[property, items] : expanded.items()) {
            if (property == "@reverse") {  // twice reversed
                for (const auto &[inner, values] : items.items())
                    addValue(node.result, inner, values);
            } else {
                addReverse(node, property, items);
            }
        }
    }

    static void addReverse(NodeState &node, const std::string &property, const json &items)
    {
        for (const json &item : asArray(items)) {
            if (isValueObject(item) || isListObject(item))
                fail("invalid reverse property value");
            addValue(node.result["@reverse"], property, item);
        }
    }

    // Steps 13.5 to 13.14.
    void expandProperty(NodeState &node, const std::string &key, const std::string &name, const json &value)
    {
        static const TermDefinition undefined;
        const auto *known = node.active->find(key);
        const TermDefinition &definition = known ? *known : undefined;
        const Containers containers = definition.containers;
        json expanded;
        if (definition.type == "@json") {
            expanded = json{{"@value", value}, {"@type", "@json"}};
        } else if (containers.has(Container::Language) && value.is_object()) {
            expanded = expandLanguageMap(node.active, definition, value);
        } else if ((containers.has(Container::Index) || containers.has(Container::Type) ||
                    containers.has(Container::Id)) &&
                   value.is_object()) {
            expanded = expandMap(node.active, key, definition, value);
        } else {
            expanded = expand(node.active, &key, value, false);
        }
        if (expanded.is_null())
            return;
        if (containers.has(Container::List) && !isListObject(expanded))
            expanded = json{{"@list", asArray(std::move(expanded))}};
        if (containers.has(Container::Graph) && !containers.has(Container::Id) && !containers.has(Container::Index)) {
            json graphs = json::array();
            for (json &item : expanded.is_array() ? expanded : expanded = json::array({expanded}))
                graphs.push_back(json{{"@graph", asArray(std::move(item))}});
            expanded = std::move(graphs);
        }
        if (definition.isReverse)
            addReverse(node, name, expanded);
        else
            addValue(node.result, name, std::move(expanded));
    }

    // Step 13.7.
    static json expandLanguageMap(const ActiveContextPtr &active, const TermDefinition &definition, const json &value)
    {
        const std::string direction = definition.direction.value_or(active->direction);
        json result = json::array();
        for (const auto &[language, texts] : value.items()) {
            const bool isNone = expandName(active, language) == "@none";
            for (const json &text : asArray(texts)) {
                if (text.is_null())
                    continue;
                if (!text.is_string())
                    fail("invalid language map value");
                json entry{{"@value", text}};
                if (!isNone)
                    entry["@language"] = language;
                if (!direction.empty())
                    entry["@direction"] = direction;
                result.push_back(std::move(entry));
            }
        }
        return result;
    }

    // Step 13.8: @index, @id and @type maps.
    json expandMap(const ActiveContextPtr &active, const std::string &key, const TermDefinition &definition,
                   const json &value)
    {
        const Containers containers = definition.containers;
        const bool ofNodes = containers.has(Container::Id) || containers.has(Container::Type);
        json result = json::array();
        for (const auto &[index, entry] : value.items()) {
            ActiveContextPtr inside = ofNodes && active->previous ? active->previous : active;
            if (containers.has(Container::Type)) {
                if (const auto scope = scopeOf(inside, &index))
                    inside = scoped(inside, scope, {.propagate = false});
            }
            const auto expandedIndex = expandName(active, index);
            json items = expand(inside, &key, asArray(entry), true);
            for (json &item : items) {
                if (containers.has(Container::Graph) && !isGraphObject(item))
                    item = json{{"@graph", json::array({std::move(item)})}};
                if (expandedIndex != "@none")
                    addIndex(active, definition, index, expandedIndex, item);
                result.push_back(std::move(item));
            }
        }
        return result;
    }

    void addIndex(const ActiveContextPtr &active, const TermDefinition &definition, const std::string &index,
                  const std::optional<std::string> &expandedIndex, json &item)
    {
        const Containers containers = definition.containers;
        if (containers.has(Container::Index) && !definition.index.empty()) {
            const auto name = expandName(active, definition.index);
            json values = json::array({expandValue(active, definition.index, index)});
            if (const auto old = item.find(*name); old != item.end()) {
                const json existing = asArray(*old);
                values.insert(values.end(), existing.begin(), existing.end());
            }
            item[*name] = std::move(values);
            if (isValueObject(item))
                fail("invalid value object");
        } else if (containers.has(Container::Index)) {
            if (!item.contains("@index"))
                item["@index"] = index;
        } else if (containers.has(Container::Id)) {
            if (const auto id = active->expand(index, true, false); id && !item.contains("@id"))
                item["@id"] = *id;
        } else if (expandedIndex) {
            json types = json::array({*expandedIndex});
            if (const auto old = item.find("@type"); old != item.end()) {
                const json existing = asArray(*old);
                types.insert(types.end(), existing.begin(), existing.end());
            }
            item["@type"] = std::move(types);
        }
    }

    // Steps 15 to 19.
    static json finish(NodeState &node)
    {
        json &result = node.result;
        const bool atTop = !node.property || *node.property == "@graph";
        if (result.contains("@value")) {
            if (!checkValue(result))
                return nullptr;
        } else if (const auto type = result.find("@type"); type != result.end() && !type->is_array()) {
            *type = json::array({*type});
        } else if (result.contains("@set") || result.contains("@list")) {
            if (result.size() > (result.contains("@index") ? 2u : 1u))
                fail("invalid set or list object");
            if (result.contains("@set"))
                result = json(result["@set"]);
        }
        if (!result.is_object())
            return std::move(result);
        if (result.size() == 1 && result.contains("@language"))
            return nullptr;
        if (atTop) {
            const bool isValue = result.contains("@value") || result.contains("@list");
            if (result.empty() || isValue || (result.size() == 1 && result.contains("@id")))
                return nullptr;
        }
        return std::move(result);
    }

    // Step 15. False: the value is null.
    static bool checkValue(json &result)
    {
        for (const auto &[key, ignored] : result.items()) {
            if (key != "@value" && key != "@type" && key != "@language" && key != "@direction" && key != "@index")
                fail("invalid value object", key);
        }
        const auto type = result.find("@type");
        if (type != result.end() && (result.contains("@language") || result.contains("@direction")))
            fail("invalid value object");
        if (type != result.end() && type->is_array() && type->size() == 1)
            *type = json(type->front());
        if (type != result.end() && *type == "@json")
            return true;
        const json &value = result["@value"];
        if (value.is_null())
            return false;
        if (!value.is_string() && result.contains("@language"))
            fail("invalid language-tagged value");
        if (type != result.end() && !(type->is_string() && isIri(type->get_ref<const std::string &>())))
            fail("invalid typed value");
        return true;
    }

    // JSON-LD 1.1 API, clause 5.3.2.
    static json expandValue(const ActiveContextPtr &active, const std::string &property, const json &value)
    {
        const auto *definition = active->find(property);
        const std::string type = definition ? definition->type : std::string();
        if (value.is_string() && (type == "@id" || type == "@vocab")) {
            const auto iri = active->expand(value.get_ref<const std::string &>(), true, type == "@vocab");
            return json{{"@id", iri ? json(*iri) : json()}};
        }
        json result{{"@value", value}};
        if (!type.empty() && type != "@id" && type != "@vocab" && type != "@none") {
            result["@type"] = type;
        } else if (value.is_string()) {
            const auto language = definition && definition->language ? *definition->language : active->language;
            const auto direction = definition && definition->direction ? *definition->direction : active->direction;
            if (!language.empty())
                result["@language"] = language;
            if (!direction.empty())
                result["@direction"] = direction;
        }
        return result;
    }

    using ScopeKey = std::tuple<ActiveContextPtr, TermPtr, bool>;

    ContextProcessor &m_processor;
    bool m_readsContexts;
    std::string m_base;
    int m_depth = 0;
    std::map<ScopeKey, ActiveContextPtr> m_scoped;
};

template<typename Work>
Result<json> guarded(const std::string &where, Work work)
{
    const auto error = [&](ErrorCode code, std::string detail) {
        return std::unexpected(Error{code, "expanding a document", where, std::move(detail)});
    };
    try {
        return work();
    } catch (const JsonLdFault &fault) {
        return error(ErrorCode::ContextInvalid,
                     std::string(fault.code) + (fault.detail.empty() ? "" : ": " + fault.detail));
    } catch (const ContextOverload &overload) {
        return error(ErrorCode::TooLarge, overload.detail);
    } catch (const TooDeep &) {
        return error(ErrorCode::TooDeep, std::to_string(expansionDepth));
    }
}

}  // namespace

Result<json> expandDocument(const json &document, const ExpansionOptions &options)
{
    return guarded(options.base, [&] {
        ContextProcessor processor(ContextProcessor::Mode::JsonLd, options.lookup);
        auto start = std::make_shared<ActiveContext>();
        start->originalBase = options.base;
        start->base = options.base;
        ActiveContextPtr active = std::move(start);
        if (!options.expandContext.is_null()) {
            const json &given = options.expandContext;
            const bool isDocument = given.is_object() && given.contains("@context");
            active = processor.process(active, isDocument ? given.at("@context") : given, options.base);
        }
        return Expander(processor, true).expandRoot(active, document, options.base);
    });
}

Result<json> expandDocument(const json &document, const ContextPtr &context, const DocumentLookup &lookup)
{
    return guarded({}, [&] {
        ContextProcessor processor(ContextProcessor::Mode::NgsiLd, lookup);
        return Expander(processor, false).expandRoot(context->active(), document, context->active()->originalBase);
    });
}

}  // namespace civiscope::jsonld

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/seriesreader.h"

#include "ngsild/documentsplitter.h"
#include "ngsild/geojson.h"
#include "base/jsontext.h"
#include "ngsild/members.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace civiscope::history {

using Json = nlohmann::json;
using ngsild::AttributeKind;
using ngsild::Member;

namespace {

constexpr int maxDepth = 1024;         // as EntityReader
constexpr std::size_t quoteBytes = 80;  // of what could not be read
constexpr std::string_view core = "https://uri.etsi.org/ngsi-ld/";
constexpr std::string_view ngsiLdNull = "urn:ngsi-ld:null";

std::string quote(const Json &json)
{
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > quoteBytes) {
        std::size_t end = quoteBytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            --end;
        text.resize(end);
        text += "…";
    }
    return text;
}

// One step of a JSON Pointer (RFC 6901).
std::string step(std::string_view name)
{
    std::string text = "/";
    for (const char c : name)
        text += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return text;
}

std::string_view shortName(std::string_view name)
{
    if (name.starts_with(core))
        name.remove_prefix(core.size());
    return name;
}

// Expanded JSON-LD wraps everything: [{"@value": 1}], [{"@id": "urn:…"}], {"@list": […]}. Answers the plain value.
Json plain(const Json &value)
{
    if (value.is_array() && value.size() == 1 && value.front().is_object() &&
        (value.front().contains("@value") || value.front().contains("@id") || value.front().contains("@list")))
        return plain(value.front());
    if (value.is_object()) {
        for (const char *name : {"@value", "@id"}) {
            if (const auto found = value.find(name); found != value.end())
                return *found;
        }
        if (const auto list = value.find("@list"); list != value.end()) {
            Json all = Json::array();
            for (const Json &element : *list)
                all.push_back(plain(element));
            return all;
        }
    }
    return value;
}

Value valueOf(const Json &json)
{
    const Json value = plain(json);
    switch (value.type()) {
    case Json::value_t::boolean: return {Value::Type::Boolean, value.get<bool>() ? 1.0 : 0.0};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float: {
        const double number = value.get<double>();
        if (std::isfinite(number))
            return {Value::Type::Number, number};
        return {Value::Type::Json, 0, "null"};
    }
    case Json::value_t::string: {
        std::string text = value.get<std::string>();
        if (text == ngsiLdNull)
            return {};
        return {Value::Type::Text, 0, std::move(text)};
    }
    case Json::value_t::null: return {};
    default: return {Value::Type::Json, 0, value.dump(-1, ' ', false, Json::error_handler_t::replace)};
    }
}

// A member of a temporalValues list wraps some kinds once more: {"vocab": "open"} → "open" (clause 4.5.8).
const Json &unwrapped(const Json &value, AttributeKind kind)
{
    if (value.is_object() && value.size() == 1 && kind != AttributeKind::Property &&
        kind != AttributeKind::GeoProperty) {
        if (const auto inner = value.find(ngsild::valueMember(kind)); inner != value.end())
            return *inner;
    }
    return value;
}
const Json &unwrapped(Json &&value, AttributeKind kind) = delete;

// What an attribute's `type` says: also ["…Property"] of expanded documents.
std::optional<AttributeKind> declaredKind(const Json &object)
{
    for (const char *name : {"type", "@type"}) {
        const auto type = object.find(name);
        if (type == object.end())
            continue;
        const Json &word = type->is_array() && type->size() == 1 ? type->front() : *type;
        if (word.is_string())
            return ngsild::kindOf(word.get_ref<const std::string &>());
    }
    return std::nullopt;
}

// Members of expanded documents are named after the core vocabulary's terms ("…/hasValue").
ngsild::MemberName memberOf(const std::string &name)
{
    const std::string_view word = shortName(name);
    if (word.size() != name.size() && word.starts_with("has")) {
        constexpr std::pair<std::string_view, AttributeKind> values[] = {
            {"hasValue", AttributeKind::Property},
            {"hasObject", AttributeKind::Relationship},
            {"hasLanguageMap", AttributeKind::LanguageProperty},
            {"hasVocab", AttributeKind::VocabProperty},
            {"hasJSON", AttributeKind::JsonProperty},
            {"hasValueList", AttributeKind::ListProperty},
            {"hasObjectList", AttributeKind::ListRelationship}};
        constexpr std::pair<std::string_view, AttributeKind> lists[] = {
            {"hasValues", AttributeKind::Property},
            {"hasObjects", AttributeKind::Relationship},
            {"hasLanguageMaps", AttributeKind::LanguageProperty},
            {"hasVocabs", AttributeKind::VocabProperty},
            {"hasJSONs", AttributeKind::JsonProperty},
            {"hasValueLists", AttributeKind::ListProperty},
            {"hasObjectLists", AttributeKind::ListRelationship}};
        for (const auto &[term, kind] : values) {
            if (word == term)
                return {Member::Value, kind};
        }
        for (const auto &[term, kind] : lists) {
            if (word == term)
                return {Member::Series, kind};
        }
    }
    return ngsild::attributeMember(name);
}

// The instance's own members, sorted out once.
struct Parts {
    const Json *value = nullptr;
    const Json *time = nullptr;
    std::string dataset;
    std::string unit;
    std::optional<AttributeKind> kind;  // that the value member tells
    std::vector<std::pair<std::string, AttributeKind>> lists;  // "values" …
    std::vector<std::string> aggregates;
};

Parts partsOf(const Json &object, TimeProperty property)
{
    Parts parts;
    const auto declared = declaredKind(object);
    for (const auto &[name, value] : object.items()) {
        if (shortName(name) == timePropertyName(property)) {
            parts.time = &value;
            continue;
        }
        const ngsild::MemberName known = memberOf(name);
        switch (known.member) {
        case Member::Value:
            if (!parts.value || (declared && known.kind == *declared)) {
                parts.value = &value;
                parts.kind = known.kind;
            }
            break;
        case Member::Series: parts.lists.emplace_back(name, known.kind); break;
        case Member::Aggregate: parts.aggregates.push_back(name); break;
        case Member::DatasetId:
            if (const Json id = plain(value); id.is_string())
                parts.dataset = id;
            break;
        case Member::UnitCode:
            if (const Json unit = plain(value); unit.is_string())
                parts.unit = unit;
            break;
        default: break;
        }
    }
    return parts;
}

bool namesGeometry(const Json &value)
{
    const auto type = value.is_object() ? value.find("type") : value.end();
    return value.is_object() && type != value.end() && type->is_string() &&
           ngsild::isGeometryType(type->get_ref<const std::string &>());
}

std::vector<std::string> typesOf(const Json &entity)
{
    std::vector<std::string> names;
    for (const auto &[name, value] : entity.items()) {
        if (ngsild::entityMember(name).member != Member::Type)
            continue;
        for (const Json &word : value.is_array() ? value : Json::array({value})) {
            if (word.is_string())
                names.push_back(word);
        }
    }
    return names;
}

class Reader {
public:
    Reader(SeriesDocument &document, TimeProperty property)
        : m_document(document)
        , m_property(property)
    {
    }

    void entity(const Json &json, const std::string &where, std::size_t context);

private:
    // An attribute's points so far; units as they came, to be settled at the end.
    struct Growing {
        Series series;
        Moment unitAt = 0;
    };

    void attribute(const std::string &name, const Json &value, const std::string &where);
    void instance(const std::string &name, const Json &object, const std::string &where, bool alone);
    void list(Growing &growing, const Json &pairs, AttributeKind kind, const std::string &where);
    void pair(Growing &growing, const Json &item, AttributeKind kind, const std::string &where);
    void aggregate(Growing &growing, const Json &periods, const std::string &where);
    std::optional<Moment> time(const Json &json, const std::string &where);
    Growing &growing(const std::string &name, const Parts &parts, AttributeKind kind, const std::string &method);
    void unread(const std::string &where, UnreadReason reason, const Json &found)
    {
        m_document.unread.push_back({where, reason, quote(found)});
    }

    SeriesDocument &m_document;
    TimeProperty m_property;
    std::string m_entity;
    std::size_t m_context = 0;
    std::vector<Growing> m_growing;
};

void Reader::entity(const Json &json, const std::string &where, std::size_t context)
{
    const Json *body = &json;
    const auto properties = json.find("properties");
    const auto type = json.find("type");
    const bool isFeature =
        properties != json.end() && properties->is_object() && type != json.end() && *type == "Feature";
    if (isFeature)
        body = &*properties;
    m_entity.clear();
    for (const Json *holder : {&json, body}) {
        for (const auto &[name, value] : holder->items()) {
            if (m_entity.empty() && ngsild::entityMember(name).member == Member::Id && value.is_string())
                m_entity = value;
        }
    }
    if (m_entity.empty())
        return unread(where, UnreadReason::MissingId, json);
    ++m_document.entities;
    m_context = context;
    m_document.types.push_back({m_entity, typesOf(*body), context});
    m_growing.clear();
    const std::string inside = isFeature ? where + "/properties" : where;
    for (const auto &[name, value] : body->items()) {
        const Member member = ngsild::entityMember(name).member;
        // In the temporal forms the scope is an attribute among others (clause 4.18).
        const bool scopeThroughTime =
            member == Member::Scope &&
            (value.is_object() || (value.is_array() && !value.empty() && value.front().is_object()));
        if (member == Member::Other || scopeThroughTime)
            attribute(name, value, inside + step(name));
    }
    for (Growing &one : m_growing) {
        m_document.repeated += settle(one.series.points);
        if (!one.series.points.empty())
            m_document.series.push_back(std::move(one.series));
    }
}

void Reader::attribute(const std::string &name, const Json &value, const std::string &where)
{
    const bool isList = value.is_array() && !value.empty() && std::ranges::all_of(value, [](const Json &element) {
                            return element.is_object() && !namesGeometry(element) && !element.contains("@value");
                        });
    if (!isList && !value.is_object()) {
        ++m_document.untimed;
        return;
    }
    if (!isList)
        return instance(name, value, where, true);
    for (std::size_t i = 0; i < value.size(); ++i)
        instance(name, value[i], where + '/' + std::to_string(i), value.size() == 1);
}

void Reader::instance(const std::string &name, const Json &object, const std::string &where, bool alone)
{
    const Parts parts = partsOf(object, m_property);
    const auto declared = declaredKind(object);
    for (const auto &[member, kind] : parts.lists)
        list(growing(name, parts, declared.value_or(kind), {}), object[member], kind, where + step(member));
    for (const std::string &member : parts.aggregates)
        aggregate(growing(name, parts, declared.value_or(AttributeKind::Property), std::string(shortName(member))),
                  object[member], where + step(member));
    if (!parts.lists.empty() || !parts.aggregates.empty())
        return;
    if (!parts.time) {
        // One instance without a time is a plain fact of the entity; one among several lost its place.
        if (alone)
            ++m_document.untimed;
        else
            unread(where, UnreadReason::NoTime, object);
        return;
    }
    const auto at = time(*parts.time, where + step(timePropertyName(m_property)));
    if (!at)
        return;
    if (!parts.value)
        return unread(where, UnreadReason::NoValue, object);
    const AttributeKind found = parts.kind.value_or(AttributeKind::Property);
    const bool isGeo = found == AttributeKind::Property && namesGeometry(*parts.value);
    Growing &into = growing(name, parts, declared.value_or(isGeo ? AttributeKind::GeoProperty : found), {});
    into.series.points.push_back({*at, *at, valueOf(*parts.value)});
    if (!parts.unit.empty()) {
        into.series.unitsDiffer |= !into.series.unit.empty() && into.series.unit != parts.unit;
        if (into.series.unit.empty() || *at >= into.unitAt) {
            into.series.unit = parts.unit;
            into.unitAt = *at;
        }
    }
}

Reader::Growing &Reader::growing(const std::string &name, const Parts &parts, AttributeKind kind,
                                 const std::string &method)
{
    // The newest is mostly the one asked for again.
    for (auto known = m_growing.rbegin(); known != m_growing.rend(); ++known) {
        if (known->series.name == name && known->series.dataset == parts.dataset && known->series.method == method)
            return *known;
    }
    Series series{.entity = m_entity,
                  .name = name,
                  .iri = name,
                  .dataset = parts.dataset,
                  .method = method,
                  .unit = parts.unit,
                  .kind = kind,
                  .context = m_context};
    return m_growing.emplace_back(Growing{std::move(series), 0});
}

void Reader::list(Growing &growing, const Json &listed, AttributeKind kind, const std::string &where)
{
    const Json pairs = plain(listed);
    const auto isTime = [](const Json &json) {
        const Json word = plain(json);
        return word.is_string() && parseDateTime(word.get_ref<const std::string &>());
    };
    if (!pairs.is_array())
        return unread(where, UnreadReason::NotAPair, listed);
    // A lone pair may come without the array round it (clause 4.5.9 has none such, brokers do).
    if (pairs.size() == 2 && !isTime(pairs[0]) && isTime(pairs[1]) &&
        !(pairs[0].is_array() && pairs[0].size() == 2 && isTime(pairs[0][1])))
        return pair(growing, pairs, kind, where);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pair(growing, pairs[i], kind, where + '/' + std::to_string(i));
}

void Reader::pair(Growing &growing, const Json &item, AttributeKind kind, const std::string &where)
{
    const Json *value = nullptr;
    const Json *when = nullptr;
    const Json inner = item.is_object() && item.contains("@list") ? plain(item) : Json();
    const Json &both = inner.is_array() ? inner : item;
    if (both.is_array() && both.size() == 2) {
        value = &both[0];
        when = &both[1];
    } else if (both.is_object()) {  // {"value": …, "observedAt": …}, as some brokers write it
        const Parts parts = partsOf(both, m_property);
        value = parts.value;
        when = parts.time;
    }
    if (!value || !when)
        return unread(where, UnreadReason::NotAPair, item);
    if (const auto at = time(*when, where))
        growing.series.points.push_back({*at, *at, valueOf(unwrapped(*value, kind))});
}

void Reader::aggregate(Growing &growing, const Json &listed, const std::string &where)
{
    const Json periods = plain(listed);
    if (!periods.is_array())
        return unread(where, UnreadReason::NotAPeriod, listed);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const Json period = periods[i].is_object() ? plain(periods[i]) : periods[i];
        const std::string here = where + '/' + std::to_string(i);
        if (!period.is_array() || period.size() != 3) {
            unread(here, UnreadReason::NotAPeriod, period);
            continue;
        }
        const auto start = time(period[1], here + "/1");
        const auto end = start ? time(period[2], here + "/2") : std::nullopt;
        if (!end)
            continue;
        if (*end < *start) {
            unread(here, UnreadReason::EndBeforeStart, period);
            continue;
        }
        Value value = valueOf(period[0]);
        // Some write the number as text. Of texts, min and max are texts themselves.
        if (value.type == Value::Type::Text) {
            double number = 0;
            const char *last = value.text.data() + value.text.size();
            const auto read = std::from_chars(value.text.data(), last, number);
            if (read.ec == std::errc() && read.ptr == last && std::isfinite(number))
                value = {Value::Type::Number, number};
            else if (growing.series.method != "min" && growing.series.method != "max") {
                unread(here, UnreadReason::NotANumber, period);
                continue;
            }
        }
        growing.series.points.push_back({*start, *end, std::move(value)});
    }
}

std::optional<Moment> Reader::time(const Json &json, const std::string &where)
{
    const Json word = plain(json);
    const auto read = word.is_string() ? parseDateTime(word.get_ref<const std::string &>()) : std::nullopt;
    if (!read) {
        unread(where, UnreadReason::TimeUnreadable, json);
        return std::nullopt;
    }
    if (!read->hasZone) {
        unread(where, UnreadReason::TimeWithoutZone, json);
        return std::nullopt;
    }
    return read->moment;
}

std::size_t contextIndex(SeriesDocument &document, std::string text)
{
    const auto found = std::ranges::find(document.contexts, text);
    if (found != document.contexts.end())
        return std::size_t(found - document.contexts.begin());
    document.contexts.push_back(std::move(text));
    return document.contexts.size() - 1;
}

}  // namespace

std::string_view timePropertyName(TimeProperty property)
{
    switch (property) {
    case TimeProperty::ObservedAt: return "observedAt";
    case TimeProperty::CreatedAt: return "createdAt";
    case TimeProperty::ModifiedAt: return "modifiedAt";
    case TimeProperty::DeletedAt: return "deletedAt";
    }
    return {};
}

std::string_view unreadWord(UnreadReason reason)
{
    switch (reason) {
    case UnreadReason::NotAnEntity: return "not-an-entity";
    case UnreadReason::MissingId: return "missing-id";
    case UnreadReason::NoTime: return "no-time";
    case UnreadReason::TimeUnreadable: return "time-unreadable";
    case UnreadReason::TimeWithoutZone: return "time-without-zone";
    case UnreadReason::NotAPair: return "not-a-pair";
    case UnreadReason::NotAPeriod: return "not-a-period";
    case UnreadReason::NotANumber: return "not-a-number";
    case UnreadReason::EndBeforeStart: return "end-before-start";
    case UnreadReason::NoValue: return "no-value";
    }
    return {};
}

Result<SeriesDocument> readSeries(std::string_view document, TimeProperty property, const Job &job)
{
    const auto split = ngsild::splitDocument(document);
    if (!split)
        return std::unexpected(split.error());
    SeriesDocument read;
    read.contexts.emplace_back(split->context);
    Reader reader(read, property);
    const bool lone = split->form == ngsild::DocumentForm::Entity || split->form == ngsild::DocumentForm::Feature;
    for (std::size_t i = 0; i < split->entities.size(); ++i) {
        if (job.cancelled())
            return std::unexpected(Error{ErrorCode::Cancelled, "reading a document", {}, {}});
        const ngsild::Slice slice = split->entities[i];
        const std::string_view raw = document.substr(slice.offset, slice.length);
        const std::string where = lone ? std::string() : '/' + std::to_string(i);
        const Json json =
            isDeeperThan(raw, maxDepth) ? Json(Json::value_t::discarded) : Json::parse(raw, nullptr, false);
        if (!json.is_object()) {
            std::string found(raw.substr(0, quoteBytes));
            if (json.is_discarded())
                read.unread.push_back({where, UnreadReason::NotAnEntity, std::move(found)});
            else
                read.unread.push_back({where, UnreadReason::NotAnEntity, quote(json)});
            continue;
        }
        const auto own = json.find("@context");
        reader.entity(json, where, own == json.end() ? 0 : contextIndex(read, own->dump()));
        job.progress(std::int64_t(slice.offset + slice.length), std::int64_t(document.size()));
    }
    return read;
}

void nameSeries(SeriesDocument &document, std::span<const jsonld::ContextPtr> contexts)
{
    std::vector<Series> named;
    std::map<std::array<std::string, 4>, std::size_t> places;
    for (Series &series : document.series) {
        series.iri = contexts[series.context]->expand(series.name).iri;
        const auto [place, fresh] =
            places.try_emplace({series.entity, series.iri, series.dataset, series.method}, named.size());
        if (fresh) {
            named.push_back(std::move(series));
            continue;
        }
        const std::size_t points = series.points.size();
        document.repeated += points - join(named[place->second], std::move(series));
    }
    document.series = std::move(named);
}

}  // namespace civiscope::history

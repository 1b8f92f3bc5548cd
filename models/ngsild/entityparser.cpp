// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entityparser.h"

#include "ngsild/sametext.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace civiscope::ngsild {

namespace {

constexpr int maxDepth = 1024;
constexpr std::size_t maxBytes = std::size_t(256) << 20;

// An id of RFC 3986's shape: a scheme, a colon, no blanks or the like.
bool resemblesUri(std::string_view id)
{
    const auto colon = id.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return false;
    for (const char c : id) {
        if ((c >= 0 && c <= ' ') || c == '<' || c == '>' || c == '"' || c == '\\' || c == '^' || c == '`')
            return false;
    }
    return true;
}

std::optional<Moment> timeOf(const AttributeRecord &record)
{
    if (record.observedAt)
        return record.observedAt;
    return record.modifiedAt ? record.modifiedAt : record.createdAt;
}

}  // namespace

EntityParser::EntityParser()
    : m_values(m_tokens)
    , m_seen(64)
{
}

void EntityParser::clear()
{
    m_inStep = 0;
    m_head = {};
    m_records.clear();
    m_remarks.clear();
    m_feature = false;
    m_geometry = 0;
    for (Texts *texts : {&m_id, &m_propertyId, &m_types, &m_scopes}) {
        texts->given = texts->good = false;
        texts->all.clear();
    }
    ++m_generation;
    m_seenCount = 0;
}

std::optional<EntityParser::Fault> EntityParser::parse(std::string_view raw)
{
    clear();
    m_raw = raw;
    const auto start = raw.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || raw[start] != '{')
        return Fault{QuarantineReason::NotAnObject, ""};
    if (raw.size() > maxBytes)
        return Fault{QuarantineReason::TooLarge, std::to_string(raw.size()) + " bytes"};
    if (const auto fault = m_tokens.index(raw))
        return Fault{fault->reason, fault->detail};
    m_values.begin(raw.find('\\') == std::string_view::npos);
    Token token = 0;
    if (!members(token, false))
        return std::move(m_fault);
    if (token != m_tokens.count())
        return Fault{QuarantineReason::InvalidJson, "something follows the entity"};
    if (!finish())
        return std::move(m_fault);
    return std::nullopt;
}

bool EntityParser::fail(QuarantineReason reason, std::string detail)
{
    m_fault = {reason, std::move(detail)};
    return false;
}

bool EntityParser::failValue()
{
    return fail(m_values.fault().reason, m_values.fault().detail);
}

void EntityParser::remark(RemarkCode code, std::int32_t record, std::string_view member)
{
    m_remarks.push_back({code, record, member});
}

void EntityParser::drain(std::int32_t record, std::string_view member)
{
    if (m_odd.any())
        m_odd.drain([&](RemarkCode code) { remark(code, record, member); });
}

// Reads `"name":` and stops at the value.
bool EntityParser::key(Token &token, std::string_view &name)
{
    if (m_tokens.first(token) != '"' || m_tokens.first(token + 1) != ':')
        return fail(QuarantineReason::InvalidJson, "a member without a name");
    const auto text = m_values.string(token);
    if (!text)
        return failValue();
    name = *text;
    token += 2;
    return true;
}

// Behind a value: passes over a comma (`more`) or the closing bracket.
bool EntityParser::close(Token &token, char bracket, bool &more)
{
    const char c = m_tokens.first(token);
    more = c == ',';
    if (!more && c != bracket)
        return fail(QuarantineReason::InvalidJson, "a comma or a closing bracket is missing");
    ++token;
    return true;
}

// The members of the entity's object, or of a Feature's properties.
bool EntityParser::members(Token &token, bool properties)
{
    const Token begin = token++;
    if (m_tokens.first(token) == '}') {
        ++token;
        return true;
    }
    for (bool more = true; more;) {
        std::string_view name;
        if (!key(token, name))
            return false;
        if (!properties && !m_feature && (name == "properties" || name == "geometry") && isFeature(begin))
            becomeFeature();
        if (!member(name, token, properties) || !close(token, '}', more))
            return false;
    }
    return true;
}

// What was read so far is no attribute of the entity ("bbox"), and the type only says Feature.
void EntityParser::becomeFeature()
{
    m_feature = true;
    m_types = {};
    m_records.clear();
    m_remarks.clear();
    m_inStep = 0;
    ++m_generation;
    m_seenCount = 0;
}

bool EntityParser::isFeature(Token object) const
{
    const Token type = m_values.member(object, "type");
    return m_tokens.first(type) == '"' && m_tokens.quoted(type) == "Feature";
}

bool EntityParser::member(std::string_view name, Token &token, bool properties)
{
    const auto skip = [&] { return m_values.skip(token, maxDepth - 2) || failValue(); };
    if (m_feature && !properties) {
        if (name == "properties" && m_tokens.first(token) == '{')
            return members(token, true);
        if (name == "geometry") {
            m_geometry = token;
            return skip();
        }
        if (name != "id" && name != "@context")
            return skip();
    }
    if (isUsual(name))
        return readAttribute(name, token, -1, 1);
    const MemberName known = entityMember(name);
    switch (known.member) {
    case Member::Id: return texts(token, properties ? m_propertyId : m_id);
    case Member::Type: return texts(token, m_types);
    case Member::Scope: return texts(token, m_scopes);
    case Member::Context: {
        const Token begin = token;
        if (!skip())
            return false;
        m_head.context = m_tokens.span(begin, token);
        return true;
    }
    case Member::CreatedAt: return moment(token, m_head.createdAt, -1, name);
    case Member::ModifiedAt: return moment(token, m_head.modifiedAt, -1, name);
    case Member::Reserved: return skip();
    default: return attribute(name, token, -1, 1);
    }
}

// A string or an array of strings.
bool EntityParser::texts(Token &token, Texts &texts)
{
    if (texts.given)
        remark(RemarkCode::DuplicateKey);
    texts.given = true;
    texts.all.clear();
    const char first = m_tokens.first(token);
    if (first == '"') {
        const auto text = m_values.string(token++);
        if (!text)
            return failValue();
        texts.all.push_back(*text);
        texts.good = !text->empty();
        return true;
    }
    const Token begin = token;
    if (!m_values.skip(token, maxDepth - 2))
        return failValue();
    texts.good = false;
    if (first == 'n')
        texts.given = false;
    if (first == '{')
        return scopeSeries(begin, texts);
    if (first != '[')
        return true;
    for (Token at = begin + 1; m_tokens.first(at) != ']'; at += m_tokens.first(at) == ',') {
        if (m_tokens.first(at) == '{') {
            texts.all.clear();  // instances: the last one is the newest
            if (!scopeSeries(at, texts))
                return false;
        } else if (m_tokens.first(at) == '"') {
            const auto text = m_values.string(at);
            if (!text)
                return failValue();
            texts.all.push_back(*text);
        } else {
            return true;
        }
        at = m_tokens.skip(at);
    }
    texts.good = !texts.all.empty() && std::ranges::none_of(texts.all, &std::string_view::empty);
    return true;
}

// {"type":"Property","value":…}: how temporal representations write a scope.
bool EntityParser::scopeSeries(Token token, Texts &texts)
{
    const Token value = m_values.member(token, "value");
    if (m_tokens.first(value) != '"' && m_tokens.first(value) != '[')
        return true;
    const Token end = m_tokens.skip(value);
    for (Token at = m_tokens.first(value) == '[' ? value + 1 : value; at < end; ++at) {
        if (m_tokens.first(at) != '"')
            continue;
        const auto text = m_values.string(at);
        if (!text)
            return failValue();
        texts.all.push_back(*text);
        texts.good = true;
    }
    return true;
}

bool EntityParser::moment(Token &token, std::optional<Moment> &moment, std::int32_t record, std::string_view member)
{
    if (!m_values.time(token, maxDepth - 2, moment, m_odd))
        return failValue();
    drain(record, member);
    return true;
}

std::int32_t EntityParser::addRecord(std::string_view name, std::int32_t parent, std::int32_t depth,
                                     std::int32_t instance)
{
    AttributeRecord &record = m_records.emplace_back();
    record.name = name;
    record.parent = parent;
    record.depth = depth;
    record.instance = instance;
    return std::int32_t(m_records.size()) - 1;
}

void EntityParser::drop(std::int32_t record)
{
    const std::int32_t end = m_records[std::size_t(record)].end;
    for (std::int32_t i = record; i < end; ++i)
        m_records[std::size_t(i)].dropped = true;
}

void EntityParser::growSeen()
{
    const auto seen = std::exchange(m_seen, std::vector<Seen>(m_seen.size() * 2));
    for (const Seen &entry : seen) {
        if (entry.generation != m_generation)
            continue;
        const AttributeRecord &record = m_records[std::size_t(entry.record)];
        m_seen[seenSlot(record.name, record.parent)] = entry;
    }
}

// Where a name stands among those met, or would stand.
std::size_t EntityParser::seenSlot(std::string_view name, std::int32_t parent) const
{
    std::size_t slot = XXH3_64bits_withSeed(name.data(), name.size(), std::uint64_t(parent)) & (m_seen.size() - 1);
    while (m_seen[slot].generation == m_generation) {
        const AttributeRecord &record = m_records[std::size_t(m_seen[slot].record)];
        if (record.parent == parent && record.name == name)
            break;
        slot = (slot + 1) & (m_seen.size() - 1);
    }
    return slot;
}

// Drops what came before under the same name in the same object: the last one counts.
void EntityParser::forgetEarlier(std::string_view name, std::int32_t parent, std::int32_t first)
{
    if ((m_seenCount + 1) * 2 > m_seen.size())
        growSeen();
    Seen &seen = m_seen[seenSlot(name, parent)];
    if (seen.generation == m_generation) {
        // All instances of the earlier one lie side by side.
        for (std::int32_t i = seen.record; i < first; i = m_records[std::size_t(i)].end) {
            const AttributeRecord &other = m_records[std::size_t(i)];
            if (other.parent != parent || other.name != name)
                break;
            drop(i);
        }
        remark(RemarkCode::DuplicateKey, first);
    } else {
        ++m_seenCount;
    }
    seen = {m_generation, first};
}

// Whether an attribute's name is among the last entity's, behind those that came before it: then it cannot be one of
// them.
bool EntityParser::isUsual(std::string_view name)
{
    if (m_inStep == std::string_view::npos)
        return false;
    for (std::size_t i = m_inStep; i < m_usual.size(); ++i) {
        if (sameText(m_usual[i], name)) {
            m_inStep = i + 1;
            return true;
        }
    }
    return false;
}

// From here on names are looked at one by one; those before `first` go among the names met.
void EntityParser::leaveStep(std::int32_t first)
{
    if (m_inStep == std::string_view::npos)
        return;
    m_inStep = std::string_view::npos;
    std::string_view before;
    for (std::int32_t i = 0; i < first; i = m_records[std::size_t(i)].end) {
        const std::string_view name = m_records[std::size_t(i)].name;
        if (i == 0 || name != before)
            forgetEarlier(name, -1, i);
        before = name;
    }
}

// What an object in the place of an attribute is: §4.5.0 normalized and concise, or else a bare value.
EntityParser::Look EntityParser::look(Token token) const
{
    Look look;
    int count = 0;
    bool dataset = false;
    ++token;
    while (m_tokens.first(token) == '"' && m_tokens.first(token + 1) == ':') {
        const MemberName known = attributeMember(m_tokens.quoted(token));
        token += 2;
        ++count;
        switch (known.member) {
        case Member::Type: {
            Token name = token;
            if (m_tokens.first(name) == '[')
                ++name;
            if (m_tokens.first(name) == '"')
                look.kind = kindOf(m_tokens.quoted(name));
            look.strange = !look.kind;
            if (look.kind) {
                look.form = Form::Instance;
                look.marked = true;
                if (count == 1)
                    return look;
            }
            break;
        }
        case Member::Value: look.form = Form::Instance; break;
        case Member::Series:
            if (isSeries(token))
                look.form = Form::Instance;
            break;
        case Member::DatasetMap: dataset = m_tokens.first(token) == '{'; break;
        case Member::DatasetId:
        case Member::ObservedAt:
        case Member::CreatedAt:
        case Member::ModifiedAt: look.marked = true; break;
        case Member::Other: look.foreign = true; break;
        default: break;
        }
        token = m_tokens.skip(token);
        if (m_tokens.first(token) != ',')
            break;
        ++token;
    }
    if (dataset && count == 1)
        look.form = Form::DatasetMap;
    return look;
}

// [[value, time], …], the same without the outer array, or [{"value":…}, …].
bool EntityParser::isSeries(Token token) const
{
    if (m_tokens.first(token) != '[')
        return false;
    const char inner = m_tokens.first(token + 1);
    if (inner == '[' || inner == ']')
        return true;
    if (inner == '{')
        return look(token + 1).form == Form::Instance;
    const Token second = m_tokens.skip(token + 1) + 1;
    return m_tokens.first(second) == '"' && parseDateTime(m_tokens.quoted(second)).has_value();
}

// Whether an array in the place of an attribute holds its instances; otherwise it is a value.
bool EntityParser::holdsInstances(Token token) const
{
    bool marked = false;
    bool foreign = false;
    int count = 0;
    ++token;
    for (;;) {
        if (m_tokens.first(token) != '{')
            return false;
        const Look found = look(token);
        if (found.form != Form::Instance)
            return false;
        marked |= found.marked;
        foreign |= found.foreign;
        ++count;
        token = m_tokens.skip(token);
        if (m_tokens.first(token) != ',')
            break;
        ++token;
    }
    // Old brokers wrap every attribute in an array, of concise ones too: [{"object":"urn:…"}].
    return marked || (count == 1 && !foreign);
}

bool EntityParser::attribute(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    const auto first = std::int32_t(m_records.size());
    if (!readAttribute(name, token, parent, depth))
        return false;
    if (depth == 1)
        leaveStep(first);
    if (std::int32_t(m_records.size()) > first) {
        forgetEarlier(name, parent, first);
        if (name.find(' ') != std::string_view::npos)
            remark(RemarkCode::NameWithSpace, first);
    }
    return true;
}

bool EntityParser::readAttribute(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    if (depth >= maxDepth)
        return fail(QuarantineReason::TooDeep, "over 1,024 levels");
    const char begin = m_tokens.first(token);
    if (begin == '{' && m_values.isPlain()) {
        const std::int32_t record = addRecord(name, parent, depth, -1);
        if (plainInstance(token, m_records.back())) {
            m_records.back().end = record + 1;
            return true;
        }
        m_records.pop_back();
    }
    if (begin == '[' && holdsInstances(token))
        return instances(name, token, parent, depth);
    const Look found = begin == '{' ? look(token) : Look{};
    if (found.form == Form::DatasetMap)
        return datasetMap(name, token, parent, depth);
    const std::int32_t record = addRecord(name, parent, depth, -1);
    return found.form == Form::Instance ? instance(found, token, record) : bare(token, record);
}

// What nearly all attributes are, {"type":"Property","value":4.5,"observedAt":"…","unitCode":"…"}, in one go. false:
// something else stands here, or something odd; then nothing was read.
bool EntityParser::plainInstance(Token &token, AttributeRecord &record)
{
    constexpr std::size_t longest = 16;  // bytes looked at behind the beginning of a token
    const char *const end = m_raw.data() + m_raw.size();
    const auto is = [end]<std::size_t size>(const char *at, const char(&word)[size]) {
        static_assert(size - 1 <= longest);
        return std::size_t(end - at) >= longest && std::memcmp(at, word, size - 1) == 0;
    };
    Token at = token + 4;
    if (at >= m_tokens.count() || !is(m_tokens.begin(token + 1), "\"type\"") || m_tokens.first(token + 2) != ':')
        return false;
    const char *const kind = m_tokens.begin(token + 3);
    const bool relationship = is(kind, "\"Relationship\"");
    if (!relationship && !is(kind, "\"Property\""))
        return false;
    bool valued = false;
    for (; m_tokens.first(at) == ','; at += 4) {
        if (at + 4 >= m_tokens.count() || m_tokens.first(at + 2) != ':')
            return false;
        const char *const key = m_tokens.begin(at + 1);
        const char *const begin = m_tokens.begin(at + 3);
        const std::string_view text = m_tokens.scalar(at + 3);
        const bool string = *begin == '"';
        const std::string_view inside = string ? text.substr(1, text.size() - 2) : std::string_view{};
        if (!valued && (relationship ? is(key, "\"object\"") : is(key, "\"value\""))) {
            valued = true;
            if (string) {
                // Times and nulls are for the careful reader.
                if (inside.starts_with("urn:ngsi-ld:null") || (inside.size() >= 16 && inside[4] == '-'))
                    return false;
                record.value.type = relationship ? Value::Type::Relationship : Value::Type::String;
                record.value.text = inside;
            } else if (relationship) {
                return false;
            } else if (text == "true" || text == "false") {
                record.value.type = Value::Type::Boolean;
                record.value.boolean = text == "true";
            } else {
                const auto number = parseNumber(text);
                if (!number || !std::isfinite(*number))
                    return false;
                record.value.type = Value::Type::Number;
                record.value.number = *number;
            }
        } else if (string && !record.observedAt && is(key, "\"observedAt\"")) {
            record.observedAt = m_values.plainTime(inside);
            if (!record.observedAt)
                return false;
        } else if (string && record.unitCode.empty() && is(key, "\"unitCode\"")) {
            record.unitCode = inside;
        } else {
            return false;
        }
    }
    if (!valued || m_tokens.first(at) != '}')
        return false;
    record.kind = relationship ? AttributeKind::Relationship : AttributeKind::Property;
    token = at + 1;
    return true;
}

bool EntityParser::instances(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    const auto first = std::int32_t(m_records.size());
    std::int32_t count = 0;
    ++token;
    for (bool more = true; more; ++count) {
        const Look found = look(token);
        const std::int32_t record = addRecord(name, parent, depth, count);
        if (!instance(found, token, record) || !close(token, ']', more))
            return false;
    }
    if (count == 1)
        remark(RemarkCode::SingleInstanceArray, first);
    else
        settleInstances(first, depth);
    return true;
}

// {"dataset":{"@none":51,"urn:…":49}}, the simplified form of several instances.
bool EntityParser::datasetMap(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth)
{
    const auto first = std::int32_t(m_records.size());
    std::string_view dataset;
    bool more = true;
    token += 3;  // { "dataset" :
    ++token;
    if (m_tokens.first(token) == '}') {
        ++token;
        const std::int32_t record = addRecord(name, parent, depth, -1);
        m_records[std::size_t(record)].end = record + 1;
        remark(RemarkCode::MissingValue, record);
        return close(token, '}', more);
    }
    while (more) {
        if (!key(token, dataset))
            return false;
        const std::int32_t record = addRecord(name, parent, depth, -1);
        m_records[std::size_t(record)].datasetId = dataset == "@none" ? std::string_view{} : dataset;
        if (!bare(token, record) || !close(token, '}', more))
            return false;
    }
    settleInstances(first, depth);
    return close(token, '}', more);
}

// Of instances with the same datasetId the newest stays, of those of a sub-attribute the default one.
void EntityParser::settleInstances(std::int32_t first, std::int32_t depth)
{
    const auto end = std::int32_t(m_records.size());
    std::vector<std::int32_t> order;
    for (std::int32_t i = first; i < end; i = m_records[std::size_t(i)].end)
        order.push_back(i);
    const auto at = [this](std::int32_t i) -> AttributeRecord & { return m_records[std::size_t(i)]; };
    std::ranges::stable_sort(order, {}, [&](std::int32_t i) { return at(i).datasetId; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (at(order[i]).datasetId != at(order[i - 1]).datasetId)
            continue;
        const auto before = timeOf(at(order[i - 1]));
        const auto now = timeOf(at(order[i]));
        remark(before || now ? RemarkCode::TemporalInstances : RemarkCode::DuplicateDataset, order[i]);
        if (before && (!now || *now < *before))
            std::swap(order[i], order[i - 1]);
        drop(order[i - 1]);
    }
    if (depth == 1)
        return;
    bool kept = false;
    for (const std::int32_t i : order) {
        if (at(i).dropped)
            continue;
        if (kept) {
            remark(RemarkCode::NestedDataset, i);
            drop(i);
        }
        kept = true;
    }
}

bool EntityParser::bare(Token &token, std::int32_t record)
{
    Value value;
    if (!m_values.read(AttributeKind::Property, token, maxDepth - m_records[std::size_t(record)].depth - 1, value,
                       m_odd))
        return failValue();
    AttributeRecord &mine = m_records[std::size_t(record)];
    mine.value = value;
    mine.end = record + 1;
    if (m_values.wasGeometry())
        mine.kind = AttributeKind::GeoProperty;
    else if (value.type == Value::Type::Relationship)
        mine.kind = AttributeKind::Relationship;
    drain(record);
    return true;
}

bool EntityParser::instance(const Look &look, Token &token, std::int32_t record)
{
    bool valued = false;
    AttributeKind valueKind = AttributeKind::Property;
    ++token;
    for (bool more = m_tokens.first(token) != '}'; more;) {
        std::string_view name;
        if (!key(token, name) || !instanceMember(name, token, record, look, valued, valueKind) ||
            !close(token, '}', more))
            return false;
    }
    m_records[std::size_t(record)].end = std::int32_t(m_records.size());
    settleKind(record, look, valued, valueKind);
    return true;
}

bool EntityParser::instanceMember(std::string_view name, Token &token, std::int32_t record, const Look &look,
                                  bool &valued, AttributeKind &valueKind)
{
    const auto mine = [&]() -> AttributeRecord & { return m_records[std::size_t(record)]; };
    const std::int32_t depth = mine().depth;
    const int left = maxDepth - depth - 1;
    const auto skip = [&] { return m_values.skip(token, left) || failValue(); };
    std::optional<std::string_view> text;
    const MemberName known = attributeMember(name);
    switch (known.member) {
    case Member::Type:
    case Member::Reserved: return skip();
    case Member::Value: {
        const bool declared = look.kind && valueMember(*look.kind) == valueMember(known.kind);
        if (valued && valueMember(valueKind) == valueMember(known.kind))
            remark(RemarkCode::DuplicateKey, record, name);
        else if (valued && !declared)
            return skip();
        Value value;
        if (!m_values.read(known.kind, token, left, value, m_odd))
            return failValue();
        valued = true;
        valueKind = m_values.wasGeometry() ? AttributeKind::GeoProperty : known.kind;
        mine().value = value;
        drain(record, name);
        return true;
    }
    case Member::Series:
        if (valued || !isSeries(token))
            break;
        valued = true;
        if (!series(known.kind, token, record))
            return false;
        valueKind =
            mine().value.type != Value::Type::None && m_values.wasGeometry() ? AttributeKind::GeoProperty : known.kind;
        return true;
    case Member::ObservedAt: return moment(token, mine().observedAt, record, name);
    case Member::CreatedAt: return moment(token, mine().createdAt, record, name);
    case Member::ModifiedAt: return moment(token, mine().modifiedAt, record, name);
    case Member::UnitCode:
    case Member::DatasetId: {
        if (!m_values.text(token, left, text))
            return failValue();
        (known.member == Member::UnitCode ? mine().unitCode : mine().datasetId) = text.value_or("");
        return true;
    }
    case Member::V2Metadata:
        if (m_tokens.first(token) != '{' || this->look(token).form == Form::Instance)
            break;
        remark(RemarkCode::NgsiV2Leftover, record, name);
        return skip();
    case Member::Aggregate:
        if (m_tokens.first(token) != '[' || m_tokens.first(token + 1) != '[')
            break;
        return skip();
    default: break;
    }
    return attribute(name, token, record, depth + 1);
}

// "values":[[4,"2025-03-01T08:00:00Z"], …]: the newest pair counts.
bool EntityParser::series(AttributeKind kind, Token &token, std::int32_t record)
{
    const int left = maxDepth - m_records[std::size_t(record)].depth - 1;
    const Token begin = token;
    if (!m_values.skip(token, left))
        return failValue();
    const bool single = m_tokens.first(begin + 1) != '[' && m_tokens.first(begin + 1) != '{';
    Token newest = 0;
    std::optional<Moment> newestTime;
    int count = 0;
    for (Token at = single ? begin : begin + 1; at < token && m_tokens.first(at) != ']'; ++count) {
        const bool object = m_tokens.first(at) == '{';
        const Token value = object ? m_values.member(at, valueMember(kind)) : at + 1;
        Token time = object ? m_values.member(at, "observedAt") : m_tokens.skip(value) + 1;
        std::optional<Moment> moment;
        if (m_tokens.first(time) == '"' && !m_values.time(time, 1, moment, m_odd))
            return failValue();
        const bool holds = value < token && m_tokens.first(value) != ']';
        if (holds && (newest == 0 || !newestTime || (moment && *moment >= *newestTime))) {
            newest = value;
            newestTime = moment;
        }
        at = m_tokens.skip(at);
        if (single || m_tokens.first(at) != ',')
            break;
        ++at;
    }
    if (count > 1)
        remark(RemarkCode::TemporalInstances, record);
    if (newest != 0) {
        // Some kinds stand in an object of their own: {"languageMap":{…}}.
        const Token inner =
            m_tokens.first(newest) == '{' ? m_values.member(newest, valueMember(kind)) : m_tokens.count();
        if (inner < token)
            newest = inner;
        Value value;
        if (!m_values.read(kind, newest, left, value, m_odd))
            return failValue();
        AttributeRecord &mine = m_records[std::size_t(record)];
        mine.value = value;
        if (newestTime)
            mine.observedAt = newestTime;
    }
    drain(record);
    return true;
}

void EntityParser::settleKind(std::int32_t record, const Look &look, bool valued, AttributeKind valueKind)
{
    using enum AttributeKind;
    AttributeRecord &mine = m_records[std::size_t(record)];
    const bool geometry = mine.value.type == Value::Type::Point || mine.value.type == Value::Type::Geometry;
    if (look.kind) {
        mine.kind = *look.kind;
        if (!valued || valueMember(mine.kind) != valueMember(valueKind))
            remark(RemarkCode::MissingValue, record);
    } else {
        mine.kind = valueKind;
        if (look.strange)
            remark(RemarkCode::UnknownKind, record);
    }
    if (mine.kind == Property && geometry)
        remark(RemarkCode::GeometryInProperty, record);
    if (mine.kind == GeoProperty && !geometry && mine.value.type != Value::Type::None &&
        mine.value.type != Value::Type::Json)
        remark(RemarkCode::GeometryMalformed, record);
}

bool EntityParser::finish()
{
    if (m_feature && m_geometry != 0 && m_tokens.first(m_geometry) == '{') {
        // The geometry stands among the properties too; where a source left it out, it is the location.
        const bool repeated = std::ranges::any_of(m_records, [](const AttributeRecord &record) {
            return record.depth == 1 && !record.dropped &&
                   (record.kind == AttributeKind::GeoProperty || record.name == "location");
        });
        if (!repeated) {
            const Look found = look(m_geometry);
            const std::int32_t record = addRecord("location", -1, 1, -1);
            if (!(found.form == Form::Instance ? instance(found, m_geometry, record) : bare(m_geometry, record)))
                return false;
        }
    }
    if (!m_id.given && m_propertyId.given) {
        std::swap(m_id, m_propertyId);
        remark(RemarkCode::IdMissingInFeature);
    }
    if (!m_id.given)
        return fail(QuarantineReason::MissingId, "");
    if (!m_id.good || m_id.all.size() != 1)
        return fail(QuarantineReason::BadId, "");
    m_head.id = m_id.all.front();
    if (!m_types.given)
        return fail(QuarantineReason::MissingType, std::string(m_head.id));
    if (!m_types.good)
        return fail(QuarantineReason::BadType, std::string(m_head.id));
    m_head.types = m_types.all;
    m_head.scopes = m_scopes.all;
    if (!resemblesUri(m_head.id))
        remark(RemarkCode::IdNotUri);
    if (m_inStep == std::string_view::npos)
        learnUsual();
    return true;
}

// An entity that was unlike the one before may be like the next.
void EntityParser::learnUsual()
{
    m_usual.clear();
    std::string_view before;
    for (std::int32_t i = 0; i < std::int32_t(m_records.size()); i = m_records[std::size_t(i)].end) {
        const std::string_view name = m_records[std::size_t(i)].name;
        const bool plain = !m_records[std::size_t(i)].dropped && name.find(' ') == std::string_view::npos;
        if (!plain)
            break;
        if (i == 0 || name != before)
            m_usual.emplace_back(name);
        before = name;
    }
}

}  // namespace civiscope::ngsild

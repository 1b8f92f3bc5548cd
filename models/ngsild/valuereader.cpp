// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/valuereader.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace civiscope::ngsild {

namespace {

constexpr std::string_view ngsiLdNull = "urn:ngsi-ld:null";

// The place of a Point written the way most brokers do; nullopt: to be read with care.
std::optional<LonLat> plainPoint(std::string_view json)
{
    constexpr std::string_view start = R"({"type":"Point","coordinates":[)";
    constexpr std::string_view end = "]}";
    if (!json.starts_with(start) || !json.ends_with(end))
        return std::nullopt;
    json.remove_prefix(start.size());
    json.remove_suffix(end.size());
    const auto comma = json.find(',');
    const auto lon = parseNumber(json.substr(0, comma));
    const auto lat = lon && comma != std::string_view::npos ? parseNumber(json.substr(comma + 1)) : std::nullopt;
    if (!lat || !LonLat{*lon, *lat}.valid())
        return std::nullopt;
    return LonLat{*lon, *lat};
}

// Whether a string has the look of a DateTime; most do not, and parsing would cost.
bool resemblesTime(std::string_view text)
{
    return text.size() >= 16 && text.size() <= 40 && text[4] == '-' && text[7] == '-' &&
           (text[10] == 'T' || text[10] == 't');
}

}  // namespace

bool ValueReader::fail(const char *detail)
{
    m_fault = {QuarantineReason::InvalidJson, detail};
    return false;
}

bool ValueReader::skip(Token &token, int depth)
{
    const auto next = m_tokens.check(token, depth);
    if (!next) {
        m_fault = m_tokens.fault();
        return false;
    }
    token = *next;
    return true;
}

std::optional<std::string_view> ValueReader::unescaped(Token token)
{
    const std::string_view quoted = m_tokens.quoted(token);
    if (std::memchr(quoted.data(), '\\', quoted.size()) == nullptr)
        return quoted;
    auto text = unescape(quoted);
    if (!text) {
        m_fault = {QuarantineReason::InvalidJson, "a wrong escape in a string"};
        return std::nullopt;
    }
    return m_unescaped.emplace_back(std::move(*text));
}

bool ValueReader::text(Token &token, int depth, std::optional<std::string_view> &text)
{
    text.reset();
    if (m_tokens.first(token) != '"') {
        // In expanded form a string is wrapped: [{"@value":"…"}].
        const Token item = onlyItem(token);
        const Token inside = m_tokens.first(item) == '{' ? member(item, "@value") : m_tokens.count();
        if (m_tokens.first(inside) == '"')
            text = string(inside);
        return skip(token, depth);
    }
    text = string(token++);
    return text.has_value();
}

std::optional<Moment> ValueReader::parseTime(std::string_view text, Oddities &odd)
{
    if (text.size() == m_lastTimeSize && std::memcmp(text.data(), m_lastTime.data(), text.size()) == 0)
        return m_lastMoment;
    const auto parsed = parseDateTime(text);
    if (!parsed)
        return std::nullopt;
    if (!parsed->hasZone) {
        if (text.size() > 10)
            odd.addCode(RemarkCode::TimeWithoutZone);
    } else if (text.back() != 'Z' && text.back() != 'z') {
        odd.addCode(RemarkCode::TimeNotUtc);
    } else if (text.size() <= m_lastTime.size()) {
        std::ranges::copy(text, m_lastTime.begin());
        m_lastTimeSize = text.size();
        m_lastMoment = parsed->moment;
    }
    return parsed->moment;
}

bool ValueReader::time(Token &token, int depth, std::optional<Moment> &moment, Oddities &odd)
{
    moment.reset();
    std::optional<std::string_view> written;
    if (m_tokens.first(token) == '{') {
        const Token inside = member(token, "@value");
        if (m_tokens.first(inside) == '"')
            written = string(inside);
        if (!skip(token, depth))
            return false;
    } else if (!text(token, depth, written)) {
        return false;
    }
    if (written)
        moment = parseTime(*written, odd);
    if (!moment)
        odd.addCode(written == ngsiLdNull ? RemarkCode::NgsiLdNull : RemarkCode::TimeUnreadable);
    return true;
}

JsonTokens::Token ValueReader::member(Token token, std::string_view name) const
{
    ++token;
    while (m_tokens.first(token) == '"' && m_tokens.first(token + 1) == ':') {
        if (m_tokens.quoted(token) == name)
            return token + 2;
        token = m_tokens.skip(token + 2);
        if (m_tokens.first(token) != ',')
            break;
        ++token;
    }
    return m_tokens.count();
}

// The item of an array of one; otherwise count().
JsonTokens::Token ValueReader::onlyItem(Token token) const
{
    if (m_tokens.first(token) != '[' || m_tokens.first(token + 1) == ']')
        return m_tokens.count();
    return m_tokens.first(m_tokens.skip(token + 1)) == ']' ? token + 1 : m_tokens.count();
}

bool ValueReader::read(AttributeKind kind, Token &token, int depth, Value &value, Oddities &odd)
{
    value = {};
    m_geometry = false;
    const char first = m_tokens.first(token);
    const bool container = first == '{' || first == '[';
    switch (kind) {
    case AttributeKind::Property:
    case AttributeKind::GeoProperty: return natural(token, depth, value, odd);
    case AttributeKind::Relationship: return relationship(token, depth, value, odd);
    case AttributeKind::JsonProperty:
        if (container || first == 'n')
            return json(token, depth, value);
        break;
    case AttributeKind::ListProperty:
    case AttributeKind::ListRelationship:
        if (container)
            return json(token, depth, value);
        if (!scalar(token, value, odd))
            return false;
        if (value.type != Value::Type::None)
            odd.addCode(RemarkCode::SingleForArray);
        if (kind == AttributeKind::ListRelationship && value.type == Value::Type::String)
            value.type = Value::Type::Relationship;
        return true;
    case AttributeKind::LanguageProperty:
    case AttributeKind::VocabProperty:
        if (container)
            return json(token, depth, value);
        break;
    }
    return scalar(token, value, odd);
}

bool ValueReader::json(Token &token, int depth, Value &value)
{
    const Token begin = token;
    if (!skip(token, depth))
        return false;
    value.type = Value::Type::Json;
    value.text = m_tokens.span(begin, token);
    return true;
}

bool ValueReader::natural(Token &token, int depth, Value &value, Oddities &odd)
{
    switch (m_tokens.first(token)) {
    case '{': return object(token, depth, value, odd);
    case '[': {
        // [{"@value":…}] is how expanded JSON-LD writes a single value.
        Token item = onlyItem(token);
        if (m_tokens.first(item) == '{') {
            const bool wrapped =
                m_tokens.first(member(item, "@value")) != '\0' || m_tokens.first(member(item, "@id")) != '\0';
            if (wrapped) {
                ++token;
                if (!object(token, depth - 1, value, odd) || m_tokens.first(token) != ']')
                    return false;
                ++token;
                return true;
            }
        }
        return json(token, depth, value);
    }
    default: return scalar(token, value, odd);
    }
}

bool ValueReader::object(Token &token, int depth, Value &value, Oddities &odd)
{
    const Token begin = token;
    std::string_view type;
    Token literalInside = m_tokens.count();
    Token target = m_tokens.count();
    bool coordinates = false;
    int members = 0;
    for (Token at = token + 1; m_tokens.first(at) == '"' && m_tokens.first(at + 1) == ':';) {
        const std::string_view name = m_tokens.quoted(at);
        at += 2;
        ++members;
        if ((name == "type" || name == "@type") && m_tokens.first(at) == '"')
            type = m_tokens.quoted(at);
        else if (name == "coordinates" || name == "geometries")
            coordinates = true;
        else if (name == "@value")
            literalInside = at;
        else if (name == "@id")
            target = at;
        at = m_tokens.skip(at);
        if (m_tokens.first(at) != ',')
            break;
        ++at;
    }
    if (literalInside < m_tokens.count())
        return literal(token, literalInside, depth, value, odd);
    if (target < m_tokens.count() && members == 1 && m_tokens.first(target) == '"') {
        const auto id = string(target);
        if (!id || !skip(token, depth))
            return false;
        value.type = Value::Type::Relationship;
        value.text = *id;
        return true;
    }
    if (!skip(token, depth))
        return false;
    value.type = Value::Type::Json;
    value.text = m_tokens.span(begin, token);
    if (isGeometryType(type) || (coordinates && resemblesGeometryType(type)))
        geometry(value, odd);
    return true;
}

// {"@type":"DateTime","@value":"2025-01-01T00:00:00Z"} and its like: the inner value counts.
bool ValueReader::literal(Token &token, Token inside, int depth, Value &value, Oddities &odd)
{
    const Token typeToken = member(token, "@type");
    const std::string_view type = m_tokens.first(typeToken) == '"' ? m_tokens.quoted(typeToken) : "";
    if (!skip(token, depth))
        return false;
    const char first = m_tokens.first(inside);
    if (first == '{' || first == '[') {
        if (!json(inside, depth, value))
            return false;
    } else if (!scalar(inside, value, odd)) {
        return false;
    }
    const bool date =
        type.ends_with("Date") || type.ends_with("DateTime") || type.ends_with("date") || type.ends_with("dateTime");
    if (value.type == Value::Type::String && date) {
        if (const auto moment = parseTime(value.text, odd)) {
            value.type = Value::Type::Time;
            value.moment = *moment;
        } else {
            odd.addCode(RemarkCode::TimeUnreadable);
        }
    }
    odd.addCode(RemarkCode::TypedLiteral);
    return true;
}

bool ValueReader::relationship(Token &token, int depth, Value &value, Oddities &odd)
{
    const char first = m_tokens.first(token);
    if (first == '{' || first == '[') {
        const Token item = first == '{' ? token : onlyItem(token);
        if (m_tokens.first(item) == '{') {
            const Token target = member(item, "@id");
            if (m_tokens.first(target) == '"') {
                const auto id = string(target);
                if (!id || !skip(token, depth))
                    return false;
                value.type = Value::Type::Relationship;
                value.text = *id;
                return true;
            }
        }
        return json(token, depth, value);
    }
    if (first != '"')
        return scalar(token, value, odd);
    const auto id = string(token++);
    if (!id)
        return false;
    if (*id == ngsiLdNull) {
        odd.addCode(RemarkCode::NgsiLdNull);
        return true;
    }
    value.type = Value::Type::Relationship;
    value.text = *id;
    return true;
}

bool ValueReader::scalar(Token &token, Value &value, Oddities &odd)
{
    switch (m_tokens.first(token)) {
    case '"': {
        const auto text = string(token);
        if (!text)
            return false;
        value.text = *text;
        value.type = Value::Type::String;
        if (resemblesTime(*text)) {
            if (const auto moment = parseTime(*text, odd)) {
                value.type = Value::Type::Time;
                value.moment = *moment;
            }
        } else if (*text == ngsiLdNull) {
            value = {};
            odd.addCode(RemarkCode::NgsiLdNull);
        }
        break;
    }
    case 't':
    case 'f': {
        const std::string_view word = m_tokens.scalar(token);
        value.type = Value::Type::Boolean;
        value.boolean = word == "true";
        if (!value.boolean && word != "false")
            return fail("a value that is no JSON");
        break;
    }
    case 'n':
        if (m_tokens.scalar(token) != "null")
            return fail("a value that is no JSON");
        odd.addCode(RemarkCode::NullValue);
        break;
    case '\0': return fail("brackets that are not closed");
    default: {
        const std::string_view digits = m_tokens.scalar(token);
        const auto number = parseNumber(digits);
        if (!number)
            return fail("a value that is no JSON");
        if (std::isfinite(*number)) {
            value.type = Value::Type::Number;
            value.number = *number;
        } else {
            value.type = Value::Type::Json;
            value.text = digits;
        }
    }
    }
    ++token;
    return true;
}

void ValueReader::geometry(Value &value, Oddities &odd)
{
    m_geometry = true;
    if (const auto place = plainPoint(value.text)) {
        value.type = Value::Type::Point;
        value.place = *place;
        return;
    }
    GeoFaults faults;
    const GeoReading reading = readGeometry(value.text, m_shape, faults);
    if (faults.any()) {
        if (faults.misspelt)
            odd.addCode(RemarkCode::GeometryMisspelt);
        if (faults.wrapped)
            odd.addCode(RemarkCode::PointWrapped);
        if (faults.text)
            odd.addCode(RemarkCode::CoordinateNotNumber);
        if (faults.height)
            odd.addCode(RemarkCode::ThreeDimensional);
        if (faults.unclosed)
            odd.addCode(RemarkCode::UnclosedRing);
        if (faults.outOfRange)
            odd.addCode(RemarkCode::CoordinateOutOfRange);
        else if (faults.swapped)
            odd.addCode(RemarkCode::SwappedAxes);
    }
    switch (reading) {
    case GeoReading::Point:
        value.type = Value::Type::Point;
        value.place = m_shape.places.front();
        break;
    case GeoReading::Other: value.type = Value::Type::Geometry; break;
    case GeoReading::Malformed: odd.addCode(RemarkCode::GeometryMalformed); break;
    }
}

}  // namespace civiscope::ngsild

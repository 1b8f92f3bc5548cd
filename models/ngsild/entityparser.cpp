// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entityparser.h"

#include "ngsild/members.h"

#include <algorithm>
#include <utility>

namespace civiscope::ngsild {

namespace {

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

}  // namespace

EntityParser::EntityParser()
    : m_attributes(m_walker, m_records)
{
}

void EntityParser::clear()
{
    m_head = {};
    m_records.clear();
    m_feature = false;
    m_geometry = 0;
    for (Texts *texts : {&m_id, &m_propertyId, &m_types, &m_scopes}) {
        texts->given = texts->good = false;
        texts->all.clear();
    }
}

std::optional<EntityParser::Fault> EntityParser::parse(std::string_view raw)
{
    clear();
    m_attributes.begin(raw);
    const auto start = raw.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || raw[start] != '{')
        return Fault{QuarantineReason::NotAnObject, ""};
    if (raw.size() > maxBytes)
        return Fault{QuarantineReason::TooLarge, std::to_string(raw.size()) + " bytes"};
    if (const auto fault = m_walker.tokens.index(raw))
        return Fault{fault->reason, fault->detail};
    m_walker.values.begin(raw.find('\\') == std::string_view::npos);
    Token token = 0;
    if (!members(token, false))
        return std::move(m_walker.fault);
    if (token != m_walker.tokens.count())
        return Fault{QuarantineReason::InvalidJson, "something follows the entity"};
    if (!finish())
        return std::move(m_walker.fault);
    return std::nullopt;
}

// The members of the entity's object, or of a Feature's properties.
bool EntityParser::members(Token &token, bool properties)
{
    const Token begin = token++;
    if (m_walker.tokens.first(token) == '}') {
        ++token;
        return true;
    }
    for (bool more = true; more;) {
        std::string_view name;
        if (!m_walker.readName(token, name))
            return false;
        if (!properties && !m_feature && (name == "properties" || name == "geometry") && isFeature(begin))
            becomeFeature();
        if (!member(name, token, properties) || !m_walker.passSeparator(token, '}', more))
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
}

bool EntityParser::isFeature(Token object) const
{
    const Token type = m_walker.values.member(object, "type");
    return m_walker.tokens.first(type) == '"' && m_walker.tokens.quoted(type) == "Feature";
}

bool EntityParser::member(std::string_view name, Token &token, bool properties)
{
    const auto skip = [&] { return m_walker.values.skip(token, MemberWalker::maxDepth - 2) || m_walker.failValue(); };
    if (m_feature && !properties) {
        if (name == "properties" && m_walker.tokens.first(token) == '{')
            return members(token, true);
        if (name == "geometry") {
            m_geometry = token;
            return skip();
        }
        if (name != "id" && name != "@context")
            return skip();
    }
    if (m_records.isUsual(name))
        return m_attributes.readUsual(name, token, -1, 1);
    const MemberName known = entityMember(name);
    switch (known.member) {
    case Member::Id: return texts(token, properties ? m_propertyId : m_id);
    case Member::Type: return texts(token, m_types);
    case Member::Scope: return texts(token, m_scopes);
    case Member::Context: {
        const Token begin = token;
        if (!skip())
            return false;
        m_head.context = m_walker.tokens.span(begin, token);
        return true;
    }
    case Member::CreatedAt: return m_attributes.readMoment(token, m_head.createdAt, -1, name);
    case Member::ModifiedAt: return m_attributes.readMoment(token, m_head.modifiedAt, -1, name);
    case Member::Reserved: return skip();
    default: return m_attributes.readAttribute(name, token, -1, 1);
    }
}

// A string or an array of strings.
bool EntityParser::texts(Token &token, Texts &texts)
{
    if (texts.given)
        m_records.addRemark(RemarkCode::DuplicateKey);
    texts.given = true;
    texts.all.clear();
    const char first = m_walker.tokens.first(token);
    if (first == '"') {
        const auto text = m_walker.values.string(token++);
        if (!text)
            return m_walker.failValue();
        texts.all.push_back(*text);
        texts.good = !text->empty();
        return true;
    }
    const Token begin = token;
    if (!m_walker.values.skip(token, MemberWalker::maxDepth - 2))
        return m_walker.failValue();
    texts.good = false;
    if (first == 'n')
        texts.given = false;
    if (first == '{')
        return scopeSeries(begin, texts);
    if (first != '[')
        return true;
    for (Token at = begin + 1; m_walker.tokens.first(at) != ']'; at += m_walker.tokens.first(at) == ',') {
        if (m_walker.tokens.first(at) == '{') {
            texts.all.clear();  // instances: the last one is the newest
            if (!scopeSeries(at, texts))
                return false;
        } else if (m_walker.tokens.first(at) == '"') {
            const auto text = m_walker.values.string(at);
            if (!text)
                return m_walker.failValue();
            texts.all.push_back(*text);
        } else {
            return true;
        }
        at = m_walker.tokens.skip(at);
    }
    texts.good = !texts.all.empty() && std::ranges::none_of(texts.all, &std::string_view::empty);
    return true;
}

// {"type":"Property","value":…}: how temporal representations write a scope.
bool EntityParser::scopeSeries(Token token, Texts &texts)
{
    const Token value = m_walker.values.member(token, "value");
    if (m_walker.tokens.first(value) != '"' && m_walker.tokens.first(value) != '[')
        return true;
    const Token end = m_walker.tokens.skip(value);
    for (Token at = m_walker.tokens.first(value) == '[' ? value + 1 : value; at < end; ++at) {
        if (m_walker.tokens.first(at) != '"')
            continue;
        const auto text = m_walker.values.string(at);
        if (!text)
            return m_walker.failValue();
        texts.all.push_back(*text);
        texts.good = true;
    }
    return true;
}

bool EntityParser::finish()
{
    if (m_feature && m_geometry != 0 && m_walker.tokens.first(m_geometry) == '{') {
        // The geometry stands among the properties too; where a source left it out, it is the location.
        const bool repeated = std::ranges::any_of(m_records.all(), [](const AttributeRecord &record) {
            return record.depth == 1 && !record.dropped &&
                   (record.kind == AttributeKind::GeoProperty || record.name == "location");
        });
        if (!repeated && !m_attributes.readGeometry("location", m_geometry))
            return false;
    }
    if (!m_id.given && m_propertyId.given) {
        std::swap(m_id, m_propertyId);
        m_records.addRemark(RemarkCode::IdMissingInFeature);
    }
    if (!m_id.given)
        return m_walker.fail(QuarantineReason::MissingId, "");
    if (!m_id.good || m_id.all.size() != 1)
        return m_walker.fail(QuarantineReason::BadId, "");
    m_head.id = m_id.all.front();
    if (!m_types.given)
        return m_walker.fail(QuarantineReason::MissingType, std::string(m_head.id));
    if (!m_types.good)
        return m_walker.fail(QuarantineReason::BadType, std::string(m_head.id));
    m_head.types = m_types.all;
    m_head.scopes = m_scopes.all;
    if (!resemblesUri(m_head.id))
        m_records.addRemark(RemarkCode::IdNotUri);
    m_records.learnUsual();
    return true;
}

}  // namespace civiscope::ngsild

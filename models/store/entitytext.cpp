// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/entitytext.h"

#include <simdjson.h>

#include <algorithm>

namespace civiscope::store {

namespace {

using Token = ngsild::JsonTokens::Token;

std::string plainName(std::string_view quoted)
{
    const std::string_view inside = quoted.substr(1, quoted.size() - 2);
    if (inside.find('\\') == std::string_view::npos)
        return std::string(inside);
    return ngsild::unescape(inside).value_or(std::string(inside));
}

// Takes the blanks out of what was appended since `begin`.
void squeeze(std::string &text, std::size_t begin)
{
    std::string squeezed(text.size() - begin, '\0');
    std::size_t size = 0;
    if (simdjson::minify(text.data() + begin, text.size() - begin, squeezed.data(), size) == simdjson::SUCCESS)
        text.replace(begin, std::string::npos, squeezed, 0, size);
}

}  // namespace

bool EntityText::readEntity(std::string_view raw)
{
    m_id = m_propertyId = m_context = m_geometry = {};
    m_members.clear();
    if (m_tokens.index(raw) || m_tokens.first(0) != '{')
        return false;
    members(0, false);
    if (isFeature()) {
        const std::vector<Member> outer = std::move(m_members);
        m_members.clear();
        for (const Member &member : outer) {
            const std::string name = plainName(member.name);
            if (name == "geometry" && member.value.starts_with('{'))
                m_geometry = member.value;
            else if (name == "properties" && member.value.starts_with('{'))
                members(member.token, true);
        }
    }
    return !m_id.empty() || !m_propertyId.empty();
}

bool EntityText::isFeature() const
{
    const auto isType = [](const Member &member) { return member.name == "\"type\"" && member.value == "\"Feature\""; };
    return std::ranges::any_of(m_members, isType) && (has("properties") || has("geometry"));
}

bool EntityText::has(std::string_view name) const
{
    return std::ranges::any_of(m_members, [name](const Member &member) { return plainName(member.name) == name; });
}

std::string_view EntityText::valueOf(std::string_view iri, const jsonld::Context &context) const
{
    const auto means = [&](const Member &member) { return context.expand(plainName(member.name)).iri == iri; };
    const auto found = std::ranges::find_if(m_members, means);
    return found == m_members.end() ? std::string_view() : found->value;
}

// The members of the object that begins here. Of equal names the last counts.
void EntityText::members(Token token, bool properties)
{
    do {
        ++token;
        if (m_tokens.first(token) != '"' || m_tokens.first(token + 1) != ':')
            return;
        const Token begin = token + 2;
        const Token end = m_tokens.skip(begin);
        const Member member{m_tokens.scalar(token), m_tokens.span(begin, end), begin};
        const std::string name = plainName(member.name);
        if (name == "id" || name == "@id")
            (properties ? m_propertyId : m_id) = member.value;
        else if (name == "@context")
            m_context = member.value;
        else
            m_members.push_back(member);
        token = end;
    } while (m_tokens.first(token) == ',');
}

void EntityText::writeEntity(std::string &to, std::string_view context) const
{
    const std::size_t begin = to.size();
    to += R"({"id":)";
    to += id();
    if (!m_members.empty())
        to += ',';
    writeMembers(to);
    writeContext(to, context);
    to += '}';
    squeeze(to, begin);
}

void EntityText::writeFeature(std::string &to, std::string_view geometry, std::string_view context) const
{
    const std::size_t begin = to.size();
    to += R"({"type":"Feature","id":)";
    to += id();
    to += R"(,"geometry":)";
    to += geometry;
    to += R"(,"properties":{)";
    writeMembers(to);
    to += '}';
    writeContext(to, context);
    to += '}';
    squeeze(to, begin);
}

void EntityText::writeMembers(std::string &to) const
{
    for (const Member &member : m_members) {
        if (&member != &m_members.front())
            to += ',';
        to += member.name;
        to += ':';
        to += member.value;
    }
}

void EntityText::writeContext(std::string &to, std::string_view context) const
{
    const std::string_view own = m_context.empty() ? context : m_context;
    if (own.empty())
        return;
    to += R"(,"@context":)";
    to += own;
}

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"
#include "ngsild/jsontokens.h"

#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

// An entity's bytes taken apart into its members, to be put into another frame with every value as it came, digit by
// digit. Takes an entity in any representation, and a GeoJSON Feature (its properties are the members then). Reused for
// many entities; one object a thread.
class EntityText {
public:
    struct Member {
        std::string_view name;  // JSON text, quotes included
        std::string_view value;  // JSON text
        ngsild::JsonTokens::Token token = 0;  // where the value begins
    };

    // `raw` must live as long as what is read from this. false: that is no entity.
    [[nodiscard]] bool readEntity(std::string_view raw);

    [[nodiscard]] std::string_view id() const { return m_id.empty() ? m_propertyId : m_id; }  // JSON text
    [[nodiscard]] std::string_view context() const { return m_context; }  // its own, JSON text; empty: none
    [[nodiscard]] std::string_view geometry() const { return m_geometry; }  // of a Feature; empty: none, or null
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }  // but id and @context
    [[nodiscard]] bool has(std::string_view name) const;
    // The value of the first member whose name means this IRI; empty: none.
    [[nodiscard]] std::string_view valueOf(std::string_view iri, const jsonld::Context &context) const;

    // Puts a member in that the bytes do not have by this name. Both JSON text, to live as long as `raw`.
    void addMember(std::string_view name, std::string_view value) { m_members.push_back({name, value, 0}); }

    // Appends one line without blanks: the entity, or a GeoJSON Feature with this geometry (JSON text). The entity's
    // own
    // @context, else `context` (JSON text, empty: none), stands in it.
    void writeEntity(std::string &to, std::string_view context) const;
    void writeFeature(std::string &to, std::string_view geometry, std::string_view context) const;

private:
    bool isFeature() const;
    void members(ngsild::JsonTokens::Token token, bool properties);
    void writeMembers(std::string &to) const;
    void writeContext(std::string &to, std::string_view context) const;

    ngsild::JsonTokens m_tokens;
    std::string_view m_id;  // JSON text
    std::string_view m_propertyId;  // an id among a Feature's properties
    std::string_view m_context;  // JSON text
    std::string_view m_geometry;
    std::vector<Member> m_members;
};

}  // namespace civiscope::store

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributeparser.h"
#include "ngsild/attributerecords.h"
#include "ngsild/memberwalker.h"

#include <optional>
#include <string_view>
#include <vector>

namespace civiscope::ngsild {

// Turns the bytes of one entity into a head and records. Everything is read before anything is told, for id, type and
// datasetId may come last. Buffers are reused; one parser a thread.
class EntityParser {
public:
    EntityParser();

    using Fault = MemberWalker::Fault;
    [[nodiscard]] std::optional<Fault> parse(std::string_view raw);

    // Of the last parse that went well. Views into `raw` and into the parser.
    [[nodiscard]] const EntityHead &head() const { return m_head; }
    [[nodiscard]] const std::vector<AttributeRecord> &records() const { return m_records.all(); }
    [[nodiscard]] const std::vector<ReadRemark> &remarks() const { return m_records.remarks(); }

private:
    using Token = JsonTokens::Token;
    struct Texts {
        bool given = false;
        bool good = false;
        std::vector<std::string_view> all;
    };

    void clear();
    bool members(Token &token, bool properties);
    bool member(std::string_view name, Token &token, bool properties);
    [[nodiscard]] bool isFeature(Token object) const;
    void becomeFeature();
    bool texts(Token &token, Texts &texts);
    bool scopeSeries(Token token, Texts &texts);
    bool finish();

    MemberWalker m_walker;
    AttributeRecords m_records;
    AttributeParser m_attributes;
    EntityHead m_head;

    bool m_feature = false;
    Token m_geometry = 0;  // of a Feature; 0: none
    Texts m_id;
    Texts m_propertyId;
    Texts m_types;
    Texts m_scopes;
};

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributelook.h"
#include "ngsild/attributerecords.h"
#include "ngsild/members.h"
#include "ngsild/memberwalker.h"

#include <optional>
#include <string_view>

namespace civiscope::ngsild {

// Reads attributes and their sub-attributes into records, each in the form it is in. Functions expect the value at
// `token`, move it behind and answer false when the entity cannot be read (see the walker's fault). `parent`: the
// record above, −1 for the entity.
class AttributeParser {
public:
    using Token = JsonTokens::Token;

    AttributeParser(MemberWalker &walker, AttributeRecords &records)
        : m_walker(walker)
        , m_records(records)
    {
    }
    // Before each entity: the text that the tokens stand for.
    void begin(std::string_view raw) { m_raw = raw; }

    bool readAttribute(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    // The same for a name that cannot be there already and is in order.
    bool readUsual(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    // A GeoJSON geometry, as an attribute of the entity.
    bool readGeometry(std::string_view name, Token &token);
    bool readMoment(Token &token, std::optional<Moment> &moment, std::int32_t record, std::string_view member);

private:
    bool readInstances(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    bool readDatasetMap(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    bool readInstance(const AttributeLook &look, Token &token, std::int32_t record);
    bool readInstanceMember(std::string_view name, Token &token, std::int32_t record, const AttributeLook &look,
                            bool &valued, AttributeKind &valueKind);
    bool readSeries(AttributeKind kind, Token &token, std::int32_t record);
    bool readBare(Token &token, std::int32_t record);
    void settleKind(std::int32_t record, const AttributeLook &look, bool valued, AttributeKind valueKind);

    MemberWalker &m_walker;
    AttributeRecords &m_records;
    std::string_view m_raw;
    Oddities m_odd;
};

}  // namespace civiscope::ngsild

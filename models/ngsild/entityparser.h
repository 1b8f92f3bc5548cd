// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/members.h"
#include "ngsild/valuereader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::ngsild {

// An attribute instance as parsed; a list of them, parents first, is an entity.
struct AttributeRecord {
    std::string_view name;
    std::string_view datasetId;  // its own; empty: default
    AttributeKind kind = AttributeKind::Property;
    Value value;
    std::optional<Moment> observedAt;
    std::optional<Moment> modifiedAt;
    std::optional<Moment> createdAt;
    std::string_view unitCode;
    std::int32_t parent = -1;    // index of the record above, −1: the entity
    std::int32_t instance = -1;  // index in the array it came in
    std::int32_t depth = 1;      // 1: attribute, 2: sub-attribute …
    std::int32_t end = 0;        // index behind its sub-attributes
    bool dropped = false;        // a later one counts
};

struct ReadRemark {
    RemarkCode code = RemarkCode::NumberAsString;
    std::int32_t record = -1;  // −1: the entity
    std::string_view member;   // below that, a name; empty: itself
};

// Turns the bytes of one entity into a head and records. Everything is read before anything is told, for id, type and
// datasetId may come last. Buffers are reused; one parser a thread.
class EntityParser {
public:
    EntityParser();

    struct Fault {
        QuarantineReason reason = QuarantineReason::InvalidJson;
        std::string detail;
    };
    [[nodiscard]] std::optional<Fault> parse(std::string_view raw);

    // Of the last parse that went well. Views into `raw` and into the parser.
    [[nodiscard]] const EntityHead &head() const { return m_head; }
    [[nodiscard]] const std::vector<AttributeRecord> &records() const { return m_records; }
    [[nodiscard]] const std::vector<ReadRemark> &remarks() const { return m_remarks; }

private:
    using Token = JsonTokens::Token;
    enum class Form : std::uint8_t { Bare, Instance, DatasetMap };
    struct Look {
        Form form = Form::Bare;
        std::optional<AttributeKind> kind;  // declared
        bool strange = false;               // has a type that is no kind
        bool marked = false;                // has a member that only instances have
        bool foreign = false;              // has a member that no attribute reserves
    };
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
    bool attribute(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    bool readAttribute(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    bool plainInstance(Token &token, AttributeRecord &record);
    bool isUsual(std::string_view name);
    void leaveStep(std::int32_t first);
    void learnUsual();
    bool instances(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    bool datasetMap(std::string_view name, Token &token, std::int32_t parent, std::int32_t depth);
    bool instance(const Look &look, Token &token, std::int32_t record);
    bool instanceMember(std::string_view name, Token &token, std::int32_t record, const Look &look, bool &valued,
                        AttributeKind &valueKind);
    bool series(AttributeKind kind, Token &token, std::int32_t record);
    bool bare(Token &token, std::int32_t record);
    void settleKind(std::int32_t record, const Look &look, bool valued, AttributeKind valueKind);
    void settleInstances(std::int32_t first, std::int32_t depth);
    bool finish();

    [[nodiscard]] Look look(Token token) const;
    [[nodiscard]] bool holdsInstances(Token token) const;
    [[nodiscard]] bool isSeries(Token token) const;
    std::int32_t addRecord(std::string_view name, std::int32_t parent, std::int32_t depth, std::int32_t instance);
    void forgetEarlier(std::string_view name, std::int32_t parent, std::int32_t first);
    void growSeen();
    [[nodiscard]] std::size_t seenSlot(std::string_view name, std::int32_t parent) const;
    void drop(std::int32_t record);
    bool key(Token &token, std::string_view &name);
    bool close(Token &token, char bracket, bool &more);
    bool fail(QuarantineReason reason, std::string detail);
    bool failValue();
    void remark(RemarkCode code, std::int32_t record = -1, std::string_view member = {});
    void drain(std::int32_t record, std::string_view member = {});
    bool moment(Token &token, std::optional<Moment> &moment, std::int32_t record, std::string_view member);

    JsonTokens m_tokens;
    ValueReader m_values;
    std::string_view m_raw;
    EntityHead m_head;
    std::vector<AttributeRecord> m_records;
    std::vector<ReadRemark> m_remarks;
    Oddities m_odd;
    Fault m_fault;

    bool m_feature = false;
    Token m_geometry = 0;  // of a Feature; 0: none
    Texts m_id;
    Texts m_propertyId;
    Texts m_types;
    Texts m_scopes;

    // The attributes' names of the last entity. Those that come again in their order, as mostly all do, are distinct
    // and have been looked at.
    std::vector<std::string> m_usual;
    std::size_t m_inStep = 0;  // attributes so far that stand as usual

    // Which names were met below which record, to find duplicates.
    struct Seen {
        std::uint32_t generation = 0;
        std::int32_t record = 0;
    };
    std::vector<Seen> m_seen;
    std::uint32_t m_generation = 0;
    std::size_t m_seenCount = 0;
};

}  // namespace civiscope::ngsild

// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entitysink.h"
#include "ngsild/oddities.h"

#include <cstddef>
#include <cstdint>
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

// The attributes of one entity while it is read, and what was odd about them. Of a name that comes twice in one object
// the last one counts, of instances with one datasetId the newest. Buffers are reused for the next entity.
class AttributeRecords {
public:
    AttributeRecords();

    void clear();

    [[nodiscard]] const std::vector<AttributeRecord> &all() const { return m_records; }
    [[nodiscard]] const std::vector<ReadRemark> &remarks() const { return m_remarks; }
    [[nodiscard]] std::int32_t count() const { return std::int32_t(m_records.size()); }
    [[nodiscard]] AttributeRecord &at(std::int32_t record) { return m_records[std::size_t(record)]; }

    std::int32_t addRecord(std::string_view name, std::int32_t parent, std::int32_t depth, std::int32_t instance);
    void removeLast() { m_records.pop_back(); }
    void addRemark(RemarkCode code, std::int32_t record = -1, std::string_view member = {});
    void addRemarks(Oddities &odd, std::int32_t record, std::string_view member = {});  // and forgets them

    // Whether an attribute's name is among the last entity's, behind those that came before it: then it cannot be one
    // of them, and has been looked at.
    [[nodiscard]] bool isUsual(std::string_view name);
    // An attribute of the entity that is not usual, or came out of step, begins at `first`.
    void leaveStep(std::int32_t first);
    // To be called when an entity is read whole.
    void learnUsual();

    // Drops what came before `first` under the same name in the same object.
    void dropEarlier(std::string_view name, std::int32_t parent, std::int32_t first);
    // Of instances from `first` on with the same datasetId the newest stays, of those of a sub-attribute the default
    // one.
    void settleInstances(std::int32_t first, std::int32_t depth);

private:
    void growSeen();
    [[nodiscard]] std::size_t seenSlot(std::string_view name, std::int32_t parent) const;
    void dropRecord(std::int32_t record);

    std::vector<AttributeRecord> m_records;
    std::vector<ReadRemark> m_remarks;

    // The attributes' names of the last entity, in their order: mostly all come again.
    std::vector<std::string> m_usual;
    std::size_t m_inStep = 0;  // attributes so far that stand as usual; npos: out of step

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

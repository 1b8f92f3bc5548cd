// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/attributerecords.h"

#include "ngsild/sametext.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace civiscope::ngsild {

namespace {

std::optional<Moment> timeOf(const AttributeRecord &record)
{
    if (record.observedAt)
        return record.observedAt;
    return record.modifiedAt ? record.modifiedAt : record.createdAt;
}

}  // namespace

AttributeRecords::AttributeRecords()
    : m_seen(64)
{
}

void AttributeRecords::clear()
{
    m_inStep = 0;
    m_records.clear();
    m_remarks.clear();
    ++m_generation;
    m_seenCount = 0;
}

std::int32_t AttributeRecords::addRecord(std::string_view name, std::int32_t parent, std::int32_t depth,
                                         std::int32_t instance)
{
    AttributeRecord &record = m_records.emplace_back();
    record.name = name;
    record.parent = parent;
    record.depth = depth;
    record.instance = instance;
    return std::int32_t(m_records.size()) - 1;
}

void AttributeRecords::addRemark(RemarkCode code, std::int32_t record, std::string_view member)
{
    m_remarks.push_back({code, record, member});
}

void AttributeRecords::addRemarks(Oddities &odd, std::int32_t record, std::string_view member)
{
    if (odd.any())
        odd.drain([&](RemarkCode code) { addRemark(code, record, member); });
}

void AttributeRecords::dropRecord(std::int32_t record)
{
    const std::int32_t end = m_records[std::size_t(record)].end;
    for (std::int32_t i = record; i < end; ++i)
        m_records[std::size_t(i)].dropped = true;
}

void AttributeRecords::growSeen()
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
std::size_t AttributeRecords::seenSlot(std::string_view name, std::int32_t parent) const
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

void AttributeRecords::dropEarlier(std::string_view name, std::int32_t parent, std::int32_t first)
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
            dropRecord(i);
        }
        addRemark(RemarkCode::DuplicateKey, first);
    } else {
        ++m_seenCount;
    }
    seen = {m_generation, first};
}

bool AttributeRecords::isUsual(std::string_view name)
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
void AttributeRecords::leaveStep(std::int32_t first)
{
    if (m_inStep == std::string_view::npos)
        return;
    m_inStep = std::string_view::npos;
    std::string_view before;
    for (std::int32_t i = 0; i < first; i = m_records[std::size_t(i)].end) {
        const std::string_view name = m_records[std::size_t(i)].name;
        if (i == 0 || name != before)
            dropEarlier(name, -1, i);
        before = name;
    }
}

// An entity that was unlike the one before may be like the next.
void AttributeRecords::learnUsual()
{
    if (m_inStep != std::string_view::npos)
        return;
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

void AttributeRecords::settleInstances(std::int32_t first, std::int32_t depth)
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
        addRemark(before || now ? RemarkCode::TemporalInstances : RemarkCode::DuplicateDataset, order[i]);
        if (before && (!now || *now < *before))
            std::swap(order[i], order[i - 1]);
        dropRecord(order[i - 1]);
    }
    if (depth == 1)
        return;
    bool kept = false;
    for (const std::int32_t i : order) {
        if (at(i).dropped)
            continue;
        if (kept) {
            addRemark(RemarkCode::NestedDataset, i);
            dropRecord(i);
        }
        kept = true;
    }
}

}  // namespace civiscope::ngsild

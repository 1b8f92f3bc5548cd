// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/versiondata.h"

#include "store/documentnotes.h"

#include <algorithm>

namespace civiscope::store {

std::shared_ptr<const VersionData> VersionData::empty(std::uint64_t number)
{
    auto version = std::make_shared<VersionData>();
    version->m_number = number;
    return version;
}

std::optional<EntityRef> VersionData::find(std::string_view id) const
{
    return m_index->find(hashOf(id), [&](EntityRef ref) {
        return ref.table < m_data.size() && ref.row < m_data[ref.table]->rowCount() &&
               m_data[ref.table]->id(ref.row) == id;
    });
}

Result<std::string> VersionData::raw(EntityRef entity) const
{
    const RawPlace place = m_data[entity.table]->raw(entity.row);
    return m_log->read(place.offset, place.length);
}

jsonld::ContextPtr VersionData::context(EntityRef entity) const
{
    return (*m_contexts)[m_data[entity.table]->context(entity.row)];
}

void VersionData::setTables(std::vector<std::shared_ptr<const TableData>> tables)
{
    m_data = std::move(tables);
    m_tables.assign(m_data.begin(), m_data.end());
    m_entities = 0;
    m_bytes = sizeof(VersionData) + m_index->bytes();
    for (const auto &table : m_data) {
        m_entities += table->rowCount();
        m_bytes += table->bytes();
    }
}

void VersionData::addQuarantined(std::vector<ngsild::Quarantined> more)
{
    if (m_quarantined + more.size() > m_quarantineRoom) {
        m_quarantineRoom = std::max(m_quarantined + more.size(), m_quarantineRoom * 2);
        auto larger = std::make_shared<ngsild::Quarantined[]>(m_quarantineRoom);
        std::copy_n(m_quarantine.get(), m_quarantined, larger.get());
        m_quarantine = std::move(larger);
    }
    std::ranges::move(more, m_quarantine.get() + m_quarantined);
    m_quarantined += more.size();
}

bool VersionData::dropQuarantined(std::string_view document)
{
    const auto others = [&](const ngsild::Quarantined &item) { return !liesIn(item.where, document); };
    const std::span<const ngsild::Quarantined> all = quarantine();
    if (std::ranges::all_of(all, others))
        return false;
    // Earlier versions go on seeing what they saw.
    std::vector<ngsild::Quarantined> left;
    std::ranges::copy_if(all, std::back_inserter(left), others);
    m_quarantine.reset();
    m_quarantined = m_quarantineRoom = 0;
    addQuarantined(std::move(left));
    return true;
}

}  // namespace civiscope::store
